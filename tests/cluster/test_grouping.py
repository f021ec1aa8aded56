"""Articles group by event: whatever their order, with dates missing, and for reasons that can be
read.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builder.cluster import cluster, count, group, refreshed

MEETING, TALKS = ("000", "001", "002", "004"), ("003",)


def grouped(articles, events=(), storylines=(), frequencies=None):
    return group(articles, events, storylines, frequencies or count(articles))


def undated(articles, *ids):
    return [
        replace(article, published=None, published_basis="unknown")
        if article.id in ids
        else article
        for article in articles
    ]


def members(grouping):
    return sorted(event.articles for event in grouping.events)


@pytest.mark.parametrize("missing", [(), ("000",), ("001",), ("002",), ("001", "002")])
def test_the_captures_are_two_events(captures, missing):
    """Also when dates are missing: 003 speaks of the same people and matter, 133 days before."""
    assert members(grouped(undated(captures, *missing))) == [MEETING, TALKS]


@given(st.permutations(range(5)))
@settings(derandomize=True, deadline=None, max_examples=20)
def test_the_order_of_input_says_nothing(captures_in_order, order):
    assert grouped([captures_in_order[i] for i in order]) == grouped(captures_in_order)


@pytest.fixture(scope="session")
def captures_in_order(captures):
    return captures


def test_a_small_collection_groups_as_a_reader_groups_it(small):
    articles, gold = small

    assert sorted(cluster(articles)) == gold
    assert sorted(cluster(articles[::-1], count(articles))) == gold


def test_an_undated_article_never_bridges_two_events(small):
    """It joins the event that it is most like; the two events stay two."""
    articles, _ = small
    bridge = next(item for item in articles if item.id == "a1")
    mixture = replace(
        bridge,
        id="m",
        published=None,
        paragraphs=bridge.paragraphs
        + next(item for item in articles if item.id == "b1").paragraphs,
    )

    groups = cluster([*articles, mixture])

    assert sum("m" in found for found in groups) == 1
    assert not [found for found in groups if {"a1", "b1"} <= set(found)]


def test_an_inferred_date_counts_as_none(captures):
    inferred = [
        replace(article, published="2022-10-24", published_basis="inferred")
        if article.id == "004"
        else article
        for article in captures
    ]

    assert members(grouped(inferred)) == [MEETING, TALKS]


def test_a_date_that_a_person_wrote_counts(captures):
    written = [
        replace(article, published="2022-10-24", published_basis="inferred", edited=("published",))
        if article.id == "004"
        else article
        for article in captures
    ]

    assert ("003", "004") in members(grouped(written)) or ("004",) in members(grouped(written))


def test_headlines_alone_are_a_case_of_their_own(small):
    articles, _ = small
    bare = [
        replace(
            item, title=f"{item.title} {item.paragraphs[0].text.split('.')[0][:40]}", paragraphs=()
        )
        for item in articles
        if item.published
    ]

    groups = cluster(bare)

    assert not [found for found in groups if {"a1", "b1"} <= set(found)]


def test_nothing_groups_into_nothing():
    grouping = grouped([])

    assert grouping.events == grouping.storylines == grouping.receipts == grouping.inferences == ()


def test_the_storyline_joins_the_two_events(captures):
    grouping = grouped(captures)

    (storyline,) = grouping.storylines
    assert storyline.events == tuple(
        event.id for event in sorted(grouping.events, key=lambda event: event.date)
    )
    assert {event.storyline for event in grouping.events} == {storyline.id}
    assert storyline.title == "Russia and the Organization of Islamic Cooperation"


def test_unlike_events_are_no_storyline(small):
    articles, _ = small

    assert not [
        line
        for line in grouped(articles).storylines
        if any("ferry" in event or "fire" in event for event in line.events)
    ]


def test_a_storyline_follows_a_matter_and_not_its_people(matters):
    """A trial from the charge to the sentence, a ferry from the vote to the first crossing.

    The prosecutor's and the lawyer's other trial is none of it; what a mayor opens and what she
    budgets is no storyline.
    """
    found = grouped(matters)
    events = {event.id: {name[0] for name in event.articles} for event in found.events}

    lines = {
        "".join(min(events[name]) for name in line.events): line.title for line in found.storylines
    }
    assert lines == {
        "abc": "Oskar Lindgren and the Nordhav Bank",
        "ff": "Greta Sund and the Lund Harbor Council",
    }


def test_a_repeated_capture_joins_itself_in_any_order(captures):
    """The same report under another name is in the event of the first."""
    again = [replace(article, id=f"{9 - int(article.id)}{article.id}") for article in captures]

    for order in (
        [*captures, *again],
        [*again, *captures],
        [*again[::-1], *captures[::2], *captures[1::2]],
    ):
        assert sorted(
            {name[-3:] for name in event.articles}
            for event in grouped(order).events
            if len(event.articles) > 1
        ) == [
            set(TALKS),
            set(MEETING),
        ]
        assert sum(len(event.articles) for event in grouped(order).events) == 2 * len(captures)


def test_one_new_article_does_not_change_the_table_of_word_frequencies(small):
    articles, _ = small
    table = count(articles[:4])

    assert refreshed(table, articles[:5]) == table
    assert refreshed(table, articles) == table
    assert refreshed(table, [*articles, articles[0]]) != table
    assert (
        refreshed(None, articles)
        == refreshed(replace(table, version=0), articles)
        == count(articles)
    )
