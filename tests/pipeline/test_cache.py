"""Kept results are only ever a matter of time, never of outcome."""

from __future__ import annotations

from builder.pipeline.cache import Cache
from builder.pipeline.work import Inline

CALLS: list[int] = []


def doubled(number: int) -> int:
    """Return twice the number, and keep count."""
    CALLS.append(number)
    return 2 * number


def test_each_item_is_computed_once_and_order_is_kept(tmp_path):
    CALLS.clear()
    cache = Cache(tmp_path)

    first = cache.map(doubled, [3, 1, 2], Inline())
    second = cache.map(doubled, [2, 4, 3], Inline())

    assert first == (6, 2, 4)
    assert second == (4, 8, 6)
    assert CALLS == [3, 1, 2, 4]


def test_a_damaged_entry_is_computed_again(tmp_path):
    cache = Cache(tmp_path)
    cache.map(doubled, [5], Inline())
    for file in tmp_path.glob("*.pickle"):
        file.write_bytes(b"\x80damaged")

    assert cache.map(doubled, [5], Inline()) == (10,)


def test_equal_items_are_computed_once(tmp_path):
    assert Cache(tmp_path).map(doubled, [7, 7], Inline()) == (14, 14)
