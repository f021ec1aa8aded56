"""Words of an English sentence -> the part of speech of each, by a hidden Markov model of word
parts (Wartena, "HanTa", 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from HanTa.HanoverTagger import HanoverTagger

_MODEL: Final = "morphmodel_en.pgz"
#: Sentences remembered: the first ones of the reports of an event are asked for by several rules.
_REMEMBERED: Final = 4096


def tagged(sentence: Sequence[str]) -> tuple[str, ...]:
    """Return the tag of each word, of the set of the British National Corpus (C5): NP0 is a name,
    VVD a past tense.

    A possessive's ending is a word of its own.
    """
    return _tagged(tuple(sentence))


@lru_cache(maxsize=_REMEMBERED)
def _tagged(sentence: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_tagger().tag_sent(sentence, taglevel=0)) if sentence else ()


@cache
def _tagger() -> HanoverTagger:
    """Read the model once, and only when a sentence is asked for."""
    from HanTa.HanoverTagger import HanoverTagger  # noqa: PLC0415 - slow to load, as its model is

    return HanoverTagger(_MODEL)
