"""Text -> the names in it: runs of capitalized words, the titles before and after them.

No model is loaded: names are runs of capitals ("Republic of Ruritania"), persons are told from
other names by the title beside them, by a given name or by being said to speak; collate and group
judge with what the whole event shows.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from builder.lang.calendars import MONTHS, WEEKDAYS
from builder.lang.languages import FIRST, all_words, gathered, words_of
from builder.lang.offices import (
    COURTESIES,
    FOREIGN_COURTESIES,
    HONORIFICS,
    SHORT_TITLES,
    TITLES,
    office_of,
)
from builder.lang.stems import is_function_word
from builder.lang.tokens import Token, folded, tokens
from builder.lang.wordlists import JOINERS

#: The word before a name is looked for so far (code points).
_REACH: Final = 40
#: The last word of a name of no person, and words inside one.
_COLLECTIVE_JOINERS: Final = frozenset(words_of(FIRST).names.joiners)
_COLLECTIVE: Final = all_words(lambda words: words.names.collectives)
#: Behind one of these the first of three capitals that ends like a trade is one: "die Lotsin Anna
#: Berg".
_TRADE_ARTICLES: Final = all_words(lambda words: words.names.trade_articles)
_TRADE_ENDINGS: Final = gathered(lambda words: words.names.trade_endings)
#: A full stop behind one of these ends no name.
_SHORTENED: Final = SHORT_TITLES | HONORIFICS | all_words(lambda words: words.names.shortened)
#: A syllable of a given name has so many letters, at most; words of that length that make a
#: compound with a name.
_SYLLABLE: Final = 5
_COMPOUNDS: Final = all_words(lambda words: words.names.compounds)
#: What somebody is called before a name beside titles: "Republican Anna Berg".
_LABELS: Final = all_words(lambda words: words.names.labels)
_SENTENCE_MARKS: Final = frozenset(".!?…:\"“”'‘’")
_WEEKDAYS: Final = frozenset(day.lower() for day in WEEKDAYS)
#: Words of time: capitalized, but no names.
TIME_WORDS: Final = (
    _WEEKDAYS
    | {month.lower() for month in MONTHS}
    | {words_of(FIRST).relative.today, words_of(FIRST).relative.yesterday}
    | all_words(lambda words: words.calendar.time_words)
)


class Name(NamedTuple):
    """A run of capitalized words; ``start`` and ``end`` are code points in the text."""

    text: str
    start: int
    end: int
    #: The words of a role that are before the name proper ("Russian Foreign Minister"); "" for
    #: none.
    title: str = ""
    #: It begins a sentence, where a capital letter proves nothing.
    opens: bool = False

    @property
    def collective(self) -> bool:
        """The name is one of an organization, a place or a thing rather than a person."""
        parts = self.text.casefold().split()
        return (
            not parts
            or parts[-1] in _COLLECTIVE
            or any(part in _COLLECTIVE_JOINERS for part in parts[1:])
        )


def beginning(text: str, name: Name) -> int:
    """Return where a name of ``text`` begins, the title before it included."""
    at = text.rfind(name.title, 0, name.start) if name.title else -1
    return at if at >= 0 else name.start


def names(text: str, language: str = FIRST, items: tuple[Token, ...] = ()) -> tuple[Name, ...]:
    """Return the runs of capitalized words of ``text`` in order, the title before a name apart from
    it.  Linear.

    ``items`` are the tokens of ``text`` where the caller has them.

    A capitalized function word at the beginning of a sentence begins no name, and a mark of
    punctuation ends one, save the full stop of an initial.
    """
    items = items or tokens(text)
    found: list[Name] = []
    i = 0
    while i < len(items):
        end = _run(items, i, language)
        if end > i:
            found.append(
                _split_title(
                    text, items[i:end], opens=i == 0 or items[i - 1].text in _SENTENCE_MARKS
                )
            )
            i = end
        else:
            i += 1
    return tuple(found)


def _capital(token: Token) -> bool:
    return token.kind == "word" and token.text[:1].isupper() and token.folded not in _WEEKDAYS


def _run(items: tuple[Token, ...], i: int, language: str) -> int:
    """Return the index after the run of capitalized words that begins at ``i``; ``i`` when none
    does.
    """
    if not _capital(items[i]) or is_function_word(items[i], language):
        return i
    end = i + 1
    while end < len(items):
        goes_on = (
            _capital(items[end])
            and _adjacent(items[end - 1], items[end])
            and not _possessive(items[end - 1])
        )
        if goes_on or _initial(items, end):
            end += 1
        elif _syllable(items, end):
            end += 2
        elif (skip := _joined(items, end)) and not _possessive(items[end - 1]):
            end = skip
        else:
            break
    return end


def _adjacent(left: Token, right: Token) -> bool:
    return right.start - left.end <= 1 or left.text == "."


def _possessive(token: Token) -> bool:
    return token.folded.endswith("'s")


def _initial(items: tuple[Token, ...], i: int) -> bool:
    """Tell whether a full stop or a hyphen is inside a name: "Anna B. Berg",
    "Secretary-General".
    """
    if i + 1 >= len(items):
        return False
    mark, before, after = items[i], items[i - 1], items[i + 1]
    if not _capital(after):
        return False
    if mark.text == ".":
        return (
            mark.start == before.end
            and (len(before.text) == 1 or before.folded in _SHORTENED)
            and after.start - mark.end <= 1
        )
    return mark.text in "-‐‑" and mark.start == before.end and after.start == mark.end


def _syllable(items: tuple[Token, ...], i: int) -> bool:
    """Tell whether a hyphen joins the small second syllable of a given name: "Ban Ki-moon", but not
    "Berg-led".
    """
    if i + 1 >= len(items):
        return False
    mark, before, after = items[i], items[i - 1], items[i + 1]
    joined = (
        mark.text in "-‐‑"
        and mark.start == before.end
        and after.start == mark.end
        and after.kind == "word"
    )
    named = (
        i > 1 and _capital(items[i - 2]) and before.text.isalpha() and len(before.text) <= _SYLLABLE
    )
    return joined and named and len(after.text) <= _SYLLABLE and after.folded not in _COMPOUNDS


def _joined(items: tuple[Token, ...], i: int) -> int:
    """Return the index after "of the Xxx" when it goes on a name at ``i``; 0 when it does not."""
    j = i
    while j < len(items) and j - i < 2 and items[j].text in JOINERS:  # noqa: PLR2004 -- "of the" at most
        j += 1
    goes_on = (
        i < j < len(items)
        and _capital(items[j])
        and items[i].text != "and"
        and items[j].start - items[i].start < 12  # noqa: PLR2004 -- characters
    )
    return j + 1 if goes_on else 0


def _split_title(text: str, run: tuple[Token, ...], *, opens: bool) -> Name:
    """Part a run after its last title word: "Prime Minister | Anna Berg"."""
    last = max(
        (i for i, token in enumerate(run[:-1]) if token.folded in TITLES and _before_name(run, i)),
        default=-1,
    )
    last = max(last, _office(run))
    rest = run[last + 1 :]
    if last < 0 and len(rest) > 2 and rest[0].folded in _LABELS and _capital(rest[1]):  # noqa: PLR2004 -- a label, a name of two words
        last, rest = 0, rest[1:]
    while len(rest) > 1 and rest[0].kind == "punctuation":
        rest = rest[1:]
    if (
        last > 0 and run[last].folded in TITLES and run[last - 1].text in ("of", "for")
    ):  # "Friends of Mr. | Berg"
        run, last = run[last:], 0
        opens = False
    title = text[run[0].start : run[last].end] if last >= 0 else ""
    rest = _without_place(rest) if title else rest
    end = rest[-1].end - (2 if _possessive(rest[-1]) else 0)
    return Name(text[rest[0].start : end], rest[0].start, end, title, opens)


def _without_place(rest: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the name behind a title without where its bearer is from: "Governor | Anna Berg | of
    Ruritania".
    """
    at = next((i for i, token in enumerate(rest) if token.text == "of"), 0)
    return (
        rest[:at]
        if at > 1 and all(_capital(token) or token.kind == "punctuation" for token in rest[:at])
        else rest
    )


