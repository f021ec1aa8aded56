"""The rule by which search records are divided: bounded, stable, and a small digest is one shard."""

import itertools
import random
import re

import pytest
from msgspec.structs import replace
from shard_records import divided, invented

from builder.search import RULES
from builder.search.shards import MOST_TEXT, page_of

NAME = re.compile(r"(\d{3}0s|\d{4}(-h[12]|-q[1-4]|-(0[1-9]|1[0-2]))?|undated)(-[ab]+)?")


def size(records):
    return sum(len(record.content) for record in records)


def events(records):
    return {
        value
        for record in records
        for name, values in record.filters
        if name == "event"
        for value in values
    }


def test_a_small_digest_is_one_shard():
    assert list(divided(invented(months=3))) == ["all"]
    assert divided(()) == {}


def test_a_digest_that_fits_exactly_is_one_shard_and_one_more_character_divides_it():
    records = invented(months=3)

    assert len(divided(records, size(records))) == 1
    assert len(divided(records, size(records) - 1)) > 1


@pytest.mark.parametrize("most", [300, 2_000, 9_000, 40_000])
def test_every_record_is_in_one_shard_of_bounded_size(most):
    records = invented()
    found = divided(records, most)

    assert sorted(record.url for part in found.values() for record in part) == sorted(
        record.url for record in records
    )
    assert all(NAME.fullmatch(name) for name in found)
    for name, part in found.items():
        pages = {page_of(record) for record in part}
        assert size(part) <= most or len(pages) == 1, name


def test_the_shards_follow_from_the_records_not_from_their_order():
    records = invented()
    shuffled = random.Random(1).sample(records, len(records))  # noqa: S311 - test data
    # Records of a page keep the order in which they are given, which is that of their sentences.
    assert {name: set(part) for name, part in divided(shuffled, 3_000).items()} == {
        name: set(part) for name, part in divided(records, 3_000).items()
    }


def test_an_event_stays_together_over_the_end_of_a_month():
    records = [
        replace(one, sort=(("date", f"2021-0{3 + number % 2}-01 00:00"),))
        for number, one in enumerate(invented())
    ]
    found = divided(records, 4_000)

    assert len(found) > 10
    assert all(
        len([part for part in found.values() if event in events(part)]) == 1
        for event in events(records)
    )


def test_a_large_month_is_divided_by_its_events_and_a_large_event_by_its_pages():
    month = [replace(record, sort=(("date", "2021-05-05 00:00"),)) for record in invented()]
    by_events = divided(month, 4_000)
    one = [replace(record, filters=(("event", ("e",)),)) for record in month]
    by_pages = divided(one, 4_000)

    assert len(by_events) > 4
    assert all(name.startswith("2021-05-") for name in by_events)
    assert all(
        len([part for part in by_events.values() if event in events(part)]) == 1
        for event in events(month)
    )
    assert len(by_pages) > 4
    assert all(size(part) <= 4_000 for part in by_pages.values())


def test_records_without_a_day_have_shards_of_their_own():
    undated = [replace(record, sort=()) for record in invented(months=4)]
    days = itertools.cycle(("", "soon", "0000-00-00 00:00", "2021-13-01"))
    wrong = [replace(record, sort=(("date", next(days)),)) for record in invented(months=4)]
    dated = [replace(record, url=f"/x{record.url}", filters=()) for record in invented(months=4)]

    assert {name.partition("-")[0] for name in divided([*undated, *dated], 2_000)} >= {"undated"}
    assert all(name.startswith("undated") for name in divided(wrong, 1_000))


@pytest.mark.parametrize("seed", range(5))
def test_a_change_touches_only_the_shard_of_its_event(seed):
    """A longer passage, a new one and one that is gone: no other shard changes but the parts of one
    that has to be divided or joined.
    """
    records = invented()
    chosen = random.Random(seed).choice(records)  # noqa: S311 - test data
    index = records.index(chosen)
    for changed in (
        (
            *records[:index],
            replace(chosen, content=f"{chosen.content} more"),
            *records[index + 1 :],
        ),
        (*records, replace(chosen, url=f"{page_of(chosen)}#p99s1", content="new words")),
        (*records[:index], *records[index + 1 :]),
    ):
        before, after = divided(records, 3_000), divided(changed, 3_000)
        touched = {
            name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
        }
        own = next(name for name, part in before.items() if chosen in part)
        regrouped = before.keys() ^ after.keys()

        assert touched == ({own} if not regrouped else touched)
        assert len(regrouped) <= 13, (
            "one span was divided or joined: at most ten years and what they were"
        )


def test_the_bound_is_the_one_that_the_method_page_states():
    assert any(rule.value == f"{MOST_TEXT:,} characters" for rule in RULES)
