"""Search records -> the files below ``site/pagefind/`` that the search page loads.

Each shard has a folder, beside what all shards share. A record is a passage, not a page, so that a
result leads to the sentence; its text is known already, so no page is parsed again. Pagefind
indexes the words, all passages of one page as one text: a fifth of the cost of as many texts as
passages. What is filtered, sorted and shown is in files of our own, and a client of our own
(``client.js``) answers from all shards as from one index. Pagefind's client would ask each shard by
itself: a word that one lacks would be left out there, or its beginning found instead ("man" for
"Manchester"), and ranks, which depend on how rare a word is, would not compare.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from builder.core.digest import Rule
from builder.core.errors import MachineError
from builder.core.page import SearchRecord
from builder.search.service import BUNDLE, PATIENCE, files_of
from builder.search.shards import DATE, MOST_TEXT, page_of
from builder.search.tokens import indexed, tokens
from builder.search.words import CLOSING, Index, Word, read

#: Where shards lie below the bundle: the name of each file in there changes with its content, so
#: that browsers keep it for good.
SHARDS: Final = "shards"
#: What names all shards.
LIST: Final = "shards.json"
#: What runs in the browser, beside this module.
SCRIPTS: Final = ("client.js", "words.js")
#: The name of the file that names all others of a shard begins with this.
_ENTRY: Final = "shard."
#: A file of words is closed when it holds so much (bytes): a search loads one from each shard for
#: each word.
_MOST_WORDS: Final = 12_000
#: Stands between or in words without being seen, and Pagefind takes it for the end of one.
_ZERO_WIDTH: Final = "\u200b"
_DIGITS: Final = 10
#: What JSON, gzip and CBOR raise on something else, or on another shape.
_UNREADABLE: Final = (
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    EOFError,
    zlib.error,
)

RULES: Final = (
    Rule(
        stage="index",
        name="What is searched",
        text="Each passage is a record of its own, so that a result leads to the sentence and not to the top of a page.",
    ),
    Rule(
        stage="index",
        name="Words",
        text="Chinese and Japanese are searched by their characters, wherever in a sentence they stand; a figure is found whole, "
        "however its thousands are parted: 35 finds neither 3.5 nor 350. For a word that no passage has, the nearest one "
        "that some have is proposed.",
    ),
    Rule(
        stage="index",
        name="Shards",
        value=f"{MOST_TEXT:,} characters",
        text="A search index with more text than this is divided by time, and a part is made anew only when a passage in it changed. "
        "A search asks all parts as one index.",
    ),
    Rule(
        stage="index",
        name="Patience",
        value=f"{PATIENCE:.0f} s",
        text="A search binary that says nothing for this long is ended; the build fails and the published site stays as it was.",
    ),
)


def index_shard(
    records: tuple[SearchRecord, ...], language: str, *, patience: float = PATIENCE
) -> Mapping[str, bytes]:
    """Return the files of one shard by their paths below its folder; none without any text.

    ``language`` is the one that the site itself speaks: words of all languages are stemmed by its
    rules. The files depend on the records alone, not on their order. Raises `MachineError` when the
    binary fails or gives an index that cannot be used.
    """
    pages = _pages(records)
    if not pages:
        return {}
    parted = [[tokens(text) for _, text in page] for page in pages]
    lengths = [[len(words) for words in page] for page in parted]
    with _readable():
        texts = [
            " ".join((*(indexed(word) for words in page for word in words), CLOSING))
            for page in parted
        ]
        index = read(files_of(_binary(), texts, language=language, patience=patience), lengths)
    return _files(pages, lengths, index)


def bundle(
    entries: Iterable[str], language: str, *, patience: float = PATIENCE
) -> Mapping[str, bytes]:
    """Return the files that all shards share by their paths below ``site/pagefind/``.

    ``entries`` are the paths of the shards' entry files, such as
    ``pagefind/shards/2023-03/shard.0123456789.json``. Raises `MachineError` as `index_shard` does.
    """
    with _readable():
        program, data = read(
            files_of(_binary(), [CLOSING], language=language, patience=patience), [[0]]
        ).program
    listed = {
        "language": language,
        "program": program,
        "shards": sorted(entry.rpartition(f"{SHARDS}/")[2] for entry in entries),
    }
    return {
        **{name: Path(__file__).with_name(name).read_bytes() for name in SCRIPTS},
        program: data,
        LIST: _json(listed),
    }


def entry_of(paths: Iterable[str]) -> str:
    """Return the one of a shard's files that names the others."""
    [entry] = (path for path in paths if path.rpartition("/")[2].startswith(_ENTRY))
    return entry


