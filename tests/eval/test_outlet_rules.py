"""What an editor's rules do with a capture: each action, its days, how a marker matches, and slips
that would cost the article.
"""

from pathlib import Path

import pytest
from cases import check_conservation

from builder.core.article import RULE_FIELD
from builder.core.outlet import Outlet, OutletRule
from builder.extract import normalize
from builder.extract.formats import read_bytes

TOP = "Welcome to the Norhaven Post, the paper that has come to your door every morning since the year 1871."
FIRST = "The bridge over the river Velm was opened again on Sunday after two years of repairs, the mayor said."
PUZZLE = (
    "Our puzzle of the day: how many bridges does the river have, and “who” has counted them all?"
)
LAST = '"It was worth the wait," said a cyclist who had been the first to cross it in the early morning.'
CREDIT = "Photo: Anna Berger"
END = "Follow us on every channel that there is and never miss a bridge again, in your town or in another one."
PAGE = f"""Norhaven Post

Bridge reopens after repairs

12 May 2024

{FIRST}

{PUZZLE}

{CREDIT}

{LAST}

{END}

Norhaven Post
"""


def drafted(rules, page=PAGE, outlet=""):
    capture = read_bytes(page.encode(), "a.txt")
    post = Outlet(id="post", name="Norhaven Post", sign="Post", rules=tuple(rules))
    draft = normalize(capture, (post, Outlet(id="other", name="Other", sign="O")), outlet)
    check_conservation(capture, draft)
    return draft


def bodies(*rules, **options):
    return [paragraph.text for paragraph in drafted(rules, **options).article.paragraphs]


def rule(marker, action="drop", **days):
    return OutletRule(marker=marker, action=action, **days)


def test_without_rules_the_clutter_is_there():
    assert set(bodies()) >= {FIRST, PUZZLE, LAST}
    assert CREDIT not in bodies()


def test_drop_takes_the_block():
    assert PUZZLE not in bodies(rule("puzzle of the day"))
    assert {FIRST, LAST} <= set(bodies(rule("puzzle of the day")))


def test_drop_after_takes_the_block_and_all_behind_it():
    assert bodies(rule("puzzle of the day", "drop-after")) == [FIRST]


def test_drop_before_takes_the_block_and_all_before_it():
    page = PAGE.replace("Bridge reopens", f"{TOP}\n\nBridge reopens", 1)

    assert bodies(rule("paper that has come", "drop-before"), page=page)[0] == FIRST
    assert (
        drafted([rule("paper that has come", "drop-before")], page=page).article.title
        == "Bridge reopens after repairs"
    )


@pytest.mark.parametrize("where", [CREDIT, "Norhaven Weather: rain"])
def test_keep_keeps_what_the_program_would_drop_wherever_it_stands(where):
    page = PAGE if where in PAGE else PAGE + f"\n{where}\n\nMenu\n\nLogin\n"
    marker = where.split(": ")[1]

    assert where not in bodies(page=page)
    kept = drafted([rule(marker, "keep")], page=page)
    assert where in [paragraph.text for paragraph in kept.article.paragraphs]
    spans = [paragraph.span for paragraph in kept.article.paragraphs]
    assert spans == sorted(spans)


def test_keep_wins_over_the_other_actions():
    assert PUZZLE in bodies(rule("puzzle"), rule("how many", "keep"))
    assert PUZZLE in bodies(
        rule("Velm", "drop-after"), rule("how many", "keep"), rule("was opened", "keep")
    )


@pytest.mark.parametrize(
    ("days", "holds"),
    [
        ({"since": "2024-05-12"}, True),
        ({"since": "2024-05-13"}, False),
        ({"until": "2024-05-12"}, True),
        ({"until": "2024-05-11"}, False),
        ({"until": "2024-05"}, True),
        ({"since": "2024", "until": "2024"}, True),
        ({"since": "2025"}, False),
    ],
)
def test_a_dated_rule_holds_in_its_days(days, holds):
    assert (PUZZLE not in bodies(rule("puzzle", **days))) is holds


def test_a_dated_rule_never_holds_for_an_undated_article():
    page = PAGE.replace("12 May 2024\n\n", "")

    assert PUZZLE in bodies(rule("puzzle", since="1990-01-01"), page=page)
    assert PUZZLE in bodies(rule("puzzle", until="2990-01-01"), page=page)
    assert PUZZLE not in bodies(rule("puzzle"), page=page)


