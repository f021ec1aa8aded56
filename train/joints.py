"""Learn the weights of builder/extract/lines/rejoining.py from public pages and cross-validate
them.

    python -m train.joints FOLDER learn       # writes builder/weights/joints.json from all pages
    python -m train.joints FOLDER validate    # by site: paragraphs of the gold's own lines, joined and not

FOLDER holds gold.jsonl, eval.py and captures/STYLE.jsonl.gz. Needs the extra ``learn``, which the
program itself does not.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from msgspec.structs import replace
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from builder.extract.lines import rejoining
from builder.extract.lines.line import Line
from builder.learn.chains import Chain
from train.lines import FOLDS, STYLES, Match, lined
from train.public import fold, golds, half, scorer, write_weights

#: Strength of the penalty (inverse), and the weights that are left out.
PENALTY: Final = 0.1
WEAKEST: Final = 0.1


@dataclass
class Example:
    """The gold's lines of a capture, marked, and which of its joints are within a paragraph."""

    style: str
    gold: dict[str, Any]
    lines: Sequence[Line]
    language: str
    signs: list[list[str]]
    labels: list[bool]


def examples(folder: Path, gold: Mapping[str, dict[str, Any]], score: ModuleType) -> list[Example]:
    """Read all captures once."""
    found = []
    for style in STYLES:
        for _, page, language, plain, places in lined(folder, gold, style, score):
            lines = [replace(line, main=line.index in places) for line in plain]
            joints = rejoining.joints_of(lines)
            bounds = _bounds(page["body"], score)
            labels = [not _parted(places[at], places[at + 1], bounds) for at in joints]
            found.append(
                Example(
                    style,
                    page,
                    lines,
                    language,
                    rejoining.signs_of_joints(lines, joints, language),
                    labels,
                )
            )
    return found


def _parted(one: Match, other: Match, bounds: Sequence[int]) -> bool:
    """Tell whether a paragraph begins with the second of two lines; a longer line may be a word
    off its place.
    """
    reach = other.start + (1 if other.end - other.start > 2 else 0)  # noqa: PLR2004 - shorter ones are found exactly
    return any(one.start < bound <= reach for bound in bounds)


def _bounds(body: str, score: ModuleType) -> list[int]:
    """Return the numbers of the tokens that begin the gold's paragraphs."""
    counts = [
        len(score.fold(part).split()) for part in re.split(r"\n\s*\n|\n", body) if part.strip()
    ]
    return [sum(counts[:number]) for number in range(len(counts))]


def learned(pages: Sequence[Example]) -> dict[str, Any]:
    """Return the weights: ``signs``, and four zeros for the ``changes`` of a chain of one."""
    rows = [dict.fromkeys(signs, 1) for page in pages for signs in page.signs]
    labels = [label for page in pages for label in page.labels]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=PENALTY, max_iter=400, fit_intercept=False).fit(
        vectorizer.fit_transform(rows), labels
    )
    signs = dict(zip(vectorizer.feature_names_, model.coef_[0], strict=True))
    return {
        "signs": {
            name: round(float(weight), 2)
            for name, weight in sorted(signs.items())
            if abs(weight) >= WEAKEST
        },
        "changes": [0, 0, 0, 0],
    }


def validate(pages: Sequence[Example], score: ModuleType) -> None:
    """Print the paragraph figures of the gold's own lines by style: as they are, and joined by
    weights of other sites.
    """
    rows: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for number in range(FOLDS):
        chain = Chain.of(
            learned([page for page in pages if fold(page.gold["site"], FOLDS) != number])
        )
        rejoining._weights = lambda chain=chain: chain  # type: ignore[assignment]  # noqa: SLF001 - other weights than the shipped ones
        for page in pages:
            if fold(page.gold["site"], FOLDS) == number:
                pair = (page.lines, rejoining.rejoined(page.lines, page.language))
                one, other = (
                    score.score_one(
                        page.gold, {"body": "\n\n".join(line.text for line in lines if line.main)}
                    )["para"]
                    for lines in pair
                )
                rows[f"{page.style} half {half(page.gold['site'])}"].append((one, other))
    for name, figures in rows.items():
        before, after = (sum(part) / len(figures) for part in zip(*figures, strict=True))
        print(f"{name:20} {len(figures):4}  paragraphs {before:.3f} -> {after:.3f}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("command", choices=("learn", "validate"))
    given = parser.parse_args()
    score = scorer(given.folder)
    gold = golds(given.folder)
    pages = examples(given.folder, gold, score)
    if given.command == "validate":
        validate(pages, score)
        return
    about = {
        "learned by": "train/joints.py",
        "learned from": f"{len(gold)} public news pages as plain text in {len(STYLES)} styles; figures only, no text of them",
        "method": "logistic regression",
        "meaning": "logarithm of the odds that two neighboring lines with the sign between them are one paragraph",
    }
    write_weights(rejoining.NAME, {"about": about, **learned(pages)})


if __name__ == "__main__":
    main()
