"""A page that was captured five times: right order, right marks, nothing lost, whether its captures are files or records of an archive."""

import csv
import html
import io
import json
import shutil

import pytest
from builds import Builds, differing
from digests import REPOSITORY, new_digest
from msgspec.structs import replace
from page_versions import CAPTURES, NUMBERS, OTHER, URL, saved_pages, web_archive

from builder.core.coverage import Segment
from builder.paths import Paths
from builder.pipeline.commands import check, verify
from builder.pipeline.explain import explain
from builder.pipeline.gather import gather
from builder.pipeline.progress import Progress
from builder.pipeline.provenance import unproved
from builder.pipeline.workshop import workshop

#: What each capture of the page is, by its name, in order.
KINDS = {
    "first": "first",
    "corrected": "corrected",
    "silent": "silent",
    "updated": "updated",
    "print": "updated",
}


def named(name):
    """Return what a capture is called in an archive."""
    _, url, when, _ = next(one for one in CAPTURES if one[0] == name)
    return url, "".join(digit for digit in when if digit.isdigit())


@pytest.fixture(scope="module", params=["files", "archive"])
def builds(request, tmp_path_factory):
    root = tmp_path_factory.mktemp(request.param) / "digest"
    new_digest(root)
    if request.param == "files":
        for name, content in saved_pages().items():
            (root / "seeds" / name).write_bytes(content)
    else:
        (root / "seeds" / "page.warc").write_bytes(web_archive())
    (root / "seeds" / "other.html").write_bytes(OTHER)
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    made = Builds(root)
    made.replace("content/site.yaml", "republish: excerpt", "republish: full")
    made.build()
    return made


def data(builds, name="data/digest.json"):
    return json.loads((builds.root / "site" / name).read_text(encoding="utf-8"))


def versions(builds):
    (found,) = data(builds)["versions"]
    return found["versions"]


def ferries(builds):
    """Return the id of the article."""
    (found,) = data(builds)["versions"]
    return found["article"]


def marked(version):
    return [
        (change["kind"], [(one["mark"], one["base"], one["text"]) for one in change["segments"] if one["mark"] != "same"])
        for change in version["changes"]
    ]  # fmt: skip


def test_the_captures_are_versions_of_one_article_in_their_order(builds):
    found = versions(builds)

    assert [one["kind"] for one in found] == ["first", "corrected", "silent", "updated"]
    assert [len(one["captures"]) for one in found] == [1, 1, 1, 2]
    assert [one["shown"] for one in found] == [False, False, False, True]
    assert [sight["captured"][:16] for one in found for sight in one["captures"]] == [
        when[:16] for name, _, when, _ in CAPTURES if name != "reused"
    ]
    assert [sight["form"] for one in found for sight in one["captures"]] == [
        "",
        "",
        "",
        "",
        "print",
    ]


def test_what_changed_is_marked(builds):
    first, corrected, silent, updated = versions(builds)

    assert marked(first) == []
    assert marked(corrected) == [("changed", [("reworded", "nine", "nineteen")])]
    assert corrected["note"].startswith("Correction: an earlier version")
    assert marked(silent) == [("changed", [("reworded", "two", "three")])]
    assert [kind for kind, _ in marked(updated)] == ["added"]
    assert [one["mark"] for one in updated["headline"]] == ["same", "added"]


def test_nothing_is_lost_or_rejected(builds):
    assert [one for one in builds.report.diagnostics if one.severity != "note"] == []
    digest = data(builds)
    titles = {one["title"]: one for one in digest["articles"]}
    assert set(titles) == {
        "Orsa ferries to run until two in the morning, board says",
        "Swimming hall closes for the summer",
        "Night boats in Orsa from spring",
    }
    kept = {sight["capture"] for one in versions(builds) for sight in one["captures"]}
    kept |= {one["capture"] for one in digest["articles"]}
    assert len(kept) == len(CAPTURES) + 1
    assert {one["url"] for one in digest["articles"] if one["outlet"] == "orsa-post"} == {URL}


