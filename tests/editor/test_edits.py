"""A person's words are never overwritten or deleted, and the program's own words follow the
capture.
"""

import sys
import time

import pytest
from invented import BRIDGE, ID
from msgspec.structs import replace

from builder.core.article import Paragraph
from builder.editor import save


def paragraphs(digest):
    return [
        (paragraph.text, paragraph.edited, paragraph.captured)
        for paragraph in digest.articles[ID].paragraphs
    ]


def test_a_second_build_writes_nothing(digest):
    before = {path: path.read_bytes() for path in digest.root.rglob("*") if path.is_file()}

    assert digest.build() == []
    assert {path: path.read_bytes() for path in digest.root.rglob("*") if path.is_file()} == before


def test_a_changed_paragraph_stays_and_stands_beside_the_captures_wording(digest):
    digest.edit(BRIDGE, "nine million", "ten million")
    edited = digest.file(BRIDGE).read_bytes()

    for _ in range(2):
        assert digest.build() == []

    assert digest.file(BRIDGE).read_bytes() == edited
    assert paragraphs(digest)[1] == (
        "It cost ten million crowns and took three years.",
        True,
        "It cost nine million crowns and took three years.",
    )
    assert [edited for _, edited, _ in paragraphs(digest)] == [False, True, False]
    assert digest.articles[ID].paragraphs[1].span is not None


def test_added_and_deleted_paragraphs_are_a_persons_right(digest):
    digest.edit(BRIDGE, "Boats pass below it.\n", "A band played.\n\nThe mayor wore a hat.\n")
    digest.edit(BRIDGE, "It cost nine million crowns and took three years.\n\n", "")
    digest.build()

    assert [text for text, _, _ in paragraphs(digest)] == [
        "The mayor opened a new bridge over the river Lune on Monday.",
        "A band played.",
        "The mayor wore a hat.",
    ]
    assert [edited for _, edited, _ in paragraphs(digest)] == [False, True, True]


def test_an_added_paragraph_replaces_nothing(digest):
    digest.edit(BRIDGE, "Boats pass below it.", "A band played.\n\nBoats pass below it.")
    digest.build()

    assert ("A band played.", True, None) in paragraphs(digest)


def test_a_person_may_fence_foreign_text(digest):
    digest.edit(
        BRIDGE,
        "Boats pass below it.",
        "<!-- foreign text -->\n\nBoats pass below it.\n\n<!-- /foreign text -->",
    )
    digest.build()

    assert [paragraph.foreign for paragraph in digest.articles[ID].paragraphs] == [
        False,
        False,
        True,
    ]
    assert not any(paragraph.edited for paragraph in digest.articles[ID].paragraphs)


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("title: Bridge opened in Orsa", "title: A bridge for Orsa", "title", "A bridge for Orsa"),
        ("published: 2024-05-06", "published: 2024-05-07", "published", "2024-05-07"),
        ("language: en", "language: en\nauthors:\n  - Ann Lee", "authors", ("Ann Lee",)),
        ("published: 2024-05-06\n", "", "published", None),
    ],
)
def test_a_changed_field_stays(digest, old, new, field, value):
    digest.edit(BRIDGE, old, new)
    edited = digest.file(BRIDGE).read_bytes()
    digest.build()

    assert getattr(digest.articles[ID], field) == value
    assert field in digest.articles[ID].edited
    assert digest.file(BRIDGE).read_bytes() == edited


def test_untouched_fields_follow_the_capture_while_a_changed_one_stays(digest):
    digest.edit(
        BRIDGE, "title: Bridge opened in Orsa", "title: A bridge for Orsa # as the council calls it"
    )
    title, body, fields = digest.pages["bridge.txt"]
    digest.pages["bridge.txt"] = (title, body, fields | {"dateline": "Orsa"})

    assert f"content/{BRIDGE}" in digest.build()

    text = digest.file(BRIDGE).read_text(encoding="utf-8")
    assert "title: A bridge for Orsa # as the council calls it\n" in text
    assert "dateline: Orsa\n" in text
    assert not digest.file(BRIDGE + ".new").exists()
    assert digest.build() == []


