"""The tables of the data: their columns, what these mean, and which refer to which."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

import msgspec

Kind = Literal["text", "integer", "real"]
#: One cell of a row; ``None``: nothing is known.
Value = str | int | float | None
Row = tuple[Value, ...]


class TableColumn(NamedTuple):
    """A column of a table."""

    name: str
    #: What it holds, for people.
    note: str
    kind: Kind = "text"
    #: The table whose ``id`` it holds.
    refers: str = ""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table of the data."""

    name: str
    #: What a row of it is.
    note: str
    columns: tuple[TableColumn, ...]
    #: The columns that tell its rows apart; empty: nothing does.
    key: tuple[str, ...] = ("id",)
    #: The columns that full-text search looks through.
    searched: tuple[str, ...] = ()
    #: The columns by which its rows are counted.
    facets: tuple[str, ...] = ()


class TableRows(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of one table."""

    table: str
    rows: tuple[Row, ...]


_EVENT: Final = TableColumn("event", "the event", refers="events")
_ARTICLE: Final = TableColumn("article", "the article", refers="articles")
_OUTLET: Final = TableColumn("outlet", "the outlet of the article", refers="outlets")
_PERSON: Final = TableColumn(
    "person", "whose words it gives, where that is a public person", refers="people"
)
_SPEECH: Final = TableColumn("speech", "headline, direct, mixed, indirect, narration or credit")
_PLACE: Final = (
    TableColumn("paragraph", "its paragraph, from 1; 0 is the headline", "integer"),
    TableColumn("start", "where it begins in the paragraph, in code points from 0", "integer"),
    TableColumn("end", "where it ends", "integer"),
)
_PAGE: Final = TableColumn("page", "where it is shown")

TABLES: Final = (
    Table(
        name="outlets",
        note="An outlet, as its editors describe it.",
        columns=(
            TableColumn("id", "its name in addresses"),
            TableColumn("name", "its name"),
            TableColumn("sign", "its short name"),
            TableColumn("kind", "what it is: newspaper, agency and so on"),
            TableColumn("country", "ISO 3166-1 alpha-2"),
            TableColumn("homepage", "its address"),
            TableColumn("language", "BCP 47"),
            TableColumn("funding", "who pays for it"),
            _PAGE,
        ),
        facets=("country", "kind"),
    ),
    Table(
        name="storylines",
        note="Events about one matter that follow one another.",
        columns=(TableColumn("id", "its name in addresses"), TableColumn("title", "its title"), _PAGE),
    ),
    Table(
        name="people",
        note="A person in a public role whom reports quote.",
        columns=(
            TableColumn("id", "the name in addresses"),
            TableColumn("name", "as most reports print it"),
            TableColumn("role", "the role, as printed"),
            TableColumn("page", "where the person is shown; empty without a page"),
        ),
    ),
    Table(
        name="events",
        note="One happening.",
        columns=(
            TableColumn("id", "its name in addresses"),
            TableColumn("title", "its title"),
            TableColumn("date", "the day, ISO 8601, as exactly as it is known"),
            TableColumn("place", "where"),
            TableColumn("storyline", "the storyline that it belongs to", refers="storylines"),
            TableColumn("status", "proposed by the program, or confirmed by an editor"),
            TableColumn("articles", "number of articles", "integer"),
            TableColumn("statements", "number of statements compared", "integer"),
            TableColumn("differences", "number of differences in wording", "integer"),
            TableColumn("conflicts", "number of conflicts of fact", "integer"),
            _PAGE,
        ),
        searched=("title",),
        facets=("status", "storyline"),
    ),
    Table(
        name="articles",
        note="The report found in one capture.",
        columns=(
            TableColumn("id", "its name in addresses"),
            TableColumn("event", "the event that it reports", refers="events"),
            TableColumn("outlet", "who published it", refers="outlets"),
            TableColumn("outlet_basis", "how the outlet is known"),
            TableColumn("title", "its headline"),
            TableColumn("published", "ISO 8601, as exactly as it is known"),
            TableColumn("published_basis", "how that is known"),
            TableColumn("edtf", "the same as EDTF; an inferred day is an open interval"),
            TableColumn("updated", "when the page says that it was changed last"),
            TableColumn("language", "BCP 47"),
            TableColumn("authors", "as the byline names them"),
            TableColumn("url", "the address of the page that was captured"),
            TableColumn("capture", "the capture below seeds/"),
            TableColumn("sha256", "the digest of the capture"),
            _PAGE,
        ),
        searched=("title",),
        facets=("outlet", "language", "published_basis"),
    ),
    Table(
        name="captures",
        note="The file that an article was found in, and how it came into seeds/.",
        columns=(
            TableColumn("capture", "its place below seeds/"),
            _ARTICLE,
            TableColumn("sha256", "the digest of its bytes"),
            TableColumn("media", "text or html"),
            TableColumn("encoding", "the codec that decoded it"),
            TableColumn("captured", "when it was captured, ISO 8601"),
            TableColumn("captured_basis", "how that is known"),
            TableColumn("url", "the address that was asked for"),
            TableColumn("final_url", "the address that redirects led to"),
            TableColumn("fetched", "when the answer was whole"),
            TableColumn("status", "the status of the answer"),
            TableColumn("content_type", "what the server called it"),
            TableColumn("bytes", "number of bytes received", "integer"),
            TableColumn("source", "the source in content/sources.yaml that led to it"),
            TableColumn("archived", "addresses of copies in web archives"),
            TableColumn("stamped", "when a service stamped its digest"),
            TableColumn("stamped_by", "the address of that service"),
            _PAGE,
        ),
        key=("capture",),
        facets=("status", "source", "captured_basis"),
    ),
    Table(
        name="versions",
        note="A capture of an article that was captured more than once, with what changed.",
        columns=(
            _ARTICLE,
            TableColumn("version", "its number, the oldest is 1", "integer"),
            TableColumn("kind", "first, updated, corrected, same, silent or changed"),
            TableColumn("shown", "yes: it is the text that the article shows"),
            TableColumn("title", "its headline"),
            TableColumn("published", "ISO 8601"),
            TableColumn("updated", "ISO 8601"),
            TableColumn("order_basis", "what tells its place among the others"),
            TableColumn("sentences_changed", "against the version before", "integer"),
            TableColumn("sentences_added", "against the version before", "integer"),
            TableColumn("sentences_removed", "against the version before", "integer"),
            TableColumn("note", "the line in which the page tells of a correction"),
            TableColumn("capture", "the capture below seeds/"),
            TableColumn("sha256", "the digest of the capture"),
            TableColumn("captured", "when it was captured"),
            TableColumn("captured_basis", "how that is known"),
            TableColumn("form", "AMP, print or mobile; empty for the usual page"),
            _PAGE,
        ),
        key=("capture",),
        facets=("kind",),
    ),
    Table(
        name="statements",
        note="What several articles of an event say alike: a row of the event's table.",
        columns=(
            TableColumn("id", "the event and the anchor on its page"),
            _EVENT,
            TableColumn("number", "its place in the table", "integer"),
            TableColumn("name", "a phrase of the base passage"),
            TableColumn("short_name", "a few words of it"),
            TableColumn("base", "the article whose wording is compared", refers="articles"),
            TableColumn("carried", "number of articles that carry it", "integer"),
            TableColumn("articles", "number of articles of the event", "integer"),
            _PAGE,
        ),
        searched=("name",),
    ),
    Table(
        name="cells",
        note="What one article prints of one statement.",
        columns=(
            TableColumn("statement", "the statement", refers="statements"),
            _EVENT,
            TableColumn("number", "the place of the statement in its table", "integer"),
            TableColumn("name", "the name of the statement"),
            _ARTICLE,
            _OUTLET,
            TableColumn("presence", "base, verbatim, reworded, paraphrased, indirect or headline where it carries it, "
                "else similar, absent, short, language or removed"),
            _SPEECH,
            _PERSON,
            *_PLACE,
            TableColumn("text", "the passage"),
            TableColumn("differences", "how its words differ from the base's"),
            TableColumn("nearest", "of something similar: the nearest passage"),
        ),
        key=("statement", "article"),
        searched=("text",),
        facets=("outlet", "presence", "speech"),
    ),
    Table(
        name="differences",
        note="A difference in wording between a passage and that of the base text.",
        columns=(
            TableColumn("statement", "the statement", refers="statements"),
            _ARTICLE,
            _OUTLET,
            TableColumn("mark", "reworded, added, omitted, moved or note"),
            TableColumn("base", "the words of the base text"),
            TableColumn("here", "the words of the article"),
        ),
        key=(),
        facets=("mark", "outlet"),
    ),
    Table(
        name="unique_passages",
        note="A passage of an article to which no other report of the event has a counterpart.",
        columns=(_EVENT, _ARTICLE, _OUTLET, _SPEECH, _PERSON, *_PLACE, TableColumn("text", "the passage"), _PAGE),
        key=(),
        searched=("text",),
        facets=("outlet", "speech"),
    ),
    Table(
        name="quotations",
        note="A passage that gives somebody's words.",
        columns=(
            _EVENT,
            _ARTICLE,
            _OUTLET,
            TableColumn("statement", "the statement that it is compared in", refers="statements"),
            _PERSON,
            TableColumn("speech", "direct, mixed or indirect"),
            *_PLACE,
            TableColumn("text", "the passage"),
            _PAGE,
        ),
        key=(),
        searched=("text",),
        facets=("person", "outlet", "speech"),
    ),
    Table(
        name="credits",
        note="Where an article says that it has its report or its picture from.",
        columns=(
            _EVENT,
            _ARTICLE,
            _OUTLET,
            TableColumn("kind", "report, agency, note or photo"),
            TableColumn("name", "as printed"),
            TableColumn("source", "the article of the event that is credited", refers="articles"),
            TableColumn("credited", "the outlet that is credited, where it is known", refers="outlets"),
            TableColumn("words", "the words that say so"),
        ),
        key=(),
        facets=("kind", "credited"),
    ),
    Table(
        name="conflicts",
        note="What one article says where reports of an event differ in fact; one conflict has a row for each side.",
        columns=(
            TableColumn("id", "the event and the anchor of the conflict on its page"),
            _EVENT,
            TableColumn("kind", "figure, money, time, day, name, place, negation, opposite or speaker"),
            TableColumn("statement", "the statement that holds all sides", refers="statements"),
            _ARTICLE,
            _OUTLET,
            TableColumn("reading", "articles that say the same have the same number", "integer"),
            TableColumn("says", "what it says there; where one side denies it, in the words around it"),
            TableColumn("passage", "the passage"),
            _PAGE,
        ),
        key=("id", "article"),
        searched=("passage",),
        facets=("kind", "outlet"),
    ),
    Table(
        name="reuse",
        note="Wording that an article shares with another one of its event.",
        columns=(
            _EVENT,
            _ARTICLE,
            TableColumn("source", "the other article", refers="articles"),
            TableColumn("share", "of the article's four-word sequences that the other has, 0 to 1", "real"),
            TableColumn("verbatim", "share of its words that the other has word for word", "real"),
            TableColumn("edited", "share of its words that the other has edited", "real"),
            TableColumn("paraphrase", "share of its words that the other has in other words", "real"),
            TableColumn("statements", "number of statements that both carry", "integer"),
            TableColumn("direction", "how it is known that the other came first: credit, agency, time; or unknown"),
        ),
        key=("article", "source"),
        facets=("direction",),
    ),
)  # fmt: skip
#: The tables that every build makes of the whole digest, however large.
FACTS: Final = ("outlets", "storylines", "people", "events", "articles", "captures", "versions")
#: By name.
TABLE: Final = {table.name: table for table in TABLES}