def test_the_pages_history_and_tables_tell_of_them(builds):
    name = ferries(builds)
    article = (builds.root / "site" / "articles" / name / "index.html").read_text(encoding="utf-8")
    event = next(one["id"] for one in data(builds)["events"] if name in one["articles"])
    coverage = (builds.root / "site" / "events" / event / "index.html").read_text(encoding="utf-8")
    feed = (builds.root / "site" / "events" / event / "feed.xml").read_text(encoding="utf-8")

    assert "4 versions, 1 corrected, 1 updated, 1 changed silently" in article
    assert article.index('id="v4"') < article.index('id="v3"') < article.index('id="v1"')
    assert '<mark class="reworded" data-base="nine">nineteen</mark>' in article
    assert "Changed since" in coverage
    assert f"/articles/{name}/#v3" in coverage
    assert "Orsa Post: changed silently" in feed
    assert "Orsa Post: corrected" in feed
    assert data(builds, f"events/{event}/coverage.json")["versions"] == data(builds)["versions"]
    table = (builds.root / "site" / "data" / "versions.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["kind"] for row in rows] == ["first", "corrected", "silent", "updated", "updated"]
    assert table == (builds.root / "site" / "events" / event / "versions.csv").read_text(
        encoding="utf-8-sig"
    )


def test_the_captures_of_other_versions_have_pages_of_their_own(builds):
    name = ferries(builds)
    home = builds.root / "site" / "articles" / name
    article = (home / "index.html").read_text(encoding="utf-8")
    first, *others = [sight for one in versions(builds) for sight in one["captures"]]
    shown = next(one["capture"] for one in data(builds)["articles"] if one["id"] == name)

    for number, sight in enumerate((first, *others), 1):
        place = "" if sight["capture"] == shown else f"{number}/"
        raw = (home / "capture" / place / "index.html").read_text(encoding="utf-8")
        assert f'href="/articles/{name}/capture/{place}"' in article
        assert sight["sha256"] in raw
        assert html.escape(sight["capture"]) in raw
    oldest = (home / "capture" / "1" / "index.html").read_text(encoding="utf-8")
    assert NUMBERS.format("nine") in oldest
    assert NUMBERS.format("nineteen") not in oldest


def test_every_file_and_every_part_of_an_archive_has_its_name(builds):
    names = [sight["capture"] for one in versions(builds) for sight in one["captures"]]
    if not (builds.root / "seeds" / "page.warc").exists():
        assert all((builds.root / "seeds" / name).is_file() for name in names)
        assert len(set(names)) == len(names)
        return
    url, _ = named("first")

    assert all(name.startswith("page.warc#") for name in names)
    assert f"page.warc#{named('print')[0]}" in names
    assert f"page.warc#{named('first')[1]}/{url}" in names
    assert len(set(names)) == len(names)


def test_the_site_is_proved_from_its_captures_and_content_is_right(builds):
    paths = Paths.of(builds.root)

    assert [str(one) for one in verify(paths).diagnostics if one.severity == "error"] == []
    assert [str(one) for one in check(paths).diagnostics if one.severity == "error"] == []


def test_each_capture_is_explained_by_its_name(builds):
    paths = Paths.of(builds.root)
    name = versions(builds)[0]["captures"][0]["capture"]
    told = list(explain(paths, paths.seeds / name))

    assert told[0] == f"content/articles/{ferries(builds)}.md from seeds/{name}"
    assert "  version 3: silent" in told
    assert "  version 4: updated, the article's text" in told


def test_a_changed_sentence_that_no_capture_has_is_told(builds):
    with workshop(Paths.of(builds.root)) as engine:
        gathered = gather(Paths.of(builds.root), Progress(), engine)
    (found,) = gathered.versions
    assert not unproved(gathered, ())[1]
    invented = replace(found.versions[2].changes[0], segments=(Segment(text="Nobody wrote this."),))
    third = replace(found.versions[2], changes=(invented,))
    forged = replace(found, versions=(*found.versions[:2], third, found.versions[3]))

    (told,) = unproved(replace(gathered, versions=(forged,)), ())[1]
    assert "in none of the captures of its version" in told.what


def test_a_version_more_gives_what_a_clean_build_gives(builds, tmp_path):
    late = CAPTURES[3]
    again = (
        late[3]
        .replace(b"second deckhand", b"third deckhand")
        .replace(b"2031-02-14T10:00", b"2031-02-16T10:00")
    )
    (builds.root / "seeds" / "later.html").write_bytes(again)
    redone = builds.build()
    clean = builds.copy(tmp_path / "clean")
    clean.build()

    assert builds.report.written
    assert redone["versions"] == {ferries(builds)}
    assert differing(builds.written(), clean.written()) == []
    assert [one["kind"] for one in versions(builds)][-2:] == ["updated", "updated"]
    assert builds.build() == {}
