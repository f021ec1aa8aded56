"""A sentence, a place line or the end of a report -> the newsrooms its words credit.

Whoever is credited must be a newsroom: by the word that ends its name, by the kind printed beside
it ("the broadcaster X"), by an outlet's file, or by the list of newsrooms of wide reach. Then words
before or after the name must say that the report has something from it, in the languages of the
verbs of saying: "citing ...", "wie die Nachrichtenagentur ... berichtet", "told ...", "Source:
...", an agency's mark after the place ("Northport (Xyz) -") or at the end of the report ("(xyz)").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from builder.collate.sources.credit_words import (
    AHEAD,
    DAYS,
    GIVEN,
    INDEFINITE,
    INTERVIEW_BEFORE,
    INTERVIEW_BEHIND,
    KIND_BEFORE,
    KIND_BEHIND,
    LEAD,
    NAME_ENDS,
    ORIGIN,
    OTHER_THING,
    REPORTS_BEHIND,
    SAYS_BEHIND,
    SEVERAL,
    SOURCE_LINE,
    UNSPACED,
    WHOLE_KIND,
    WRONG_REPORT,
    near_a_kind,
)
from builder.lang.languages import all_words, alternatives
from builder.lang.newsrooms import AGENCIES, is_listed, is_surname, needs_article, says_newsroom
from builder.lang.tokens import words
from builder.lang.wordlists import ARTICLES, DETERMINERS

#: So much before and after a name is looked at (code points).
_SEEN: Final = 120
#: Words of the longest name.
_MOST_WORDS: Final = 7
#: A word of a name: it begins with a capital, or its script has none.
CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿа-яёіїєґѓќљњџј]"
_WORD: Final = rf"(?:(?:St|Ste|Mt|Ft)\.\s)?{CAPITAL}(?:[\w&]|[.-](?=\w)|['’](?!s?\b)(?=\w))*"
_INNER: Final = rf"(?:{alternatives(lambda words: words.credits.name_joiners)}|&)"
_SMALL: Final = r"(?:dpa|epd|taz|ntv|n-tv|tagesschau(?:\.de)?|franceinfo|ynet|de\sVolkskrant)(?!\w)"
#: A run of such words, small ones between them.
_RUN: Final = re.compile(
    rf"(?<![\w@])(?:{_SMALL}|{_WORD}(?:\s(?:{_INNER}\s){{0,2}}{_WORD}){{0,9}})"
)
_ARTICLES: Final = frozenset(
    form
    for article in (ARTICLES - {"los", "las"}) | DETERMINERS
    for form in (article, article.capitalize())
)
#: With a capital they begin a sentence, not a name: "But Northern News reported", "Newspaper
#: Quaypost said".
_BEGIN: Final = (
    frozenset(
        word.capitalize()
        for word in all_words(
            lambda words: words.function_words if words.credits.plain_openings else ()
        )
    )
    | all_words(lambda words: words.credits.openings)
) - _ARTICLES
_OF: Final = re.compile(rf"\s(?:{alternatives(lambda words: words.credits.whose)})\s(?:the\s)?")
_TOKEN: Final = re.compile(r"\S+")
_QUOTE: Final = "«„“”»\"'‘’"
#: What parts two names that are credited together.
_BOTH: Final = alternatives(lambda words: words.credits.both)
_BETWEEN: Final = re.compile(
    rf"['’]?s?\s?(?:,|/|,?\s(?:{_BOTH}))\s?(?:(?:{'|'.join(sorted(ARTICLES))}|the)\s)?[{_QUOTE}]?\Z|/\Z",
    re.IGNORECASE,
)
_LATER_ARTICLE: Final = re.compile(
    rf"(?:\A|[\s/({_QUOTE}])(?:{alternatives(lambda words: words.credits.later_articles)})\s?[{_QUOTE}]?\Z",
    re.IGNORECASE,
)
_CASELESS: Final = re.compile(r"[\u0590-\u08ff]")

#: All words of a credit that names nobody.
_NOBODY: Final = AGENCIES | {"news", "agency"}

#: Whether an outlet's file knows a name.
Known = Callable[[str], bool]


class CreditedName(NamedTuple):
    """Somebody credited, as printed."""

    name: str
    words: str
    #: Somebody spoke or gave something to the newsroom itself: its own report says so, too.
    given: bool = False
    #: Nothing but the form of the mark says that it is a newsroom.
    unsure: bool = False


class _Mention(NamedTuple):
    """A newsroom's name in a sentence."""

    name: str
    start: int
    end: int
    #: The name is a person's as well.
    surname: bool = False


def unknown(name: str) -> bool:  # noqa: ARG001 - the predicate for digests without outlets' files
    """Tell that a name is not known as an outlet's."""
    return False


def credited(text: str, known: Known = unknown) -> Iterator[CreditedName]:
    """Yield in order the newsrooms that a sentence credits.

    ``known`` tells whether an outlet's file has a name.
    """
    for chain in _chains(text, _mentions(text, known)):
        found = _credit(
            text, chain[0].start, chain[-1].end, surname=any(one.surname for one in chain)
        )
        if found:
            start, end, given = found
            yield from (
                CreditedName(one.name, text[start:end].strip(" ,"), given=given) for one in chain
            )
    for match in (*SEVERAL.finditer(text), *SOURCE_LINE.finditer(text), *UNSPACED.finditer(text)):
        yield CreditedName(match["name"].strip(" .,;"), match.group().strip(" ,"))