def _office(run: tuple[Token, ...]) -> int:
    """Return the index of the last word of an office with "of" or "for" in it before a name of two
    words; -1 when there is none.

    "Minister of Foreign Affairs | Anna Berg", "President of Ruritania | Carl Dahl"; but "Minister
    of Foreign Affairs" has no name.
    """
    words = [token.text for token in run]
    joint = next((i for i, word in enumerate(words) if word in ("of", "for")), 0)
    if not joint or run[joint - 1].folded not in TITLES:
        return -1
    place = [i for i in range(joint + 1, len(run)) if _capital(run[i])]
    named = len(place) > 2 and place[-1] - place[-3] == 2  # noqa: PLR2004 -- three capitals on end: a place and a name of two words
    return place[-3] if named else -1


def _before_name(run: tuple[Token, ...], i: int) -> bool:
    """Tell whether a title word is right before a name; "Minister of Foreign Affairs" holds its
    name in itself.
    """
    if run[i + 1].folded in HONORIFICS - COURTESIES:  # "Rosa King Jr."
        return False
    return _capital(run[i + 1]) or (run[i + 1].text == "." and i + 2 < len(run))


def with_office(text: str, name: Name) -> Name:
    """Return a name with the words for an office before it as its title: "la ministre Anna Berg",
    "Ministerin Anna Berg".
    """
    own = name.text.split()
    last = max(
        (
            k
            for k, word in enumerate(own[:-1])
            if office_of(folded(word)) or folded(word).rstrip(".") in FOREIGN_COURTESIES
        ),
        default=-1,
    )
    if last >= 0:
        rest = name.text.split(maxsplit=last + 1)[-1]
        courtesy = folded(own[last]).rstrip(".") in FOREIGN_COURTESIES
        return name._replace(
            text=rest,
            start=name.end - len(rest),
            title="" if courtesy else " ".join(own[: last + 1]),
            opens=False,
        )
    before = text[max(0, name.start - _REACH) : name.start].rsplit(maxsplit=1)
    if (
        before
        and folded(before[-1]) in _TRADE_ARTICLES
        and len(own) > 2  # noqa: PLR2004 -- an office and two names
        and own[0].endswith(_TRADE_ENDINGS)
    ):
        return name._replace(
            text=name.text.split(maxsplit=1)[1],
            start=name.start + len(own[0]) + 1,
            title=own[0],
            opens=False,
        )
    return (
        name._replace(title=before[-1])
        if before and office_of(folded(before[-1])) and not name.title
        else name
    )
