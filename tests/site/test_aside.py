"""What one report alone has, and what is set aside: each passage once, with the time that it is
about.
"""

import sample

from builder.policy.republish import restrict
from builder.site.library import library
from builder.site.views.aside import aside_groups
from builder.site.views.only import only_one, passages_alone


def shown():
    digest = sample.digest()
    known = library(restrict(digest))
    (coverage,) = (one for one in digest.coverages if one.event == sample.MEETING)
    only = [view for group in only_one(known, coverage).groups for view in group.more]
    return only, [view for group in aside_groups(known, coverage) for view in group.passages]


def test_a_passage_about_another_time_says_which_and_by_which_words():
    notes = {view.note for view in shown()[0]}

    assert "“in late May”: announced for about May 2023 (inferred)" not in notes
    assert "“in late May”: announced for about May 2023" in notes
    assert "“since the 1950s”: another time, not compared" in notes


def test_no_passage_is_both_set_aside_and_shown_as_what_one_report_has():
    only, aside = shown()

    assert aside
    assert not {(view.url, view.text) for view in only} & {(view.url, view.text) for view in aside}


def test_what_is_quoted_of_a_report_is_not_listed_below_it_again():
    digest = sample.digest()
    known = library(restrict(digest))
    (coverage,) = (one for one in digest.coverages if one.event == sample.MEETING)
    groups = {group.sign: group for group in only_one(known, coverage).groups}
    mina = sample.identifier("004")

    (quote,) = groups["MINA"].quotes
    assert quote.number.startswith("¶")
    assert all(quote.text.strip(" …") not in view.text for view in groups["MINA"].more)
    own = [one for one in passages_alone(known, coverage) if one.article == mina]
    assert len(groups["MINA"].more) == len(own) - 1
    assert groups["MINA"].count == f"{len(own)} sentences"