def _mentions(text: str, known: Known) -> Iterator[_Mention]:
    for parts in _runs(text):
        first = 0
        while first < len(parts):
            size = _longest(text, parts, first, known)
            if size:
                start, end = parts[first][0], parts[first + size - 1][1]
                # "The Hill" is called so, "the Northern Post" is not.
                article = (
                    4
                    if needs_article(text[start:end]) and text.startswith("The ", max(0, start - 4))
                    else 0
                )
                if not OTHER_THING.match(text, end):
                    yield _Mention(
                        text[start - article : end],
                        start - article,
                        end,
                        surname=is_surname(text[start:end]),
                    )
            first += size or 1


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the runs of capitalized words, each as the places of its words; a day ends one."""
    for run in _RUN.finditer(text):
        parts: list[tuple[int, int]] = []
        for word in _TOKEN.finditer(run.group()):
            if word.group() in DAYS:
                yield parts
                parts = []
            else:
                parts.append((run.start() + word.start(), run.start() + word.end()))
        yield parts


def _longest(text: str, parts: Sequence[tuple[int, int]], first: int, known: Known) -> int:
    """Return how many words from ``first`` the longest newsroom's name has, or 0."""
    last = len(parts) - first
    for size in range(min(last, _MOST_WORDS), 0, -1):
        start, end = parts[first][0], parts[first + size - 1][1]
        name = text[start:end]
        if is_listed(name) or known(name):
            return size
        # Only the whole rest of a run has a kind beside it or ends in one.
        whole = (
            size == (1 if _CASELESS.match(name) else last)
            and not name[0].islower()
            and name.split()[0] not in _BEGIN
        )
        if whole and (
            _kind_before(text, start, end)
            or (name.split()[0] not in _ARTICLES and _is_called(text, start, end))
        ):
            return size
    return 0


def _is_called(text: str, start: int, end: int) -> bool:
    """Tell whether a name, or the kind or article beside it, says it is a newsroom's."""
    name = text[start:end]
    if needs_article(name):
        return _before(text, start, _LATER_ARTICLE) is not None
    if is_surname(name) or _says_newsroom(name):
        return True
    behind = KIND_BEHIND.match(text, end)
    return bool(behind and not ORIGIN.fullmatch(name) and not _before(text, start, INDEFINITE))


def _says_newsroom(name: str) -> bool:
    """Tell whether a whole name is a newsroom's.

    It is not in somebody's of one: "Ada Renn of the Northern Herald".
    """
    part = _OF.search(name)
    return says_newsroom(name) and not (
        part and (says_newsroom(name[part.end() :]) or is_listed(name[part.end() :]))
    )


def _kind_before(text: str, start: int, end: int) -> bool:
    """Tell whether the kind of a newsroom precedes a name, and belongs to it."""
    before = _before(text, start, KIND_BEFORE) if near_a_kind(text, start, _SEEN) else None
    if before is None:
        return False
    # "told the newspaper Smith was ill": the newspaper is not called Smith.
    loose = before["loose"] and _before(text, before.start(), WHOLE_KIND)
    return not loose or NAME_ENDS.match(text, end) is not None


def _before(text: str, at: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return pattern.search(text, max(0, at - _SEEN), at)


def _chains(text: str, mentions: Iterator[_Mention]) -> Iterator[Sequence[_Mention]]:
    """Yield the names that are credited together: "A, B and the C"."""
    chain: list[_Mention] = []
    for mention in mentions:
        if chain and not _BETWEEN.fullmatch(text, chain[-1].end, mention.start):
            yield chain
            chain = []
        chain.append(mention)
    if chain:
        yield chain


def _credit(text: str, start: int, end: int, *, surname: bool) -> tuple[int, int, bool] | None:
    """Return where the words that credit some names begin and end; whether they were given.

    ``start`` and ``end`` are those of the names.
    """
    if _before(text, start, WRONG_REPORT):
        return None
    lead, reports = _before(text, start, LEAD), REPORTS_BEHIND.match(text, end, end + _SEEN)
    if reports:
        return (lead.start() if lead else start), reports.end(), False
    if surname:
        return None
    said = None if lead else SAYS_BEHIND.match(text, end, end + _SEEN)
    if lead or said:
        return (lead.start() if lead else start), (said.end() if said else end), False
    return _given(text, start, end)


def _given(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """Return where the words are that say somebody spoke or gave something to newsrooms."""
    given = _before(text, start, GIVEN)
    if given:
        return (
            None
            if AHEAD.search(text, max(0, given.start() - _SEEN), given.start())
            else (given.start(), end, True)
        )
    interview, behind = _before(text, start, INTERVIEW_BEFORE), INTERVIEW_BEHIND.match(text, end)
    return (interview.start(), behind.end(), True) if interview and behind else None


def names_nobody(name: str) -> bool:
    """Tell whether a credit names no outlet: "news agencies"."""
    return all(word in _NOBODY for word in words(name))


def is_newsroom(name: str, known: Known) -> bool:
    """Tell whether a name on its own, as in brackets, is a newsroom's."""
    return (
        is_listed(name)
        or known(name)
        or says_newsroom(name)
        or needs_article(name)
        or is_surname(name)
    )