@pytest.mark.parametrize(
    "marker",
    ["PUZZLE OF THE DAY", "puzzle of\u00a0the day", "  puzzle  of the day ", 'and "who" has'],
)
def test_a_marker_copied_from_anywhere_matches(marker):
    assert PUZZLE not in bodies(rule(marker))


@pytest.mark.parametrize("marker", ["", "  "])
def test_an_empty_marker_matches_nothing(marker):
    assert bodies(rule(marker)) == bodies()


@pytest.mark.parametrize(
    "ruinous",
    [rule("e"), rule("Norhaven Post", "drop-after"), rule("Norhaven Post", "drop-before")],
)
def test_a_rule_that_leaves_nothing_is_noted_and_not_obeyed(ruinous):
    draft = drafted([ruinous, rule("puzzle of the day")])
    texts = [paragraph.text for paragraph in draft.article.paragraphs]

    assert FIRST in texts
    assert PUZZLE not in texts, "the other rules hold"
    noted = [finding for finding in draft.findings if finding.field == RULE_FIELD]
    assert [(finding.value, finding.chosen) for finding in noted] == [(ruinous.marker, False)]
    assert "leave nothing" in noted[0].reason


def test_rules_that_only_together_leave_nothing_are_none_obeyed():
    parts = [FIRST, PUZZLE, LAST, END]
    draft = drafted([rule(part[:30]) for part in parts])

    assert [paragraph.text for paragraph in draft.article.paragraphs] == bodies()
    assert len([finding for finding in draft.findings if finding.field == RULE_FIELD]) == len(parts)


def test_a_drop_says_which_rule_it_was():
    drops = [
        drop.rule for drop in drafted([rule("puzzle of the day")]).drops if "rule of" in drop.rule
    ]

    assert drops == ["rule of the outlet's file: drop “puzzle of the day”"]


def test_the_rules_are_those_of_the_outlet_that_an_editor_named():
    page = PAGE.replace("Norhaven Post", "Somewhere")

    assert PUZZLE in bodies(rule("puzzle"), page=page)
    assert PUZZLE not in bodies(rule("puzzle"), page=page, outlet="post")
    assert PUZZLE in bodies(rule("puzzle"), outlet="other")


def test_rules_do_not_change_who_published():
    article = drafted([rule("Norhaven Post")]).article

    assert (article.outlet, article.id) == ("post", "post-bridge-reopens-after-repairs")


def test_a_marker_inside_a_sentence_that_a_dump_broke_takes_the_paragraph():
    """Its pieces joined without the one between them would be words that nobody printed."""
    broken = "The owner of the\n\nBlue Heron\n\ncinema has refused an offer of two million for the building by the river."
    page = PAGE.replace(PUZZLE, broken)
    whole = broken.replace("\n\n", " ")

    assert whole in bodies(page=page)
    assert bodies(rule("Blue Heron"), page=page) == [
        text for text in bodies(page=page) if text != whole
    ]


def test_a_block_between_two_that_would_be_joined_stays():
    page = PAGE.replace(
        PUZZLE,
        "The council of the town of Velm, which met on Friday\n\nAdvertisement for shoes\n\nagreed to the plan.",
    )
    texts = [
        paragraph.text for paragraph in drafted([rule("for shoes")], page=page).article.paragraphs
    ]

    assert not [text for text in texts if "Friday agreed" in text]


def test_a_marker_that_stands_in_the_headline_too_does_not_make_it_a_paragraph():
    assert bodies(rule("Bridge reopens", "keep")) == bodies()


CASES = sorted(
    path.parent
    for path in (Path(__file__).parent.parent / "cases" / "eval").glob("*/expected.json")
)


def test_a_rule_that_takes_one_paragraph_changes_nothing_else():
    for case in CASES[::3]:
        file = next(iter(case.glob("capture.*")))
        capture = read_bytes(file.read_bytes(), file.name)
        before = normalize(capture, ())
        *rest, last = before.article.paragraphs
        words = " ".join(last.text.split()[:6])
        if (
            len(rest) < 3
            or sum(words in block.text for block in capture.blocks) > 1
            or any(words in one.text for one in rest)
        ):
            continue
        post = Outlet(id="post", name="Norhaven Post", sign="Post", rules=(rule(words),))
        after = normalize(capture, (post,), "post")
        check_conservation(capture, after)
        kept = {one.text for one in after.article.paragraphs}
        if last.text not in kept:
            assert after.article.title == before.article.title
            assert [one.text for one in after.article.paragraphs] == [one.text for one in rest]
