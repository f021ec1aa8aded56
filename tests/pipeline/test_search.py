"""Shards of the search index that did not change are taken over from the published site, and the
result is that of a clean build.
"""

import os
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from shard_records import by_page, divided, invented

import builder
from builder.engine import Codes, Engine, Journal, Store
from builder.paths import Paths
from builder.pipeline import search
from builder.pipeline.last import Last, published, remember
from builder.pipeline.publish import staging
from builder.search import findable, shards

RECORDS = invented(months=9)
MOST = 3_000


@pytest.fixture(scope="module")
def codes(tmp_path_factory):
    """Return what the program's code is, read once."""
    with Store(tmp_path_factory.mktemp("codes") / "store.sqlite") as store:
        yield Codes(Path(builder.__file__).parent, store)


@pytest.fixture
def digest(tmp_path, monkeypatch, codes):
    """Return a digest that publishes records, in small shards, and tells which it indexed."""
    monkeypatch.setattr(search, "shards", partial(shards, most=MOST))
    return Digest(tmp_path / "digest", codes)


def of_pages(known, pages):
    """Return the records of ``pages`` out of those ``known``."""
    return [record for page in pages for record in known[page]]


class Digest:
    """The index of a digest, published again and again."""

    def __init__(self, root, codes):
        self.paths, self.codes = Paths(root=root, templates=root), codes
        root.mkdir(parents=True)

    def publish(self, records, language="en"):
        """Publish the index of records as a build does; return the names of what was made."""
        journal = Journal()
        with Store(self.paths.cache / "store.sqlite") as store:
            engine = Engine(store, self.codes, journal=journal)
            with staging(self.paths.site, published(engine)) as stage:
                search.index(
                    stage, findable(records), partial(of_pages, by_page(records)), engine, language
                )
            remember(engine, Last(), stage.files)
        return [unit.rpartition("/")[2] for unit, _ in journal.reasons]

    def contents(self):
        """Return every published file."""
        return {str(path.relative_to(self.paths.site)): path.read_bytes() for path in self.files()}

    def files(self):
        """Return the path of every published file."""
        return sorted(path for path in self.paths.site.rglob("*") if path.is_file())


def clean(digest, records, language="en"):
    """Return what is published of records where nothing was published before."""
    fresh = Digest(digest.paths.root.with_name("clean"), digest.codes)
    fresh.publish(records, language)
    return fresh.contents()


CHOSEN = RECORDS[len(RECORDS) // 2]
EDITS = {
    "content": lambda record: replace(record, content=f"changed {record.content}"),
    "address": lambda record: replace(record, url=f"{record.url}x"),
    "language": lambda record: replace(record, language="ru"),
    "filters": lambda record: replace(record, filters=(*record.filters, ("facts", ("conflict",)))),
    "sort": lambda record: replace(record, sort=(("date", "0000-00-00 00:00"),)),
    "meta": lambda record: replace(record, meta=(*record.meta, ("place", "¶ 7"))),
}


def test_nothing_is_made_when_nothing_changed(digest):
    first = digest.publish(RECORDS)
    before = digest.contents()

    assert len(first) > 5
    assert digest.publish(RECORDS) == []
    assert digest.contents() == before


@pytest.mark.parametrize("edit", EDITS)
def test_a_changed_record_costs_its_shard_and_gives_a_clean_build(digest, edit):
    digest.publish(RECORDS)
    changed = tuple(EDITS[edit](record) if record is CHOSEN else record for record in RECORDS)
    made = digest.publish(changed)

    own = next(name for name, part in divided(changed, MOST).items() if EDITS[edit](CHOSEN) in part)

    # The language of a record shows nowhere in the index, so that its shard comes out as it was.
    assert made == [own, *([] if edit == "language" else ["search pagefind"])]
    assert digest.contents() == clean(digest, changed)


def test_an_added_and_a_removed_event_give_a_clean_build(digest):
    first = digest.publish(RECORDS)
    before = digest.contents()
    more = tuple(
        replace(record, url=f"/more{record.url}", filters=(("event", ("more",)),))
        for record in RECORDS[:12]
    )

    assert 2 <= len(digest.publish((*RECORDS, *more))) < len(first) / 2
    assert digest.contents() == clean(digest, (*RECORDS, *more))
    digest.publish(RECORDS)
    assert digest.contents() == before


def test_another_language_is_indexed_anew(digest):
    first = digest.publish(RECORDS)

    assert digest.publish(RECORDS, "de") == first
    assert digest.contents() == clean(digest, RECORDS, "de")


def test_no_records_leave_no_index(digest):
    digest.publish(RECORDS)

    assert digest.publish(()) == []
    assert digest.contents() == {}


def test_unchanged_files_are_the_published_ones(digest):
    digest.publish(RECORDS)
    before = [path.stat().st_ino for path in digest.files()]
    digest.publish(RECORDS)

    assert [path.stat().st_ino for path in digest.files()] == before


@pytest.mark.parametrize("damage", ["lost", "cut"])
def test_a_shard_that_is_not_whole_any_more_is_made_anew(digest, damage):
    digest.publish(RECORDS)
    before = digest.contents()
    file = next(path for path in digest.files() if path.parent.name == "words")
    file.unlink() if damage == "lost" else file.write_bytes(b"[")

    assert digest.publish(RECORDS) == [file.parts[-3]]
    assert digest.contents() == before


def test_shared_files_that_are_not_whole_any_more_are_made_anew(digest):
    digest.publish(RECORDS)
    before = digest.contents()
    os.truncate(digest.paths.site / "pagefind" / "client.js", 0)

    assert digest.publish(RECORDS) == ["search pagefind"]
    assert digest.contents() == before
