"""A build after any edit gives, byte for byte, what a build from nothing gives, and works out anew
what the edit touches.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from typing import NamedTuple

import pytest
from builds import Builds, differing, new_builds
from digests import REPOSITORY, run_apart
from newsroom import captures

#: Few, since each edit is followed by a build from nothing; yet enough for most of them to have
#: nothing to do with an edit.
CAPTURES = 15
#: Events of a digest of them.
EVENTS = 5
STORYLINE = "content/storylines/old-towns.md"
ONE = "seeds/00003-daily-lantern.txt"


@pytest.fixture(scope="module")
def builds(tmp_path_factory) -> Builds:
    """Return a built digest, in which the tests make one edit after another."""
    found = new_builds(tmp_path_factory.mktemp("digest") / "digest", CAPTURES)
    assert len(found.build()["pages"]) == EVENTS
    found.add(STORYLINE, "---\ntitle: Old towns\n---\n\nWhy.\n")
    for event in found.files("content/events/*.md")[:2]:
        found.replace(event, "status: proposed", "status: proposed\nstoryline: old-towns")
    found.build()
    return found


def new_happening(builds: Builds) -> None:
    *_, (_, text) = captures(40)
    builds.add("seeds/another.txt", text)


def report_of_a_known_happening(builds: Builds) -> None:
    _, _, *paragraphs = (builds.root / ONE).read_text(encoding="utf-8").strip().split("\n\n")
    builds.add(
        "seeds/evening-sun.txt",
        "\n\n".join(
            ["Travelers left on the quay", "The Evening Sun\n12 February 2031", *paragraphs[:-1]]
        ),
    )


def changed_capture(builds: Builds) -> None:
    builds.replace(ONE, "\n\n", "\n\nA sentence was added to this report in the evening.\n\n")


def renamed_capture(builds: Builds) -> None:
    (builds.root / ONE).rename(builds.root / "seeds" / "renamed.txt")


def removed_capture(builds: Builds) -> None:
    (builds.root / "seeds" / "another.txt").unlink()


def edited_article(builds: Builds) -> None:
    article = next(
        name for name in builds.files("content/articles/*.md") if "daily-lantern" in name
    )
    builds.add(article, (builds.root / article).read_text(encoding="utf-8").rstrip() + " Edited.\n")


def titled_event(builds: Builds) -> None:
    event = builds.files("content/events/*.md")[-1]
    lines = (builds.root / event).read_text(encoding="utf-8").splitlines(keepends=True)
    builds.add(
        event, "".join("title: By hand\n" if line.startswith("title:") else line for line in lines)
    )


def parted_event(builds: Builds) -> None:
    event = next(name for name in builds.files("content/events/*.md") if "2031-02-15" in name)
    article = (
        next(name for name in builds.files("content/articles/*.md") if "eastmere-post" in name)
        .split("/")[-1]
        .removesuffix(".md")
    )
    builds.replace(event, f"  - {article}\n", "")
    builds.replace(event, "status: proposed", "status: confirmed")


def noted_outlet(builds: Builds) -> None:
    builds.replace("content/outlets/eastmere-post.md", "\n---\n", "\n---\n\nA note about it.\n")


def ruled_outlet(builds: Builds) -> None:
    builds.replace(
        "content/outlets/eastmere-post.md",
        "\n---\n",
        "\nrules:\n  - marker: Market stalls nearby\n    action: drop\n---\n",
    )


def renamed_outlet(builds: Builds) -> None:
    builds.replace(
        "content/outlets/tarnfield-times.md",
        "name: Tarnfield Times",
        "name: The Times of Tarnfield",
    )


def named_storyline(builds: Builds) -> None:
    builds.replace(STORYLINE, "title: Old towns", "title: Towns of old")


def written_page(builds: Builds) -> None:
    builds.replace("content/pages/about.md", "\n---\n", "\n---\n\nA paragraph more.\n")


def named_site(builds: Builds) -> None:
    builds.replace("content/site.yaml", "title: ", "title: Our ")


def named_person(builds: Builds) -> None:
    builds.add(
        "content/people.yaml", "carla-rossi:\n  name: Carla Rossi\n  role: Speaker of the union\n"
    )


def changed_template(builds: Builds) -> None:
    builds.append("templates/pages/home.html", "<!-- an end -->\n")


def changed_style(builds: Builds) -> None:
    builds.append("templates/assets/styles/print.css", "hr { color: red }\n")


def changed_script(builds: Builds) -> None:
    builds.append("templates/components/workbench/script.js", "console.info('a line');\n")


class Case(NamedTuple):
    """An edit, and how many units of each stage are worked out anew: stages that are not named,
    none.
    """

    edit: Callable[[Builds], None]
    #: Exactly so many.
    exact: dict[str, int]
    #: At most so many.
    most: dict[str, int]
    #: Site-wide pages that may not be among them, whatever their number.
    spared: tuple[str, ...] = ()


SEARCH = {"index": 1, "search": 1}
#: One more capture: it and its article are looked through for the names of outlets.
CAPTURE = {"read": 1, "normalize": 1, "place": 1, "mention": 2, "collate": 1}
#: As many units of a stage as there are.
ALL = 100
#: Files of articles and events that an edit and the build before it may have changed.
FILES = 6
OTHERS = ("/about/", "/outlets/norwick-herald/")

CASES = [
    Case(
        new_happening,
        {**CAPTURE, **SEARCH},
        {"pages": 2, "site": 12},
        ("/outlets/norwick-herald/", "/about/"),
    ),
    # An event stands in the lists of its outlets, its languages and of all events, too.
    Case(report_of_a_known_happening, {**CAPTURE, **SEARCH}, {"pages": 4, "site": 24}, OTHERS),
    Case(changed_capture, CAPTURE, {**SEARCH, "pages": 4, "site": 12}, OTHERS),
    Case(renamed_capture, CAPTURE, {"pages": 1, "site": 2}, OTHERS),
    Case(removed_capture, SEARCH, {"pages": 4, "site": 14}, OTHERS),
    Case(
        edited_article,
        {"place": 1, "mention": 1, "collate": 1, **SEARCH},
        {"pages": 2, "site": 12},
        OTHERS,
    ),
    Case(titled_event, {"pages": 1, **SEARCH}, {"site": 24}, OTHERS),
    Case(parted_event, {"collate": 2, **SEARCH}, {"pages": 4, "site": 30}, OTHERS),
    Case(noted_outlet, {"site": 1}, {}),
    Case(ruled_outlet, {"normalize": 1, "site": 1}, {"place": 1}),
    # Whom a text names is a matter of all names; it costs little.
    Case(
        renamed_outlet,
        {"collate": 1, **SEARCH},
        {"mention": ALL, "normalize": 1, "place": 1, "pages": 3, "site": 22},
        ("/about/",),
    ),
    Case(named_storyline, {"pages": 2}, {"site": 8}, OTHERS),
    Case(written_page, {"site": 1}, {}),
    Case(named_site, {}, {"pages": ALL, "site": ALL}),
    Case(named_person, {}, {**SEARCH, "pages": 2, "site": 5}, OTHERS),
    Case(changed_template, {"site": 1}, {}),
    # Its address is in the head of each page.
    Case(changed_style, {}, {"pages": ALL, "site": ALL}),
    Case(changed_script, {}, {"pages": ALL}),
]


@pytest.mark.parametrize("case", CASES, ids=[case.edit.__name__ for case in CASES])
def test_an_edit_gives_a_clean_build_and_costs_what_it_touches(builds, tmp_path, case):
    """Each is made on top of those before it; each can be made alone, too.

    ``spared`` pages stay: their number alone would say little where most events share an outlet or
    a person.
    """
    if case.edit is removed_capture and not (builds.root / "seeds" / "another.txt").exists():
        new_happening(builds)
        builds.build()
    case.edit(builds)
    clean = builds.copy(tmp_path / "clean")
    redone = builds.build()
    clean.build()

    assert builds.report.written
    assert differing(builds.written(), clean.written()) == []
    counts = {stage: len(units) for stage, units in redone.items()}
    # Who is named is asked of the coverages that are not what they were.
    assert counts.pop("people", 0) <= counts.get("collate", 0)
    # What the edit changed in content/, and what the build before it wrote there.
    assert counts.pop("content", 0) <= FILES
    assert {stage: counts.get(stage, 0) for stage in case.exact} == case.exact, (
        builds.journal.reasons
    )
    assert not [
        stage
        for stage, count in counts.items()
        if stage not in case.exact and count > case.most.get(stage, 0)
    ], counts
    assert not redone.get("site", set()) & set(case.spared)


def test_the_next_build_changes_nothing(builds):
    before = builds.written()
    builds.build()

    assert builds.build() == {}
    assert builds.report.unchanged
    assert differing(builds.written(), before) == []


@pytest.fixture(scope="module")
def program(tmp_path_factory, builds):
    """Return a copy of the program and a digest that it built."""
    root = tmp_path_factory.mktemp("program")
    shutil.copytree(
        REPOSITORY / "builder", root / "builder", ignore=shutil.ignore_patterns("__pycache__")
    )
    digest = builds.copy(root / "digest")
    assert run_apart(digest.root, "build", PYTHONPATH=str(root)).returncode == 0
    return root, digest


@pytest.mark.parametrize(
    ("module", "redone"),
    [
        ("site/views/home.py", {"site"}),
        # What the rules of all stages are printed from, too.
        ("collate/coverage.py", {"collate", "rules"}),
        ("search/words.py", {"index", "search", "rules"}),
        ("serve/notice.py", set()),
    ],
)
def test_a_comment_in_a_module_redoes_the_stages_that_import_it(program, module, redone):
    """Their results are the same: what comes after them is not redone, and no page is written."""
    root, digest = program
    before = digest.written()
    (root / "builder" / module).write_text(
        (root / "builder" / module).read_text(encoding="utf-8") + "# A comment.\n", encoding="utf-8"
    )
    run = run_apart(digest.root, "build", PYTHONPATH=str(root))

    assert run.returncode == 0, run.stderr
    counts = re.findall(r"(\w+) (\d+) of (\d+)", run.stderr.splitlines()[-1])
    assert {stage for stage, done, _ in counts if int(done)} == redone, run.stderr
    assert {stage for stage, done, units in counts if done == units} == redone | {
        stage for stage, done, units in counts if units == "0"
    }
    # All that says which program made it.
    assert differing(digest.written(), before) == ["site/data/digest.json"]
