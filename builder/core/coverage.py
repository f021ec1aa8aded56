"""Coverage of one event: what each outlet printed of a statement, and how we know."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from builder.core.conflict import Conflict, Explained
from builder.core.passage import Passage
from builder.core.quotation import Person
from builder.core.wording import NameUse, Wording

Presence = Literal[
    "base",
    "verbatim",
    "reworded",
    "paraphrased",
    "indirect",
    "headline",
    "similar",
    "absent",
    "short",
    "language",
    "removed",
]
#: How an article can fail to carry a statement: something is similar, nothing of the kind was
#: found, it is too short to tell or in another language, or a person took it out.
SILENT: Final[tuple[Presence, ...]] = ("similar", "absent", "short", "language", "removed")
Mark = Literal["same", "reworded", "added", "omitted", "moved", "note"]
DatedKind = Literal["recalled", "announced", "foreign"]
CreditKind = Literal["report", "agency", "note", "photo"]
#: A credit in words, an agency's mark, an earlier date, or nothing tells which of two texts came
#: first.
Direction = Literal["credit", "agency", "time", "unknown"]


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A run of a passage's text with its difference against the base text.

    Read-back: the texts of a cell's segments, those marked ``omitted`` left out, joined, are the
    passage's text.
    """

    text: str
    mark: Mark = "same"
    #: ``reworded``: the base's words in place of these.  ``omitted``: "" (``text`` holds the base's words).
    base: str = ""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the list under a cell; ``base`` is "" if added, ``here`` if omitted."""

    mark: Mark
    base: str = ""
    here: str = ""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one article prints of one statement."""

    article: str
    presence: Presence
    #: The passage compared; ``None`` when the article does not carry the statement.
    passage: Passage | None = None
    #: Further passages of the same article that say the same (its headline, its lead).
    others: tuple[Passage, ...] = ()
    segments: tuple[Segment, ...] = ()
    differences: tuple[Difference, ...] = ()
    #: Sentences of the article looked through.
    searched: int = 0
    #: ``similar``: the passage that comes nearest, not sure enough to be carried and too near to be
    #: called not found; else ``None``.
    nearest: Passage | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A wording and the articles that have it; ``text`` is "" where they omit the words."""

    text: str
    #: Article ids in column order.
    witnesses: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A place of variation in a statement's apparatus; the first reading is the base's."""

    readings: tuple[Reading, ...]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Passages of several articles that say the same thing: a row of the table."""

    #: 1-based, in the order of the default base text.
    number: int
    #: Stable anchor: ``s-`` and eight hexadecimal digits of the passages' text.
    anchor: str
    #: A phrase of the base passage, as printed.
    name: str
    #: A few words of it for places where room is scarce, unlike those of the table's other
    #: statements; dots where it is cut.
    short_name: str
    #: Id of the article whose passage the others are compared with.
    base: str
    #: One cell an article, in column order.
    cells: tuple[Cell, ...]
    #: The critical apparatus, most telling place first; empty when one article carries the
    #: statement.
    entries: tuple[Entry, ...] = ()


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """All statements against one base text.

    A statement that the base lacks is compared with the default base; in an event of many articles
    only the default base's table has such statements.
    """

    #: Article id.
    base: str
    statements: tuple[Statement, ...]
    #: Why this article is the base (the default one), in one readable sentence; "" for the others.
    reason: str = ""


class Fragment(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a passage quoted at the top of the page: what all report, or only one."""

    #: Words of ``passage``, as printed.
    text: str
    passage: Passage
    #: Number of the statement it belongs to; ``None`` for a passage without counterpart.
    statement: int | None = None
    #: Article ids that carry it.
    articles: tuple[str, ...] = ()


