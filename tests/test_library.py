"""The library as another program uses it: rows or bytes in, records out, no file touched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pandas as pd
import pytest
from digests import run_line

import builder
from builder.core.errors import Rejected

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"
README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
ROWS = [
    {
        "id": "coast-1",
        "title": "Ferry service to Norra island suspended after engine fire",
        "text": "The ferry service to Norra island was suspended on Monday after a fire in the "
        "engine room of the Aurora.\n\nTwelve passengers were taken to hospital, the harbor office "
        "said.",
        "date": "2026-05-04",
        "source": "coast",
    },
    {
        "id": "herald-1",
        "title": "Norra island ferry suspended after fire on the Aurora",
        "text": "The ferry service to Norra island was suspended on Monday after a fire in the "
        "engine room of the Aurora.\n\nFourteen passengers were taken to hospital, the harbor "
        "office said.",
        "date": "2026-05-04",
        "source": "herald",
    },
    {
        "id": "coast-2",
        "title": "Orchestra names a new conductor",
        "text": "The Velden orchestra named Ida Marin as its conductor.\n\nShe begins in autumn.",
        "date": "2026-07-19",
        "source": "coast",
        "unknown": "changes nothing",
    },
]
ARTICLES = [builder.article(row) for row in ROWS]


def test_articles_become_events_and_events_statements():
    events = {event.articles: event for event in builder.events(ARTICLES)}
    coverage = builder.compare(events["coast-1", "herald-1"], ARTICLES)

    assert set(events) == {("coast-1", "herald-1"), ("coast-2",)}
    said = [
        {cell.article: cell.passage.text for cell in line.cells if cell.passage}
        for line in coverage.comparisons[0].statements
    ]
    assert {
        "coast-1": "Twelve passengers were taken to hospital,",
        "herald-1": "Fourteen passengers were taken to hospital,",
    } in said
    assert json.loads(json.dumps(msgspec.to_builtins(coverage)))["articles"] == list(
        coverage.articles
    )


def test_without_an_event_all_articles_report_one():
    coverage = builder.compare(None, ARTICLES[:2])

    assert set(coverage.articles) == {"coast-1", "herald-1"}
    assert coverage.comparisons[0].statements


def test_statements_point_into_the_texts_given():
    texts = {row["id"]: row["text"] for row in ROWS}
    found = builder.statements(ARTICLES[:2]).statements

    assert found
    for statement in found:
        for member in statement:
            if not member.title:
                assert texts[member.id][member.start : member.end].strip()


def test_a_page_becomes_a_capture_and_a_draft():
    page = (
        b"<html><head><title>Bridge opens | The Coast</title></head><body><article><h1>Bridge opens</h1>"
        + b"".join(
            f"<p>The bridge at Velden opened for traffic on {day}, the council said.</p>".encode()
            for day in ("Monday", "Tuesday", "Wednesday")
        )
    )
    (capture,) = builder.captures(page, "bridge.html")
    draft = builder.draft(capture)

    assert draft.article.title == "Bridge opens"
    assert len(draft.article.paragraphs) == 3
    for paragraph in draft.article.paragraphs:
        assert capture.text[paragraph.span.start : paragraph.span.end] == paragraph.text


def test_what_holds_no_page_is_refused():
    with pytest.raises(Rejected):
        builder.captures(b"\x00\x01\x02", "noise.bin")


def test_quotations_point_into_the_text():
    text = 'The mayor, Ida Marin, said: "We will not close the harbor."'
    (found,) = builder.quotations(text)

    (words,) = found.content
    assert text[words.start : words.end] == "We will not close the harbor."
    assert found.speaker == "Ida Marin"


def test_what_the_package_does_not_have_it_does_not_name():
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = builder.nothing_here
    assert all(getattr(builder, name) for name in builder.__all__)


def test_the_examples_run(tmp_path, monkeypatch, capsys):
    """The README has the first one word for word; mypy checks both."""
    code = {path.stem: path.read_text(encoding="utf-8") for path in EXAMPLES.glob("*.py")}
    (tmp_path / "articles.jsonl").write_text(
        "".join(f"{json.dumps(row)}\n" for row in ROWS), encoding="utf-8"
    )
    pd.DataFrame(ROWS).to_csv(tmp_path / "articles.csv", index=False)
    monkeypatch.chdir(tmp_path)
    told = {}
    for name, text in code.items():
        exec(compile(text, name, "exec"), {})  # noqa: S102 -- our own
        told[name] = capsys.readouterr().out

    assert f"```python\n{code['jsonl']}```" in README
    assert "2026-05-04" in told["jsonl"]
    assert "Fourteen passengers" in told["jsonl"]
    assert re.match(r" +event +.* +text\n0 +2026-05-04-", told["dataframe"])
    assert "Twelve passengers" in told["dataframe"]


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NaT, pd.NA, ""])
def test_what_a_table_does_not_know_is_not_known(nothing):
    found = builder.article(
        {"id": "a", **dict.fromkeys(("title", "date", "lang", "source"), nothing)}
    )

    assert found == builder.article({"id": "a"})


@pytest.mark.parametrize(
    ("date", "published"),
    [
        (pd.Timestamp("2026-05-04"), "2026-05-04"),
        (pd.Timestamp("2026-05-04T10:15"), "2026-05-04T10:15"),
        (pd.Timestamp("2026-05-04T00:00+00:00"), "2026-05-04T00:00+00:00"),
        ("2026-05", "2026-05"),
        (2026, "2026"),
    ],
)
def test_dates_of_a_table_are_as_exact_as_they_are(date, published):
    assert builder.article({"id": "a", "date": date}).published == published


@pytest.mark.parametrize("command", ["cluster", "quotes", "align", "extract"])
def test_each_stage_s_command_says_what_it_reads(command):
    told = run_line(command, "--help").stdout

    assert "FILE" in told.partition("\n\n")[2]
    assert ("A line of FILE is" in told) == (command != "extract")
