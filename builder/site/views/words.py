"""Facts about an article in words, said the same way on every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from builder.core.article import Article
from builder.core.coverage import SILENT, Cell, Coverage, Presence, Statement
from builder.lang.language import same_language
from builder.site.catalog import Catalog
from builder.site.library import Library
from builder.site.markup import counted
from builder.site.moments import published_words

DATE_BASIS: Final = {
    "stated": "stated in the text",
    "metadata": "from the page's metadata",
    "url": "from the page's address",
    "inferred": "inferred from the event",
    "unknown": "no date was found",
}
OUTLET_BASIS: Final = {
    "stated": "stated in the capture",
    "domain": "from the page's address",
    "inferred": "inferred: the capture names no publisher",
    "unknown": "nothing in the capture tells it",
}
#: What silences are called where they are counted.
_SILENT_WORDS: Final[dict[Presence, str]] = {
    "similar": "something similar in {}",
    "absent": "not found in {}",
    "removed": "{} taken out here",
    "short": "{} too short",
    "language": "{} in another language",
}


def published(library: Catalog, article: Article, *, year: bool = True) -> str:
    """Return when an article was published, no more precise than it is known."""
    return published_words(article.published, article.published_basis, library.language, year=year)


def date_reason(library: Library, article: Article) -> str:
    """Return how the date of an article is known."""
    inference = library.inferences.get((article.id, "published"))
    if inference and article.published_basis == "inferred":
        return inference.reason
    return DATE_BASIS[article.published_basis]


def outlet_reason(library: Library, article: Article) -> str:
    """Return how the outlet of an article is known."""
    inference = library.inferences.get((article.id, "outlet"))
    if inference and article.outlet_basis == "inferred":
        return inference.reason
    return OUTLET_BASIS[article.outlet_basis]


def standing(library: Library, article: Article, event: str) -> tuple[str, ...]:
    """Return the short notes beside an article's sign.

    They are: outlet inferred, credits, too short, another language.
    """
    coverage = library.coverages.get(event)
    notes = ["outlet inferred"] if article.outlet_basis == "inferred" else []
    if coverage is None:
        return tuple(notes)
    names = dict.fromkeys(
        library.sign(credit.source) if credit.source else credit.name
        for credit in coverage.credits
        if credit.article == article.id and credit.kind in ("report", "agency")
    )
    notes += [f"credits {name}" for name in names if name]
    if article.id in dict(coverage.short):
        notes.append(
            f"too short to compare: {counted(searched(library, article.id, event), 'sentence')}"
        )
    elif unlike(library, coverage, article.id):
        notes.append(
            f"in {language_name(article.language, library.language)}, not compared with the base text"
        )
    return tuple(notes)


def unlike(library: Library, coverage: Coverage, article: str) -> bool:
    """Tell whether an article is in another language than the base text.

    If it is, its silence tells nothing.
    """
    return not same_language(
        library.articles[article].language, library.articles[coverage.articles[0]].language
    )


def carried_alone(cells: Sequence[Cell]) -> bool:
    """Tell whether one article alone carries a statement, and no other has something similar."""
    carriers = sum(cell.presence not in SILENT for cell in cells)
    return carriers == 1 and not any(cell.presence in ("similar", "removed") for cell in cells)


def carried_by(library: Library, cells: Sequence[Cell]) -> str:
    """Return how many articles carry a statement, in words."""
    carriers = [cell for cell in cells if cell.presence not in SILENT]
    counts = Counter(cell.presence for cell in cells)
    if len(carriers) == len(cells):
        return f"all {len(cells)} carry it" if len(cells) > 1 else ""
    alone = len(carriers) == 1
    only = "" if counts["removed"] or counts["similar"] else "only "
    said = [
        f"{only}{library.sign(carriers[0].article)} carries it"
        if alone
        else f"{len(carriers)} carry it"
    ]
    said += [
        word.format(counts[one])
        for one, word in _SILENT_WORDS.items()
        if counts[one] and not (alone and one == "absent")
    ]
    return ", ".join(said)


def searched(library: Library, article: str, event: str) -> int:
    """Return how many sentences of an article were looked through."""
    cells = [
        cell
        for statement in library.statements(event)
        for cell in statement.cells
        if cell.article == article
    ]
    return max((cell.searched for cell in cells), default=0)


def difference_total(library: Library, event: str) -> int:
    """Return the number of differences in wording against the default base text.

    Editorial notes do not count.
    """
    return differences_in(library.statements(event))


def differences_in(statements: Iterable[Statement]) -> int:
    """Return the number of differences in wording in some statements."""
    return sum(
        one.mark != "note"
        for statement in statements
        for cell in statement.cells
        for one in cell.differences
    )


def language_name(tag: str, site: str) -> str:
    """Return the name of a language in the site's own language."""
    from babel import Locale  # noqa: PLC0415 - babel is slow to load, and most commands name no language

    try:
        locale = Locale.parse(tag, sep="-")
        return locale.get_display_name(site.replace("-", "_")) or tag
    except (ValueError, LookupError):
        return tag


def country_name(code: str, site: str) -> str:
    """Return the name of a country in the site's own language."""
    from babel import Locale  # noqa: PLC0415 - as above

    try:
        return str(Locale.parse(site, sep="-").territories.get(code.upper(), code))
    except (ValueError, LookupError):
        return code
