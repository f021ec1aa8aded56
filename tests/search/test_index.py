"""What the index stage promises: the same bytes for the same records, words at their places, one
line when it fails.
"""

import base64
import json
import pickle
import random
import re
import stat
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.core.errors import MachineError
from builder.core.page import SearchRecord
from builder.search import bundle, entry_of, index_shard
from builder.search.words import ENTRY, read

WORDS = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "honest",
    "fair",
    "mutually",
    "omitted",
    "largest",
    "minister",
    "visit",
    "talks",
]


def records(count=60, seed=1, texts=()):
    chance = random.Random(seed)  # noqa: S311 - test data
    return tuple(
        SearchRecord(
            url=f"/events/e{number % 3}-{seed}/#s{number}",
            content=" ".join(chance.choices(texts or WORDS, k=20)),
            language=chance.choice(["en", "ru"]),
            meta=(("title", f"Event {number % 3}"), ("date", "2023-03-06")),
            filters=tuple(
                (name, tuple(chance.sample(list("abcdefgh"), 2)))
                for name in ("outlet", "event", "year", "language", "kind")
            ),
            sort=(("date", f"2023-03-{number % 28 + 1:02}"), ("outlet", chance.choice("abc"))),
        )
        for number in range(count)
    )


def pretend(tmp_path, monkeypatch, program: str) -> None:
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


def shown(files):
    """Return what the files of records hold, by address."""
    return {
        record["url"]: record
        for path, data in files.items()
        if path.startswith("records/")
        for record in json.loads(data)
    }


def places(files):
    """Return the records in which each word stands, with its places there, by the rule that the
    client reads them by.
    """
    entry = json.loads(files[entry_of(files)])
    urls = [
        record["url"]
        for page, _, _ in entry["pages"]
        for record in json.loads(files[f"records/{page}.json"])
    ]
    found = {}
    for _, name in entry["words"]:
        for word, forms in json.loads(files[f"words/{name}.json"]):
            for _, weights in forms:
                for _, numbers in weights:
                    record = 0
                    for step, place in zip(numbers[::2], numbers[1::2], strict=True):
                        record += step
                        found.setdefault(word, {}).setdefault(urls[record], []).append(place)
    return found


def test_a_shard_has_an_entry_words_and_records_named_by_their_content():
    files = index_shard(records(), "en")
    entry = json.loads(files[entry_of(files)])

    assert {path.partition("/")[0] for path in files if "/" in path} == {"records", "words"}
    assert all(re.search(r"[./][0-9a-f]{10}\.json$", path) for path in files)
    assert {f"records/{page}.json" for page, _, _ in entry["pages"]} | {
        f"words/{name}.json" for _, name in entry["words"]
    } == {path for path in files if "/" in path}
    assert [first for first, _ in entry["words"]] == sorted(first for first, _ in entry["words"])


def test_all_shards_share_the_client_and_the_program_that_stems():
    files = bundle(["b/shard.2.json", "a/shard.1.json"], "en")

    assert sorted(files) == ["client.js", "shards.json", "wasm.en.pagefind", "words.js"]
    assert json.loads(files["shards.json"]) == {
        "language": "en",
        "program": "wasm.en.pagefind",
        "shards": ["a/shard.1.json", "b/shard.2.json"],
    }
    assert bundle([], "de").keys() == {"client.js", "shards.json", "wasm.de.pagefind", "words.js"}


def test_the_same_records_in_any_order_give_the_same_bytes(monkeypatch):
    given = (
        *records(),
        *records(
            seed=2,
            texts=["café cafe CAFÉ naïve e-mail", "résumé resume", "Ångström", "co-op’s co-op"],
        ),
    )
    shards = []
    shuffle = random.Random(1)  # noqa: S311 - test data
    for run in range(4):
        # Pagefind merges variables of its own name; none of them may reach it.
        monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", ["de", "fr", "ru", "en"][run])
        shards.append(index_shard(tuple(shuffle.sample(given, len(given))), "en"))

    assert shards[0] == shards[1] == shards[2] == shards[3]


def test_a_shard_can_be_made_in_another_process():
    given = records(count=5)

    work, sent = pickle.loads(pickle.dumps((index_shard, given)))  # noqa: S301
    assert work(sent, "en") == index_shard(given, "en")
    assert pickle.loads(pickle.dumps(index_shard(given, "en"))) == index_shard(given, "en")  # noqa: S301


def test_each_word_stands_at_its_place_in_its_own_record():
    """Pagefind is given all records of a page as one text."""
    files = index_shard(records(), "en")
    found = places(files)

    assert len(found) == len(WORDS)
    for url, record in shown(files).items():
        words = record["content"].split(" ")
        assert sorted(place for urls in found.values() for place in urls.get(url, ())) == list(
            range(len(words))
        )
        assert [place for place, word in enumerate(words) if word == "alpha"] == found["alpha"].get(
            url, []
        )


