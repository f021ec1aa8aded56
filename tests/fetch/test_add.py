"""``add``: what comes into ``seeds/``, what is told, and that nothing is fetched or kept twice."""

import hashlib
import io
import os
import re
import shutil
import signal
import subprocess
import time

import pytest
from digests import command, environment, run_builder
from packing import page, record
from server import CONSENT, report

from builder.fetch.ready import LOCK, WHO
from builder.paths import Paths
from builder.pipeline.lock import lock
from builder.pipeline.sidecars import parsed


def sidecar(digest, capture):
    found, told = parsed((digest.root / f"{capture}.yaml").read_text(), capture)
    assert told == ()
    return found


def test_a_page_and_its_sidecar(digest, server):
    done = digest.add(server.url("/news/1?utm_source=mail#top"))

    (capture,) = digest.captures()
    assert done.stdout.split() == [capture]
    data = (digest.root / capture).read_bytes()
    assert data == report(1).encode()
    told = sidecar(digest, capture)
    assert told.url == server.url("/news/1?utm_source=mail")
    assert told.final_url == ""
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", told.fetched)
    assert told.status == "200 OK"
    assert dict(told.headers)["etag"] == '"1"'
    assert told.sha256 == hashlib.sha256(data).hexdigest()
    assert told.bytes == str(len(data))
    assert "follow=you" not in (digest.root / f"{capture}.yaml").read_text()
    assert done.stderr.splitlines()[-1] == "1 added"


def test_what_servers_are_told_of_whoever_asks(digest, server):
    digest.add(server.url("/news/1"))

    _, headers = server.asked[-1]
    assert headers["User-Agent"].startswith("coverage-digest/")
    assert "Cookie" not in headers
    assert headers["Accept-Encoding"] == "gzip, deflate"


def test_the_build_takes_what_was_fetched(digest, server):
    digest.add(server.url("/news/1"), server.url("/latin"))
    built = run_builder(digest.root, "build")
    assert built.returncode == 0, built.stderr

    articles = [path.read_text() for path in digest.root.glob("content/articles/*.md")]
    assert {f"url: {server.url(path)}" for path in ("/news/1", "/latin")} <= {
        line for text in articles for line in text.splitlines()
    }
    assert any("Dworzec śpi." in text for text in articles)
    assert run_builder(digest.root, "verify").returncode == 0


@pytest.mark.parametrize("path", ["/zipped", "/deflated", "/on/10", "/cookie", "/failing/2"])
def test_servers_with_manners_of_their_own(digest, server, path):
    digest.add(server.url(path))

    assert len(digest.captures()) == 1


def test_where_redirects_led_is_noted(digest, server):
    digest.add(server.url("/on/2"))

    told = sidecar(digest, *digest.captures())
    assert (told.url, told.final_url) == (server.url("/on/2"), server.url("/on/0"))


FAILURES = [
    ("/silent", "no whole answer within 2 s"),
    ("/drip", "no whole answer within 2 s"),
    ("/drip-head", "no whole answer within 2 s"),
    ("/huge", "the answer is larger than 40 MB"),
    ("/endless", "the answer is larger than 40 MB|no whole answer"),
    ("/bomb/gzip", "the answer is larger than 40 MB"),
    ("/bomb/deflate", "the answer is larger than 40 MB"),
    ("/broken-gzip", "the answer is damaged"),
    ("/cut-gzip", "the answer breaks off"),
    ("/other-coding", "in the coding br, which was not asked for"),
    ("/cut", "the answer is damaged"),
    ("/noise", "the answer is damaged"),
    ("/hang-up", "the answer is damaged"),
    ("/pdf", r"the file is a PDF document, no page \(the server calls it text/html\)"),
    ("/picture", r"the file is a PNG picture, no page \(the server calls it image/png\)"),
    ("/empty", "the answer is empty"),
    ("/nothing", "the server gives no page: 204"),
    ("/nowhere", "the server gives no page: 302"),
    ("/status/404", "there is no such page: 404"),
    ("/status/410", "there is no such page: 410"),
    ("/status/401", "the server refuses: 401"),
    ("/status/403", "the server refuses: 403"),
    ("/status/451", "the server refuses: 451"),
    ("/status/503", "the server is busy: 503"),
    ("/status/500", "the server failed: 500"),
    ("/loop", "the server redirects in a circle"),
    ("/circle/0", "the server redirects in a circle"),
    ("/far/0", "the server redirects more than 10 times"),
    ("/busy/429/3600", "the server is busy: 429 .*; it asks to come back in 3600 s"),
    ("/away?file:///etc/passwd", "the server redirects to 'file:///etc/passwd'"),
    ("/away?http://u:p@127.0.0.1/", "holds a name or password"),
    ("/away?http://10.1.2.3/", "the host 10.1.2.3 leads to 10.1.2.3, inside a private network"),
    ("/away?http://169.254.169.254/latest/", "inside a private network"),
    ("/away?http://localhost:1/", "the host localhost leads to"),
    ("/away?http://[::1]:1/", "inside a private network"),
]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("path", "told"), FAILURES, ids=[path for path, _ in FAILURES])
def test_a_failure_is_told_in_one_line_and_leaves_nothing(digest, server, path, told):
    done = digest.add(server.url(path), code=1)

    (line,) = [line for line in done.stderr.splitlines() if ": error: " in line]
    assert re.search(told, line), line
    assert line.startswith(f"{server.url(path)}: error: ")
    assert line.endswith(")")
    assert digest.captures() == []
    assert list(digest.seeds.rglob("*.yaml")) == []
    assert done.stderr.splitlines()[-1] == "0 added, 1 failed"