def test_a_changed_capture_under_an_edit_makes_one_proposal_and_one_warning(digest):
    digest.edit(BRIDGE, "nine million", "ten million")
    edited = digest.file(BRIDGE).read_text(encoding="utf-8").partition("\n---\n")[2]
    title, body, fields = digest.pages["bridge.txt"]
    digest.pages["bridge.txt"] = (title, (*body[:2], "Boats pass beside it."), fields)

    written = digest.build()

    assert f"content/{BRIDGE}.new" in written
    assert any(
        f"content/{BRIDGE}: warning:" in line and ".new" in line for line in digest.diagnostics
    )
    assert digest.file(BRIDGE).read_text(encoding="utf-8").partition("\n---\n")[2] == edited
    assert "Boats pass beside it." in digest.file(BRIDGE + ".new").read_text(encoding="utf-8")
    assert digest.build() == []
    assert not digest.diagnostics
    assert any(".md.new: note:" in line for line in digest.checked)

    digest.file(BRIDGE + ".new").replace(digest.file(BRIDGE))
    digest.build()
    assert not digest.articles[ID].edited


def test_a_field_that_changes_under_an_edit_makes_one_proposal(digest):
    digest.edit(BRIDGE, "title: Bridge opened in Orsa", "title: A bridge for Orsa")
    _, body, fields = digest.pages["bridge.txt"]
    digest.pages["bridge.txt"] = ("Orsa has its bridge", body, fields)
    digest.build()

    assert digest.articles[ID].title == "A bridge for Orsa"
    assert "title: A bridge for Orsa\n" in digest.file(BRIDGE).read_text(encoding="utf-8")
    assert "title: Orsa has its bridge\n" in digest.file(BRIDGE + ".new").read_text(
        encoding="utf-8"
    )
    assert [line for line in digest.diagnostics if "under your edits (title)" in line]
    assert digest.build() == []
    assert not digest.diagnostics


def test_a_changed_capture_rewrites_what_nobody_edited(digest):
    title, body, fields = digest.pages["bridge.txt"]
    digest.pages["bridge.txt"] = (title, (*body, "A band played."), fields)

    assert f"content/{BRIDGE}" in digest.build()
    assert "A band played." in digest.file(BRIDGE).read_text(encoding="utf-8")


def test_an_edit_taken_back_is_none(digest):
    digest.edit(BRIDGE, "nine million", "ten million")
    digest.build()
    digest.edit(BRIDGE, "ten million", "nine million")
    digest.build()

    assert not digest.articles[ID].edited


def test_a_deleted_capture_takes_its_article_along_unless_a_person_edited_it(digest):
    digest.edit(BRIDGE, "nine million", "ten million")
    digest.pages.clear()
    digest.build()

    assert digest.file(BRIDGE).exists()
    assert not list(digest.file("articles").glob("lund-herald-*"))
    assert [line for line in digest.diagnostics if "bridge.txt is gone" in line]
    assert all(edited for _, edited, _ in paragraphs(digest)), (
        "without a capture nothing is verbatim"
    )


def test_a_renamed_capture_keeps_the_article(digest):
    digest.pages["moved/bridge.txt"] = digest.pages.pop("bridge.txt")
    digest.build()

    assert set(digest.articles) == {ID, "lund-herald-ferry-line-approved"}
    assert "capture: moved/bridge.txt" in digest.file(BRIDGE).read_text(encoding="utf-8")
    assert digest.told() == []


def test_a_renamed_article_leaves_an_alias(digest):
    digest.file(BRIDGE).rename(digest.file("articles/orsa-post-new-bridge.md"))
    digest.build()

    assert digest.articles["orsa-post-new-bridge"].aliases == (ID,)
    assert [
        event.articles
        for event in digest.events.values()
        if "orsa-post-new-bridge" in event.articles
    ]
    assert not [line for line in digest.diagnostics if "error" in line]
    assert digest.told() == [("article-renamed", "orsa-post-new-bridge", ID)]
    digest.build()
    assert len(digest.told()) == 1


