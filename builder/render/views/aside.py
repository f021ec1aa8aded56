"""Coverage → passages without a counterpart, and what is set aside: foreign text and recalled facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from builder.model.coverage import HEADLINE, Coverage, Dated, Passage
from builder.render.library import Library
from builder.render.markup import counted
from builder.render.moments import edtf_words

_SHOWN: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A passage as printed, with the link to its place."""

    text: str
    language: str
    url: str
    place: str
    label: str
    #: Small words after it: whose it is, which date it speaks of.
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyGroup:
    """What only one article says."""

    anchor: str
    sign: str
    count: str
    shown: tuple[PassageView, ...]
    more: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideGroup:
    """One folded group of text that is never compared."""

    title: str
    #: What, how much and which dates.
    summary: str
    passages: tuple[PassageView, ...]


def passage_view(library: Library, passage: Passage, note: str = "") -> PassageView:
    """Return a passage with the link to its place in the article."""
    place = "headline" if passage.paragraph == HEADLINE else f"¶ {passage.paragraph + 1}"
    return PassageView(
        text=passage.text,
        language=library.articles[passage.article].language,
        url=library.passage_url(passage),
        place=place,
        label=f"in the article, {library.sign(passage.article)}",
        note=note,
    )


def only_groups(library: Library, coverage: Coverage) -> tuple[OnlyGroup, ...]:
    """Return the passages without a counterpart, article by article in column order."""
    groups = []
    for article in coverage.articles:
        views = tuple(passage_view(library, passage) for passage in _own(coverage, article))
        if views:
            sign = library.sign(article)
            anchor = f"only-{library.key(article)}"
            groups.append(
                OnlyGroup(anchor=anchor, sign=sign, count=counted(len(views), "sentence"), shown=views[:_SHOWN], more=views[_SHOWN:])
            )
    return tuple(groups)


def _own(coverage: Coverage, article: str) -> list[Passage]:
    """Return the passages of one article without a counterpart; when it stands alone, with the words that it quotes."""
    own = [passage for passage in coverage.unique if passage.article == article]
    if len(coverage.articles) > 1:
        return own
    quoted = (one.passage for one in coverage.quoted if one.passage.paragraph != HEADLINE)
    return sorted({(one.paragraph, one.span): one for one in (*quoted, *own)}.values(), key=lambda one: (one.paragraph, one.span))


def aside_groups(library: Library, coverage: Coverage) -> tuple[AsideGroup, ...]:
    """Return foreign text by article, then recalled and announced facts."""
    groups = [group for article in coverage.articles if (group := _foreign(library, coverage, article))]
    told = [one for one in coverage.dated if one.kind != "foreign"]
    if told:
        dates = _dates(library, told)
        groups.append(
            AsideGroup(
                title="Recalled and announced facts" if any(one.kind == "announced" for one in told) else "Recalled facts",
                summary=f"{counted(len(told), 'sentence')} about other times" + (f": {dates}" if dates else ""),
                passages=tuple(passage_view(library, one.passage, _told(library, one)) for one in told),
            )
        )
    return tuple(groups)


def _told(library: Library, dated: Dated) -> str:
    words = edtf_words(dated.date, library.language) if dated.date else "another time"
    inferred = " (inferred)" if dated.inferred else ""
    return f"{words}{inferred}, {dated.kind} by {library.sign(dated.passage.article)}"


def _dates(library: Library, dated: list[Dated]) -> str:
    dates = sorted({one.date for one in dated if one.date})
    return ", ".join(edtf_words(date, library.language) for date in dates)


def _foreign(library: Library, coverage: Coverage, identifier: str) -> AsideGroup | None:
    article = library.articles[identifier]
    numbers = [index for index, paragraph in enumerate(article.paragraphs) if paragraph.foreign]
    if not numbers:
        return None
    dates = _dates(library, [one for one in coverage.dated if one.kind == "foreign" and one.passage.article == identifier])
    sign = library.sign(identifier)
    return AsideGroup(
        title=f"Foreign text in {sign}",
        summary=f"{counted(len(numbers), 'paragraph')} of other texts" + (f", dated {dates}" if dates else ""),
        passages=tuple(
            PassageView(
                text=article.paragraphs[number].text,
                language=article.language,
                url=library.urls.article(identifier, f"p{number + 1}"),
                place=f"¶ {number + 1}",
                label=f"in the article, {sign}",
            )
            for number in numbers
        ),
    )
