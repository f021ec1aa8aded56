"""Nothing vanishes from captures of any style: every character has one owner, and ``explain`` and
the capture's page show each of them.
"""

import html
import json
import re
import shutil
from pathlib import Path

import pytest
from cases import check_conservation
from digests import new_digest, run_builder

from builder.core.errors import Rejected
from builder.core.outlet import Outlet, OutletRule
from builder.extract import normalize
from builder.extract.formats import read_bytes
from builder.lang.characters import compact

FOLDER = Path(__file__).parent.parent / "cases"
CASES = sorted(
    path.parent
    for folder in ("eval", "truncated", "refused")
    for path in (FOLDER / folder).glob("*/expected.json")
)
#: Captures of every style, and one each that breaks off, holds another text, and has rules of its
#: outlet.
SHOWN = (
    "lynx-menus-above",
    "html2text-links-in-sentences",
    "soup-broken-at-links",
    "innertext-live-blog",
    "html-french-nested-sections",
)
OTHER_TEXT = """Ministers agree to share weather data

14 May 2024

The ministers of the five coast states agreed on Tuesday to share their weather data, the secretariat said.

The agreement takes effect in July and covers buoys, balloons and two satellites, one of which is still on the ground.

NORBURY, March 3, 2019 (NSA) – The coast states failed on Sunday to agree on sharing their weather data, officials said.

Talks broke off after midnight because two delegations insisted on payment, the Norbury government said on March 3, 2019.
"""
TAIL = "Win a cruise for two with our puzzle of the week, which this time is about bridges."


ACTIONS = ("drop", "drop-after", "drop-before", "keep")


def captured(case):
    file = next(iter(case.glob("capture.*")))
    return read_bytes(file.read_bytes(), file.name)


def marker_in(capture):
    """Return words from the middle of a capture."""
    block = capture.blocks[len(capture.blocks) // 2]
    return " ".join(block.text.split()[:4])


@pytest.mark.parametrize(
    ("number", "case"), [*enumerate(CASES)], ids=lambda value: getattr(value, "name", "")
)
@pytest.mark.parametrize("ruled", [False, True])
def test_every_character_has_one_owner_whatever_the_rules(number, case, ruled):
    capture = captured(case)
    rules = (
        (OutletRule(marker=marker_in(capture), action=ACTIONS[number % len(ACTIONS)]),)
        if ruled
        else ()
    )
    outlet = Outlet(id="any", name="Any", sign="Any", rules=rules)
    try:
        draft = normalize(capture, (outlet,), "any")
    except Rejected:
        assert case.parent.name == "refused"
        return

    check_conservation(capture, draft)
    for paragraph in draft.article.paragraphs:
        assert compact(paragraph.text) == compact(
            capture.text[slice(*paragraph.span)]
        ) or case.name.startswith(("soup", "html2text", "lynx"))


@pytest.fixture(scope="module")
def digest(tmp_path_factory):
    """Build a digest of captures of several styles; one article is edited, one outlet has a rule,
    one holds another text.
    """
    root = new_digest(tmp_path_factory.mktemp("conserved") / "digest")
    for name in SHOWN:
        file = next(iter((FOLDER / "eval" / name).glob("capture.*")))
        shutil.copy(file, root / "seeds" / f"{name}{file.suffix}")
    shutil.copy(
        FOLDER / "truncated" / "wall-in-english" / "capture.txt", root / "seeds" / "cut.txt"
    )
    (root / "seeds" / "other.txt").write_text(f"{OTHER_TEXT}\n{TAIL}\n", encoding="utf-8")
    (root / "content" / "site.yaml").write_text(
        "title: All of it\nrepublish: full\n", encoding="utf-8"
    )
    first = run_builder(root, "build")
    assert first.returncode == 0, first.stderr
    edited = article_of(root, "lynx-menus-above.txt")
    text = edited.read_text(encoding="utf-8")
    edited.write_text(text.replace("tired but unhurt", "tired and wet"), encoding="utf-8")
    (root / "content" / "outlets" / "weather.md").write_text(
        "---\nname: Weather\nrules:\n  - marker: puzzle of the week\n    action: drop-after\n---\n",
        encoding="utf-8",
    )
    other = article_of(root, "other.txt")
    text = other.read_text(encoding="utf-8")
    other.write_text(text.replace("published:", "outlet: weather\npublished:", 1), encoding="utf-8")
    second = run_builder(root, "build")
    assert second.returncode == 0, second.stderr
    return root


def article_of(root, capture):
    articles = (root / "content" / "articles").glob("*.md")
    return next(
        path for path in articles if f"capture: {capture}\n" in path.read_text(encoding="utf-8")
    )


SEEDS = [
    *(f"{name}.{'html' if name.startswith('html-') else 'txt'}" for name in SHOWN),
    "cut.txt",
    "other.txt",
]


@pytest.mark.parametrize("name", SEEDS)
def test_the_page_of_the_capture_shows_every_character(digest, name):
    capture = read_bytes((digest / "seeds" / name).read_bytes(), name)
    page = digest / "site" / "articles" / article_of(digest, name).stem / "capture" / "index.html"
    shown = re.findall(
        r'<span class="stretch-text[^>]*>(.*?)</span></li>',
        page.read_text(encoding="utf-8"),
        re.DOTALL,
    )

    assert compact("".join(html.unescape(text) for text in shown)) == compact(capture.text)
    assert '<li class="stretch blank"' not in page.read_text(encoding="utf-8")
    assert ("This capture is an HTML page" in page.read_text(encoding="utf-8")) == name.startswith(
        "html-"
    )


@pytest.mark.parametrize("name", SEEDS)
def test_explain_names_every_line(digest, name):
    capture = read_bytes((digest / "seeds" / name).read_bytes(), name)
    run = run_builder(digest, "explain", f"seeds/{name}")
    named = set()
    for first, last in re.findall(r"\blines? (\d+)(?: to (\d+))?", run.stdout):
        named.update(range(int(first), int(last or first) + 1))
    printed = {number for number, line in enumerate(capture.text.split("\n"), 1) if compact(line)}

    assert run.returncode == 0
    assert printed <= named
    assert ("not its HTML" in run.stdout) == name.startswith("html-")


def test_other_text_edits_rules_and_endings_are_shown_for_what_they_are(digest):
    shown = {
        name: run_builder(digest, "explain", f"seeds/{name}").stdout
        for name in ("other.txt", "lynx-menus-above.txt", "cut.txt")
    }

    assert len(re.findall(r"¶ \d+ +foreign text, line", shown["other.txt"])) == len(
        OTHER_TEXT.split("NORBURY")[1].strip().split("\n\n")
    )
    assert "rule of the outlet's file: drop-after “puzzle of the week”" in shown["other.txt"]
    assert re.search(r"¶ 1 +edited, lines", shown["lynx-menus-above.txt"])
    assert "Subscribe to continue reading  [line behind the text, line" in shown["cut.txt"]
    records = json.loads(
        (FOLDER / "truncated" / "wall-in-english" / "expected.json").read_text(encoding="utf-8")
    )
    assert f"truncated: {records['truncated']}\n" in article_of(digest, "cut.txt").read_text(
        encoding="utf-8"
    )
