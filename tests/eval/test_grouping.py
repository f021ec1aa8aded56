"""The gate of grouping: on articles written for the purpose, no measure falls below its floor, and
nothing but the articles counts.
"""

import json

import pytest
from eval.grouping_score import FLOORS, as_sets, grouped, measured, rows


@pytest.fixture(scope="module")
def groups():
    return grouped()


def test_no_measure_is_below_its_floor(groups):
    """Events of one kind in one week, undated articles, headlines alone, opinions and live pages,
    two languages.
    """
    found = measured({row["id"]: row["event"] for row in rows()}, groups)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))

    assert {name: value for name, value in found.items() if value < floors[name]} == {}


def test_each_event_of_its_own_kind_stays_apart(groups):
    """Two earthquakes, three shootings in one city, two fires, two ferries: the reader's worst
    error is a false merge.
    """
    home = {row["id"]: row["event"] for row in rows()}

    for kind in ("quake", "shooting", "fire", "ferry", "football", "crash", "minister"):
        for group in as_sets(groups):
            assert len({home[name] for name in group if kind in home[name]}) <= 1, sorted(group)


def written(path, found):
    path.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    return path


def test_labels_count_for_nothing(groups, tmp_path):
    scrambled = [
        row | {"event": str(number % 3), "set": str(number % 2), "cluster": str(number % 5)}
        for number, row in enumerate(rows())
    ]

    assert grouped(written(tmp_path / "a.jsonl", scrambled)) == groups


@pytest.mark.parametrize("step", [5, 7, 72])
def test_the_order_of_input_counts_for_nothing(groups, tmp_path, step):
    found = rows()
    shuffled = [found[number * step % len(found)] for number in range(len(found))]

    assert len({row["id"] for row in shuffled}) == len(found)
    assert as_sets(grouped(written(tmp_path / "a.jsonl", shuffled))) == as_sets(groups)


def test_ids_count_for_nothing(groups, tmp_path):
    """Captures that are renamed group as before."""
    found = rows()
    renamed = {row["id"]: f"{number * 31 % 97:02}-{number}" for number, row in enumerate(found)}

    again = grouped(
        written(tmp_path / "a.jsonl", [row | {"id": renamed[row["id"]]} for row in found])
    )

    assert as_sets(again) == {
        frozenset(renamed[name] for name in group) for group in as_sets(groups)
    }


def test_a_repeated_article_joins_itself(tmp_path):
    found = rows()
    again = grouped(
        written(
            tmp_path / "a.jsonl",
            [*found, *(row | {"id": f"{row['id']}-again"} for row in found[:20])],
        )
    )

    assert [
        row["id"] for row in found[:20] if again[row["id"]] != again[f"{row['id']}-again"]
    ] == []