@pytest.mark.usefixtures("quick")
def test_one_failure_costs_no_other_page(digest, server):
    paths = [path for path, _ in FAILURES if path not in ("/busy/429/3600", "/endless")][:12]
    done = digest.add(*map(server.url, [*paths, "/news/1", "/news/2"]), code=1)

    assert len(digest.captures()) == 2
    assert done.stderr.splitlines()[-1] == "2 added, 12 failed"


@pytest.mark.parametrize("wait", ["429/1", "503/1", "429/date", "429/"])
def test_a_busy_server_is_asked_again_when_it_says(digest, server, wait):
    start = time.monotonic()
    digest.add(server.url(f"/busy/{wait}"))

    assert len(digest.captures()) == 1
    assert time.monotonic() - start >= 0.2
    assert server.hits[f"/busy/{wait}"] == 2


def test_a_server_that_wants_to_be_left_alone_is(digest, server):
    urls = [server.url("/busy/429/3600"), *(server.url(f"/news/{one}") for one in range(5))]
    done = digest.add(*urls, code=1)

    assert sum(server.hits[f"/news/{one}"] for one in range(5)) == 0
    assert done.stderr.count("asks to be left alone for 3600 s") == 5


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("robots", "news", "other"),
    [
        ((200, "User-agent: *\nDisallow: /news/"), 0, 1),
        ((200, "User-agent: coverage-digest\nDisallow: /\n\nUser-agent: *\nAllow: /"), 0, 0),
        ((200, "User-agent: someone-else\nDisallow: /"), 1, 1),
        ((200, "User-agent: *\nDisallow: /\nAllow: /news/"), 1, 0),
        ((200, "\x00\x01 no robots.txt"), 1, 1),
        ((404, "User-agent: *\nDisallow: /"), 1, 1),
        ((403, ""), 1, 1),
        ((500, ""), 0, 0),
    ],
)
def test_robots_txt_is_kept_to(digest, server, robots, news, other):
    server.robots = robots
    done = digest.add(server.url("/news/1"), server.url("/zipped"), code=0 if news and other else 1)

    assert (server.hits["/news/1"], server.hits["/zipped"]) == (news, other)
    if not news:
        assert re.search(r"robots\.txt (?:forbids programs|cannot be read)", done.stderr)


def test_a_redirect_is_held_to_the_robots_txt_of_its_target(digest, server):
    server.robots = (200, "User-agent: *\nDisallow: /news/")
    done = digest.add(server.url(f"/away?{server.url('/news/1')}"), code=1)

    assert "robots.txt forbids" in done.stderr
    assert server.hits["/news/1"] == 0


def test_the_wait_that_robots_txt_asks_for_is_kept(digest, server):
    server.robots = (200, "User-agent: *\nCrawl-delay: 0.3")
    start = time.monotonic()
    digest.add(*(server.url(f"/news/{one}") for one in range(3)))

    assert time.monotonic() - start >= 0.6


def test_private_addresses_are_refused_unless_allowed(digest, server):
    done = digest.add(server.url("/news/1"), allow=False, code=1)

    assert "leads to 127.0.0.1, inside a private network" in done.stderr
    assert "(if that is meant, run again with --allow 127.0.0.1)" in done.stderr
    assert not server.hits


