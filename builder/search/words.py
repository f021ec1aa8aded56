"""Files of an index of Pagefind 1.5.2 -> words with their places, and the stemmer.

A file of that index is gzip over a signature and CBOR. It places a word in a text of many records;
here it is placed in its record, so that a search needs no list of where records begin. The stemmer
is the program with which the index stems words.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple

#: The one version whose files are known to have this shape.
VERSION: Final = "1.5.2"
SIGNATURE: Final = b"pagefind_dcd"
ENTRY: Final = "pagefind-entry.json"
#: Where a meta file lists its texts (pairs of name and number of words) and its files of words
#: (first word, last word, name).
_TEXTS: Final = 1
_FILES: Final = 2
#: Stands at the end of each text, since Pagefind leaves out a text without words.
CLOSING: Final = "x"
#: What a whole word weighs; the parts of a compound weigh less.
_WHOLE: Final = 24

#: A form of a word (as it is printed where that has accents, else ""), and its places by their
#: weight: record, place, further records as differences to the one before, each with its place.
Form = tuple[str, list[tuple[int, list[int]]]]
#: A stem and its forms.
Word = tuple[str, list[Form]]


class Index(NamedTuple):
    """The index of the words of some texts, read."""

    #: Stems in the order in which JavaScript compares texts.
    words: tuple[Word, ...]
    #: Name and bytes of the program that stems words as the index does: WebAssembly in gzip, behind
    #: the signature.
    program: tuple[str, bytes]


def read(files: Mapping[str, bytes], lengths: Sequence[Sequence[int]]) -> Index:
    """Return the index that ``files``, made from texts in one language, hold.

    ``lengths`` are the words of each record of each text, before `CLOSING`. Raises `ValueError`
    when another version of Pagefind made the files or they are of other texts, and what JSON, zlib
    and cbor2 raise when a file is not what its name says.
    """
    entry = json.loads(files[ENTRY])
    if entry["version"] != VERSION:
        raise ValueError(f"Pagefind {entry['version']} instead of {VERSION}")
    [facts] = entry["languages"].values()
    meta = _unpacked(files[f"pagefind.{facts['hash']}.pf_meta"])
    if [length for _, length in meta[_TEXTS]] != [sum(records) + 1 for records in lengths]:
        raise ValueError("its words are not those of the texts")
    starts = [[0, *accumulate(records)] for records in lengths]
    firsts = [0, *accumulate(map(len, lengths))]
    found = (
        word
        for _, _, name in meta[_FILES]
        for word in _unpacked(files[f"index/{name}.pf_index"])[0]
    )
    words = (
        (
            stem,
            [
                ("", _places(texts, starts, firsts)),
                *((form, _places(own, starts, firsts)) for form, own in variants),
            ],
        )
        for stem, texts, variants in found
    )
    program = f"wasm.{facts['wasm'] or 'unknown'}.pagefind"
    used = (word for word in words if any(weights for _, weights in word[1]))
    return Index(words=tuple(sorted(used, key=_order)), program=(program, files[program]))


def _order(word: Word) -> bytes:
    return word[0].encode("utf-16-be", "surrogatepass")


def _places(
    texts: Sequence[Any], starts: Sequence[Sequence[int]], firsts: Sequence[int]
) -> list[tuple[int, list[int]]]:
    """Return the places of a form of a word, by their weight.

    Each of ``texts`` is a difference of numbers, places in the text, and places in metadata.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    text = 0
    for step, numbers, *_ in texts:
        text += step
        for weight, place in _weighed(numbers):
            record = bisect_right(starts[text], place) - 1
            if place == starts[text][-1]:
                continue
            found.setdefault(weight, []).append(
                (firsts[text] + record, place - starts[text][record])
            )
    return [
        (weight, list(_stepped(places))) for weight, places in sorted(found.items(), reverse=True)
    ]


def _weighed(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield weight and place.

    A negative number is the weight of what follows, any other one the distance to the place before.
    """
    weight, place = _WHOLE, 0
    for number in numbers:
        if number < 0:
            weight, place = -number - 1, 0
        else:
            place += number
            yield weight, place


def _stepped(places: Sequence[tuple[int, int]]) -> Iterator[int]:
    last = 0
    for record, place in places:
        yield record - last
        yield place
        last = record


def _unpacked(file: bytes) -> Any:
    import cbor2  # noqa: PLC0415 - needed by a build with search only

    data = zlib.decompress(file, wbits=zlib.MAX_WBITS | 16)
    if not data.startswith(SIGNATURE):
        raise ValueError("unknown signature")
    return cbor2.loads(data[len(SIGNATURE) :])
