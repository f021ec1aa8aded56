"""``watch``: what is new in feeds and sitemaps is captured once, and a failure is never "no news"."""

import itertools
import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from digests import run_builder
from publishing import KINDS, NOON, rss
from server import report

from builder.core.errors import Diagnostic
from builder.fetch.harvest import harvesting
from builder.fetch.ready import policy_for
from builder.fetch.watch import Wish, watch
from builder.paths import Paths
from builder.pipeline.sidecars import parsed


@pytest.fixture
def watched(digest, server):
    """Return a digest that watches sources, and ways to run it at any hour."""

    def sources(text):
        (digest.root / "content/sources.yaml").write_text(text)

    def run(*options, code=0):
        arguments = ("--no-build", "--allow", "127.0.0.1", "--timeout", "1.5", *options)
        done = run_builder(digest.root, "watch", *arguments)
        assert done.returncode == code, done.stderr
        return done

    def at(hour, wish=None):
        """Run at so many hours after the beginning, and return what was told."""
        told: list[Diagnostic] = []
        paths = Paths.of(digest.root)
        policy = policy_for(paths, ["127.0.0.1"], 1.5)
        with harvesting(paths, told.append, lambda _: None) as harvest:
            meter = lambda _done, _of: None  # noqa: E731
            watch(paths, harvest, policy, meter, wish or Wish(), lambda: 3600.0 * hour)
        return [str(one) for one in told]

    def publish(path, entries, kind=rss):
        body, content_type = kind(server, entries)
        server.pages[path] = (body, content_type)

    sources(f"post:\n  url: {server.url('/feed')}\n")
    return SimpleNamespace(
        digest=digest, sources=sources, run=run, at=at, publish=publish, server=server
    )


def entries(*numbers):
    return [(f"/news/{one}", f"Report {one}", NOON + timedelta(hours=one)) for one in numbers]


@pytest.mark.parametrize("kind", KINDS)
def test_entries_of_every_kind_of_feed(watched, kind):
    watched.publish("/feed", entries(1, 2, 3), KINDS[kind])
    done = watched.run()

    assert len(watched.digest.captures()) == 3
    assert "content/sources.yaml:1: note: post: 3 new of 3 entries" in done.stderr
    watched.publish("/feed", entries(2, 3, 4), KINDS[kind])
    done = watched.run()
    assert len(watched.digest.captures()) == 4
    assert "post: 1 new of 3 entries" in done.stderr
    assert all(watched.server.hits[f"/news/{one}"] == 1 for one in (1, 2, 3, 4))


def test_the_sidecar_names_the_source_and_the_build_its_outlet(watched):
    root = watched.digest.root
    (root / "content/outlets").mkdir(exist_ok=True)
    (root / "content/outlets/orsa-post.md").write_text("---\nname: Orsa Post\n---\n")
    title, *paragraphs = (
        "Harbor gets a second crane",
        "The harbor of Orsa is to be given a second crane in spring, the council decided on Monday.",
        "It will lift forty tons and cost two million crowns, of which the region pays a half.",
        "Fishermen had asked for it since the first one broke down twice in a winter.",
    )
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    watched.server.pages["/crane"] = (
        f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>",
    )
    watched.publish("/feed", [("/crane", title, NOON)])
    watched.sources(f"harbor-news:\n  url: {watched.server.url('/feed')}\n  outlet: orsa-post\n")
    done = run_builder(root, "watch", "--allow", "127.0.0.1")
    assert done.returncode == 0, done.stderr

    (capture,) = watched.digest.captures()
    sidecar, _ = parsed((root / f"{capture}.yaml").read_text(), capture)
    assert (sidecar.source, sidecar.outlet) == ("harbor-news", "orsa-post")
    (article,) = root.glob("content/articles/*.md")
    assert "outlet: orsa-post\noutlet_basis: inferred\n" in article.read_text()
    assert (root / "site/index.html").exists()


def test_a_feed_that_did_not_change_is_not_read_again(watched):
    body, kind = rss(watched.server, entries(1))
    watched.server.pages["/feed"] = (body, kind)
    inner = watched.server.RequestHandlerClass.say

    def say(handler, data=b"", kind="text/html", status=200, **headers):
        if handler.path == "/feed":
            headers |= {"ETag": '"v1"', "Last_Modified": "Wed, 12 Feb 2031 10:00:00 GMT"}
            if handler.headers.get("If-None-Match") == '"v1"':
                return inner(handler, b"", kind, 304, **headers | {"Content_Length": None})
        return inner(handler, data, kind, status, **headers)

    watched.server.RequestHandlerClass = type(
        "Dated", (watched.server.RequestHandlerClass,), {"say": say}
    )
    watched.run()
    done = watched.run()
    assert "post: nothing new since the last run" in done.stderr
    headers = [headers for path, headers in watched.server.asked if path == "/feed"]
    assert "If-None-Match" not in headers[0]
    assert headers[1]["If-None-Match"] == '"v1"'
    assert headers[1]["If-Modified-Since"] == "Wed, 12 Feb 2031 10:00:00 GMT"


