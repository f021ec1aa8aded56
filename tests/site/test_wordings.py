"""A coverage page tells how each outlet words the event, to readers who know no statistics, and
never more than may be shown.
"""

import re

import pytest
import sample
from sample import MEETING, TEMPLATES, html_pages

from builder.core.wording import FEWEST_PRINTED
from builder.policy.republish import restrict
from builder.site import render


def section(html):
    found = re.search(
        r'<section class="rail" aria-labelledby="wording">.*?</section>', html, re.DOTALL
    )
    return found[0] if found else ""


def event_page(digest):
    found = html_pages(render(digest, TEMPLATES))
    return next(
        html
        for url, html in found.items()
        if re.fullmatch(r"/events/[^/]+/", url) and "bridge" in url
    )


def test_phrases_stand_with_their_counts_and_the_fewest(pages):
    html = section(pages[f"/events/{MEETING}/"])

    assert "<bdi>GSV</bdi>" in html
    assert (
        '<bdi class="theirs" lang="en">multipolar world order</bdi> <span class="meta">4 times, elsewhere 1</span>'
        in html
    )
    assert f"at least {FEWEST_PRINTED} times" in html
    assert "log-odds" not in html
    assert html.count("<details") == 2, "phrases and names are folded"


def test_a_form_of_a_name_stands_once_with_all_who_print_it(pages):
    html = section(pages[f"/events/{MEETING}/"])

    assert html.count("United Nations") == 1
    assert '<span class="meta"><bdi>MINA</bdi>, <bdi>TASS</bdi></span>' in html


def test_nothing_is_said_where_nothing_is_characteristic():
    digest = sample.crowd(3)
    bare = sample.replaced(
        digest,
        coverages=tuple(sample.replaced(one, wording=(), names=()) for one in digest.coverages),
    )

    assert section(event_page(digest))
    assert 'id="wording"' not in event_page(bare)
    assert 'id="wording"' not in event_page(sample.crowd(1))


def test_many_outlets_are_cut_and_the_rest_counted():
    html = section(event_page(sample.crowd(60)))

    assert "36 further outlets in the data." in html
    assert "and 54 more" in html
    assert "<&>" not in html


def test_without_a_credit_there_is_no_heading_for_credits():
    digest = sample.digest()
    bare = sample.replaced(
        digest, coverages=tuple(sample.replaced(one, credits=()) for one in digest.coverages)
    )
    found, without = (
        html_pages(render(one, TEMPLATES))[f"/events/{MEETING}/"] for one in (digest, bare)
    )

    assert "<h3>Credits</h3>" in found
    assert "<h3>Credits</h3>" not in without
    assert "Independent voices" in without


def test_that_the_direction_of_a_pair_is_unknown_is_said_once(pages):
    assert pages[f"/events/{MEETING}/"].count("direction unknown") == 1


@pytest.mark.parametrize(
    ("policy", "phrases", "outlets"), [("full", 2, 3), ("excerpt", 1, 3), ("link", 0, 2)]
)
def test_words_that_may_not_be_shown_are_left_out(policy, phrases, outlets):
    """An excerpt keeps words that stand in an aligned sentence, and loses the phrase that does not."""
    digest = sample.digest()
    closed = tuple(
        sample.replaced(one, republish=policy) if one.id == "gsv" else one for one in digest.outlets
    )
    coverage = next(
        one for one in restrict(sample.digest(outlets=closed)).coverages if one.event == MEETING
    )

    assert sum(len(one.phrases) for one in coverage.wording) == phrases
    assert [len(use.forms) for use in coverage.names] == [outlets]
