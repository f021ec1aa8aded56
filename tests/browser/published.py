"""Site folder and netlify.toml -> a server on this machine that answers as the publisher will: same
headers, own 404 page.
"""

import contextlib
import gzip
import http.server
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
}
#: What a publisher sends compressed.
COMPRESSED = {".html", ".js", ".css", ".json", ".xml", ".svg", ".txt"}


@contextlib.contextmanager
def published(
    site: Path, configuration: Path, kind: type["Handler"] | None = None
) -> Iterator[str]:
    """Serve ``site`` until the block ends; the value is its address without a slash at the end."""
    tables = tomllib.loads(configuration.read_text(encoding="utf-8"))["headers"]
    handler = type("Handler", (kind or Handler,), {"site": site, "tables": tables})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers GET for one site."""

    site: Path
    tables: list[dict]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send the file, its folder's page, or the page for what is missing."""
        path = self.path.partition("?")[0]
        file = self.site / path.lstrip("/")
        if path.endswith("/"):
            file /= "index.html"
        status = 200 if file.is_file() else 404
        if status == 404:
            file = self.site / "404.html"
        self._send(status, path, file)

    def _send(self, status: int, path: str, file: Path) -> None:
        data = file.read_bytes()
        self.send_response(status)
        own: dict[str, str] = {}
        for table in self.tables:
            if path.startswith(table["for"].removesuffix("*")):
                own |= table["values"]
        for name, value in own.items():
            self.send_header(name, value)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        if file.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


class Bare(Handler):
    """The same without any header, as a host sends it that knows none."""

    def do_GET(self) -> None:
        """Send the file alone."""
        self.tables = []
        super().do_GET()


def kinds(site: Path) -> dict[str, str]:
    """Return one address of each kind of page, by the kind's name: its address with every id
    replaced by a star.
    """
    found: dict[str, str] = {}
    for path in sorted(site.rglob("index.html")):
        parts = path.relative_to(site).parts[:-1]
        if b'http-equiv="refresh"' in path.read_bytes():
            continue
        kind = "/".join("x" if number % 2 else part for number, part in enumerate(parts)) or "home"
        # Of several pages of a kind the largest shows the most.
        best = found.get(kind)
        if (
            best is None
            or path.stat().st_size > (site / best.strip("/") / "index.html").stat().st_size
        ):
            found[kind] = "".join(f"/{part}" for part in parts) + "/"
    return found | {"missing": "/no/such/page/"}
