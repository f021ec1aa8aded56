"""Files given on the command line: texts and pages, packed or not, alone or a line each."""

import gzip
import json
import subprocess
import sys

import pytest

from builder.core.errors import Rejected
from builder.extract.formats.worker import Worker
from builder.pipeline.corpora import extract
from builder.pipeline.documents import documents

TEXT = "Bridge reopens\n\nThe bridge over the river reopened on Monday after long repairs, the mayor said.\n"
PAGE = f"<html><body><h1>Bridge reopens</h1><p>{TEXT}</p></body></html>"


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.b.txt", TEXT.encode(), "text"),
        ("a.txt.gz", gzip.compress(TEXT.encode(), mtime=0), "text"),
        ("a.html", PAGE.encode(), "html"),
        ("a.html.gz", gzip.compress(PAGE.encode(), mtime=0), "html"),
    ],
)
def test_a_plain_file_is_named_up_to_its_first_dot(tmp_path, name, data, media):
    (tmp_path / name).write_bytes(data)
    ((found, capture),) = documents(tmp_path / name)

    assert (found, capture.media) == ("a", media)
    assert "reopened on Monday" in capture.text


@pytest.mark.parametrize("packed", [True, False])
def test_lines(tmp_path, packed):
    lines = [
        {"id": "one", "text": TEXT},
        {"id": 2, "html": PAGE, "url": "https://a.example/b", "gold": 1},
    ]
    data = "\n".join(map(json.dumps, lines)).encode()
    file = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    file.write_bytes(gzip.compress(data) if packed else data)
    found = list(documents(file))

    assert [(name, capture.media) for name, capture in found] == [("one", "text"), ("2", "html")]
    assert ("given:url", "https://a.example/b") in {
        (datum.name, datum.value) for datum in found[1][1].metadata
    }


def test_bad_lines_are_reported_when_all_others_are_read(tmp_path):
    file = tmp_path / "a.jsonl"
    records = [{"id": "good", "text": TEXT}, {"id": "none"}, {"id": "empty", "text": ""}]
    file.write_text("\n".join(["{broken", *map(json.dumps, records)]))
    found = []
    rejected = []

    found.extend(name for name, _ in documents(file, rejected.append))
    assert found == ["good"]
    assert [error.diagnostic.line for error in rejected] == [1, 3, None]
    with pytest.raises(Rejected, match="no document"):
        list(documents(file))


def test_a_packed_bomb_is_refused(tmp_path):
    file = tmp_path / "bomb.txt.gz"
    file.write_bytes(gzip.compress(b"a" * 20_000_000))

    with pytest.raises(Rejected, match="larger than"):
        list(documents(file))


def test_a_missing_file_is_rejected(tmp_path):
    with pytest.raises(Rejected, match="cannot be read"):
        list(documents(tmp_path / "none.txt"))


@pytest.mark.parametrize("ending", [".html", ".htm"])
def test_one_process_reads_all_files(tmp_path, monkeypatch, ending):
    started = []
    start = Worker._start
    monkeypatch.setattr(Worker, "_start", lambda self: started.append(1) or start(self))
    files = [tmp_path / f"{number}{ending}" for number in range(3)]
    for file in files:
        file.write_text(PAGE)

    assert len(list(extract(files))) == 3
    assert started == [1]


def test_a_script_from_standard_input_reads_pages(tmp_path):
    """A process that is started anew must not run the caller's main module again: there is none."""
    (tmp_path / "a.html").write_text(PAGE)
    script = f"""
from pathlib import Path
from builder.pipeline.corpora import extract
print([row["title"] for row in extract([Path({str(tmp_path / "a.html")!r})])])
"""
    done = subprocess.run(
        [sys.executable, "-"],
        input=script,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "Bridge reopens" in done.stdout


def test_a_script_without_a_guard_runs_once(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\nfrom builder.pipeline.corpora import extract\n"
        f"print(len(list(extract([Path({str(tmp_path / 'a.html')!r})]))))\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "1\n", "")
