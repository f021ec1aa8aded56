"""Passage -> atoms: the words as a critical apparatus sees them.

Punctuation, case, quotation marks and hyphens are no atoms, so they can never be differences: "co-operation" is one atom that equals
"cooperation", "UN" equals "United Nations" when the event shows that it stands for it, and a name printed in another order
(capture 001: Group of ... "...", capture 002: ... Group) is one atom with one key.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final, Literal

from builder.collate.alignment.features import SCALES
from builder.collate.alignment.passages import Unit
from builder.model.capture import Span
from builder.text.name_keys import name_word_key
from builder.text.stems import is_function_word, stem
from builder.text.tokens import Token, spelling, word_tokens
from builder.text.wordlists import DETERMINERS, JOINERS, QUANTIFIERS, listed

AtomKind = Literal["content", "function", "note", "attribution"]

#: Words that a sentence needs only because others moved or turned round: never worth a mark of their own.
GLUE: Final = listed("is are was were be been being that to of and which it")
_CURRENCIES: Final = "$€£¥₽₹₺₴"
#: What may stand between the words of a name: blanks, quotation marks, dashes.
_NAME_GAP: Final = re.compile(r"[\s\"'“”„«»‘’()–—-]*\Z")


def is_glue(keys: Sequence[str]) -> bool:
    """Tell whether words are nothing but glue, with an article at most."""
    return any(key in GLUE for key in keys) and all(key in GLUE or key in DETERMINERS for key in keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One word, number or whole name of a passage; ``start`` and ``end`` are code points in it."""

    start: int
    end: int
    #: Equal for what is no difference.
    key: str
    #: Equal for forms of one word.
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


def atoms(unit: Unit, known: Mapping[str, Sequence[str]], language: str = "en") -> tuple[Atom, ...]:
    """Return the atoms of a passage in order; an editorial note is one atom, and words outside the core are attribution."""
    found: list[Atom] = []
    text = unit.passage.text
    items = word_tokens(text)
    k = 0
    while k < len(items):
        note = next((span for span in unit.notes if span.start <= items[k].start < span.end), None)
        if note is not None:
            found.append(Atom(start=note.start, end=note.end, key="", stem="", kind="note"))
            while k < len(items) and items[k].start < note.end:
                k += 1
            continue
        end = _figure(text, items, k) or _compound(text, items, k)
        found.append(_with_currency(text, _atom(items[k:end], unit.core, known, language), unit.core))
        k = end
    return tuple(found)


def _figure(text: str, items: Sequence[Token], k: int) -> int:
    """Return the index after a figure with its scale ("2.7 billion"); 0 when there is none."""
    following = items[k + 1] if k + 1 < len(items) else None
    scaled = following is not None and following.folded in SCALES and text[items[k].end : following.start].isspace()
    return k + 2 if items[k].kind == "number" and scaled else 0


def _compound(text: str, items: Sequence[Token], k: int) -> int:
    """Return the index after a hyphenated word; names joined by a hyphen stay apart."""
    end = k + 1
    while end < len(items) and items[end].start - items[end - 1].end == 1 and text[items[end - 1].end] in "-‐‑":
        if items[end].text[:1].isupper() and items[end - 1].text[:1].isupper():
            break
        end += 1
    return end


def _with_currency(text: str, atom: Atom, core: Sequence[Span]) -> Atom:
    """Return a figure with the sign of its currency before it and of percent after it."""
    if not text[atom.start].isdigit():
        return atom
    before = text[max(0, atom.start - 1) : atom.start]
    start = atom.start - 1 if before and before in _CURRENCIES and any(span.start < atom.start <= span.end for span in core) else atom.start
    end = atom.end + 1 if text[atom.end : atom.end + 1] == "%" and any(span.start <= atom.end < span.end for span in core) else atom.end
    key = f"{before if start < atom.start else ''}{atom.key}{'%' if end > atom.end else ''}"
    return replace(atom, start=start, end=end, key=key, stem=key)


def _atom(run: Sequence[Token], core: Sequence[Span], known: Mapping[str, Sequence[str]], language: str) -> Atom:
    start, end = run[0].start, run[-1].end
    inside = any(span.start <= start and end <= span.end for span in core)
    folded = "".join(token.folded for token in run)
    grammatical = len(run) == 1 and is_function_word(run[0], language)
    function = grammatical and folded not in QUANTIFIERS
    spelled = spelling(name_word_key(folded))
    key = "-".join(known[folded]) if folded in known and len(run) == 1 else spelled
    kind: AtomKind = "attribution" if not inside else "function" if function else "content"
    return Atom(start=start, end=end, key=key, stem=stem(folded, language), kind=kind, grammatical=grammatical)


def with_names(passages: Sequence[tuple[Unit, tuple[Atom, ...]]]) -> list[tuple[Atom, ...]]:
    """Make one atom of every name that two of the passages print, whatever the order of words, and of words hyphened in one."""
    hyphened = {atom.key for unit, items in passages for atom in items if "-" in unit.passage.text[atom.start : atom.end]}
    joined = [(unit, _joined(unit.passage.text, items, hyphened)) for unit, items in passages]
    runs = [_runs(unit.passage.text, items) for unit, items in joined]
    keys = Counter(key for (_, items), found in zip(joined, runs, strict=True) for key in {_name_key(items[a:b]) for a, b in found})
    return [
        _merged(items, [(a, b) for a, b in found if keys[_name_key(items[a:b])] > 1])
        for (_, items), found in zip(joined, runs, strict=True)
    ]


def _joined(text: str, items: tuple[Atom, ...], hyphened: AbstractSet[str]) -> tuple[Atom, ...]:
    """Make one atom of two words that another passage joins with a hyphen ("double dip")."""
    result: list[Atom] = []
    for atom in items:
        last = result[-1] if result else None
        if (
            last is not None
            and last.compared
            and atom.compared
            and last.key + atom.key in hyphened
            and text[last.end : atom.start].isspace()
        ):
            whole = last.key + atom.key
            result[-1] = replace(last, end=atom.end, key=whole, stem=whole, kind="content", grammatical=False)
        else:
            result.append(atom)
    return tuple(result)


def _merged(items: tuple[Atom, ...], runs: Sequence[tuple[int, int]]) -> tuple[Atom, ...]:
    """Make one atom of each run of atoms."""
    result: list[Atom] = []
    at = 0
    for a, b in runs:
        key = _name_key(items[a:b])
        if len(key) > 1:
            whole = "name " + " ".join(sorted(key))
            result += items[at:a]
            result.append(replace(items[a], end=items[b - 1].end, key=whole, stem=whole, kind="content", name=True))
            at = b
    return (*result, *items[at:])


def _runs(text: str, items: Sequence[Atom]) -> list[tuple[int, int]]:
    """Return the runs of capitalized words, as ranges of atoms; quotation marks and dashes may stand inside."""
    found = []
    k = 0
    while k < len(items):
        end = k
        j = k
        while j < len(items) and items[j].compared and (j == k or _NAME_GAP.match(text[items[j - 1].end : items[j].start])):
            if text[items[j].start].isupper():
                end = j + 1
            elif not (items[j].key in JOINERS and j > k):
                break
            j += 1
        if end - k > 1 and items[k].kind == "content":
            found.append((k, end))
        k = max(end, k + 1)
    return found


def _name_key(run: Sequence[Atom]) -> frozenset[str]:
    """Return the stems of a name's words: equal whatever their order."""
    words = [part for atom in run if atom.kind == "content" for part in atom.key.split("-")]
    return frozenset(stem(word) for word in words if word not in JOINERS)
