"""Coverage -> what is set aside: foreign text and recalled facts."""

from __future__ import annotations

from typing import Final

import msgspec

from builder.core.capture import Span
from builder.core.coverage import Coverage, Dated
from builder.core.passage import HEADLINE, Passage
from builder.site.library import Library
from builder.site.markup import counted
from builder.site.moments import edtf_words

#: Passages of a folded group.
_MOST_ASIDE: Final = 80
#: Dates named in the summary of such a group.
_MOST_DATES: Final = 12


class PassageView(msgspec.Struct, frozen=True, kw_only=True):
    """A passage as printed, with the link to its place."""

    text: str
    language: str
    url: str
    place: str
    label: str
    #: Small words after it: whose it is, which date it speaks of.
    note: str = ""


class AsideGroup(msgspec.Struct, frozen=True, kw_only=True):
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


def place_of(passage: Passage) -> tuple[str, int, Span]:
    """Return the place of a passage: two with the same place are one."""
    return passage.article, passage.paragraph, passage.span


def aside_groups(library: Library, coverage: Coverage) -> tuple[AsideGroup, ...]:
    """Return foreign text by article, then dated facts that are nowhere else on the page.

    Those are recalled or announced.
    """
    groups = [
        group for article in coverage.articles if (group := _foreign(library, coverage, article))
    ]
    elsewhere = (
        {place_of(passage) for passage in coverage.unique} if len(coverage.articles) > 1 else set()
    )
    cells = [cell for row in coverage.background for cell in row.cells]
    elsewhere |= {
        place_of(passage) for cell in cells for passage in (cell.passage, *cell.others) if passage
    }
    told = [
        one
        for one in coverage.dated
        if one.kind != "foreign" and place_of(one.passage) not in elsewhere
    ]
    if told:
        dates = _dates(library, told)
        groups.append(
            AsideGroup(
                title="Recalled and announced facts"
                if any(one.kind == "announced" for one in told)
                else "Recalled facts",
                summary=f"{counted(len(told), 'sentence')} about other times"
                + (f", {_MOST_ASIDE} of them here" if len(told) > _MOST_ASIDE else "")
                + (f": {dates}" if dates else ""),
                passages=tuple(
                    passage_view(library, one.passage, _told(library, one))
                    for one in told[:_MOST_ASIDE]
                ),
            )
        )
    return tuple(groups)


def elsewhen(library: Library, dated: Dated) -> str:
    """Return which words set a passage at another time, and how it is treated therefore.

    What is recalled is compared with nothing.
    """
    return f"“{dated.words}”: " + (
        "another time, not compared"
        if dated.kind == "recalled"
        else f"announced for {_time(library, dated)}"
    )


def _told(library: Library, dated: Dated) -> str:
    return f"{_time(library, dated)}, {dated.kind} by {library.sign(dated.passage.article)}"


def _time(library: Library, dated: Dated) -> str:
    words = edtf_words(dated.date, library.language) if dated.date else "another time"
    return f"{words} (inferred)" if dated.inferred else words


def _dates(library: Library, dated: list[Dated]) -> str:
    dates = sorted({one.date for one in dated if one.date})
    named = ", ".join(edtf_words(date, library.language) for date in dates[:_MOST_DATES])
    return named + (
        f" and {len(dates) - _MOST_DATES} more dates" if len(dates) > _MOST_DATES else ""
    )


def _foreign(library: Library, coverage: Coverage, identifier: str) -> AsideGroup | None:
    article = library.articles[identifier]
    numbers = [index for index, paragraph in enumerate(article.paragraphs) if paragraph.foreign]
    if not numbers:
        return None
    dates = _dates(
        library,
        [
            one
            for one in coverage.dated
            if one.kind == "foreign" and one.passage.article == identifier
        ],
    )
    sign = library.sign(identifier)
    return AsideGroup(
        title=f"Foreign text in {sign}",
        summary=f"{counted(len(numbers), 'paragraph')} of other texts"
        + (f", dated {dates}" if dates else ""),
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