def test_records_of_a_page_stand_as_they_follow_one_another():
    given = tuple(
        SearchRecord(url=f"/a/#p{number}s1", content="word", language="en")
        for number in (10, 2, 1, 11, 100)
    )
    files = index_shard(given, "en")
    [page] = [json.loads(data) for path, data in files.items() if path.startswith("records/")]

    assert [record["url"] for record in page] == [
        f"/a/#p{number}s1" for number in (1, 2, 10, 11, 100)
    ]


def test_what_describes_a_record_comes_with_it_and_is_not_searched():
    """By a word of its event's title, every passage of an event would be found that does not have
    the word.
    """
    files = index_shard(records(), "en")

    assert {url: record["meta"] for url, record in shown(files).items()} == {
        record.url: dict(record.meta) for record in records()
    }
    assert "event" not in places(files)


def test_nothing_to_search_never_calls_the_binary(tmp_path, monkeypatch):
    pretend(tmp_path, monkeypatch, "raise SystemExit(101)")
    blank = SearchRecord(url="/", content=" \n", language="en")

    assert index_shard((), "en") == {}
    assert index_shard((blank,), "en") == {}


@pytest.mark.parametrize(
    "texts", [["—"], ["— …", "?!"], ["—", "word"], ["word", "x", "—"], ["\x1b"]]
)
def test_a_text_without_words_moves_no_other_word(texts):
    """Pagefind leaves such a text out."""
    given = tuple(
        SearchRecord(url=f"/a{number}/", content=text, language="en")
        for number, text in enumerate(texts)
    )
    files = index_shard(given, "en")

    assert [record["content"] for record in shown(files).values()] == texts
    assert places(files) == {
        text: {f"/a{number}/": [0]} for number, text in enumerate(texts) if text in ("word", "x")
    }


def test_another_version_is_refused():
    with pytest.raises(ValueError, match=r"1\.6\.0"):
        read({ENTRY: b'{"version":"1.6.0","languages":{"en":{"hash":"x"}}}'}, [])


def test_a_long_text_and_many_records_fit_through_the_pipes():
    long = SearchRecord(url="/long/", content="word " * 200_000, language="en")

    assert len(shown(index_shard((*records(count=500), long), "en"))) == 501


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
def test_hostile_text_is_indexed_like_any_other(text):
    record = SearchRecord(
        url="/x/",
        content=text,
        language="en",
        meta=(("title", text),),
        filters=(("outlet", (text[:1000],)),),
    )

    assert list(shown(index_shard((record,), "en"))) == ["/x/"]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_any_text_has_as_many_words_as_pagefind_finds(texts):
    """Otherwise the places of words would be those of other words, and the build would fail."""
    given = tuple(
        SearchRecord(url=f"/x/#{number}", content=text, language="en")
        for number, text in enumerate(texts)
    )

    index_shard(given, "en")


@pytest.mark.parametrize(
    ("program", "said"),
    [
        (
            "import sys; sys.exit('thread main panicked\\nat the disk')",
            "left early with exit code 1, saying: at the disk",
        ),
        ("print('no message,' * 9, flush=True)", "answered with something that isn't a message"),
        (
            "while True: print('A' * 65536, end='', flush=True)",
            "answered with something that isn't a message",
        ),
        ("import time; time.sleep(60)", "said nothing for 1 s and was ended"),
        (answer({"type": "Error", "message": "index\nfull"}), "answered: index\\nfull"),
        (many({"type": "GetFiles", "files": []}), "gave an index that cannot be read"),
        (many({"type": "GetFiles", "files": 3}), "gave an index that cannot be read"),
        (many(files(ENTRY, content=b"no JSON")), "gave an index that cannot be read"),
        (
            many(files(ENTRY, content=b'{"version": "1.5.2", "languages": {}}')),
            "gave an index that cannot be read",
        ),
    ],
    ids=[
        "dies",
        "garbage",
        "endless",
        "hangs",
        "refuses",
        "gives nothing",
        "gives no files",
        "gives no JSON",
        "gives no language",
    ],
)
def test_a_failing_binary_is_told_in_one_line(tmp_path, monkeypatch, program, said):
    pretend(tmp_path, monkeypatch, program)

    with pytest.raises(MachineError) as caught:
        index_shard(records(), "en", patience=1)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


def test_a_missing_binary_is_told_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: tmp_path / "nowhere")

    with pytest.raises(MachineError, match="does not start"):
        index_shard(records(count=1), "en")