def test_a_wall_on_another_site_is_no_page(digest, server):
    local = server.url("/consent").replace("127.0.0.1", "localhost")
    done = digest.add(server.url(f"/away?{local}"), "--allow", "localhost", code=1)

    assert f"led on to {local}, which is not a report" in done.stderr
    assert digest.captures() == []


@pytest.mark.parametrize(
    "wall",
    [
        CONSENT,
        (
            "<html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>"
            "<p>Please verify that you are human to continue. Enable JavaScript and cookies.</p></body></html>"
        ),
        (
            "<html><body><h1>Log in</h1><form>E-mail <input> Password <input></form>"
            "<script>var words = 'many words that nobody sees';</script></body></html>"
        ),
    ],
)
def test_a_wall_in_the_place_of_the_page_is_no_page(digest, server, wall):
    server.pages["/story"] = (wall,)
    done = digest.add(server.url("/story"), code=1)

    assert re.search(
        r"/story: error: what came is not a report: .* \(save the page in", done.stderr
    )
    assert digest.captures() == []


def test_a_short_report_is_a_page(digest, server):
    server.pages["/short"] = (page(),)
    digest.add(server.url("/short"))

    assert len(digest.captures()) == 1


def test_one_connection_a_host(digest, server):
    server.pace = 0.02
    digest.add(*(server.url(f"/news/{one}") for one in range(10)))

    assert server.most_busy == 1
    assert server.hits["/robots.txt"] == 1


def test_nothing_is_fetched_twice(digest, server):
    urls = [server.url(f"/news/{one}") for one in range(4)]
    digest.add(*urls)
    before = server.hits.copy()
    done = digest.add(*urls, f"{urls[0]}?utm_campaign=x", f"{urls[1]}#part")

    assert server.hits == before
    assert done.stdout == ""
    assert done.stderr.count("note: there already: seeds/127.0.0.1") == 6
    assert done.stderr.splitlines()[-1] == "0 added, 6 there already"


def test_an_address_that_an_article_has_is_not_fetched(digest, server):
    article = digest.root / "content/articles/harbor.md"
    article.parent.mkdir(parents=True)
    article.write_text(f"---\ntitle: Harbor\nurl: {server.url('/news/1')}\n---\n\nText.\n")
    done = digest.add(server.url("/news/1"))

    assert "there already: content/articles/harbor.md" in done.stderr
    assert not server.hits


def test_the_same_bytes_are_kept_once_with_both_addresses(digest, server):
    digest.add(server.url("/news/1"))
    server.pages["/copy"] = (report(1),)
    done = digest.add(server.url("/copy"))

    (capture,) = digest.captures()
    assert f"note: the same bytes as {capture}" in done.stderr
    assert sidecar(digest, capture).also == (server.url("/copy"),)
    before = server.hits.copy()
    digest.add(server.url("/copy"))
    assert server.hits == before


def test_a_later_version_is_fetched_when_asked_for(digest, server):
    server.pages["/story"] = (report(1),)
    digest.add(server.url("/story"))
    server.pages["/story"] = (
        report(1).replace("</p></article>", " It was said later.</p></article>"),
    )
    digest.add(server.url("/story"))
    assert len(digest.captures()) == 1
    digest.add(server.url("/story"), "--again")
    assert len(digest.captures()) == 2
    assert "the same bytes" in digest.add(server.url("/story"), "--again").stderr


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("news.example/a", "did you mean https://news.example/a?"),
        ("nothing.html", "no such file, and no address"),
        ("http://", "no address of a page"),
        ("https://user:secret@news.example/", "holds a name or password"),
        ("https://news.example:99999/", "no address of a page"),
        ("http://does-not-exist.invalid/", "the host does-not-exist.invalid is not found"),
    ],
)
def test_a_slip_is_told_with_what_to_do(digest, source, told):
    done = digest.add(source, code=1)

    (line,) = [line for line in done.stderr.splitlines() if ": error: " in line]
    assert told in line


def test_a_file_a_folder_and_an_archive(digest, tmp_path):
    folder = tmp_path / "saved"
    (folder / "deep").mkdir(parents=True)
    (folder / "a page: one?.html").write_bytes(page("One"))
    (folder / "deep" / "two.txt").write_bytes(b"Two\n\nA report of two boats in the harbor.\n")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    archive = tmp_path / "day.warc"
    archive.write_bytes(record(page("Three"), "https://orsapost.example/three"))
    done = digest.add(str(folder), str(archive), code=1)

    assert digest.captures() == [
        "seeds/day.warc",
        "seeds/saved/a page- one-.html",
        "seeds/saved/deep/two.txt",
    ]
    assert "saved/picture.png: error: the file is a PNG picture" in done.stderr
    told = sidecar(digest, "seeds/saved/deep/two.txt")
    assert (told.file, told.fetched, told.url) == ("two.txt", "", "")
    assert told.added
    again = digest.add(str(folder), str(archive), code=1)
    assert again.stderr.splitlines()[-1] == "0 added, 3 there already, 1 failed"


