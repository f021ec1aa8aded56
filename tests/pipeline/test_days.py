"""The history has the day of the commit, or that of the one who builds, and never that of a clock."""

import pytest
from dulwich import porcelain

from builder.core.digest import Change
from builder.editor import history
from builder.editor.changelog import Days, _Line
from builder.pipeline.days import day_of_build

#: 2026-05-04 12:00 UTC.
NOON = 1777896000


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    return tmp_path


def commit(root, seconds):
    porcelain.add(root, [str(root / "a.txt")])
    porcelain.commit(
        root,
        message=b"m",
        author=b"A <a@example.org>",
        committer=b"A <a@example.org>",
        commit_timestamp=seconds,
        author_timestamp=0,
    )


def test_without_a_repository_no_day_is_known(project):
    assert day_of_build(project) == ""


def test_a_repository_without_a_commit_tells_no_day(project):
    porcelain.init(project).close()

    assert day_of_build(project) == ""


def test_the_day_is_that_of_the_last_commit(project):
    porcelain.init(project).close()
    commit(project, NOON - 86_400)
    commit(project, NOON)

    assert day_of_build(project) == "2026-05-04"


@pytest.mark.parametrize(
    ("given", "day"),
    [("0", "1970-01-01"), (str(NOON), "2026-05-04"), ("9" * 20, ""), ("", ""), ("soon", "")],
)
def test_who_builds_may_say_the_day(project, monkeypatch, given, day):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)

    assert day_of_build(project) == day


def test_a_damaged_repository_tells_no_day(project):
    (project / ".git").mkdir()
    (project / ".git" / "HEAD").write_text("nothing", encoding="utf-8")

    assert day_of_build(project) == ""


@pytest.mark.parametrize(
    ("captured", "day"),
    [
        ("2026-05-09T10:00:00+00:00", "2026-05-09"),
        ("2026-05-01", "2026-05-04"),
        ("2026-06", "2026-05-04"),
        ("", "2026-05-04"),
    ],
)
def test_nothing_is_told_of_a_capture_before_it_was_captured(captured, day):
    """What lies there uncommitted is newer than the last commit."""
    days = Days(build=lambda: "2026-05-04", captured={"one.txt": captured} if captured else {})
    lines = [
        _Line("article-added", "a", "e", "one.txt"),
        _Line("article-version", "a", "e", "0123456789abcdef one.txt"),
        _Line("event-changed", "e", "e", "+a"),
    ]

    assert [found for _, found in days.of(lines)] == [day, day, "2026-05-04"]


def test_a_day_is_asked_for_when_something_changed_only():
    assert list(Days(build=pytest.fail).of([])) == []


def test_the_file_keeps_the_day_and_reads_nothing_else_as_one(tmp_path):
    change = Change(number=1, kind="event-added", id="e", event="e", detail="a", date="2026-05-04")
    path = tmp_path / "history.jsonl"
    path.write_text(
        history.lines([change]) + history.lines([change]).replace("2026-05-04", "yesterday"),
        encoding="utf-8",
    )
    (first, second), wrong = history.load(path)

    assert wrong == ()
    assert (first, second.date) == (change, "")
