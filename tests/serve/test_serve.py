"""What the development server promises: it follows every change, survives every build, and answers
this machine only.
"""

import os
import socket
import sys
import time

import pytest

if sys.platform == "linux":
    import resource


def test_it_builds_says_where_it_is_and_ends_by_interrupt(start):
    server = start().ready()

    assert b"<h1>one</h1>" in server.body("/")
    assert f"serving http://127.0.0.1:{server.port}/ (Ctrl-C ends)" in server.lines
    assert server.interrupt() == 130
    assert not any("Traceback" in line for line in server.lines)


def test_an_interrupt_does_not_wait_for_the_build(start):
    server = start().ready()
    server.write("slow")
    server.wait(lambda: "build slow" in server.lines)

    assert server.interrupt() == 130
    assert not any("Traceback" in line or "Error" in line for line in server.lines)


def test_it_follows_a_change(start):
    server = start().ready()
    server.write("two")

    server.wait(lambda: b"<h1>two</h1>" in server.body("/"))


def test_it_answers_while_a_build_is_going_on(start):
    server = start().ready()
    server.write("slow")
    server.wait(lambda: "build slow" in server.lines)

    assert b"<h1>one</h1>" in server.body("/")
    server.wait(lambda: b"<h1>slow</h1>" in server.body("/"))


def test_the_last_of_two_quick_edits_wins(start):
    server = start("slow").ready()
    server.write("slow two")
    server.wait(lambda: "build slow two" in server.lines)
    server.write("three")

    server.wait(lambda: b"<h1>three</h1>" in server.body("/"))


def test_a_burst_of_changes_is_one_build_or_two(start):
    server = start().ready()
    before = len([line for line in server.lines if line.startswith("build")])
    for number in range(2000):
        server.write("x", f"seeds/{number}.txt")
    server.write("two")

    server.wait(lambda: b"<h1>two</h1>" in server.body("/"))
    assert len([line for line in server.lines if line.startswith("build")]) - before <= 2


def test_what_the_build_writes_does_not_make_it_build_for_ever(start):
    server = start("writes").ready()
    server.wait(lambda: server.lines.count("build writes") == 2)
    time.sleep(1)

    assert server.lines.count("build writes") == 2


def test_a_file_that_is_only_touched_makes_no_build(start):
    server = start().ready()
    os.utime(server.root / "content/page.md")
    time.sleep(1)

    assert server.lines.count("build one") == 1


def test_a_failing_build_keeps_the_site_shows_why_and_heals(start):
    server = start().ready()
    server.write("fails")
    server.wait(lambda: b"The last build failed" in server.body("/"))

    page = server.body("/").decode()
    assert "<h1>one</h1>" in page
    assert "templates/base.html:3: error: &lt;b&gt;broken&lt;/b&gt; (mend it)" in page
    assert "templates/base.html:3: error: <b>broken</b> (mend it)" in server.lines

    server.write("two")
    server.wait(lambda: b"<h1>two</h1>" in server.body("/"))
    assert b"failed" not in server.body("/")


def test_a_defect_is_one_line_in_the_browser_and_on_the_terminal(start):
    server = start().ready()
    server.write("crashes")
    server.wait(lambda: b"The last build failed" in server.body("/"))

    assert "RuntimeError: a secret\\nline" in server.body("/").decode()
    assert not any("Traceback" in line for line in server.lines)


def test_without_any_site_the_reason_is_a_page_of_its_own(start):
    server = start("fails").ready()
    answer, body = server.ask("/any/page/")

    assert answer.status == 503
    assert b"There is no site yet" in body
    assert b"broken" in body
    server.write("two")
    server.wait(lambda: b"<h1>two</h1>" in server.body("/"))


def test_rejected_inputs_are_shown_over_the_new_site(start):
    server = start("rejects").ready()
    page = server.body("/").decode()

    assert "<h1>rejects</h1>" in page
    assert "seeds/a.txt:1: error: it is empty" in page


def test_a_folder_that_is_made_again_is_followed(start):
    server = start().ready()
    (server.root / "content/page.md").unlink()
    (server.root / "content").rename(server.root / "elsewhere")
    server.write("two")
    server.wait(lambda: b"<h1>two</h1>" in server.body("/"))
    server.write("three")

    server.wait(lambda: b"<h1>three</h1>" in server.body("/"))


def test_pages_come_with_the_headers_of_the_published_site(start):
    server = start().ready()
    for path in ("/", "/style.css", "/missing/"):
        answer, _ = server.ask(path)

        assert "'wasm-unsafe-eval'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Strict-Transport-Security" not in answer.headers


def test_the_headers_of_the_digest_itself_come_first(start, tmp_path):
    (tmp_path / "netlify.toml").write_text(
        '[[headers]]\nfor = "/*"\n[headers.values]\nX-Own = "yes"\n', encoding="utf-8"
    )
    answer, _ = start().ready().ask("/")

    assert answer.headers["X-Own"] == "yes"
    assert "Content-Security-Policy" not in answer.headers


def test_a_missing_page_is_the_site_s_own(start):
    server = start().ready()
    answer, body = server.ask("/missing/")

    assert answer.status == 404
    assert b"<h1>No such page</h1>" in body


def test_a_folder_without_its_slash_leads_to_it(start):
    answer, _ = start().ready().ask("/events")

    assert (answer.status, answer.headers["Location"]) == (302, "/events/")


