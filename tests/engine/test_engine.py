"""What is kept is only ever a matter of time, never of outcome; and only what has changed is worked
out again.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

import msgspec
import pytest
from arithmetic import BUSY, BUSY_SECONDS, DOUBLE, FACED, FAIL, RUN, Double, Half

from builder.engine import (
    Codes,
    Engine,
    Jobs,
    Journal,
    Store,
    Unit,
    decoded,
    digest_of,
    executor_for,
)
from builder.engine.engine import POOL_PAYS_FROM
from builder.engine.stages import encoded


@pytest.fixture
def engine(tmp_path):
    """Yield an engine with a store of its own."""
    RUN.clear()
    with Store(tmp_path / "store.sqlite") as store:
        yield Engine(store, Codes(tmp_path, store))


def unit(number: int, name: str = "") -> Unit[int]:
    """Return a number as a unit."""
    return Unit(
        name=name or str(number), parts={"the number": digest_of(number)}, make=lambda: number
    )


def values(engine: Engine, *numbers: int) -> list[int]:
    """Return twice each number, by way of the engine."""
    return [kept.value.value for kept in engine.run(DOUBLE, [unit(number) for number in numbers])]


def test_each_unit_is_run_once_and_order_is_kept(engine):
    assert values(engine, 3, 1, 2) == [6, 2, 4]
    assert values(engine, 2, 4, 3) == [4, 8, 6]
    assert RUN == [3, 1, 2, 4]


def test_equal_units_are_run_once(engine):
    assert values(engine, 7, 7) == [14, 14]
    assert RUN == [7]


def test_what_was_kept_outlives_the_engine(engine, tmp_path):
    values(engine, 5)
    engine.store.commit()
    with Store(tmp_path / "store.sqlite") as store:
        assert values(Engine(store, Codes(tmp_path, store)), 5) == [10]
    assert RUN == [5]


@pytest.mark.parametrize(
    "damage", [b"", b"\x80damaged", encoded(Double(value=99)), msgspec.msgpack.encode({"other": 1})]
)
def test_a_damaged_result_is_worked_out_again(engine, tmp_path, damage):
    """Also one that can be read, but is not what was kept."""
    values(engine, 5)
    engine.store.commit()
    with closing(sqlite3.connect(tmp_path / "store.sqlite")) as connection, connection as other:
        other.execute("UPDATE results SET value = ?, size = ?", [damage, len(damage)])

    assert values(engine, 5) == [10]


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 500])
def test_a_store_that_is_no_database_is_begun_anew(tmp_path, damage):
    RUN.clear()
    (tmp_path / "store.sqlite").write_bytes(damage)
    for _ in range(2):
        with Store(tmp_path / "store.sqlite") as store:
            assert values(Engine(store, Codes(tmp_path, store)), 5) == [10]
    assert RUN == [5]


def test_a_store_that_cannot_be_written_costs_time_only(tmp_path):
    (tmp_path / "file").write_text("where the folder should be")
    with Store(tmp_path / "file" / "store.sqlite") as store:
        assert values(Engine(store, Codes(tmp_path, store)), 5, 6) == [10, 12]


def test_another_code_is_another_key():
    assert unit(1).key("double", b"one") != unit(1).key("double", b"other")
    assert unit(1).key("double", b"one") != unit(2).key("double", b"one")
    assert unit(1, "a").key("double", b"one") == unit(1, "b").key("double", b"one")


def test_the_reason_names_what_changed(engine):
    engine.run(
        DOUBLE, [Unit(name="a", parts={"left": b"1", "right": b"2", "old": b"3"}, make=lambda: 1)]
    )
    engine.run(
        DOUBLE, [Unit(name="a", parts={"left": b"1", "right": b"9", "new": b"4"}, make=lambda: 1)]
    )

    assert engine.journal.reasons == [
        ("double a", "new"),
        ("double a", "right changed; new added; old removed"),
    ]
    assert str(engine.journal) == "double 2 of 2"


def test_a_result_that_cannot_be_used_is_made_again(engine):
    units = [unit(5)]
    engine.run(DOUBLE, units)

    engine.run(DOUBLE, units, usable=lambda found: found.value == 10)
    engine.run(DOUBLE, units, usable=lambda found: found.value == 11)

    assert RUN == [5, 5]


def test_what_is_too_large_to_keep_is_put_away_first(engine):
    away = {}

    def settle(raw: bytes) -> Double:
        away["whole"] = raw
        return Double(value=0)

    kept = engine.run(DOUBLE, [unit(5)], settle=settle)

    assert kept[0].value == Double(value=0)
    assert msgspec.msgpack.decode(away["whole"], type=Double) == Double(value=10)


def test_a_face_is_read_without_its_result(engine, tmp_path):
    """Also by the next run, which finds all faces together."""
    [kept] = engine.run(FACED, [unit(5)])
    assert kept.face(Half) == Half(half=5)
    engine.finish()
    engine.store.commit()
    with closing(sqlite3.connect(tmp_path / "store.sqlite")) as connection, connection as other:
        other.execute("DELETE FROM results")
    with Store(tmp_path / "store.sqlite") as store:
        assert list(store.faces(FACED.name).values()) == [kept.entry]
        [kept] = Engine(store, Codes(tmp_path, store)).run(FACED, [unit(5)])
        assert kept.face(Half) == Half(half=5)
        assert RUN == [5]
        assert kept.value == Double(value=10)
        assert RUN == [5, 5]


def test_damaged_faces_cost_time_only(engine, tmp_path):
    engine.run(FACED, [unit(5)])
    engine.finish()
    engine.store.commit()
    with closing(sqlite3.connect(tmp_path / "store.sqlite")) as connection, connection as other:
        other.execute("UPDATE faces SET value = x'c1'")
    with Store(tmp_path / "store.sqlite") as store:
        [kept] = Engine(store, Codes(tmp_path, store)).run(FACED, [unit(5)])

        assert kept.face(Half) == Half(half=5)
        assert RUN == [5]


def test_a_second_run_in_one_process_reads_nothing_again(engine):
    [first] = engine.run(DOUBLE, [unit(5)])
    engine.finish()
    engine.begin(Journal())
    [second] = engine.run(DOUBLE, [unit(5)])

    assert second is first
    assert str(engine.journal) == "double 0 of 1"


def test_what_another_process_wrote_is_looked_at(engine, tmp_path):
    engine.run(DOUBLE, [unit(5)])
    engine.finish()
    engine.store.commit()
    with Store(tmp_path / "store.sqlite") as store:
        values(Engine(store, Codes(tmp_path, store)), 6)
    engine.begin(Journal())

    assert values(engine, 5, 6) == [10, 12]
    assert RUN == [5, 6]


def test_a_rehearsal_runs_one_unit_and_changes_nothing(engine):
    engine.run(DOUBLE, [unit(5), unit(6)])
    engine.finish()
    engine.rehearse(DOUBLE)
    engine.rehearse(FACED)

    assert RUN == [5, 6, 5]
    assert str(engine.journal) == "double 2 of 2"


def test_an_error_is_handed_on_and_nothing_of_it_is_kept(engine):
    with pytest.raises(ZeroDivisionError):
        engine.run(FAIL, [unit(1)])
    with pytest.raises(ZeroDivisionError):
        engine.run(FAIL, [unit(1)])


def test_workers_give_what_this_process_gives(engine, tmp_path):
    numbers = range(100)
    with executor_for(Jobs(number=2)) as pool, Store(tmp_path / "other.sqlite") as store:
        found = Engine(store, Codes(tmp_path, store), pool).run(
            DOUBLE, [unit(number) for number in numbers]
        )
        assert [kept.value.value for kept in found] == values(engine, *numbers)


def test_what_nobody_asks_for_is_given_up(tmp_path):
    RUN.clear()
    for number in (*range(5), 4):
        with Store(tmp_path / "store.sqlite") as store:
            values(Engine(store, Codes(tmp_path, store)), number)
            store.prune(most=30)
    with Store(tmp_path / "store.sqlite") as store:
        values(Engine(store, Codes(tmp_path, store)), 0, 4)
    assert RUN == [0, 1, 2, 3, 4, 0]


def test_text_that_no_encoding_holds_has_a_digest():
    assert digest_of(["\ud800"]) != digest_of(["\ud801"])


def test_the_order_of_a_set_does_not_show():
    assert digest_of(frozenset({"a", "b", "c"})) == digest_of(frozenset({"c", "b", "a"}))
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})


def test_an_attachment_is_kept_apart_and_known_by_its_digest(engine):
    digest = engine.attach(b"a long text")

    assert engine.attachment(digest) == b"a long text"
    assert engine.attached([digest, digest])
    assert not engine.attached([digest, digest_of(b"another")])
    assert engine.attachment(digest_of(b"another")) is None


def test_a_damaged_attachment_is_none(engine):
    digest = engine.attach(b"a long text")
    engine.store.put(digest, digest, b"another text")

    assert engine.attachment(digest) is None


def test_an_attachment_that_could_not_be_kept_is_held(engine, monkeypatch):
    monkeypatch.setattr(engine.store, "put", lambda *_: False)

    assert engine.attachment(engine.attach(b"a long text")) == b"a long text"


def test_a_string_of_a_class_of_its_own_comes_back_as_one():
    class Word(str):
        __slots__ = ()

    found = decoded(encoded((Word("a"), "b")), tuple[Word, str])

    assert found == ("a", "b")
    assert [type(one) for one in found] == [Word, str]


def test_bytes_beside_what_no_unicode_holds_stay_bytes():
    assert decoded(encoded((b"\xff\x00", "a\udc80")), tuple[bytes, str]) == (
        b"\xff\x00",
        "a\\udc80",
    )


def test_the_journal_tells_how_far_a_stage_is(engine):
    told = []
    engine.journal.advanced = lambda stage, done, of: told.append((stage, done, of))
    values(engine, *range(20))

    assert told == [(DOUBLE.name, 8, 20), (DOUBLE.name, 16, 20), (DOUBLE.name, 20, 20)]


@pytest.mark.parametrize("engine_name", ["inline", "processes"])
def test_a_trace_holds_the_processor_time_of_the_workers(tmp_path, engine_name):
    with (
        executor_for(Jobs(engine=engine_name, number=2)) as executor,
        Store(tmp_path / "store.sqlite") as store,
    ):
        engine = Engine(store, Codes(tmp_path, store), executor)
        with engine.journal.span("busy"):
            engine.run(BUSY, [unit(number) for number in range(POOL_PAYS_FROM)])
    [event] = engine.journal.events

    assert event["args"]["stages"] == {BUSY.name: {"units": POOL_PAYS_FROM, "run": POOL_PAYS_FROM}}
    assert event["args"]["cpu_s"] >= POOL_PAYS_FROM * BUSY_SECONDS
