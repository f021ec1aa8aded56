"""The parts of speech of an English sentence's words, as the tagger names them -> where its noun
phrases and runs of adverbs end.

The tags are those of the British National Corpus (C5), and MONEY, POSS and COMMA for a currency's
sign, a possessive, a comma in a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final


def tag_set(tags: str) -> frozenset[str]:
    """Return the tags of ``tags``, parted by white space."""
    return frozenset(tags.split())


#: What can be the head of a noun phrase, and what is before it.
NOUNS: Final = tag_set("NN0 NN1 NN2 NP0 UNC")
BEFORE_NOUNS: Final = tag_set("AT0 DT0 DPS CRD ORD AJ0 AJC AJS ZZ0 MONEY POSS COMMA")
_LEADING: Final = tag_set("AT0 DPS AJ0 CRD PRP PRF TO0 POSS")
PARTICIPLES: Final = tag_set("VVN VVG VVD VBN VBG VHN VHG VDN VDG")
INFINITIVES: Final = tag_set("VVI VBI VHI VDI VVB")
VERBS: Final = tag_set("VVB VVD VVZ VVI VVN VVG")
FINITE: Final = tag_set("VVD VVZ VVB VBD VBZ VBB VHD VHZ VHB VM0 VDD VDZ VDB")
AUXILIARY: Final = tag_set("VBD VBZ VBB VHD VHZ VHB VM0 VDD VDZ VDB")
ADVERBS: Final = tag_set("AV0 XX0")


def noun_phrase(i: int, tags: Sequence[str]) -> int | None:
    """Return the index behind the noun phrase that begins at ``i``."""
    last, at = None, i
    while at < len(tags):
        tag = tags[at]
        goes_on = at + 1 < len(tags) and (tags[at + 1] in NOUNS or tags[at + 1] in BEFORE_NOUNS)
        if tag in NOUNS:
            last = at
        elif tag in BEFORE_NOUNS:
            if last is not None and tag in ("AT0", "DPS", "DT0"):
                break
        elif tag in PARTICIPLES:
            if not (goes_on and at > i and tags[at - 1] in _LEADING):
                break
        elif tag == "AV0":
            if not (at + 1 < len(tags) and tags[at + 1] in ("AJ0", "CRD")):
                break
        else:
            break
        at += 1
    if last is not None:
        return last + 1
    # "all three", "the poor"
    return at if at > i and tags[at - 1] == "CRD" else None


def adverbs(i: int, tags: Sequence[str]) -> int:
    """Return the index behind the adverbs that are at ``i``."""
    while i < len(tags) and tags[i] in ADVERBS:
        i += 1
    return i
