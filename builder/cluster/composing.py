"""A clause of a report, cut after a word -> the clause in words that several reports print.

Whoever is named gets the name that most reports print, without an office; words that only one
newsroom adds to a noun or a verb fall out. A participle that a headline prints without its
auxiliary gets it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from builder.cluster.actors import Actor
from builder.cluster.lines import PrintedWord
from builder.cluster.parsing import Clause
from builder.cluster.pieces import Piece, pieces_of
from builder.cluster.printed import Printed
from builder.cluster.speech import QUOTES
from builder.lang.inflections import past_tense, uninflected
from builder.lang.languages import words_of
from builder.lang.offices import TITLES
from builder.lang.tagging import TAGGED
from builder.lang.tokens import spelling

#: Participles of verbs that leave a noun after them where something is done to the subject: "Xxx
#: named director".
_NAMING: Final = frozenset(words_of(TAGGED).titles.naming)
#: Verbs for what is over when it is reported: a house may still burn, a bill stays signed.
_AT_ONCE: Final = frozenset(words_of(TAGGED).titles.at_once)
_KNOWN: Final = frozenset(words_of(TAGGED).titles.known)
_VOWELS: Final = "aeiou"


class Composed(NamedTuple):
    """A clause in shared words."""

    text: str
    #: The words that are kept, and the stems of those that carry matter.
    words: tuple[PrintedWord, ...]
    stems: tuple[str, ...]
    #: The stems of its verbs, for which other reports may have others.
    verbs: frozenset[str]
    #: The stems of an adjective with which it says what its subject is.
    verdict: tuple[str, ...]
    #: The same in the past tense; "" if that is unsure.
    past: str
    #: The reports print that form.
    attested: bool
    #: The stems of words in quotation marks.
    said: tuple[str, ...]


def composed(
    clause: Clause, last: int, printed: Printed, people: Sequence[Actor]
) -> Composed | None:
    """Return the clause that ends with the word ``last`` in shared words.

    ``None`` where a participle may be a past tense as well, a quotation is cut, only a given name
    is left, or the subject is known from another sentence only.
    """
    pieces = list(pieces_of(clause, last, printed, people))
    if clause.line.headline and last > clause.verb and _bare(clause):
        verb = clause.line.words[clause.verb]
        by = any(word.folded == "by" for word in clause.line.words[clause.verb + 1 :])
        if clause.tags[clause.verb] != "VVG" and not by and not printed.suffered(verb):
            return None
        at = next(i for i, piece in enumerate(pieces) if piece[0] == clause.verb)
        pieces.insert(at, (-1, _be(clause), ()))
    pieces = _quoted(pieces, clause)
    if not pieces or _short_of_name(pieces, people) or _described(clause):
        return None
    text = _joined(pieces)
    words = tuple(clause.line.words[i] for i, _, _ in pieces if i >= 0)
    verbs = frozenset(
        stem
        for i, _, _ in pieces
        if i >= 0 and clause.tags[i].startswith("VV")
        for stem in clause.line.words[i].stems
    )
    said = [
        stem
        for i, piece, stems in pieces
        if i >= 0 and clause.line.quoted(clause.line.words[i])
        for stem in stems
    ]
    verb = clause.line.words[clause.verb]
    attested = printed.past(verb) if clause.tags[clause.verb] == "VVZ" else ""
    done = (
        clause.tags[clause.verb] == "VVZ"
        and uninflected(verb.folded) in _AT_ONCE
        and not _other_verb(clause)
    )
    past = attested or (past_tense(verb.folded) if done else "")
    stems = tuple(dict.fromkeys(stem for _, _, stems in pieces for stem in stems))
    told = (
        _joined([(i, past if i == clause.verb else piece, found) for i, piece, found in pieces])
        if past
        else ""
    )
    return Composed(
        text, words, stems, verbs, _verdict(clause, last), told, bool(attested), tuple(said)
    )


def _other_verb(clause: Clause) -> bool:
    """Tell whether a word before the verb may be the verb as well.

    The verb would then be its object: "Court questions claims".
    """
    for i, word in enumerate(clause.line.words[: clause.verb]):
        if clause.tags[i] in ("PRP", "PRF"):
            return False
        if (
            i
            and clause.tags[i] != "POSS"
            and word.folded.endswith("s")
            and uninflected(word.folded) != spelling(word.folded)
        ):
            return True
    return False


def _quoted(pieces: Sequence[Piece], clause: Clause) -> list[Piece]:
    """Return the words with their quotation marks; no words when a quotation is cut."""
    found, inside = [], False
    text = clause.line.text
    for i, piece, stems in pieces:
        word = clause.line.words[i] if i >= 0 else None
        opens = (
            word is not None and word.start > 0 and text[word.start - 1] in QUOTES and not inside
        )
        inside = inside or opens
        closes = (
            word is not None
            and inside
            and text[word.end : word.end + 1] in QUOTES
            and text[word.end : word.end + 1] != ""
        )
        inside = inside and not closes
        found.append((i, ("“" if opens else "") + piece + ("”" if closes else ""), stems))
    return [] if inside else found


def _short_of_name(pieces: Sequence[Piece], people: Sequence[Actor]) -> bool:
    """Tell whether the given name of a known person appears alone."""
    known = [actor.text.split() for actor in people if " " in actor.text]
    for k, (_, text, _) in enumerate(pieces):
        after = pieces[k + 1][1] if k + 1 < len(pieces) else ""
        if any(
            text == parts[0]
            and after.rstrip(".") not in " ".join(parts[1:]).replace(".", "").split()
            for parts in known
        ):
            return True
    return False


def _described(clause: Clause) -> bool:
    """Tell whether the subject is known from another sentence only, or judged.

    "the company", "glad Xxx".
    """
    words, tags = clause.line.words[: clause.verb], clause.tags[: clause.verb]
    office = clause.tags[0].startswith("NN") and all(word.folded in TITLES for word in words)
    told = office or (
        words[0].folded in _KNOWN and not any(word.text[:1].isupper() for word in words[1:])
    )
    return told or (
        len(words) > 1 and tags[0] == "AJ0" and tags[1] == "NP0" and words[0].text[:1].islower()
    )


def _verdict(clause: Clause, last: int) -> tuple[str, ...]:
    """Return the stems of an adjective after a form of "be"."""
    at = clause.verb + 1
    while at < last and clause.tags[at] in ("AV0", "AT0"):
        at += 1
    is_one = clause.tags[clause.verb].startswith("VB") and at <= last and clause.tags[at] == "AJ0"
    return clause.line.words[at].stems if is_one else ()


def _bare(clause: Clause) -> bool:
    """Tell whether a headline leaves out a form of "be": "Xxx charged with", "Xxx leaving"."""
    tag = clause.tags[clause.verb]
    named = clause.line.words[clause.verb].folded in _NAMING
    return tag in ("VVG", "AJ0") or (
        tag in ("VVN", "VVD") and (named or clause.tags[clause.verb + 1] in ("PRP", "TO0", "PUN"))
    )


def _be(clause: Clause) -> str:
    before = clause.line.words[clause.verb - 1]
    plural = clause.tags[clause.verb - 1] == "NN2" or any(
        word.folded == "and" for word in clause.line.words[: clause.verb]
    )
    return "are" if plural and not before.text[:1].isupper() else "is"


def _joined(pieces: Sequence[Piece]) -> str:
    """Return words as a line, without a blank before a mark.

    "a" or "an" is chosen again before a word that follows a gap.
    """
    text = ""
    for k, (i, piece, _) in enumerate(pieces):
        after = pieces[k + 1] if k + 1 < len(pieces) else None
        word = piece
        if piece in ("a", "an", "A", "An") and after and after[0] != i + 1:
            word = piece[0] + ("n" if after[1][:1].casefold() in _VOWELS else "")
        close = not text or (not word[0].isalnum() and word[0] not in "$£€&“(") or text[-1] in "$£€"
        text += ("" if close else " ") + word
    return text
