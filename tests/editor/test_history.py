"""The history and the table of frequencies: committed, never rewritten without a reason, whatever
happens to them.
"""

from invented import MORE


def test_the_history_only_grows(digest):
    first = digest.file("history.jsonl").read_text(encoding="utf-8")
    digest.pages["more.txt"] = ("Bridge in Orsa open", MORE, {"outlet_name": "Vale News"})
    digest.build()
    second = digest.file("history.jsonl").read_text(encoding="utf-8")

    assert second.startswith(first)
    assert '"kind": "article-added", "id": "vale-news-bridge-in-orsa-open"' in second[len(first) :]
    assert '"kind": "event-changed"' in second[len(first) :]


def test_a_build_that_was_ended_half_way_loses_no_line_of_the_history(digest):
    """Articles are written before the history: when the power failed between, the next build writes
    the lines.
    """
    first = digest.file("history.jsonl").read_text(encoding="utf-8")
    digest.file("history.jsonl").write_text(
        "".join(first.splitlines(keepends=True)[:1]), encoding="utf-8"
    )
    digest.build()

    assert digest.file("history.jsonl").read_text(encoding="utf-8") == first
    assert digest.build() == []


def test_a_damaged_line_of_the_history_is_named_and_stays(digest):
    path = digest.file("history.jsonl")
    damaged = "{not json\n" + path.read_text(encoding="utf-8")
    path.write_text(damaged, encoding="utf-8")
    digest.build()

    assert digest.named("history.jsonl") == [
        "content/history.jsonl:1: warning: not a line of the history (restore it from version control)"
    ]
    assert path.read_text(encoding="utf-8").startswith(damaged)


def test_the_frequency_table_stays_until_it_is_refreshed(digest):
    """One new article must not move other events."""
    table = digest.file("frequencies.tsv").read_bytes()
    digest.pages["more.txt"] = ("Bridge in Orsa open", MORE, {"outlet_name": "Vale News"})
    digest.build()

    assert table.startswith(b"# version 3, articles 2\n")
    assert digest.file("frequencies.tsv").read_bytes() == table
