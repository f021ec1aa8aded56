"""Pieces of other texts stuck to an article are told from what the article itself recalls, in
several languages.
"""

import json
from pathlib import Path

import pytest

from builder.extract import normalize
from builder.extract.foreign import foreign
from builder.extract.formats import read_bytes

CASES = sorted((Path(__file__).parent.parent / "cases" / "foreign").glob("*.json"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_other_texts_and_nothing_else_are_foreign(case):
    record = json.loads(case.read_text(encoding="utf-8"))
    marks = foreign(record["paragraphs"], record["published"], record["language"])

    assert [number for number, mark in enumerate(marks, 1) if mark] == record["foreign"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_nothing_is_foreign_to_an_undated_article(case):
    record = json.loads(case.read_text(encoding="utf-8"))

    assert not any(foreign(record["paragraphs"], None, record["language"]))


GATE = sorted(
    path.parent
    for path in (Path(__file__).parent.parent / "cases" / "eval").glob("*/expected.json")
)
OTHER = (
    "NORBURY, 3 March 2009 (Agency) - The ferry company stopped its winter service between the islands after a storm had damaged the pier.",
    "The ferry company said that the pier would be mended by the summer and that passengers would get their money back.",
    "Fishermen carried mail and medicine between the islands in the meantime.",
)
RECALLED = (
    "The bridge was built in 1998 and last repaired on 3 March 2009, when the council spent 4 million on new piers.",
    "In June 2011 a court had ruled that the plans were void, and the work was stopped for two years.",
)
#: Texts below which the piece is not found, because it speaks of what they speak of, or they are
#: too short to tell.
MISSED = 2


def dated_texts():
    for case in GATE:
        file = next(iter(case.glob("capture.*")))
        article = normalize(read_bytes(file.read_bytes(), file.name), ()).article
        if article.published and len(article.paragraphs) > len(OTHER):
            yield [one.text for one in article.paragraphs], article.published, article.language


def test_a_piece_planted_below_any_text_is_foreign_and_recalled_facts_are_not():
    missed = 0
    for texts, published, language in dated_texts():
        own = [False] * len(texts)
        marks = foreign([*texts, *OTHER], published, language)

        assert marks[: len(own)] == tuple(own)
        missed += marks[len(own) :] != (True,) * len(OTHER)
        assert not any(foreign([*texts, *RECALLED], published, language))
        assert not any(foreign([*texts[:2], *RECALLED, *texts[2:]], published, language))
    assert missed <= MISSED
