"""What readers are told about changes: corrections in a log of their own, additions once, and what
was taken down without its name.
"""

import pytest
import sample
from bs4 import BeautifulSoup
from sample import TEMPLATES

from builder.core.digest import Change
from builder.site import render

GONE = "coast-herald-a-name-that-must-not-be-seen-again"
ARTICLE = next(event for event in sample.digest().events if event.id == sample.MEETING).articles[0]


@pytest.fixture(scope="module")
def files():
    history = (
        Change(number=1, kind="article-added", id=GONE, event=sample.MEETING, detail="gone.txt"),
        Change(number=2, kind="article-added", id=ARTICLE, event=sample.MEETING, detail="one.txt"),
        Change(
            number=3,
            kind="event-added",
            id=sample.MEETING,
            event=sample.MEETING,
            detail=f"{GONE} {ARTICLE}",
        ),
        Change(
            number=4,
            kind="article-changed",
            id=ARTICLE,
            event=sample.MEETING,
            detail="published body",
        ),
        Change(
            number=5,
            kind="event-changed",
            id=sample.MEETING,
            event=sample.MEETING,
            detail=f"-{GONE}",
        ),
        Change(number=6, kind="article-removed", id=GONE, detail="gone.txt"),
    )
    return {
        file.path: file.data.decode("utf-8", "replace")
        for file in render(sample.digest(history=history), TEMPLATES).files
    }


def lines(files, heading):
    page = BeautifulSoup(files["corrections/index.html"], "lxml")
    return [
        item.get_text(" ", strip=True)
        for item in page.select_one(f"#{heading}").find_parent("section").select("li")
    ]


def test_corrections_have_a_log(files):
    told = lines(files, "changes")

    assert told[0] == "An article was removed"
    assert any("published, text" in line for line in told)


def test_additions_are_told_once(files):
    """An article that came with its event is told by the event's own line."""
    assert [line.partition(":")[0] for line in lines(files, "additions")] == ["New event"]


def test_what_was_taken_down_is_named_nowhere(files):
    assert [path for path, text in files.items() if GONE in text] == []


def test_an_article_says_what_changed_on_its_page_since_it_came(files):
    """Newest first, with what was changed; a page that never changed says nothing of it."""
    page = BeautifulSoup(files[f"articles/{ARTICLE}/index.html"], "lxml")
    changes = page.select_one("#changes").find_parent("section")

    assert [line.get_text(" ", strip=True) for line in changes.select("li")] == [
        "Changed published, text",
        "Added",
    ]
    assert not changes.select("li a"), "no link to the page itself"
    others = [
        text
        for path, text in files.items()
        if path.startswith("articles/") and path.endswith("/index.html") and ARTICLE not in path
    ]
    assert others
    assert not any('id="changes"' in text for text in others)
