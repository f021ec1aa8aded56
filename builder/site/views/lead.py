"""Fragments -> the top of a coverage page: what all report, and the headlines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import msgspec

from builder.core.coverage import SILENT, Coverage, Fragment
from builder.site.library import Library
from builder.site.markup import fragment_of, number_word
from builder.site.views import words

#: Fragments shown of one group under "All report", and under "Most widely reported".
_SHOWN_TOGETHER: Final = 5
_SHOWN_MOST: Final = 4
#: Articles named that do not report what others do, or that are too short to tell; more are
#: counted.
_MOST_SILENT: Final = 3


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """A quoted fragment with its proof."""

    text: str
    language: str
    #: Who prints it in these words.
    note: str
    #: Number of its statement, as a link; "" when it has none.
    number: str
    url: str


class QuoteGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Fragments that the same articles carry."""

    name: str
    note: str
    #: Further passages: words and address; "" for none.
    more: str
    more_url: str
    quotes: tuple[Quote, ...]


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """One headline as printed."""

    sign: str
    outlet_url: str
    #: "inferred" when the outlet is, "headline edited" when a person changed it.
    basis: str
    date: str
    title: str
    url: str
    language: str
    #: The statement that it leads with; "" for none.
    lead: str
    lead_url: str


def all_report(library: Library, coverage: Coverage) -> tuple[QuoteGroup, ...]:
    """Return what several articles report, the most widely carried first."""
    total, telling = len(coverage.articles), telling_articles(library, coverage)
    most = sorted(coverage.all_report, key=lambda one: -len(one.articles))
    if any(not telling.issubset(one.articles) for one in most):
        most = most[:_SHOWN_MOST]
    groups: dict[tuple[str, ...], list[Fragment]] = {}
    for fragment in most:
        groups.setdefault(fragment.articles, []).append(fragment)
    return tuple(
        QuoteGroup(
            name=f"All {total}" if len(articles) == total else f"{len(articles)} of {total}",
            note=_missing(library, coverage, articles, fragments, telling),
            more=_more(len(fragments) - _SHOWN_TOGETHER),
            more_url="#side-by-side",
            quotes=tuple(
                quote_view(library, coverage, fragment, signed=True)
                for fragment in fragments[:_SHOWN_TOGETHER]
            ),
        )
        for articles, fragments in groups.items()
    )


def all_title(library: Library, coverage: Coverage) -> str:
    """Return the title of the fragments that several articles carry.

    "All report" if all articles in the language of the base text carry each of them.
    """
    alike = {
        article for article in coverage.articles if not words.unlike(library, coverage, article)
    }
    return (
        "All report"
        if all(alike.issubset(one.articles) for one in coverage.all_report)
        else "Most widely reported"
    )


def nothing_shared(library: Library, coverage: Coverage) -> str:
    """Return what was compared and why no words are common to all; "" if some are."""
    telling = telling_articles(library, coverage)
    if coverage.all_report or len(coverage.articles) == 1:
        return ""
    if len(telling) == 1:
        return f"Only {library.sign(next(iter(telling)))} can be compared: the others are too short to tell or in another language."
    carried = [
        sum(cell.article in telling and cell.presence not in SILENT for cell in one.cells)
        for one in library.statements(coverage.event)
    ]
    several = [number for number in carried if number > 1]
    number = number_word(len(telling))
    compared = f"Every sentence and headline of the {number} full reports was compared with those of the others"
    if not several:
        return f"{compared}: in no two of them was the same statement found."
    together = max(several) == len(telling)
    found = "statement was found" if len(several) == 1 else "statements were found"
    where = ("and in all" if len(several) == 1 else "some in all") if together else "none in all"
    some = f"{len(several)} {found} in several of them, {where}"
    return f"{compared}: {some}; no clause can be quoted that each has with the same persons, act and figures."


def telling_articles(library: Library, coverage: Coverage) -> frozenset[str]:
    """Return the articles whose silence is telling.

    They are long enough, and in the language of the base text.
    """
    short = dict(coverage.short)
    return frozenset(
        article
        for article in coverage.articles
        if article not in short and not words.unlike(library, coverage, article)
    )


def _missing(
    library: Library,
    coverage: Coverage,
    articles: Iterable[str],
    fragments: Iterable[Fragment],
    telling: AbstractSet[str],
) -> str:
    """Return who lacks the ``fragments`` that ``articles`` carry.

    Only ``telling`` articles are said not to carry them. An article that has something similar to
    one of them does not surely lack anything.
    """
    short, carriers, numbers = (
        dict(coverage.short),
        set(articles),
        {fragment.statement for fragment in fragments},
    )
    rows = [one for one in library.statements(coverage.event) if one.number in numbers]
    near = {cell.article for row in rows for cell in row.cells if cell.presence == "similar"}
    left = [article for article in coverage.articles if article not in carriers]
    alike = [library.sign(article) for article in left if article in near]
    silent = [
        library.sign(article) for article in left if article in telling and article not in near
    ]
    too_short = [
        library.sign(article) for article in left if article in short and article not in near
    ]
    apart = len(left) - len(alike) - len(silent) - len(too_short)
    parts = [f"something similar in {_named(alike, ' others')}"] if alike else []
    parts += [f"not {_named(silent, ' others')}"] if silent else []
    parts += [f"{_named(too_short)} too short to tell"] if too_short else []
    return "; ".join(parts + ([f"{apart} in another language"] if apart else []))


def _named(signs: Sequence[str], others: str = "") -> str:
    return ", ".join(signs) if len(signs) <= _MOST_SILENT else f"{len(signs)}{others}"


def _more(rest: int) -> str:
    return f"and {rest} more" if rest > 0 else ""


def quote_view(library: Library, coverage: Coverage, fragment: Fragment, *, signed: bool) -> Quote:
    """Return a fragment with its proof; ``signed``: saying whose words it is in."""
    passage = fragment.passage
    return Quote(
        text=fragment_of(passage.text, fragment.text),
        language=library.articles[passage.article].language,
        note=f"in the words of {library.sign(passage.article)}"
        if signed and passage.article != coverage.articles[0]
        else "",
        number=str(fragment.statement) if fragment.statement else f"¶ {passage.paragraph + 1}",
        url=_statement_anchor(library, coverage.event, fragment.statement)
        if fragment.statement
        else library.passage_url(passage),
    )


def _statement_anchor(library: Library, event: str, number: int) -> str:
    """Return the address of a statement, on the event's own page nothing but its anchor."""
    url = library.statement_url(event, number)
    own = library.urls.event(event) + "#"
    return "#" + url.removeprefix(own) if url.startswith(own) else url


def headlines(library: Library, event: str) -> tuple[Headline, ...]:
    """Return the headlines of an event in column order."""
    coverage = library.coverages.get(event)
    leads = dict(coverage.leads) if coverage else {}
    names = {statement.number: statement.short_name for statement in library.statements(event)}
    found = []
    for identifier in library.columns(event):
        article = library.articles[identifier]
        number = leads.get(identifier)
        found.append(
            Headline(
                sign=library.sign(identifier),
                outlet_url=library.urls.outlet(article.outlet) if article.outlet else "",
                basis=", ".join(
                    ["inferred"] * (article.outlet_basis == "inferred")
                    + ["headline edited"] * ("title" in article.edited)
                ),
                date=words.published(library, article),
                title=article.title,
                url=library.urls.article(identifier),
                language=article.language,
                lead=f"{number} {names[number]}" if number in names else "",
                lead_url=library.statement_url(event, number) if number in names and number else "",
            )
        )
    return tuple(found)
