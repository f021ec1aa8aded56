"""What the index stage promises: whole or absent, the same bytes for the same records, one line when it fails."""

import base64
import errno
import json
import random
import stat
import sys
from pathlib import Path

import pytest

from builder.errors import MachineError
from builder.index import index
from builder.index.bundle import NEEDED
from builder.index.order import in_order, unsealed
from builder.model.page import SearchRecord

WORDS = ["alpha", "beta", "gamma", "delta", "honest", "fair", "mutually", "omitted", "largest", "minister", "visit", "talks"]


def records(count=60, seed=1):
    chance = random.Random(seed)  # noqa: S311 - test data
    return tuple(
        SearchRecord(
            url=f"/events/e{number % 3}/#s{number}",
            content=" ".join(chance.choices(WORDS, k=20)),
            language=chance.choice(["en", "ru"]),
            meta=(("title", f"Event {number % 3}"), ("date", "2023-03-06")),
            filters=tuple((name, tuple(chance.sample(list("abcdefgh"), 2))) for name in ("outlet", "event", "year", "language", "kind")),
            sort=(("date", f"2023-03-{number % 28 + 1:02}"), ("outlet", chance.choice("abc"))),
        )
        for number in range(count)
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def pretend(tmp_path: Path, monkeypatch, program: str) -> None:
    """Put a program of ours in the place of the search binary."""
    binary = tmp_path / "binary"
    binary.write_text(f"#!{sys.executable}\n{program}", encoding="utf-8")
    binary.chmod(binary.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: binary)


def answer(payload: dict[str, object]) -> str:
    return f"print({base64.b64encode(json.dumps({'message_id': 0, 'payload': payload}).encode()).decode()!r}, end=',', flush=True)"


def many(payload: dict[str, object]) -> str:
    """Return a program that gives enough equal answers and then waits."""
    return f"for _ in range(62): {answer(payload)}\nimport time; time.sleep(60)"


def files(*paths, content):
    encoded = base64.b64encode(content).decode()
    return {"type": "GetFiles", "files": [{"path": path, "content": encoded} for path in paths]}


def test_the_bundle_has_what_the_search_page_loads_and_nothing_else(tmp_path):
    count = index(tmp_path, records())

    assert count == 60
    kinds = {Path(name).suffix for name in contents(tmp_path)}
    assert kinds == {".js", ".json", ".pagefind", ".pf_fragment", ".pf_index", ".pf_filter", ".pf_meta"}
    scripts = {name for name in contents(tmp_path) if name.endswith((".js", ".css"))}
    assert scripts == {"pagefind/pagefind.js", "pagefind/pagefind-worker.js"}


def test_the_same_records_in_any_order_give_the_same_bytes(tmp_path, monkeypatch):
    given = records()
    bundles = []
    shuffle = random.Random(1)  # noqa: S311 - test data
    for run in range(3):
        # Pagefind merges variables of its own name; none of them may reach it.
        monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", ["de", "fr", "ru"][run])
        folder = tmp_path / f"run {run} ünïcode"
        folder.mkdir()
        index(folder, tuple(shuffle.sample(given, len(given))))
        bundles.append(contents(folder))

    assert bundles[0] == bundles[1] == bundles[2]


def test_what_was_there_before_is_gone(tmp_path):
    index(tmp_path, records(seed=1))
    index(tmp_path, records(seed=2, count=5))
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    index(fresh, records(seed=2, count=5))

    assert contents(tmp_path / "pagefind") == contents(fresh / "pagefind")


def test_all_languages_are_found_from_one_page(tmp_path):
    index(tmp_path, records(), language="de")

    assert list(json.loads((tmp_path / "pagefind/pagefind-entry.json").read_bytes())["languages"]) == ["de"]


def test_nothing_to_search_never_calls_the_binary(tmp_path, monkeypatch):
    pretend(tmp_path, monkeypatch, "raise SystemExit(101)")
    blank = SearchRecord(url="/", content=" \n", language="en")

    assert index(tmp_path, ()) == 0
    assert index(tmp_path, (blank,)) == 0
    assert not (tmp_path / "pagefind").exists()


def test_what_describes_a_record_comes_with_it_and_is_not_searched(tmp_path):
    """By a word of its event's title, every passage of an event would be found that does not have the word."""
    index(tmp_path, records())
    bundle = tmp_path / "pagefind"
    fragments = [json.loads(unsealed(path.read_bytes())) for path in (bundle / "fragment").iterdir()]

    assert {fragment["url"]: fragment["meta"] for fragment in fragments} == {record.url: dict(record.meta) for record in records()}
    assert not any(b"event" in unsealed(path.read_bytes()) for path in (bundle / "index").iterdir())


def test_another_version_is_left_as_it_is():
    files = {"pagefind-entry.json": b'{"version":"1.6.0","languages":{"en":{"hash":"x"}}}', "pagefind.x.pf_meta": b"whatever"}

    assert in_order(files) == files


def test_a_long_text_and_many_records_fit_through_the_pipes(tmp_path):
    long = SearchRecord(url="/long/", content="word " * 200_000, language="en")

    assert index(tmp_path, (*records(count=500), long)) == 501


@pytest.mark.parametrize(
    "text",
    [
        "a\0b",
        "half a \ud800 pair",
        "\u202eabc",
        "x" * 1_000_000,
        "a" + " " * 500_000 + "b",
        '"' * 100_000,
        "e" + "\u0301" * 50_000,
        "漢字" * 50_000,
    ],
    ids=["NUL", "surrogate", "bidi", "one word", "blanks", "quotes", "accents", "no spaces"],
)
def test_hostile_text_is_indexed_like_any_other(tmp_path, text):
    record = SearchRecord(url="/x/", content=text, language="en", meta=(("title", text),), filters=(("outlet", (text[:1000],)),))

    assert index(tmp_path, (record,)) == 1


def test_a_full_disk_is_told_in_one_line_and_leaves_no_bundle(tmp_path, monkeypatch):
    def full(_path, _data):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(MachineError, match="No space left on device"):
        index(tmp_path, records(count=1))

    assert not (tmp_path / "pagefind").exists()


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import sys; sys.exit('thread main panicked\\nat the disk')", "left early with exit code 1, saying: at the disk"),
        ("print('no message,' * 9, flush=True)", "answered with something that is no message"),
        ("while True: print('A' * 65536, end='', flush=True)", "answered with something that is no message"),
        ("import time; time.sleep(60)", "said nothing for 1 s and was ended"),
        (answer({"type": "Error", "message": "index\nfull"}), "answered: index\\nfull"),
        (many({"type": "GetFiles", "files": []}), "gave no pagefind.js"),
        (many({"type": "GetFiles", "files": 3}), "gave an index that cannot be read"),
        (many(files(*NEEDED, content=b"no JSON")), "gave an index that cannot be read"),
        (many(files("../../outside", *NEEDED, content=b'{"version": "1.5.2", "languages": {}}')), "leads out of the bundle"),
    ],
    ids=["dies", "garbage", "endless", "hangs", "refuses", "gives nothing", "gives no files", "gives no JSON", "escapes"],
)
def test_a_failing_binary_is_told_in_one_line_and_leaves_no_bundle(tmp_path, monkeypatch, program, said):
    pretend(tmp_path, monkeypatch, program)

    with pytest.raises(MachineError) as caught:
        index(tmp_path, records(), patience=1)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3
    assert not (tmp_path / "pagefind").exists()


def test_a_missing_binary_is_told_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: tmp_path / "nowhere")

    with pytest.raises(MachineError, match="does not start"):
        index(tmp_path, records(count=1))
