"""Cases of readings -> how much of each expected apparatus this program and CollateX find.

    python bench/readings.py

The cases are those of the tests (``tests/cases/collate/readings``): two to four wordings of one
sentence and the places of variation that a reader should be told, each with its readings and their
witnesses.  CollateX is given the words in lower case without punctuation, as its manual advises,
with near matching; what is in one column or in columns of difference beside one another is one
place. A place counts as found when its witnesses fall into the same groups with the same words, and
half when only the groups are the same. Needs the extra ``learn``, which the program itself does
not.
"""

from __future__ import annotations

import argparse
import re
import sys
import types
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from rapidfuzz.distance import Levenshtein

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "collate"))

from apparatus import apparatus, parse, statement_of

CASES: Final = Path(__file__).parent.parent / "tests" / "cases" / "collate" / "readings"
#: A place: the words of each group of witnesses, with their signs.
Place = frozenset[tuple[str, frozenset[str]]]


def main() -> None:
    """Print a line a case: expected places, and for both programs those found and those too many."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    print(f"{'case':44} {'places':>6} {'here':>10} {'CollateX':>10}")
    totals = [0.0, 0.0, 0.0, 0.0, 0.0]
    for path in sorted(CASES.glob("*.txt")):
        texts, entries, _ = parse(path.read_text(encoding="utf-8"))
        wanted = [_place(entry, texts) for entry in entries]
        found = [_place(entry, texts) for entry in apparatus(statement_of(texts))]
        other = list(collatex_places(texts))
        row = (len(wanted), *_found(wanted, found), *_found(wanted, other))
        totals = [total + value for total, value in zip(totals, row, strict=True)]
        print(f"{path.stem:44} {row[0]:6} {row[1]:5g} +{row[2]:3g} {row[3]:5g} +{row[4]:3g}")
    print(
        f"{'all':44} {totals[0]:6g} {totals[1]:5g} +{totals[2]:3g} {totals[3]:5g} +{totals[4]:3g}"
    )


def _found(wanted: Sequence[Place], found: Sequence[Place]) -> tuple[float, int]:
    """Return how many of the wanted places are found, and how many others are shown."""
    groups = [_groups(place) for place in found]
    whole = sum(
        1.0 if place in found else 0.5 if _groups(place) in groups else 0.0 for place in wanted
    )
    right = {_groups(place) for place in wanted}
    return whole, sum(group not in right for group in groups)


def _groups(place: Place) -> frozenset[frozenset[str]]:
    return frozenset(signs for _, signs in place)


def _place(entry: str, texts: dict[str, str]) -> Place:
    """Read an entry as cases write it: ``honest GSV ] fair TASS MINA``."""
    readings = []
    for reading in entry.split(" ] "):
        words = reading.split()
        signs = [word for word in words if word in texts]
        own = " ".join(words[: len(words) - len(signs)])
        readings.append(("" if own == "omitted" else _plain(own), frozenset(signs)))
    return frozenset(readings)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def collatex_places(texts: dict[str, str]) -> Iterator[Place]:
    """Yield the places of variation of CollateX's alignment table."""
    # CollateX imports python-Levenshtein for its near matching alone; the same ratio comes from a
    # library that is here.
    shim = types.ModuleType("Levenshtein")
    shim.ratio = Levenshtein.normalized_similarity  # type: ignore[attr-defined]
    shim.distance = Levenshtein.distance  # type: ignore[attr-defined]
    sys.modules.setdefault("Levenshtein", shim)
    import collatex  # type: ignore[import-untyped]  # noqa: PLC0415 - only after the module that it asks for

    table: Any = collatex.collate(
        {"witnesses": [_witness(sign, text) for sign, text in texts.items()]},
        segmentation=False,
        near_match=True,
    )
    cells = [
        {row.header: _words(cell) for row, cell in zip(table.rows, column, strict=True)}
        for column in zip(*(row.to_list() for row in table.rows), strict=True)
    ]
    for same, columns in groupby(cells, key=lambda column: len(set(column.values())) == 1):
        if not same:
            run = list(columns)
            readings: dict[str, set[str]] = {}
            for sign in texts:
                readings.setdefault(
                    " ".join(filter(None, (column[sign] for column in run))), set()
                ).add(sign)
            yield frozenset((text, frozenset(signs)) for text, signs in readings.items())


def _witness(sign: str, text: str) -> dict[str, Any]:
    return {
        "id": sign,
        "tokens": [{"t": word, "n": word.casefold()} for word in re.findall(r"\w+", text)],
    }


def _words(cell: Any) -> str:
    return (
        ""
        if cell is None
        else " ".join(
            token["n"] if isinstance(token, dict) else str(token).strip().casefold()
            for token in cell
        )
    )


if __name__ == "__main__":
    main()