def test_the_client_is_a_file_so_that_the_policy_allows_it(start):
    server = start().ready()
    page = server.body("/").decode()

    assert page.count("<script") == 1
    assert f'<script src="/livereload.js?port={server.port}&amp;snipver=' in page
    assert b"LiveReload" in server.body("/livereload.js")
    assert not list(server.root.glob("site/**/livereload*"))


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "[::1", ""]
)
@pytest.mark.parametrize("path", ["/", "/livereload.js", "/livereload", "/missing/"])
def test_a_foreign_host_is_refused(start_once, host, path):
    answer, body = start_once.ask(path, Host=host)

    assert answer.status in {400, 403}
    assert b"<h1>" not in body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8000"])
def test_names_of_this_machine_are_welcome(start_once, host):
    assert start_once.ask("/", Host=host)[0].status == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://evil.example", 403),
        ("null", 403),
        ("http://localhost:{port}", 403),
        ("http://127.0.0.1:{port}", 101),
    ],
)
def test_the_socket_is_for_pages_of_this_server(start_once, origin, status):
    answer, _ = start_once.ask(
        "/livereload",
        Origin=origin.format(port=start_once.port),
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==",
    )

    assert answer.status == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_only_reading_is_possible(start_once, method):
    assert start_once.ask("/", method=method)[0].status == 405


def test_head_has_no_body(start_once):
    answer, body = start_once.ask("/", method="HEAD")

    assert (answer.status, body) == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/forcereload?path=/",
        "/%00",
        "/a%00b/",
        "/../content/page.md",
        "/%2e%2e/content/page.md",
        "/..%2fcontent/page.md",
        "/events/../../content/page.md",
        "//content/page.md",
        "/%2e%2e%5ccontent%5cpage.md",
        "/.%00./content/page.md",
        "/leak",
        "/" + "a" * 5000,
        "/index.html/",
        "/events/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    ],
)
def test_nothing_outside_the_site_is_reachable(start_once, path):
    leak = start_once.root / "site/leak"
    if not leak.is_symlink():
        leak.symlink_to(start_once.root / "content/page.md")
    answer, body = start_once.ask(path)

    assert answer.status in {400, 404}
    assert b"Traceback" not in body
    assert str(start_once.root).encode() not in body


def test_bytes_that_are_no_utf8_are_a_bad_request(start_once):
    assert start_once.ask("/%ff")[0].status == 400


def test_a_pipe_in_the_site_does_not_hang_it(start_once):
    os.mkfifo(start_once.root / "site/pipe")

    assert start_once.ask("/pipe")[0].status == 404


def test_slow_sockets_keep_nobody_waiting(start_once):
    slow = [socket.create_connection(("127.0.0.1", start_once.port)) for _ in range(200)]
    try:
        for connection in slow:
            connection.sendall(b"GET / HT")

        assert start_once.ask("/")[0].status == 200
    finally:
        for connection in slow:
            connection.close()


@pytest.mark.skipif(sys.platform != "linux", reason="limits of another process are Linux's")
def test_more_sockets_than_it_may_have_end_nothing(start):
    server = start().ready()
    resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (40, 40))
    many = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(90)]
    time.sleep(0.5)
    for connection in many:
        connection.close()

    server.wait(lambda: server.ask("/")[0].status == 200)
    server.write("two")
    server.wait(lambda: b"<h1>two</h1>" in server.body("/"))
    assert not any("Traceback" in line or "Error" in line for line in server.lines), server.lines


def test_nothing_above_was_a_traceback(start_once):
    assert not any("Traceback" in line for line in start_once.lines)


def test_a_busy_port_is_passed_over(start):
    first = start().ready()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        second = start()
        second.wait(lambda: second.port)

    assert second.port != first.port


def test_a_busy_port_that_was_asked_for_is_a_usage_error(start):
    first = start().ready()
    second = start(port=first.port)

    assert second.process.wait(timeout=10) == 2
    second.wait(lambda: second.lines)
    assert second.lines == [
        f"--port {first.port}: error: cannot listen there: Address already in use (choose another one)"
    ]


def test_an_unknown_address_is_a_usage_error(start):
    server = start(host="no.such.address.invalid")

    assert server.process.wait(timeout=20) == 2
    server.wait(lambda: server.lines)
    assert len(server.lines) == 1


def test_a_site_that_is_published_below_a_path_is_served_below_it(start):
    """Its links say the path, as they will where it is published."""
    server = start("one").ready()
    robots = server.root / "site" / "robots.txt"
    robots.write_text("Sitemap: https://example.org/news/sitemap.xml\n", encoding="utf-8")
    home, _ = server.ask("/")

    assert (home.status, home.getheader("Location")) == (302, "/news/")
    assert b"<h1>one</h1>" in server.body("/news/")
    assert b"<h1>Events</h1>" in server.body("/news/events/")
    assert server.ask("/news/../content/page.md")[0].status == 404
    assert server.ask("/newsroom/")[0].status == 404


def test_the_desk_lists_what_there_is_to_do_with_page_and_file(start):
    """It is looked up anew after each build, and nothing of it can break out of its page."""
    server = start("one\ntwo").ready()
    page = server.body("/_desk/").decode()

    assert "Authors that look wrong (1)" in page
    assert "&lt;one\ntwo&gt; looks wrong" in page
    assert 'href="/articles/a/"' in page
    assert 'href="/events/b/"' in page
    assert 'href="/_desk/content/page.md#L2"' in page
    file = server.body("/_desk/content/page.md").decode()
    assert '<li id="L2"><code>two</code></li>' in file

    server.write("three")
    server.wait(lambda: b"&lt;three&gt;" in server.body("/_desk/"))


@pytest.mark.parametrize(
    "path",
    [
        "site/index.html",
        "content/../site/index.html",
        "content",
        "/etc/passwd",
        "content/%00",
        "no",
    ],
)
def test_the_desk_shows_files_of_content_and_seeds_alone(start_once, path):
    answer, _ = start_once.ask(f"/_desk/{path}")

    assert answer.status == 404
