"""Who may be asked: nobody inside a private network, by whatever name or notation, unless the host
was named; and a name that resolves otherwise a moment later gains nothing.
"""

import ipaddress
import re
import socket

import pytest
from server import report

from builder.fetch.answers import Failed
from builder.fetch.guard import is_public, usable

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.1", "198.18.0.1", "192.0.2.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
    "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:c0a8:101::",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1",
    "172.32.0.1",
    "192.167.1.1",
    "2606:4700::1",
    "::ffff:1.1.1.1",
    "64:ff9b::101:101",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_what_only_this_machine_can_see_is_not_public(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_what_everybody_can_see_is_public(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("HTTPS://News.Example/A/b?c=D#e", "https://news.example/A/b?c=D"),
        ("http://news.example", "http://news.example/"),
        (" https://news.example:443/a ", "https://news.example/a"),
        ("http://news.example:8080/", "http://news.example:8080/"),
        ("http://[2606:4700::1]:81/x", "http://[2606:4700::1]:81/x"),
        ("https://zeitung.example/straße/ü", "https://zeitung.example/straße/ü"),
    ],
)
def test_addresses_are_asked_for_in_one_form(text, plain):
    assert usable(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "", "news.example", "ftp://news.example/", "file:///etc/passwd", "javascript:alert(1)", "http://",
        "http:///path", "https://user@news.example/", "https://user:word@news.example/", "https://news.example/a b",
        "https://news.example/a\x00b", "https://news.example:0x50/", "https://[::1/", "https://news.example/" + "x" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_not_asked(text):
    with pytest.raises(Failed):
        usable(text)


@pytest.fixture
def names(monkeypatch):
    """Return names and the addresses that they lead to, one more each time they are looked up."""
    known, inner = {}, socket.getaddrinfo

    def look_up(host, port, *arguments, **options):
        if host not in known:
            return inner(host, port, *arguments, **options)
        found = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        return [one for address in found for one in inner(address, port, *arguments, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


@pytest.mark.parametrize("found", [["10.1.2.3"], ["1.1.1.1", "127.0.0.1"], ["::ffff:192.168.0.1"]])
def test_a_name_that_leads_inside_is_refused(digest, names, found):
    names["news.example"] = [found]
    done = digest.add("http://news.example/a", code=1)

    assert re.search("the host news.example leads to .*, inside a private network", done.stderr)


def test_a_redirect_to_a_name_that_leads_inside_is_refused(digest, server, names):
    port = server.server_address[1]
    names["trap.example"] = [["127.0.0.1"]]
    done = digest.add(server.url(f"/away?http://trap.example:{port}/news/1"), code=1)

    assert "the host trap.example leads to 127.0.0.1" in done.stderr
    assert server.hits["/news/1"] == 0


@pytest.mark.parametrize(
    "notation", ["2130706433", "0x7f.1", "127.1", "0177.0.0.1", "[::ffff:7f00:1]"]
)
def test_no_notation_of_an_address_leads_inside(digest, server, notation):
    done = digest.add(f"http://{notation}:{server.server_address[1]}/news/1", code=1)

    assert "inside a private network" in done.stderr
    assert not server.hits


def test_the_address_that_was_looked_at_is_asked(digest, server, names):
    """A name leads to the server when it is looked up, and nowhere when it is used."""
    names["news.example"] = [["127.0.0.1"], ["192.0.2.1"]]
    port = server.server_address[1]
    digest.add(f"http://news.example:{port}/news/1", "--allow", "news.example")

    (capture,) = digest.captures()
    assert (digest.root / capture).read_text() == report(1)
    assert server.asked[-1][1]["Host"] == f"news.example:{port}"


def test_a_host_that_is_allowed_allows_no_other(digest, server, names):
    names["news.example"] = [["127.0.0.1"]]
    port = server.server_address[1]
    done = digest.add(
        f"http://news.example:{port}/news/1", "--allow", "other.example", allow=False, code=1
    )
    assert "inside a private network" in done.stderr
    digest.add(f"http://news.example:{port}/news/1", "--allow", f"news.example:{port}", allow=False)


def test_the_next_address_is_tried_where_one_is_dead(digest, server, names):
    names["news.example"] = [["127.0.0.2", "127.0.0.1"]]
    digest.add(f"http://news.example:{server.server_address[1]}/news/1", "--allow", "news.example")

    assert len(digest.captures()) == 1