def test_a_file_of_another_digest_brings_its_sidecar(digest, server, tmp_path):
    digest.add(server.url("/news/1"))
    (capture,) = digest.captures()
    other = shutil.copytree(digest.seeds, tmp_path / "other")
    shutil.rmtree(digest.seeds)
    digest.add(str(other))

    (moved,) = [one for one in digest.captures() if one.endswith(".html")]
    assert moved != capture
    assert sidecar(digest, moved).url == server.url("/news/1")
    assert "there already" in digest.add(server.url("/news/1")).stderr


def test_two_files_of_one_name_are_two(digest, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}").mkdir()
        (tmp_path / f"{number}" / "page.html").write_bytes(page(f"Number {number}"))
    digest.add(*(str(tmp_path / f"{number}" / "page.html") for number in range(3)))

    assert len(digest.captures()) == 3


def pasted(monkeypatch, data):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_addresses_are_pasted(digest, server, monkeypatch):
    lines = ["# for Monday", "", *(server.url(f"/news/{one}") for one in range(3))]
    pasted(monkeypatch, "\r\n".join(lines).encode())
    digest.add("-")

    assert len(digest.captures()) == 3


def test_a_list_of_addresses_is_a_file(digest, server, tmp_path):
    (tmp_path / "monday.txt").write_text("\n".join(server.url(f"/news/{one}") for one in range(3)))
    digest.add(str(tmp_path / "monday.txt"))

    assert len(digest.captures()) == 3


def test_a_page_is_pasted_with_its_address(digest, monkeypatch):
    url = "https://orsapost.example/ferry"
    pasted(monkeypatch, page("Ferry"))
    digest.add("-", "--url", url)

    (capture,) = digest.captures()
    assert capture.endswith(".html")
    assert sidecar(digest, capture).url == url
    pasted(monkeypatch, b" ")
    assert "it is empty" in digest.add("-", code=1).stderr


def test_a_run_that_was_killed_goes_on_where_it_was(digest, server, tmp_path):
    server.pace = 0.01
    number = 60
    names = tmp_path / "many.txt"
    names.write_text("\n".join(server.url(f"/news/{one}") for one in range(number)))
    arguments = ("add", str(names), "--allow", "127.0.0.1")
    for _ in range(3):
        process = subprocess.Popen(
            command(digest.root, *arguments),
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        before = len(digest.captures())
        while len(digest.captures()) < before + 5:
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    kept = {one: (digest.root / one).read_bytes() for one in digest.captures()}
    assert 15 <= len(kept) < number
    assert all((digest.root / f"{one}.yaml").exists() for one in kept)
    digest.add(str(names))

    assert len(digest.captures()) == number
    assert all((digest.root / one).read_bytes() == data for one, data in kept.items())
    assert sum(server.hits[f"/news/{one}"] for one in range(number)) <= number + 12
    assert not list(digest.seeds.rglob(".digest-part-*"))
    for capture in digest.captures():
        told = sidecar(digest, capture)
        assert told.sha256 == hashlib.sha256((digest.root / capture).read_bytes()).hexdigest()


def test_an_interrupted_run_says_so(digest, server, tmp_path):
    server.pace = 0.05
    names = tmp_path / "many.txt"
    names.write_text("\n".join(server.url(f"/news/{one}") for one in range(100)))
    process = subprocess.Popen(
        command(digest.root, "add", str(names), "--allow", "127.0.0.1"),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    while len(digest.captures()) < 3:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)

    assert process.returncode == 130
    assert re.search(r"interrupted: \d+ added \(the same command goes on from here\)", told)
    assert "Traceback" not in told


def test_two_runs_do_not_meet(digest, server):
    with lock(Paths.of(digest.root).cache, LOCK, WHO):
        done = digest.add(server.url("/news/1"), code=4)
    assert "another add or watch of this digest is running" in done.stderr


def test_no_digest_no_add(tmp_path, server):
    done = run_builder(tmp_path, "add", server.url("/news/1"))

    assert done.returncode == 2
    assert "no digest here" in done.stderr
