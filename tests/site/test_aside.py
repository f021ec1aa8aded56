"""What one report alone has, and what is set aside: each passage once, with the time that it is
about.
"""

import sample

from builder.policy.republish import restrict
from builder.site.library import library
from builder.site.views.aside import aside_groups, only_groups


def shown():
    digest = sample.digest()
    known = library(restrict(digest))
    (coverage,) = (one for one in digest.coverages if one.event == sample.MEETING)
    only = [view for group in only_groups(known, coverage) for view in (*group.shown, *group.more)]
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
