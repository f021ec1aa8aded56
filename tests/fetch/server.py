"""A real web server on this machine that misbehaves in every way that servers do."""

import gzip
import threading
import time
import zlib
from collections import Counter
from contextlib import contextmanager, suppress
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from newsroom import captures

CONSENT = """<!doctype html><html><head><title>Before you continue</title></head><body>
<h1>We value your privacy</h1><p>We and our partners use cookies to store and access information on your device.</p>
<p>Please accept cookies to continue to the site, or manage your choices.</p>
<button>Accept all</button><button>Reject all</button></body></html>"""


#: What stands around a report.
AROUND = "".join(
    f"<li><a href='/more/{one}'>Another headline of the day, number {one}</a></li>"
    for one in range(40)
)


def report(number):
    """Return one of many invented reports as a page."""
    text = REPORTS[number % len(REPORTS)]
    title, outlet, *paragraphs = text.strip().split("\n\n")
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f"<!doctype html><html><head><title>{title}</title></head>"
        f"<body><p>{outlet}</p><article><h1>{title} ({number})</h1>{body}</article><ul>{AROUND}</ul></body></html>"
    )


REPORTS = [text for _, text in captures(40)]


class Handler(BaseHTTPRequestHandler):
    """Answers by the path; what it was asked is counted."""

    protocol_version = "HTTP/1.1"
    #: Headers and body are sent apart: without this, the second waits for the first to be received.
    disable_nagle_algorithm = True

    def do_GET(self):
        """Answer, in the manner that the path names."""
        path, _, _ = self.path.partition("?")
        self.server.hits[path] += 1
        self.server.asked.append((path, dict(self.headers.items())))
        self.server.busy += 1
        self.server.most_busy = max(self.server.most_busy, self.server.busy)
        try:
            name, _, rest = path.strip("/").partition("/")
            if path in self.server.pages:
                self.say(*self.server.pages[path])
            else:
                getattr(self, f"go_{name.replace('.', '_').replace('-', '_')}", self.missing)(rest)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            self.server.busy -= 1

    def say(self, body=b"", kind="text/html; charset=utf-8", status=200, **headers):
        """Send one answer."""
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        sent = {"Content-Type": kind, "Content-Length": str(len(body))}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in sent.items():
            if value is not None:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def to(self, place, status=302, **headers):
        """Redirect."""
        self.say("moved", status=status, Location=place, **headers)

    def missing(self, _):
        """Say that there is no such page."""
        self.say("not here", status=404)

    def go_robots_txt(self, _):
        """Say what robots may do."""
        status, text = self.server.robots
        self.say(text, "text/plain", status)

    def go_news(self, rest):
        """Give a report, after the time that the server takes."""
        time.sleep(self.server.pace)
        self.say(report(int(rest)), ETag=f'"{rest}"', Set_Cookie="follow=you; Path=/")

    def go_latin(self, _):
        """Give a page whose charset only the header names."""
        self.say(
            report(3).replace("</p></article>", " Dworzec śpi.</p></article>").encode("iso-8859-2"),
            "text/html; charset=iso-8859-2",
        )

    def go_zipped(self, _):
        """Give a page in the coding that was asked for."""
        self.say(gzip.compress(report(4).encode()), Content_Encoding="gzip")

    def go_deflated(self, _):
        """Give a page deflated without the header of zlib, as some servers do."""
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        self.say(packer.compress(report(5).encode()) + packer.flush(), Content_Encoding="deflate")

    def go_silent(self, _):
        """Never answer."""
        self.server.over.wait(30)
        self.close_connection = True

    def go_drip(self, _):
        """Send a byte at a time, for ever."""
        self.say_forever(b"<", 0.05)

    def go_drip_head(self, _):
        """Send a header at a time, for ever."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        number = 0
        while not self.server.over.wait(0.05):
            number += 1
            self.wfile.write(b"X-%d: y\r\n" % number)

    def go_endless(self, _):
        """Send without end, as fast as can be."""
        self.say_forever(b"<p>" + b"x" * 100_000, 0)

    def say_forever(self, piece, pause):
        """Send pieces of a chunked body until the server ends."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while not self.server.over.wait(pause):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))

    def go_huge(self, _):
        """Announce more than anybody wants."""
        self.say(b"x", Content_Length="5000000000")
        self.close_connection = True

    def go_bomb(self, coding):
        """Give a small answer that unpacks to more than anybody wants."""
        packer = zlib.compressobj(1, wbits=zlib.MAX_WBITS | (16 if coding == "gzip" else 0))
        zeros = b"\0" * 1_000_000
        body = b"".join(packer.compress(zeros) for _ in range(60)) + packer.flush()
        self.say(body, Content_Encoding=coding)

    def go_broken_gzip(self, _):
        """Give what is no gzip, and call it that."""
        self.say(report(6), Content_Encoding="gzip")

    def go_cut_gzip(self, _):
        """Break off inside a coding."""
        self.say(gzip.compress(report(6).encode())[:-20], Content_Encoding="gzip")

    def go_other_coding(self, _):
        """Use a coding that nobody asked for."""
        self.say(b"\x8b\x00\x80abc", Content_Encoding="br")

    def go_cut(self, _):
        """Break off before the announced end."""
        self.say(report(7).encode()[:200], Content_Length="5000")
        self.close_connection = True

    def go_noise(self, _):
        """Answer with no HTTP."""
        self.wfile.write(b"\x16\x03\x01 SSH-2.0 hello\r\n\r\n")
        self.close_connection = True

    def go_hang_up(self, _):
        """Close without a word."""
        self.close_connection = True

    def go_pdf(self, _):
        """Give a document under the name of a page."""
        self.say(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")

    def go_picture(self, _):
        """Give a picture."""
        self.say(b"\x89PNG\r\n\x1a\n0000", "image/png")

    def go_empty(self, _):
        """Give nothing."""
        self.say(b"")

    def go_nothing(self, _):
        """Say that there is nothing."""
        self.say(b"", status=204)

    def go_status(self, rest):
        """Answer with a status."""
        self.say("no", status=int(rest))

    def go_loop(self, _):
        """Redirect to itself."""
        self.to("/loop")

    def go_circle(self, rest):
        """Redirect in a circle of three."""
        self.to(f"/circle/{(int(rest) + 1) % 3}")

    def go_on(self, rest):
        """Redirect so many times, then give a report."""
        self.to(f"/on/{int(rest) - 1}") if int(rest) else self.say(report(8))

    def go_far(self, rest):
        """Redirect for ever, never to the same place."""
        self.to(f"/far/{int(rest) + 1}")

    def go_away(self, _):
        """Redirect to where the query says."""
        self.to(self.path.partition("?")[2])

    def go_nowhere(self, _):
        """Redirect without saying where to."""
        self.say("moved", status=302)

    def go_cookie(self, _):
        """Redirect to itself until a cookie comes back."""
        if "seen=yes" in self.headers.get("Cookie", ""):
            self.say(report(9))
        else:
            self.to("/cookie", Set_Cookie="seen=yes; Path=/")

    def go_consent(self, _):
        """Ask for consent instead of giving the page."""
        self.say(CONSENT)

    def go_busy(self, rest):
        """Ask to come back later, the first time; ``rest`` is how."""
        if self.server.hits[self.path] > 1:
            self.say(report(10))
            return
        status, _, wait = rest.partition("/")
        if wait == "date":
            wait = formatdate(time.time() + 1.2, usegmt=True)
        self.say("later", status=int(status), Retry_After=wait or None)

    def go_failing(self, rest):
        """Fail so many times, then give a report."""
        if self.server.hits[self.path] > int(rest):
            self.say(report(11))
        else:
            self.say("oh", status=500)

    def do_POST(self):
        """Stamp what is sent, as a service of time stamps does."""
        self.server.hits[self.path] += 1
        query = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.stamper is None or self.path != "/stamp":
            self.say("no", status=500)
        else:
            self.say(self.server.stamper(query), "application/timestamp-reply")

    def go_save(self, rest):
        """Keep a copy of the page whose address is behind, as web archives do."""
        self.server.saved.append(rest)
        self.to(f"/copy/20310212100500/{rest}")

    def go_copy(self, rest):
        """Give a copy."""
        if rest in self.server.lost:
            self.say("gone", status=404)
        else:
            self.say("copy", Memento_Datetime="Wed, 12 Feb 2031 10:05:00 GMT")

    def go_fresh(self, _):
        """Say that nothing has changed to whoever has it."""
        if self.headers.get("If-None-Match") == '"one"':
            self.say(b"", status=304, Content_Length=None, ETag='"one"')
        else:
            self.say(report(12), ETag='"one"')

    def log_message(self, *_):
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """The server, with what it was asked."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.hits = Counter()
        self.asked = []
        #: What it gives besides, by path: body, content type, status.
        self.pages = {}
        self.robots = (404, "")
        #: Seconds that a report takes.
        self.pace = 0.0
        self.busy = self.most_busy = 0
        #: Answers a query for a time stamp; what web archives were asked to keep, and what they lost.
        self.stamper = None
        self.saved, self.lost = [], set()
        self.over = threading.Event()

    @property
    def host(self):
        """Host and port."""
        return f"127.0.0.1:{self.server_address[1]}"

    def url(self, path):
        """Return the address of a path."""
        return f"http://{self.host}{path}"

    def handle_error(self, *_):
        """Say nothing of a client that went away."""


@contextmanager
def serving():
    """Run a server."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        with suppress(RuntimeError):
            thread.join()
