"""Invented search records for tests of the index, in pages and events over many months."""

import random
from pathlib import Path

from builder.core.page import SearchRecord
from builder.search import SHARDS, bundle, entry_of, findable, index_shard, page_of, shards
from builder.search.shards import MOST_TEXT

WORDS = (
    *(
        "harbor",
        "harbors",
        "harbour",
        "council",
        "councils",
        "minister",
        "ministers",
        "ministerial",
        "bridge",
        "bridges",
        "budget",
    ),
    *(
        "e-mail",
        "$5",
        "1,000",
        "café",
        "cafe",
        "naïve",
        "well-known",
        "report",
        "reports",
        "reported",
        "reporting",
        "storm",
        "strike",
    ),
    *(
        "the",
        "the",
        "of",
        "in",
        "and",
        "man",
        "mane",
        "vote",
        "voted",
        "voting",
        "U.S.",
        "don't",
        "GitHub",
        "Ågren",
        "five-day",
    ),
)
OUTLETS = ("herald", "courier", "gazette", "tribune")


def invented(months=40, events=2, articles=2, passages=4, seed=1):
    """Return records of ``months`` months from 2019 on, a few of them in conflict, foreign or
    without a day.
    """
    chance = random.Random(seed)  # noqa: S311 - test data
    made = []
    for number in range(months * events * articles):
        event = number // articles
        month = event // events
        year, day = (
            2019 + month // 12,
            f"{2019 + month // 12}-{month % 12 + 1:02}-{chance.randrange(1, 29):02} {chance.randrange(24):02}:00",
        )
        for passage in range(1, passages + 1):
            undated = chance.random() < 0.02
            filters = [
                ("outlet", (chance.choice(OUTLETS),)),
                ("event", (f"event-{event}",)),
                ("year", ("undated" if undated else str(year),)),
                ("kind", (chance.choice(("narration", "direct", "foreign")),)),
            ]
            if chance.random() < 0.1:
                filters.append(("facts", ("conflict",)))
            made.append(
                SearchRecord(
                    url=f"/articles/a{number}/#p{passage}s1",
                    content=" ".join(chance.choices(WORDS, k=chance.randrange(4, 30))),
                    language="en",
                    meta=(("title", f"Event {event}"), ("event", f"/events/event-{event}/")),
                    filters=tuple(filters),
                    sort=(("date", "0000-00-00 00:00" if undated else day),),
                )
            )
    return tuple(made)


def divided(records, most=MOST_TEXT):
    """Return the records of each shard by its name."""
    pages = by_page(records)
    found = shards(findable(records), most)
    return {
        name: tuple(record for one in part for record in pages[one.page])
        for name, part in found.items()
    }


def by_page(records):
    """Return the records that lead into each page, by its address."""
    pages = {}
    for record in records:
        pages.setdefault(page_of(record), []).append(record)
    return pages


def publish(
    folder: Path, records: tuple[SearchRecord, ...], most: int, language: str = "en"
) -> list[str]:
    """Write the index of ``records`` in shards of ``most`` characters into ``folder``; return the
    names of the shards.
    """
    entries = []
    parts = divided(records, most)
    for name, part in parts.items():
        files = index_shard(part, language)
        write(folder / SHARDS / name, files)
        entries.append(f"{name}/{entry_of(files)}")
    write(folder, bundle(entries, language))
    return list(parts)


def write(folder: Path, files) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