#: The records of a page that have a text, each with its text.
_Page = list[tuple[SearchRecord, str]]


def _pages(records: Iterable[SearchRecord]) -> list[_Page]:
    """Return the records that have a text, by page, with single spaces in their texts."""
    texts = [
        (record, " ".join(record.content.replace(_ZERO_WIDTH, "").split())) for record in records
    ]
    usable = sorted(
        ((record, text) for record, text in texts if text), key=lambda pair: _order(pair[0])
    )
    return [list(page) for _, page in groupby(usable, key=lambda pair: page_of(pair[0]))]


def _order(record: SearchRecord) -> tuple[object, ...]:
    """Return the sort key of records: in reading order, ``#p2s1`` before ``#p10s1``."""
    page, _, anchor = record.url.partition("#")
    runs = ("".join(run) for _, run in groupby(anchor, key=str.isdecimal))
    numbers = [run.rjust(9, "0") if run.isdecimal() else run for run in runs]
    return (page, numbers, record.url, record.content, record.meta, record.filters, record.sort)


def _files(
    pages: Sequence[_Page], lengths: Sequence[Sequence[int]], index: Index
) -> Mapping[str, bytes]:
    """Return the files of a shard.

    What records are counted, filtered and sorted by is a *facet*: a page has few, so each is
    written once.
    """
    files: dict[str, bytes] = {}

    def add(folder: str, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()[:_DIGITS]
        files[f"{folder}{name}.json"] = data
        return name

    facets: dict[str, int] = {}
    listed = []
    for page, words in zip(pages, lengths, strict=True):
        shown = [
            {"url": record.url, "content": text, "meta": dict(record.meta)} for record, text in page
        ]
        of = [facets.setdefault(_facet(record), len(facets)) for record, _ in page]
        listed.append((add("records/", _json(shown)), words, of))
    starts = [(first, add("words/", data)) for first, data in _chunks(index.words)]
    add(
        _ENTRY,
        _json(
            {"words": starts, "pages": listed, "facets": [json.loads(facet) for facet in facets]}
        ),
    )
    return files


def _chunks(words: Iterable[Word]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of words, each with the first word in it."""
    first, size, chunk = "", 0, list[bytes]()
    for word in words:
        first = first if chunk else word[0]
        chunk.append(_json(word))
        size += len(chunk[-1])
        if size > _MOST_WORDS:
            yield first, b"[" + b",".join(chunk) + b"]"
            size, chunk = 0, []
    if chunk:
        yield first, b"[" + b",".join(chunk) + b"]"


def _facet(record: SearchRecord) -> str:
    filters = {name: list(values) for name, values in record.filters}
    return json.dumps({"date": dict(record.sort).get(DATE, ""), "filters": filters}, sort_keys=True)


def _json(value: object) -> bytes:
    # Half a surrogate pair is not a character.
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(
        "utf-8", "replace"
    )


def _binary() -> Path:
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - needed by a build with search only

        return Path(get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise MachineError(
            BUNDLE, "there is no search binary", remedy="install pagefind-bin"
        ) from error


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    """Raise `MachineError` whenever the binary's answer turns out not to be an index."""
    try:
        yield
    except MachineError:
        raise
    except _UNREADABLE as error:
        what = f"the search binary gave an index that cannot be read: {error}"
        raise MachineError(BUNDLE, what, remedy="reinstall pagefind-bin") from error
