"""What the program would write under an edited article lies beside it, says what is new, and goes
when there is nothing left to decide.
"""

import pytest
from invented import BRIDGE, ID

NEW = BRIDGE + ".new"


def capture_says(digest, *last):
    """Let the capture end in other paragraphs."""
    title, body, fields = digest.pages["bridge.txt"]
    digest.pages["bridge.txt"] = (title, (*body[:2], *last), fields)


@pytest.fixture
def edited(digest):
    """Build a digest in which a person changed a paragraph before its capture changed in another
    one.
    """
    digest.edit(BRIDGE, "nine million", "ten million")
    capture_says(digest, "Boats pass beside it.")
    digest.build()
    assert digest.file(NEW).exists()
    return digest


def test_check_shows_what_the_proposal_changes_in_the_article(digest):
    digest.edit(BRIDGE, "nine million", "ten million")
    capture_says(digest, "Boats pass beside it.")
    digest.build(dry=True)
    diff = next(file.diff for file in digest.changes.files if file.path.endswith(".new"))

    assert diff.startswith(f"--- content/{BRIDGE}\n+++ content/{NEW}\n")
    changed = [
        line
        for line in diff.splitlines()
        if line[:1] in "+-" and "=" not in line and line[1:2].isupper()
    ]
    assert [line[:12] for line in changed] == [
        "-It cost ten",
        "+It cost nin",
        "-Boats pass ",
        "+Boats pass ",
    ]
    assert not digest.file(NEW).exists()


def test_the_warning_says_how_to_take_all_of_it(digest):
    digest.edit(BRIDGE, "nine million", "ten million")
    capture_says(digest, "Boats pass beside it.")
    digest.build()
    warning = next(line for line in digest.diagnostics if "under your edits" in line)

    assert "delete the .new file, or move it over orsa-post-bridge-opened-in-orsa.md" in warning


def test_a_proposal_is_no_article(edited):
    assert set(edited.articles) == {ID, "lund-herald-ferry-line-approved"}


def test_a_proposal_moved_over_the_article_is_accepted(edited):
    edited.file(NEW).replace(edited.file(BRIDGE))
    edited.build()

    assert not edited.articles[ID].edited
    assert edited.build() == []
    assert not edited.file(NEW).exists()


def test_a_proposal_taken_over_by_hand_is_removed(edited):
    edited.edit(BRIDGE, "ten million", "nine million")
    edited.edit(BRIDGE, "pass below", "pass beside")

    assert edited.build() == [f"content/{NEW}"]
    assert not edited.file(NEW).exists()
    assert edited.build() == []


def test_a_proposal_that_was_declined_stays_declined(edited):
    edited.file(NEW).unlink()

    assert edited.build() == []
    assert not edited.file(NEW).exists()
    assert not edited.diagnostics


def test_a_proposal_follows_the_capture(edited):
    """What she did not edit changes in her file; the proposal beside it is not left behind."""
    title, body, fields = edited.pages["bridge.txt"]
    edited.pages["bridge.txt"] = (title, body, fields | {"dateline": "Orsa"})
    edited.build()

    assert "dateline: Orsa" in edited.file(BRIDGE).read_text(encoding="utf-8")
    assert "dateline: Orsa" in edited.file(NEW).read_text(encoding="utf-8")
    assert edited.build() == []


def test_a_proposal_that_is_withdrawn_is_removed(edited):
    """The capture says again what it said when she edited it; her change is all that is left."""
    edited.edit(BRIDGE, "ten million", "nine million")
    capture_says(edited, "Boats pass below it.")
    edited.build()

    assert not edited.file(NEW).exists()
    assert edited.build() == []
    assert not edited.articles[ID].edited


def test_a_proposal_without_its_article_is_removed(edited):
    edited.file(BRIDGE).unlink()
    edited.pages.pop("bridge.txt")
    edited.build()

    assert not edited.file(NEW).exists()


def test_words_that_a_person_wrote_into_a_proposal_are_kept(edited):
    edited.edit(NEW, "nine million", "some nine million")
    mine = edited.file(NEW).read_bytes()
    capture_says(edited, "Ships pass beside it.")
    for _ in range(2):
        edited.build()
        assert [
            line
            for line in edited.diagnostics
            if "holds words of yours (rename or delete that file)" in line
        ]

    assert edited.file(NEW).read_bytes() == mine
    edited.file(NEW).unlink()
    edited.build()
    assert "Ships pass beside it." in edited.file(NEW).read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["no front matter at all", "---\ntitle: [\n---\n", ""])
def test_a_proposal_that_is_no_document_is_a_persons(edited, text):
    edited.file(NEW).write_text(text, encoding="utf-8")
    capture_says(edited, "Ships pass beside it.")
    edited.build()

    assert edited.file(NEW).read_text(encoding="utf-8") == text
