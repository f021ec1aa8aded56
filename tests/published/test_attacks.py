"""A bad file beside a healthy digest costs only itself: it is named, and nothing of it runs, leaks or
leads out.

`make torture` tries all of them, a few dozen at once in one digest; `make test` one of each kind.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import lxml.etree
import pytest
from attacks import GROUPS, SECRET, Attack
from bs4 import BeautifulSoup
from digests import contents, laid_out, run_builder
from torture import POINTS

#: Files that belong to the whole digest: with another one in place of them it is attacked alone.
WHOLE = ("content/site.yaml", "content/people.yaml", "content/history.jsonl")
#: So many attacks are laid out in one digest.
TOGETHER = 30
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff]")
TEXTS = {".html", ".json", ".csv", ".xml", ".txt", ".svg", ".bib", ".ris"}
_NAME = re.compile(r"(/[a-z0-9-]+)(\\?\.(?:md|txt|html|warc|mhtml|webarchive))")
RUNS = ("javascript", "data", "vbscript", "file")
HEALTHY = ("approves new ferry line between Lund and Orsa", "New ferry to link Lund with Orsa")


def numbered(attack: Attack, number: int) -> Attack:
    """Return an attack with names of its own, so that it meets no other one."""
    words = {
        "vale-news": f"vale-news-{number}",
        "vale-market": f"vale-market-{number}",
        "market-in-vale": f"market-in-vale-{number}",
        "Market of Vale": f"Market {number} of Vale",
        "A market in Vale": f"A market {number} in Vale",
        "two years": f"{number} years",
    }
    files = {}
    for path, data in attack.files.items():
        folder, _, name = path.rpartition("/")
        stem, _, ending = name.rpartition(".")
        for old, new in words.items():
            data = data.replace(old.encode(), new.encode())  # noqa: PLW2901 -- word by word
        files[path if attack.own else f"{folder}/{stem}-{number}.{ending}"] = data
    told = _NAME.sub(rf"\1-{number}\2", attack.told)
    hidden = tuple(words.get(one, one) for one in attack.hidden)
    return attack._replace(files=files, told=attack.told if attack.own else told, hidden=hidden)


def batches() -> Iterator[tuple[str, Sequence[Attack]]]:
    """Yield the attacks of each kind that are laid out in one digest."""
    many = POINTS > 0
    for group in GROUPS:
        found = list(group())
        alone = [one for one in found if any(path in WHOLE for path in one.files)]
        rest = [one for one in found if one not in alone]
        for one in alone if many else ():
            yield one.name, [one]
        size = TOGETHER if many else len(rest) // 12 + 1
        for start in range(0, len(rest), size) if many else [0]:
            part = rest[start : start + size] if many else rest[::size]
            yield f"{group.__name__}-{start}", [numbered(one, n) for n, one in enumerate(part, 1)]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    root = laid_out(tmp_path_factory.mktemp("attacks") / "digest")
    assert run_builder(root, "build").returncode == 0
    return root


@pytest.mark.parametrize("attacks", [pytest.param(some, id=name) for name, some in batches()])
def test_an_attack_costs_only_itself(built, tmp_path, attacks):
    root = shutil.copytree(built, tmp_path / "digest")
    for attack in attacks:
        for path, data in attack.files.items():
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_bytes(data)
    given = contents(root)

    run = run_builder(root, "build")

    assert_said(run, attacks)
    assert_only_its_own_is_written(root, given)
    if run.returncode != 2:
        for attack in attacks:
            assert_published(root / "site", attack)


def assert_said(run, attacks: Sequence[Attack]) -> None:
    """Each is told in one line, none of which steers a terminal or tells a password."""
    assert run.returncode in {0, 1, *(one.exit for one in attacks if len(attacks) == 1)}, run.stderr
    assert "Traceback" not in run.stderr
    assert SECRET not in run.stderr
    assert not CONTROLS.search(run.stderr.replace("\n", ""))
    lines = run.stderr.splitlines()
    assert max(map(len, lines)) < 500
    for attack in attacks:
        told = attack.told in ("", "*") or any(re.search(attack.told, line) for line in lines)
        assert told, f"{attack.name}: {attack.told}\n{run.stderr}"


def assert_only_its_own_is_written(root: Path, given: dict[str, str]) -> None:
    """No file of the digest is changed but what a build writes, and none appears anywhere else."""
    after = contents(root)
    written = (
        "site/",
        ".site-spare/",
        ".cache/",
        "content/history.jsonl",
        "content/frequencies.tsv",
    )
    for path, digest in given.items():
        assert path.startswith(written) or after.get(path) == digest, path
    for path in after.keys() - given.keys():
        assert path.startswith(
            (*written, "content/articles/", "content/outlets/", "content/events/")
        ), path
    assert [one.name for one in root.parent.iterdir()] == [root.name]


def assert_published(site: Path, attack: Attack) -> None:
    """Look for the healthy reports, and for what of the bad file must not be there."""
    pages = ""
    for path in sorted(one for one in site.rglob("*") if one.suffix in TEXTS):
        text = path.read_text(encoding="utf-8")
        assert SECRET not in text, path
        assert not CONTROLS.search(text), path
        assert not [word for word in attack.hidden if word in text], (attack.name, path)
        well_formed(path, text)
        pages += text if path.suffix == ".html" else ""
    for words in HEALTHY:
        assert words in pages


def well_formed(path: Path, text: str) -> None:
    """Fail for what a reader of the format would refuse, run, or count as a formula."""
    if path.suffix in (".xml", ".svg"):
        lxml.etree.fromstring(text.encode())
    elif path.suffix == ".json":
        json.loads(text)
    elif path.suffix == ".csv":
        cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
        assert not [cell for cell in cells if re.match(r"[=+@\t\r]|-\D", cell)], path
    elif path.suffix == ".html":
        page = BeautifulSoup(text, "lxml")
        for tag in page.find_all(True):
            assert tag.name not in ("iframe", "object", "embed", "base", "style"), (path, tag)
            assert not [name for name in tag.attrs if name.startswith("on")], (path, tag)
            links = (str(tag.get(name, "")) for name in ("href", "src", "action", "srcset"))
            assert not [one for one in links if one.split(":")[0].strip().lower() in RUNS], (
                path,
                tag,
            )
        for script in page.find_all("script"):
            own = str(script.get("src", "")).startswith("/assets/")
            assert own or json.loads(script.string), (path, script)
