"""Other programs' parsers run in a process that can be ended: what takes too long, too much memory,
or the process itself, costs the file alone, and the next build tries it again.
"""

import gzip
import os
import time

import pytest
from packing import letter, page, record, rss, zipped

from builder.core.errors import Rejected
from builder.core.limits import MAX_READ_MEMORY
from builder.extract.formats import captures_of
from builder.extract.formats.worker import Worker

PAGE = page().decode()


@pytest.fixture(scope="module")
def worker():
    with Worker(loaded=()) as made:
        yield made


@pytest.mark.parametrize(
    ("function", "argument", "told", "passing"),
    [
        (time.sleep, 60, "reading it took longer than 0.5 s", True),
        (bytearray, 2 * MAX_READ_MEMORY, "it cannot be parsed: MemoryError", True),
        (os._exit, 0, "reading it ended the process that did", True),
        (os.abort, None, "reading it ended the process that did", True),
        (int, "no number", "it cannot be parsed: ValueError", False),
        (os.stat, "/no/such/file", "it cannot be parsed: FileNotFoundError", False),
    ],
)
def test_what_takes_too_much_is_given_up(worker, function, argument, told, passing):
    arguments = () if argument is None else (argument,)
    with pytest.raises(Rejected) as refused:
        worker.run("seeds/a", 0.5, function, *arguments)

    assert refused.value.diagnostic.what == told
    assert refused.value.diagnostic.passing is passing
    assert worker.run("seeds/b", 20, len, "abc") == 3


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", page()),
        ("a.warc", record(page(), "https://orsapost.example/a")),
        ("a.warc.gz", gzip.compress(record(page(), "https://orsapost.example/a"))),
        ("a.zip", zipped({"a.html": page()})),
        ("a.eml", letter(page())),
        ("a.rss", rss(("https://orsapost.example/a", "Ferry", "<p>It crosses the bay.</p>" * 30))),
    ],
)
def test_what_a_worker_reads_is_what_is_read_without_one(name, data):
    with Worker() as worker:
        assert captures_of(data, name, worker=worker) == captures_of(data, name)
