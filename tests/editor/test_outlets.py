"""What a person writes about an outlet is obeyed, what is wrong in it is named, and nothing is
published by mistake.
"""

import pytest
from invented import BRIDGE, ID
from msgspec.structs import replace

from builder.core.capture import Block, Span
from builder.editor import check, load


def test_an_unknown_outlet_gets_a_file_with_its_name_and_nothing_else(digest):
    assert (
        digest.file("outlets/lund-herald.md").read_text(encoding="utf-8")
        == "---\nname: Lund Herald\n---\n"
    )


def test_an_outlet_that_a_person_names_gets_a_file(digest):
    digest.edit(BRIDGE, "outlet: orsa-post", "outlet: The Vale News")
    digest.build()

    assert digest.articles[ID].outlet == "the-vale-news"
    assert (
        digest.file("outlets/the-vale-news.md").read_text(encoding="utf-8")
        == "---\nname: The Vale News\n---\n"
    )
    assert digest.build() == []


def test_an_outlets_file_is_a_persons_from_the_first_day(digest):
    text = "---\nname: The Lund Herald\nkind: newspaper\n# since when?\n---\n\nA note.\n"
    digest.file("outlets/lund-herald.md").write_text(text, encoding="utf-8")
    digest.build()

    assert digest.file("outlets/lund-herald.md").read_text(encoding="utf-8") == text
    assert (
        "content/outlets/lund-herald.md:3: warning: kind is claimed without a reference (add 'kind: source' under references)"
        in digest.checked
    )


def test_a_broken_outlet_keeps_its_articles_and_lets_nothing_be_published(digest):
    """Without its names, rules and policy the articles would be another outlet's, and printed in
    full.
    """
    before = digest.file("articles/lund-herald-ferry-line-approved.md").read_bytes()
    digest.file("outlets/lund-herald.md").write_text(
        '---\nname: "Lund Herald\n---\n', encoding="utf-8"
    )
    title, body, fields = digest.pages["ferry.txt"]
    digest.pages["ferry.txt"] = (title, body, fields | {"outlet_name": "The Herald of Lund"})

    assert digest.build() == []
    assert digest.file("articles/lund-herald-ferry-line-approved.md").read_bytes() == before
    assert digest.articles["lund-herald-ferry-line-approved"].outlet == "lund-herald"
    assert {outlet.id: outlet.republish for outlet in load(digest.paths).outlets} == {
        "lund-herald": "link",
        "orsa-post": None,
    }


def test_a_rule_that_is_none_is_named_and_the_others_hold(digest):
    """One slip of a person's does not bring all the clutter back."""
    rules = (
        "  - marker: Read more\n    action: drop\n  - marker: Share\n    action: remove\n  - Share\n"
        "  - marker: Share\n    action: drop\n    since: spring\n  - marker: Share\n    action: drop\n    when: 2024\n"
        "  - action: keep\n  - marker: Share\n  - marker: Puzzle\n    action: keep\n    since: 2024-01-01\n    until: 2024-06\n"
    )
    digest.file("outlets/lund-herald.md").write_text(
        f"---\nname: Lund Herald\nrules:\n{rules}---\n", encoding="utf-8"
    )
    digest.build()

    assert [line.split(" (")[0] for line in digest.named("outlets/lund-herald.md")] == [
        f"content/outlets/lund-herald.md:{line}: error: rules: number {number} of the list is not obeyed, since {fault}"
        for line, number, fault in (
            (6, 2, "its action 'remove' is not one of drop, drop-after, drop-before, keep"),
            (8, 3, "it is not a table"),
            (9, 4, "since 'spring' is not a date"),
            (12, 5, "'when' is not one of marker, action, since, until"),
            (15, 6, "it has no marker"),
            (16, 7, "it has no action"),
        )
    ]
    found = [outlet.rules for outlet in load(digest.paths).outlets if outlet.id == "lund-herald"]
    assert [(rule.marker, rule.action, rule.since, rule.until) for rule in found[0]] == [
        ("Read more", "drop", None, None),
        ("Puzzle", "keep", "2024-01-01", "2024-06"),
    ]


def test_check_names_a_rule_that_matches_nothing(digest):
    rules = (
        "  - marker: Twice a DAY\n    action: keep\n  - marker: Win a cruise\n    action: drop\n"
    )
    digest.file("outlets/lund-herald.md").write_text(
        f"---\nname: Lund Herald\nrules:\n{rules}---\n", encoding="utf-8"
    )
    digest.build()

    content = load(digest.paths)
    pairs = list(digest.drafts())
    reconciled = digest.reconciled(content)
    blocks = {
        capture.path: tuple(
            Block(span=Span(0, 1), text=text) for text in capture.text.split("\n\n")
        )
        for capture, _ in pairs
    }
    captures = [replace(capture, blocks=blocks[capture.path]) for capture, _ in pairs]
    told = [
        str(diagnostic)
        for diagnostic in check(digest.paths, content, reconciled, captures)
        if "matches nothing" in diagnostic.what
    ]

    assert [line.split(" (")[0] for line in told] == [
        "content/outlets/lund-herald.md:3: note: the rule 'Win a cruise' matches nothing in the captures of this outlet"
    ]


@pytest.mark.parametrize(
    ("wish", "republish"), [("all", "link"), ("excerpt", "excerpt"), ("full", "full"), ("", None)]
)
def test_a_policy_that_cannot_be_understood_is_the_strictest(digest, wish, republish):
    digest.file("outlets/lund-herald.md").write_text(
        f"---\nname: Lund Herald\nrepublish: {wish}\n---\n", encoding="utf-8"
    )

    assert (
        next(
            outlet.republish for outlet in load(digest.paths).outlets if outlet.id == "lund-herald"
        )
        == republish
    )


def test_check_names_each_article_without_an_outlet_and_what_would_mend_it(digest):
    title, body, _ = digest.pages.pop(next(iter(digest.pages)))
    digest.pages["unsigned.txt"] = (
        title,
        body,
        {"outlet_name": "", "outlet": "", "url": "https://www.orsa.example/1"},
    )
    digest.build()
    (told,) = [line for line in digest.checked if "no outlet is known" in line]

    assert told.startswith("content/articles/")
    assert "write 'outlet: '" in told
    assert "'domains: [orsa.example]'" in told