def test_only_entries_from_a_day_on(watched):
    watched.publish(
        "/feed", [(f"/news/{one}", "x", NOON + timedelta(days=one)) for one in range(4)]
    )
    watched.run("--since", "2031-02-14")
    assert watched.server.hits["/news/1"] == 0
    assert len(watched.digest.captures()) == 2


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (("ferry",), {"Ferry line approved", "The FERRY is late"}),
        (("Anna Berg",), {"Mayor Anna Berg resigns"}),
        (("bergh", "élan"), {"New elan in Orsa"}),
        (("берег",), {"Берег закрыт"}),
    ],
)
def test_only_entries_with_a_word_or_name(watched, words, titles):
    given = ["Ferry line approved", "The FERRY is late", "Ferrying people", "Mayor Anna Berg resigns",
             "Bergs and floes", "New elan in Orsa", "Берег закрыт"]  # fmt: skip
    watched.publish("/feed", [(f"/news/{one}", title, NOON) for one, title in enumerate(given)])
    watched.run(*(part for word in words for part in ("--match", word)))

    assert {
        given[one] for one in range(len(given)) if watched.server.hits[f"/news/{one}"]
    } == titles


def test_a_source_has_its_own_words_and_day(watched):
    watched.publish(
        "/feed",
        [(f"/news/{one}", f"Word{one % 2}", NOON + timedelta(days=one)) for one in range(6)],
    )
    url = watched.server.url("/feed")
    watched.sources(f"post:\n  url: {url}\n  match: [word1]\n  since: 2031-02-14\n")
    watched.run()

    assert [one for one in range(6) if watched.server.hits[f"/news/{one}"]] == [3, 5]


FAILURES = [
    ("/status/503", "could not be read: the server is busy: 503"),
    ("/status/404", "could not be read: there is no such page: 404"),
    ("/hang-up", "could not be read: the answer is damaged"),
    ("/silent", "could not be read: no whole answer"),
    ("/picture", "could not be read: what came is not a feed"),
    ("/bomb/gzip", "could not be read: the answer is larger than"),
    ("/news/1", r"could not be read: what came is a page, no feed \(look for a link"),
    ("/linked", r"what came is a page, no feed \(its feed may be http://127.0.0.1:\d+/rss.xml\)"),
    ("/json", "could not be read: what came is JSON, but no JSON Feed"),
    ("/broken-json", "could not be read: what came is not a feed: broken JSON"),
    ("/entities", "the feed defines words of its own"),
    ("/plain-sitemap", r"lists pages, but no news \(name the site's sitemap for news"),
    ("/empty", "could not be read: what came is not a feed"),
]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("path", "told"), FAILURES, ids=[path for path, _ in FAILURES])
def test_a_source_that_fails_is_told_as_that(watched, path, told):
    server = watched.server
    server.pages["/linked"] = (
        '<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>',
    )
    server.pages["/json"] = ('{"version": 1, "items": []}', "application/json")
    server.pages["/broken-json"] = ('{"version": ', "application/json")
    server.pages["/entities"] = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel/></rss>',
    )
    server.pages["/plain-sitemap"] = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://a.example/</loc></url></urlset>',
    )
    watched.publish("/feed", entries(1))
    watched.sources(f"bad:\n  url: {server.url(path)}\ngood:\n  url: {server.url('/feed')}\n")
    done = watched.run(code=1)

    (line,) = [line for line in done.stderr.splitlines() if ": error: " in line]
    assert line.startswith("content/sources.yaml:1: error: bad: ")
    assert re.search(told, line), line
    assert "bad: nothing new" not in done.stderr
    assert "content/sources.yaml:3: note: good: 1 new of 1 entries" in done.stderr
    assert watched.run("--keep-going").returncode == 0


