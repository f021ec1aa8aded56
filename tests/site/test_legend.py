"""The page about the signs explains every one that a comparison can show."""

from typing import get_args

from builder.core.coverage import Mark, Presence
from builder.site.markup import MARKS, PRESENCE
from builder.site.views.legend import legend


def test_every_presence_and_every_mark_is_explained_in_its_own_word():
    found = legend()

    assert {sign.presence for sign in found.presences} == set(get_args(Presence))
    assert [sign.word for sign in found.presences] == list(PRESENCE.values())
    assert [mark.word for mark in found.marks] == list(MARKS.values())
    assert set(MARKS) == set(get_args(Mark)) - {"same"}
    assert all(one.meaning.endswith(".") for one in (*found.presences, *found.marks, *found.unsure))


def test_every_mark_has_an_example_that_bears_it():
    kinds = ('mark class="reworded"', "<ins>", "<del>", 'mark class="moved"', 'class="note"')

    for kind, one in zip(kinds, legend().marks, strict=True):
        assert kind in one.example
