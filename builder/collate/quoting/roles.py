"""Words beside a name -> the role that they print: "Foreign Minister | Anna Berg"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.collate.quoting.persons import Mention
from builder.lang.grammar import grammar
from builder.lang.languages import all_words, words_of
from builder.lang.names import Name, beginning
from builder.lang.offices import COURTESIES, HONORIFICS, SHORT_TITLES, TITLES, office_of
from builder.lang.tokens import Token, folded, tokens, word_tokens
from builder.lang.verbs import attributing
from builder.lang.wordlists import DETERMINERS, POSSESSIVES

#: A role after a name begins within so many tokens ("the long-time chairman of ...") and ends
#: within so many code points.
_ROLE_BEGINS: Final = 6
ROLE_REACH: Final = 120
#: A role right before a name has so many words, at most, and is looked for so far (code points).
_BESIDE_WORDS: Final = 4
_BESIDE_REACH: Final = 60
#: One with a name of several words joined by "of" has so many more.
_OF_NAME_WORDS: Final = 2
#: A short name in quotation marks that ends right here, with the blank after it already in the
#: stretch that follows.
_NAME_BEFORE: Final = re.compile(r"[“\"](?=[A-Z])[^“”\"\n]{0,30}\w[”\"]\Z")
_STRETCH_END: Final = re.compile(r"[\n.,;:!?“”«»\"()—–]")
#: Words at which a role after a name ends, and words that do not begin one.
_ROLE_ENDS: Final = all_words(lambda words: words.roles.ends)
_NO_ROLE: Final = all_words(lambda words: words.roles.never)
#: Nouns for what somebody is, besides the titles that precede names.
_TRADES: Final = all_words(lambda words: words.roles.trades)
#: Words that make another office of one.
_QUALIFIERS: Final = all_words(lambda words: words.roles.qualifiers)
#: Offices that anybody may have whom a report does not name: "the officer".
_ANYBODY: Final = all_words(lambda words: words.roles.anybody)
#: Titles of several.
_PLURALS: Final = all_words(lambda words: words.roles.plurals)
#: Titles of the saints: in front of a town as a rule.
_SAINTS: Final = all_words(lambda words: words.roles.saints)


def role_of(text: str, name: Name, language: str) -> str:
    """Return the role printed before a name or in apposition to it; "" without one."""
    titled = _before_title(text, name, language) or role_beside(text, name, language)
    return titled or role_after(text, name, language) or role_before(text, name, language)


def _before_title(text: str, name: Name, language: str) -> str:
    """Return a title's role with a word that changes it: "former | Vice President"."""
    role = role_of_title(name.title)
    begin = beginning(text, name)
    before = text[max(0, begin - _BESIDE_REACH) : begin]
    word = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    if word.casefold() in words_of(language).roles.imagined:
        # Only somebody imagined is "a President Berg".
        return ""
    joined = before[-1:] in (" ", "-") and name.title.startswith(role)
    return (
        before[before.rindex(word) :] + role
        if role and joined and word.strip("-") in _QUALIFIERS
        else role
    )


def role_of_title(title: str) -> str:
    """Return the words before a name as a role: an office, not only a courtesy title."""
    own = list(word_tokens(title))
    while own and (own[-1].folded in HONORIFICS or own[-1].folded in _SAINTS):
        own.pop()
    if not own or own[-1].folded == "of" or not any(office_of(token.folded) for token in own):
        return ""
    while own and own[0].folded in COURTESIES:
        own.pop(0)
    printed = title[own[0].start : own[-1].end]
    return printed.removesuffix("s") if own[-1].folded in _PLURALS else printed


def role_after(text: str, name: Name, language: str) -> str:
    """Return the role in apposition: "Anna Berg, chairwoman of the Group and ..."; "" for none."""
    junior = (
        text[name.start : name.end].rsplit(maxsplit=1)[-1].casefold() in HONORIFICS
        and text[name.end : name.end + 1] == "."
    )
    start = name.end + 2 + junior
    if text[start - 2 : start] != ", ":
        return ""
    following = tokens(text[start : start + ROLE_REACH])
    head = _head(following[:_ROLE_BEGINS], language)
    if head < 0 or following[head].folded in COURTESIES | _SAINTS:
        return ""
    stop = next(
        (t.start for k, t in enumerate(following) if k > head and _ends(following, k, language)),
        following[-1].end,
    )
    return text[start : start + stop].strip()


def role_beside(text: str, name: Name, language: str) -> str:
    """Return the office in small letters before a name: "party spokesman | Dahl"."""
    begin = beginning(text, name)
    stretch = _STRETCH_END.split(text[max(0, begin - _BESIDE_REACH) : begin])[-1]
    last = stretch.rsplit(maxsplit=1)[-1:] if stretch.endswith(" ") else []
    if not last or folded(last[0]) not in TITLES | _TRADES:
        return ""
    own = tokens(stretch)
    if own[-1].folded not in (TITLES | _TRADES) - COURTESIES or own[-1].text[:1].isupper():
        return ""
    words = grammar(language)
    small = (
        words.prepositions
        | words.stops
        | words.determiners
        | words.coordinators
        | words.skipped
        | words.finite
        | POSSESSIVES
        | _NO_ROLE
    )
    first = len(own) - 1
    reach = _BESIDE_WORDS + _OF_NAME_WORDS * any(
        _of_name(own, k) for k in range(max(0, first - _BESIDE_WORDS), first)
    )
    while (
        first
        and len(own) - first < reach
        and (own[first - 1].folded not in small or _of_name(own, first - 1))
    ):
        first -= 1
    if (
        first == len(own) - 1
        and first
        and own[first - 1].folded in DETERMINERS
        and " " not in name.text
    ):
        # "the president Berg worked for" is about somebody else.
        return ""
    quoted = _quoted_before(text, begin - len(stretch)) if first == 0 and stretch[:1] == " " else ""
    while first < len(own) - 1 and len(own[first].text) == 1:  # the end of "U.S."
        first += 1
    return f"{quoted} {stretch[own[first].start : own[-1].end]}".strip()


