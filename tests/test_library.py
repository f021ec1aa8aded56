"""The library as another program uses it: rows or bytes in, records out, no file touched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

import builder
from builder.core.errors import Rejected

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


def test_the_example_of_the_readme_runs(tmp_path, monkeypatch, capsys):
    code = re.search(r"## As a library.*?```python\n(.*?)```", README, re.DOTALL)[1]
    (tmp_path / "articles.jsonl").write_text(
        "".join(f"{json.dumps(row)}\n" for row in ROWS), encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 -- our own
    printed = capsys.readouterr().out

    assert "2026-05-04" in printed
    assert "Fourteen passengers" in printed