@pytest.mark.usefixtures("quick")
def test_a_source_that_fails_is_left_alone_for_a_while_that_grows(watched):
    asked = []
    for hour in range(72):
        before = watched.server.hits["/feed"]
        told = watched.at(hour / 4)
        if watched.server.hits["/feed"] > before:
            asked.append(hour / 4)
        else:
            assert re.search(
                r"warning: post: not asked: it failed \d+ times, last with: there is", told[0]
            )
            assert re.search(r"asked again from 1970-01-0\d \d\d:\d\d UTC on", told[0])
    gaps = [round(later - earlier, 2) for earlier, later in itertools.pairwise(asked)]
    assert gaps == [0.25, 0.5, 0.75, 1.5, 2.75, 5.5]
    watched.publish("/feed", entries(1))
    assert "post: 1 new of 1 entries" in watched.at(100)[-1]
    watched.server.pages.clear()
    watched.at(101)
    assert "could not be read" in watched.at(101.3)[-1]


@pytest.mark.usefixtures("quick")
def test_an_entry_that_fails_is_tried_in_later_runs_and_then_given_up(watched):
    watched.publish("/feed", [*entries(1), ("/status/404", "Gone", NOON), ("/late", "Late", NOON)])
    first = watched.at(0)
    assert sum(": error: " in line for line in first) == 2
    assert any("post: 1 new of 3" in line for line in first)
    watched.server.pages["/late"] = (report(5),)
    assert any("post: 1 new of 3" in line for line in watched.at(1))
    assert any("warning: given up: it failed in 3 runs" in line for line in watched.at(2))
    before = watched.server.hits["/status/404"]
    assert any("post: 0 new of 3" in line for line in watched.at(3))
    assert watched.server.hits["/status/404"] == before


def test_what_an_editor_removed_does_not_come_back(watched):
    watched.publish("/feed", entries(1, 2))
    watched.run()
    gone = watched.digest.captures()[0]
    (watched.digest.root / gone).unlink()
    (watched.digest.root / f"{gone}.yaml").unlink()
    watched.run()

    assert len(watched.digest.captures()) == 1


def test_without_what_is_remembered_nothing_is_fetched_twice(watched):
    watched.publish("/feed", entries(1, 2))
    watched.run()
    for path in (watched.digest.root / ".cache").glob("watch*"):
        path.write_text("[broken")
    watched.run()

    assert watched.server.hits["/news/1"] == watched.server.hits["/news/2"] == 1


def test_the_parts_of_a_sitemap(watched):
    server = watched.server
    for part in range(8):
        watched.publish(f"/part/{part}", entries(part), KINDS["sitemap"])
    parts = "".join(
        f"<sitemap><loc>{server.url(f'/part/{part}')}</loc><lastmod>2031-02-{part + 10}</lastmod></sitemap>"
        for part in range(8)
    )
    server.pages["/feed"] = (
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{parts}</sitemapindex>',
        "text/xml",
    )
    watched.run()

    assert [one for one in range(8) if server.hits[f"/news/{one}"]] == [3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("post\n", 2, "not valid YAML"),
        ("Post:\n  url: https://a.example/\n", 1, "'Post' is not an id"),
        ("post: https://a.example/\n", 1, "post: a table is wanted here"),
        ("post:\n  outlet: a\n", 2, "'url' is missing"),
        ("post:\n  url: a.example\n", 2, "url: 'a.example' is "),
        ("post:\n  url: https://a.example/\n  since: soon\n", 3, "since: 'soon' is "),
        ("post:\n  urk: https://a.example/\n", 2, "'url' is missing"),
        ("post:\n  url: https://a.example/\n  status: off\n", 3, "not one of active, paused"),
    ],
)
def test_a_slip_in_the_file_is_told_with_its_line(watched, text, line, told):
    watched.publish("/feed", entries(1))
    watched.sources(f"{text}good:\n  url: {watched.server.url('/feed')}\n")
    done = watched.run(code=1)

    assert re.search(rf"content/sources\.yaml:{line}: error: .*{re.escape(told)}", done.stderr)
    assert len(watched.digest.captures()) == ("YAML" not in told)


def test_a_paused_source_is_not_asked(watched):
    watched.sources(f"post:\n  url: {watched.server.url('/feed')}\n  status: paused\n")
    watched.run()

    assert not watched.server.hits


def test_nothing_listed_is_a_slip(watched):
    watched.sources("# nothing yet\n")
    assert "no source is listed" in watched.run(code=2).stderr


def test_check_reads_the_file(watched):
    url = watched.server.url("/feed")
    watched.sources(
        f"one:\n  url: {url}\n  outlet: nobody\ntwo:\n  url: {url}\nthree:\n  link: x\n"
    )
    done = run_builder(watched.digest.root, "check")

    assert "content/sources.yaml:1: warning: one: there is no outlet 'nobody'" in done.stderr
    assert "content/sources.yaml:4: warning: two: the same address as one" in done.stderr
    assert "content/sources.yaml:7: error: 'url' is missing" in done.stderr