def _of_name(own: Sequence[Token], k: int) -> bool:
    """Tell whether "of" joins two words of a name: "Order of Police president"."""
    return (
        own[k].folded == "of"
        and k > 0
        and own[k - 1].text[0].isupper()
        and own[k + 1].text[0].isupper()
    )


def _quoted_before(text: str, at: int) -> str:
    """Return the name in quotation marks that opens a role: “Dawn” of “Dawn” show host."""
    match = _NAME_BEFORE.search(text, max(0, at - _BESIDE_REACH), at)
    return match[0] if match else ""


def role_before(text: str, name: Name, language: str) -> str:
    """Return the role before a name in apposition: "Its chief executive, Anna Berg"."""
    if text[name.start - 2 : name.start] != ", " or text[name.end : name.end + 1] not in (",", "."):
        return ""
    before = text[max(0, name.start - 2 - ROLE_REACH) : name.start - 2]
    stretch = re.split(
        r"(?:(?<![A-Z])(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!St))\.|[,;:!?\n“”«»\"]", before
    )[-1].strip()
    own = list(tokens(stretch))
    while own and own[0].folded in attributing(language):
        own.pop(0)
    if own and own[0].folded in POSSESSIVES:
        own.pop(0)
    head = _head(own[:_ROLE_BEGINS], language)
    if (
        head < 0
        or own[head].folded in COURTESIES | _SAINTS
        or any(token.folded in attributing(language) for token in own[head + 1 :])
    ):
        return ""
    return stretch[own[0].start :]


def _head(own: Sequence[Token], language: str) -> int:
    """Return the index of the office that ends a role's noun phrase; -1 without one."""
    small = grammar(language).prepositions | grammar(language).stops | _NO_ROLE
    for k, token in enumerate(own):
        if (
            (token.kind == "punctuation" and token.text not in "-‐‑’'")
            or token.folded in small
            or token.folded.endswith("ing")
        ):
            return -1
        if _is_office(token, language) and not (token.folded in SHORT_TITLES | COURTESIES and k):
            longer = k + 1 < len(own) and own[k + 1].folded in TITLES - SHORT_TITLES - COURTESIES
            if not longer:
                return (
                    k
                    if not any(
                        t.folded in attributing(language) and t.folded not in DETERMINERS
                        for t in own[:k]
                    )
                    else -1
                )
    return -1


def _is_office(token: Token, language: str) -> bool:
    """Tell whether a word says what somebody is."""
    return (
        token.folded in TITLES
        or token.folded in _TRADES
        or (not words_of(language).offices.titles and bool(office_of(token.folded)))
    )


def _ends(own: Sequence[Token], k: int, language: str) -> bool:
    """Tell whether a role ends before a token.

    The full stop of an abbreviation or an initial does not end it.
    """
    token = own[k]
    if token.text == ".":
        before = own[k - 1]
        if (
            k + 1 < len(own)
            and before.end == token.start
            and own[k + 1].start == token.end
            and own[k + 1].text[0].islower()
        ):
            # An address: "for quaypost.com".
            return False
        return not (
            before.end == token.start
            and (before.folded in SHORT_TITLES | COURTESIES | _SAINTS or len(before.text) == 1)
        )
    return (
        token.text in ',;:()\n“”"'
        or token.folded in _ROLE_ENDS
        or (_says(own, k, language) and token.folded not in TITLES)
    )


def _says(own: Sequence[Token], k: int, language: str) -> bool:
    """Tell whether a token is a verb of saying, not a word of a name, nor "think tank"."""
    behind = own[k + 1].folded if k + 1 < len(own) else ""
    return (
        own[k].folded in attributing(language)
        and not own[k].text[0].isupper()
        and not behind.startswith("tank")
    )


def holder(words: Sequence[str], head: str, people: Sequence[Mention]) -> Mention | None:
    """Return the one person who is printed with an office, or ``None``.

    ``None`` also for several persons, and for one of a surname only.

    ``words`` are those of the phrase that ends in the office ``head``: "the president" is neither a
    vice president nor a former one.
    """
    if head in _ANYBODY:
        return None
    wanted = _QUALIFIERS.intersection(words)
    found = [
        person for person in people if any(_is_held(role, head, wanted) for role in person.roles)
    ]
    if len(found) != 1 or not any(
        _is_held(role, head, wanted) for role in found[0].roles if role not in found[0].loose
    ):
        return None
    return found[0]


def _is_held(role: str, head: str, qualifiers: frozenset[str]) -> bool:
    """Tell whether a printed role is the office ``head`` with the same qualifiers."""
    own = [token.folded for token in tokens(role)]
    return (
        any(office_of(word) == head for word in own) and _QUALIFIERS.intersection(own) == qualifiers
    )
