"""Furniture of pages among the paragraphs: each kind in several wordings and languages, and
sentences of reports that look like it.
"""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.extract import normalize
from builder.extract.formats import read_bytes
from builder.extract.lines.furniture import about_author, contributors, furniture, glued_furniture
from train.own_cases import FOLDER

CASES = json.loads((FOLDER / "furniture.json").read_text(encoding="utf-8"))
FURNITURE = [(name, text) for name, texts in CASES["furniture"].items() for text in texts]

REQUESTS = [
    text for name, text in FURNITURE if name == "request to the reader" and text[0].isalpha()
]


@pytest.mark.parametrize(("name", "text"), FURNITURE, ids=lambda value: value[:40])
def test_furniture_leaves_under_its_name(name, text):
    assert furniture(text) == name


@pytest.mark.parametrize("text", CASES["report"], ids=lambda text: text[:40])
def test_a_sentence_of_the_report_stays(text):
    assert furniture(text) == ""
    assert glued_furniture(text) == (len(text), "")


@pytest.mark.parametrize("row", CASES["authors"], ids=lambda row: row["text"][:40])
def test_about_the_author(row):
    """A line about who wrote the report names somebody of a newsroom, or an author of the page,
    whom the report names nowhere.
    """
    assert about_author(row["text"], row.get("authors", []), CASES["others"]) is row["about"]


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.sampled_from(CASES["report"]), st.sampled_from(REQUESTS))
def test_what_is_glued_to_a_paragraph_is_cut_behind_its_last_sentence(report, request):
    """Whatever is cut from a paragraph, its own sentences stay whole."""
    end, name = glued_furniture(f"{report} {request}")

    assert end >= len(report)
    assert bool(name) == (end < len(report) + 1 + len(request))


def test_newsrooms_that_contributed_are_credited():
    assert contributors("Ada Renn and the Polar Press contributed to this report.") == [
        "Polar Press"
    ]
    assert contributors("The pier is closed. The Polar Press contributed to this report.") == [
        "Polar Press"
    ]
    assert contributors("(mit Material von dpa und Nordwind Nachrichten)") == [
        "dpa",
        "Nordwind Nachrichten",
    ]
    assert contributors("Ole Vik contributed to this report.") == []


@pytest.mark.parametrize(
    "run", ["A", "A ", "a@", "More: ", "Follow ", "Read more", "(photo: ", "by A; "]
)
def test_hostile_runs_end_soon(run):
    """Runs of one kind cost linear time, nearly."""
    text = run * (20_000 // len(run))

    furniture(text)
    glued_furniture(text)
    contributors(text)


@pytest.mark.parametrize("label", ["Read more:", "Related stories:", "See also:"])
def test_headlines_below_a_label_of_other_reports_leave_with_it(label):
    report = [
        "The harbor of Lund was closed on Monday after a fire in the old engine room of the ferry, the board said in a statement."
    ] * 2
    other = "Crews in Lund want a new engine room for the ferry"
    text = "\n\n".join(
        [
            "Harbor closed after fire",
            "By Ada Renn",
            *report,
            label,
            other,
            "Board: no date for the new ferry",
            report[0] + " It gave no date.",
        ]
    )
    draft = normalize(read_bytes(text.encode(), "harbor.txt"), ())

    assert [one.text[:10] for one in draft.article.paragraphs] == ["The harbor"] * len(
        draft.article.paragraphs
    )
    assert len(draft.article.paragraphs) >= 2
