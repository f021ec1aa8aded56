"""Passage -> atoms: the words as a critical apparatus sees them.

Punctuation, case, quotation marks and hyphens are not atoms, so they can never be differences:
"co-operation" is one atom that equals "cooperation", "UN" equals "United Nations" when the event
shows that it means it, and a name printed in another order (capture 001: Group of ... "...",
capture 002: ... Group) is one atom with one key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from builder.collate.alignment.features import SCALES
from builder.collate.alignment.passages import PassageUnit
from builder.core.capture import Span
from builder.lang.languages import FIRST, all_words
from builder.lang.name_keys import name_word_key
from builder.lang.same_words import MASKED, same_word
from builder.lang.stems import is_function_word, stem
from builder.lang.tokens import Token, spelling, word_tokens
from builder.lang.wordlists import DETERMINERS, QUANTIFIERS

AtomKind = Literal["content", "function", "note", "attribution"]

#: Words that a sentence needs only because others moved or turned round: never worth a mark of
#: their own.
GLUE: Final = all_words(lambda words: words.readings.glue)
_CURRENCIES: Final = "$€£¥₽₹₺₴"
_BRACKET: Final = re.compile(r"[\[\]]")


def is_glue(keys: Sequence[str]) -> bool:
    """Tell whether words are only glue, with an article at most."""
    return any(key in GLUE for key in keys) and all(
        key in GLUE or key in DETERMINERS for key in keys
    )


class Atom(msgspec.Struct, frozen=True, kw_only=True):
    """One word, number or whole name of a passage; ``start`` and ``end`` are code points in it."""

    start: int
    end: int
    #: The word, its spelling variants made equal: passages with the same keys say the same word for
    #: word.
    key: str
    #: Equal for words whose exchange is not a difference: without inflection, a
    #: figure in letters or digits.
    form: str
    #: Equal for words of one origin ("develop", "development").
    stem: str
    kind: AtomKind
    #: A function word, or one that counts as content only because it tells ("all", "more").
    grammatical: bool = False
    #: A whole name that another witness prints as well.
    name: bool = False

    @property
    def compared(self) -> bool:
        """The atom is part of the statement."""
        return self.kind in ("content", "function")


def atoms(
    unit: PassageUnit, known: Mapping[str, Sequence[str]], language: str = FIRST
) -> tuple[Atom, ...]:
    """Return the atoms of a passage in order.

    An editorial note is one atom, and words outside the core are attribution.
    """
    found: list[Atom] = []
    text = unit.passage.text
    notes, core = _notes(unit)
    items = _whole_words(text)
    k = 0
    while k < len(items):
        note = next((span for span in notes if span.start <= items[k].start < span.end), None)
        if note is not None:
            found.append(
                Atom(start=note.start, end=note.end, key="", form="", stem="", kind="note")
            )
            while k < len(items) and items[k].start < note.end:
                k += 1
            continue
        end = _figure(text, items, k) or _compound(text, items, k)
        found.append(_with_currency(text, _atom(items[k:end], core, known, language), core))
        k = end
    return tuple(found)


def _notes(unit: PassageUnit) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the editorial notes of a passage and what of it is compared.

    A bracket inside a word is a part of the word: "[W]e".
    """
    text = unit.passage.text
    inside = [
        note
        for note in unit.notes
        if text[note.end : note.end + 1].isalpha() or text[note.start - 1 : note.start].isalpha()
    ]
    core: list[Span] = []
    for span in sorted((*unit.core, *inside)):
        if core and inside and span.start <= core[-1].end:
            core[-1] = Span(core[-1].start, max(core[-1].end, span.end))
        else:
            core.append(span)
    return tuple(note for note in unit.notes if note not in inside), tuple(core)


def _whole_words(text: str) -> Sequence[Token]:
    """Return the words of a passage, bracketed ("[W]e") and masked ("s**t") ones whole."""
    masks = [match.span() for match in MASKED.finditer(text)]
    found: list[Token] = []
    for token in word_tokens(text):
        mask = next((span for span in masks if span[0] <= token.start < span[1]), None)
        last = found[-1] if found else None
        if mask:
            if last is None or last.start != mask[0]:
                found.append(
                    Token(text[slice(*mask)], *mask, "word", text[slice(*mask)].casefold())
                )
        elif last is not None and _BRACKET.fullmatch(text, last.end, token.start):
            found[-1] = Token(
                text[last.start : token.end],
                last.start,
                token.end,
                "word",
                last.folded + token.folded,
            )
        else:
            found.append(token)
    return found


def _figure(text: str, items: Sequence[Token], k: int) -> int:
    """Return the index after a figure with its scale ("2.7 billion"); 0 without one."""
    following = items[k + 1] if k + 1 < len(items) else None
    scaled = (
        following is not None
        and following.folded in SCALES
        and text[items[k].end : following.start].isspace()
    )
    return k + 2 if items[k].kind == "number" and scaled else 0


def _compound(text: str, items: Sequence[Token], k: int) -> int:
    """Return the index after a hyphenated word; names joined by a hyphen stay apart."""
    end = k + 1
    while (
        end < len(items)
        and items[end].start - items[end - 1].end == 1
        and text[items[end - 1].end] in "-‐‑"
    ):
        if items[end].text[:1].isupper() and items[end - 1].text[:1].isupper():
            break
        end += 1
    return end


def _with_currency(text: str, atom: Atom, core: Sequence[Span]) -> Atom:
    """Return a figure with the sign of its currency before it and of percent after it."""
    if not text[atom.start].isdigit():
        return atom
    before = text[max(0, atom.start - 1) : atom.start]
    start = (
        atom.start - 1
        if before
        and before in _CURRENCIES
        and any(span.start < atom.start <= span.end for span in core)
        else atom.start
    )
    end = (
        atom.end + 1
        if text[atom.end : atom.end + 1] == "%"
        and any(span.start <= atom.end < span.end for span in core)
        else atom.end
    )
    key, form = (
        f"{before if start < atom.start else ''}{word}{'%' if end > atom.end else ''}"
        for word in (atom.key, atom.form)
    )
    return replace(atom, start=start, end=end, key=key, form=form, stem=key)


def _atom(
    run: Sequence[Token], core: Sequence[Span], known: Mapping[str, Sequence[str]], language: str
) -> Atom:
    start, end = run[0].start, run[-1].end
    inside = any(span.start <= start and end <= span.end for span in core)
    folded = "".join(token.folded for token in run)
    grammatical = len(run) == 1 and is_function_word(run[0], language)
    function = grammatical and folded not in QUANTIFIERS
    spelled = spelling(name_word_key(folded))
    key = "-".join(known[folded]) if folded in known and len(run) == 1 else spelled
    form = _form(folded, language) if not function and key == spelled else key
    kind: AtomKind = "attribution" if not inside else "function" if function else "content"
    return Atom(
        start=start,
        end=end,
        key=key,
        form=form,
        stem=stem(folded, language),
        kind=kind,
        grammatical=grammatical,
    )


def _form(folded: str, language: str) -> str:
    """Return what a word has in common with those that say the same."""
    return name_word_key(same_word(folded, language))
