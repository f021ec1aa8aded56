"""Paragraph -> the spans of its sentences, blind to full stops that end none.

Difficulties: abbreviations and initials, quotations that end before "he said", a full stop after the closing mark
(capture 002 prints ``".``), and two sentences glued together without a blank (capture 000: ``end.Next``).
"""

from __future__ import annotations

import re
from typing import Final

from builder.model.capture import Span
from builder.text.offices import SHORT_TITLES
from builder.text.tokens import folded
from builder.text.verbs import attributing
from builder.text.wordlists import listed

_CLOSERS: Final = "\"'”’»)]"
_OPENERS: Final = "\"'“‘„«([¿¡—–-"
_CLOSING: Final = f"[{re.escape(_CLOSERS)}」』]*"
#: Marks that may end a sentence with the marks that close a quotation after them, or a blank line.
_END: Final = re.compile(rf"[.!?…]+{_CLOSING}[.]?|[。！？؟।]+{_CLOSING}|\n\s*\n")
#: The word right before a full stop, dots inside it: "U.S" in "U.S."
_WORD_BEFORE: Final = re.compile(r"[^\W\d_][\w.]*\Z")
#: The first words after a full stop, up to five.
_FIRST_WORDS: Final = re.compile(r"\s*[\"'“‘„«(\[—–-]*((?:[^\W_][\w'’.-]*[ \t]+){0,4}[^\W_][\w'’-]*)?")


_ABBREVIATIONS: Final = SHORT_TITLES | listed(
    """mr mrs ms dr prof hon st jr sr messrs mme mlle fr jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs
        fri inc ltd co corp bros vs etc approx dept est
        no nos vol vols fig figs pp ca cf al ed eds eg ie viz ave blvd rd ft mt dipl ing bzw str zb usw evtl nr hr fr sra sr ud uds
        pag núm г гг ул им тыс млн млрд руб"""
)
#: Abbreviations that often end a sentence all the same.
_EITHER: Final = listed("inc ltd co corp etc jr sr al us uk un eu am pm bros")
#: Words that begin sentences and seldom follow an abbreviation within one.
_STARTERS: Final = listed(
    "the a an he she it they we i you his her its their our this that these those there but and in on at for as after before when while if "
    "however meanwhile although it's what who how why no not some many most all since during by with to from"
)
#: Verbs that come after a speaker's name; the others count only at the end of a clause, or true sentences would be glued.
_SAYINGS: Final = listed("said says asked added replied wrote told tweeted exclaimed continued responded joked quipped explained")
#: So much is looked at after a mark, and before it (code points).
_AFTER_SEEN: Final = 160
_BEFORE_SEEN: Final = 24
#: Words that :data:`_FIRST_WORDS` takes in, at most.
_WORDS_SEEN: Final = 5
#: " B." after "z."
_LETTER_AND_STOP: Final = re.compile(r"\s[^\W\d_]\.")
#: Two sentences without a blank between: "the end.Next comes"
_GLUE: Final = re.compile(r"(?<=[a-zà-ÿ][a-zà-ÿ])[.!?](?=[A-ZÀ-Þ][a-zà-ÿ]+(?:['’][a-z]+)?[ ,])")


def sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the sentences of ``text``: half-open, in order, without the white space between them.  Linear."""
    cuts = sorted(set(_ends(text, language)) | {match.end() for match in _GLUE.finditer(text)})
    spans = []
    start = 0
    for cut in (*cuts, len(text)):
        stripped = text[start:cut]
        left = len(stripped) - len(stripped.lstrip())
        right = len(stripped.rstrip())
        if right > left:
            spans.append(Span(start + left, start + right))
        start = cut
    return tuple(spans)


def _ends(text: str, language: str) -> list[int]:
    return [match.end() for match in _END.finditer(text) if match.group().isspace() or _is_end(text, match.start(), match.end(), language)]


def _is_end(text: str, start: int, end: int, language: str) -> bool:
    """Tell whether the marks ``text[start:end]`` end a sentence."""
    mark, after = text[start], text[end : end + _AFTER_SEEN]
    following = after.lstrip()
    if not following or mark in "。！？؟।":
        return True
    if not after[0].isspace():
        return False
    first = following.lstrip(_OPENERS)[:1]
    if first.islower() or (not first.isalnum() and following[0] not in _OPENERS):
        return False
    if end - start == 1 and mark == "." and _abbreviated(text, start, after):
        return False
    return not (end - start > 1 and _said_follows(following, mark, language))


def _abbreviated(text: str, dot: int, after: str) -> bool:
    """Tell whether the full stop at ``dot`` belongs to an abbreviation, an initial or an ordinal."""
    match = _WORD_BEFORE.search(text, max(0, dot - _BEFORE_SEEN), dot)
    if match is None:
        return False
    word = match.group().casefold().replace(".", "")
    if match.start() > 0 and text[match.start() - 1].isdigit():
        return False
    first = folded((_first_words(after) or ("",))[0])
    if "." in match.group() or word in _EITHER:  # U.S.
        return first not in _STARTERS
    initial = text[match.start()].isupper() or _LETTER_AND_STOP.match(after)
    return word in _ABBREVIATIONS or (len(word) == 1 and word != "i" and bool(initial))


def _said_follows(following: str, mark: str, language: str) -> bool:
    """Tell whether a closed quotation goes on with its speaker: ``"... really?" John Smith said``.

    A pronoun would be printed small.  After a full stop, which a quotation that goes on seldom has, the attribution must end at once.
    """
    if following[0] in _OPENERS:
        return False
    found = _first_words(following)
    if not found or not found[0][:1].isupper() or folded(found[0]) in _STARTERS:
        return False
    said = next((k for k, word in enumerate(found[1:4], 1) if folded(word) in _SAYINGS), 0)
    if not said and 1 < len(found) < _WORDS_SEEN and folded(found[-1]) in attributing(language):
        return True
    if said and mark == ".":
        return said == len(found) - 1 and len(found) < _WORDS_SEEN
    return said > 0


def _first_words(text: str) -> list[str]:
    match = _FIRST_WORDS.match(text)
    return match.group(1).split() if match and match.group(1) else []
