"""Cases of events -> how many pairs of passages that say the same are put together, and how many
that do not.

    python tests/eval/alignment_score.py            what is found, case by case
    python tests/eval/alignment_score.py --raise    writes floors a little below it

A case holds articles of one event and its statements: by article, the beginnings of the sentences
that say it. Headlines are neither rewarded nor punished.
"""

from __future__ import annotations

import json
import sys
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from builder.collate import align
from builder.core.article import Article, Paragraph

CASES = sorted((Path(__file__).parents[1] / "cases" / "eval-alignment").glob("*.json"))
FLOORS = Path(__file__).parent / "alignment_floors.json"


def found(case):
    """Return the pairs of sentences that alignment makes and those that are right: each the
    beginnings of two, with their articles.
    """
    articles = [
        Article(
            id=row["id"],
            title=row["title"],
            outlet=row["id"],
            language=case["language"],
            published=case["date"],
            published_basis="stated",
            paragraphs=tuple(Paragraph(text=text) for text in row["text"].split("\n\n")),
        )
        for row in case["articles"]
    ]
    statements = [
        [
            (article, start)
            for article, starts in statement.items()
            for start in starts
            if not titles_of(case)[article].startswith(start)
        ]
        for statement in case["statements"]
    ]
    known = [one for statement in statements for one in statement]
    made = [
        [_named(member, known) for member in members if not member.title]
        for members in align(articles).statements
    ]
    return _pairs(made), _pairs(statements)


def titles_of(case):
    """Return the headlines of a case by article."""
    return {row["id"]: row["title"] for row in case["articles"]}


def _pairs(groups):
    """Return the pairs of different articles in each group."""
    return {
        frozenset(pair)
        for group in groups
        for pair in combinations(sorted(set(group)), 2)
        if pair[0][0] != pair[1][0]
    }


def _named(member, known):
    """Return a passage by the beginning that a case names it by, else by its own words."""
    return next(
        (one for one in known if one[0] == member.id and member.text.startswith(one[1])),
        (member.id, member.text[:40]),
    )


def score(case):
    """Return precision and recall of one case, and what is missed and wrong."""
    made, wanted = found(case)
    hits = len(made & wanted)
    return {
        "precision": round(hits / len(made), 3) if made else 1.0,
        "recall": round(hits / len(wanted), 3) if wanted else 1.0,
        "missed": sorted(sorted(pair) for pair in wanted - made),
        "wrong": sorted(sorted(pair) for pair in made - wanted),
    }


def main():
    """Print every case; with ``--raise`` write the floors."""
    scores = {path.stem: score(json.loads(path.read_text(encoding="utf-8"))) for path in CASES}
    for name, one in scores.items():
        print(
            f"{name:26} P {one['precision']:.2f} R {one['recall']:.2f}",
            *(f"\n   missed {pair}" for pair in one["missed"]),
            *(f"\n   wrong {pair}" for pair in one["wrong"]),
        )
    if "--raise" in sys.argv:
        floors = {
            name: {"precision": one["precision"], "recall": one["recall"]}
            for name, one in scores.items()
        }
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