class Similar(msgspec.Struct, frozen=True, kw_only=True):
    """A passage outside all statements, not unique: that of another article is similar."""

    passage: Passage
    nearest: Passage


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A passage about another time than the event."""

    passage: Passage
    kind: DatedKind
    #: EDTF level 1: ``2006-02-02``, ``2006``, ``195X``, ``2023-05~``, or "" when only "previously"
    #: is said.
    date: str
    #: The words that date it, as printed.
    words: str
    #: The year was worked out from the article's date or an anniversary, not printed.
    inferred: bool = False
    #: Some words of the passage that say what happened, as printed.
    quote: str = ""


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """An article saying where it has its report or its picture from."""

    article: str
    #: As printed ("Agencies").
    name: str
    kind: CreditKind
    #: Article of this event whose outlet is credited; ``None`` when it is not among them.
    source: str | None = None
    #: Id of the credited outlet, when known.
    outlet: str | None = None
    #: The sentence or line that says so; ``None`` when it is in the front matter only.
    evidence: Passage | None = None
    words: str = ""
    #: Somebody told it the source: the words are the source's, the report is the article's own.
    told: bool = False


class Reuse(msgspec.Struct, frozen=True, kw_only=True):
    """Wording of the event, names masked, that ``article`` shares with ``source``."""

    article: str
    source: str
    #: Share of ``article``'s 4-word sequences that are in ``source`` too, 0 to 1.
    share: float
    #: Number of aligned statements that both carry.
    statements: int = 0
    #: Shares of ``article``'s words in passages that ``source`` has word for word, edited, or in
    #: other words; the rest is its own.
    verbatim: float = 0.0
    edited: float = 0.0
    paraphrase: float = 0.0
    #: How it is known that ``source`` came first; "unknown" when it is not.
    direction: Direction = "unknown"


class Shares(msgspec.Struct, frozen=True, kw_only=True):
    """How much of an article's text about the event any other report has, too.

    The five shares of its words add up to 1.
    """

    article: str
    verbatim: float
    edited: float
    paraphrase: float
    own: float
    #: Words of passages to which another report has something similar, and nothing surer.
    similar: float = 0.0


class Voices(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the event's articles report independently of one another."""

    #: Groups of article ids; each counts once.
    groups: tuple[tuple[str, ...], ...]
    #: Articles without a voice of their own (previews), left out of the groups.
    silent: tuple[str, ...] = ()
    #: How the number came about: one readable sentence a step.
    reasons: tuple[str, ...] = ()


class Precedence(msgspec.Struct, frozen=True, kw_only=True):
    """``earlier`` was published before ``later``, as far as the evidence goes."""

    earlier: str
    later: str
    #: One readable sentence.
    reason: str
    basis: Direction = "time"


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """A person's words in one article of the event."""

    person: str
    passage: Passage


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that collate finds about one event."""

    event: str
    #: Article ids in column order: the base text, full reports by date and name, then captures too
    #: short to compare.
    articles: tuple[str, ...]
    #: Articles too short to tell an omission from a preview, with the reason: pairs of article id
    #: and sentence.
    short: tuple[tuple[str, str], ...] = ()
    #: The default base text's comparison first.
    comparisons: tuple[Comparison, ...] = ()
    #: Passages without a counterpart, in reading order; foreign text is left out, and of recalled
    #: facts those with a date.
    unique: tuple[Passage, ...] = ()
    #: The same of passages that would be unique if another article had not something similar.
    similar: tuple[Similar, ...] = ()
    #: The statement that each headline leads with: pairs of article id and statement number.
    leads: tuple[tuple[str, int], ...] = ()
    dated: tuple[Dated, ...] = ()
    #: What several articles recall of earlier times, numbered by itself; each row's base is the
    #: first article that has it.
    background: tuple[Statement, ...] = ()
    credits: tuple[Credit, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    #: One an article, in column order.
    shares: tuple[Shares, ...] = ()
    voices: Voices = Voices(groups=())
    #: Where reports differ in fact, in the order of the first one's passages; and differences that
    #: are explained.
    conflicts: tuple[Conflict, ...] = ()
    explained: tuple[Explained, ...] = ()
    wording: tuple[Wording, ...] = ()
    names: tuple[NameUse, ...] = ()
    order: tuple[Precedence, ...] = ()
    all_report: tuple[Fragment, ...] = ()
    one_reports: tuple[Fragment, ...] = ()
    people: tuple[Person, ...] = ()
    quoted: tuple[Quoted, ...] = ()
