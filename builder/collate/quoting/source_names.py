"""The words of a source -> the speaker whom they name, and whether they leave no doubt.

"Sen. Berg", "Anna Berg, the mayor," and "the mayor, Anna Berg" name Berg; "a spokesman for Berg",
"Berg's lawyer", "Berg and Dahl" do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.collate.quoting.persons import PersonIndex
from builder.core.capture import Span
from builder.lang.given_names import gender_of_titles, is_given_name
from builder.lang.grammar import grammar
from builder.lang.languages import all_words, words_of
from builder.lang.names import Name, beginning, names, with_office
from builder.lang.offices import office_of
from builder.lang.tokens import folded, tokens

#: What may come right after the name of who speaks, within the source.
_BEHIND: Final = all_words(lambda words: words.quoting.behind)
#: Open what somebody says: "everything Berg says".
_ALL_THAT: Final = all_words(lambda words: words.quoting.all_that)
#: Words of a source, at most, that is only a name with its role.
_LONGEST: Final = 18
#: ... and before it.
_NAME_AND: Final = re.compile(r"(?P<word>\b[A-Z][\w.'’-]*)\sand\s\Z")
#: Continues after a name in a clause of any length.
_RELATIVE: Final = re.compile(r",? who\s")
#: Somebody else who speaks along, after the source.
_AND_NAME: Final = re.compile(r"\sand\s[A-Z]\w+\s[A-Z]")
#: A name after a title is looked for so far (code points).
_NAME_REACH: Final = 80


def owner(text: str, source: Span, cue: Span, people: PersonIndex) -> str | None:
    """Return the person whose claim or promise it is: "Carl Dahl's (latest) | claim that"."""
    phrase = text[source.start : source.end]
    if (
        phrase[-2:] not in ("'s", "’s")
        or not source.end < cue.start
        or len(text[source.end : cue.start].split()) > 1
    ):
        return None
    found = names(phrase)
    return people.known(found[-1].text, source.start) if found and found[-1].start == 0 else None


def named_in(text: str, span: Span, people: PersonIndex, language: str) -> tuple[str | None, bool]:
    """Return the person whom a source names, and whether the name is what the source is about."""
    phrase = text[span.start : span.end]
    guess: str | None = None
    found = [name for name in names(phrase, language) if not name.collective]
    for one in found:
        name = one if words_of(language).offices.titles else with_office(phrase, one)
        at, gender = span.start + name.start, gender_of_titles(name.title)
        whole = people.known(name.text, at, gender) or _behind_opening(name, people)
        person = whole or people.known(name.text.rsplit(maxsplit=1)[-1], at, gender)
        if person is None:
            continue
        if _is_head(phrase, name, language):
            shared = _with_others(phrase, name, found, language) or (
                name.end == len(phrase) and _AND_NAME.match(text, span.end)
            )
            joined = _NAME_AND.search(text, max(0, span.start - _NAME_REACH), span.start)
            shared = shared or (joined and not office_of(folded(joined.group("word"))))
            plain = not shared and (
                len(phrase.split()) <= _LONGEST or _RELATIVE.match(phrase, name.end) is not None
            )
            return person, plain and whole is not None and not people.doubtful(
                name.text, at, gender
            )
        guess = guess or person
    return guess, False


def _behind_opening(name: Name, people: PersonIndex) -> str | None:
    """Return the person named after the word that opens a sentence.

    "Twice | Berg warned", but not "Everything Berg says".
    """
    first, _, rest = name.text.partition(" ")
    opening = (
        name.start == 0
        and rest
        and people.known(first) is None
        and folded(first) not in _ALL_THAT
        and not is_given_name(first)
    )
    return people.known(rest) if opening else None


def _is_head(phrase: str, name: Name, language: str) -> bool:
    """Tell whether a name is what a phrase names.

    It does not own anything, does not follow a preposition, and only an apposition follows it.
    """
    words = grammar(language)
    begin = beginning(phrase, name)
    before, after = phrase[:begin].rstrip(), phrase[name.end :]
    if after[:2] in ("'s", "’s") or (
        after[:1] in "'’" and name.text.endswith("s") and len(after) > 1
    ):
        return False
    own = [token.folded for token in tokens(before)]
    apposed = before.endswith((",", "—", "–", "(")) or not own
    small = (words.prepositions | words.coordinators) - words.determiners
    if not apposed and any(
        word in small or word == "of" or word.endswith(("'s", "ing")) for word in own
    ):
        return False
    following = tokens(after)
    if len(following) == 1 and not words.fixed_order and apposed:
        return True
    return (
        not following
        or following[0].kind == "punctuation"
        or following[0].folded in _BEHIND | words.inside
    )


def _with_others(phrase: str, name: Name, found: Sequence[Name], language: str) -> bool:
    """Tell whether a phrase names several who speak: "Berg and Dahl"."""
    joined = grammar(language).coordinators
    after = [token.folded for token in tokens(phrase[name.end :])[:1]]
    others = [other for other in found if other.start > name.end]
    return bool(after and after[0] in joined) or any(
        [token.folded for token in tokens(phrase[name.end : other.start])]
        in (["and"], [",", "and"])
        for other in others
    )


def in_apposition(text: str, source: Span, people: PersonIndex) -> str | None:
    """Return the person named right after a title: "said the minister, Anna Berg".

    A source with a name of its own has none.
    """
    start, end = source
    phrase = [token.folded for token in tokens(text[start:end])]
    if (
        text[end : end + 2] != ", "
        or not any(map(office_of, phrase))
        or any(name.start for name in names(text[start:end]))
    ):
        return None
    following = names(text[end + 2 : end + _NAME_REACH])
    return people.known(following[0].text, end) if following and following[0].start == 0 else None