def test_a_deleted_article_comes_back_as_it_was(digest):
    before = digest.file(BRIDGE).read_bytes()
    digest.file(BRIDGE).unlink()

    assert digest.build() == [f"content/{BRIDGE}"]
    assert digest.file(BRIDGE).read_bytes() == before
    assert digest.told() == []


def test_a_capture_that_a_person_writes_into_an_article_is_not_taken_from_its_own(digest):
    """Which capture a file was made from is evidence, no opinion."""
    before = digest.file(BRIDGE).read_bytes()
    digest.edit(BRIDGE, "capture: bridge.txt", "capture: ferry.txt")
    digest.build()

    assert digest.file(BRIDGE).read_bytes() == before
    assert set(digest.articles) == {ID, "lund-herald-ferry-line-approved"}
    assert not digest.diagnostics


def test_an_alias_never_hides_the_article_of_that_id(digest):
    """Neither in its event nor in the history."""
    events = {event.articles for event in digest.events.values()}
    digest.edit(BRIDGE, "capture: ", "aliases:\n  - lund-herald-ferry-line-approved\ncapture: ")
    digest.build()

    assert {event.articles for event in digest.events.values()} == events
    assert digest.told() == []


def test_an_edit_that_arrives_while_the_build_runs_is_not_lost(digest, monkeypatch):
    """The file is compared once more right before it is replaced."""
    module = sys.modules[save.__module__]
    title, body, fields = digest.pages["bridge.txt"]
    digest.pages["bridge.txt"] = (title, (*body, "A band played."), fields)
    apply = module._apply

    def late(root, file):
        if file.path.endswith(BRIDGE):
            digest.edit(BRIDGE, "nine million", "ten million")
        return apply(root, file)

    monkeypatch.setattr(module, "_apply", late)
    digest.build()

    assert "ten million" in digest.file(BRIDGE).read_text(encoding="utf-8")
    assert [line for line in digest.diagnostics if "changed while the build ran" in line]


def test_dry_writes_nothing_and_shows_the_same_files(digest):
    title, body, fields = digest.pages["bridge.txt"]
    digest.pages["bridge.txt"] = (title, (*body, "A band played."), fields)
    before = digest.file(BRIDGE).read_bytes()

    dry = digest.build(dry=True)

    assert digest.file(BRIDGE).read_bytes() == before
    assert "+A band played." in "".join(written.diff for written in digest.changes.files)
    assert digest.build() == dry


def test_text_that_is_not_in_its_capture_and_that_nobody_edited_is_an_error(digest, monkeypatch):
    """A rule that invents words is found out before they are published."""
    drafts = list(digest.drafts())
    capture, draft = drafts[0]
    invented = replace(
        draft,
        article=replace(
            draft.article,
            paragraphs=(*draft.article.paragraphs, Paragraph(text="Nobody wrote this sentence.")),
        ),
    )
    monkeypatch.setattr(type(digest), "drafts", lambda _: iter([(capture, invented), drafts[1]]))
    digest.build()

    assert [
        line
        for line in digest.diagnostics
        if line.startswith(f"content/{BRIDGE}: error: paragraph 4 is not in its capture")
    ]


def test_a_file_of_many_changed_paragraphs_costs_no_time(digest):
    """Ten thousand paragraphs, each changed, are read in a few seconds."""
    body = "\n\n".join(f"Paragraph {number} of many." for number in range(10_000))
    digest.edit(BRIDGE, "Boats pass below it.", body)
    started = time.perf_counter()
    digest.build()

    assert len(digest.articles[ID].paragraphs) == 10_002
    assert time.perf_counter() - started < 10


def test_an_article_whose_capture_is_rejected_now_stays_as_it_is(digest, monkeypatch):
    """Nothing is lost when a rule breaks: the file stays, and its words are proved by the capture
    all the same.
    """
    drafts = list(digest.drafts())
    monkeypatch.setattr(type(digest), "drafts", lambda _: iter([(drafts[0][0], None), drafts[1]]))

    assert digest.build() == []
    assert [edited for _, edited, _ in paragraphs(digest)] == [False, False, False]
