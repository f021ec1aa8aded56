"""A server in a process of its own, over a digest of one page, with a build that does what a file
in the digest says.
"""

import http.client
import re
import sys
from pathlib import Path

import pytest
from digests import environment
from running import Running

#: Serves with a build that copies content/page.md into the site, or does what the file says.
PROGRAM = """
import os, sys, time
from pathlib import Path
from builder.paths import Paths
from builder.core.errors import DigestError, Diagnostic, MachineError
from builder.core.report import RunReport, StageReport
from builder.core.task import Task
from builder.serve import serve

root = Path(sys.argv[1])
paths = Paths(root=root, templates=root / "templates")

def build():
    text = (paths.content / "page.md").read_text()
    print("build", text.strip(), file=sys.stderr, flush=True)
    if text.startswith("slow"):
        time.sleep(1.5)
    if text.startswith("writes"):
        (paths.content / "written.md").write_text(text)
    if text.startswith("fails"):
        raise MachineError("templates/base.html", "<b>broken</b>", line=3, remedy="mend it")
    if text.startswith("crashes"):
        raise RuntimeError("a secret\\nline")
    site = root / "next"
    site.mkdir()
    page = "<!doctype html><html lang=en><title>x</title><h1>" + text.strip() + "</h1>"
    (site / "index.html").write_text(page)
    (site / "404.html").write_text(page.replace(text.strip(), "No such page"))
    (site / "events").mkdir()
    (site / "events" / "index.html").write_text("<h1>Events</h1>")
    (site / "style.css").write_text("h1 { color: black }")
    os.makedirs(paths.site, exist_ok=True)
    os.rename(paths.site, root / f"old{time.monotonic_ns()}")
    os.rename(site, paths.site)
    rejected = (Diagnostic(path="seeds/a.txt", what="it is empty", line=1),) if text.startswith("rejects") else ()
    return RunReport(stages=(StageReport(name="all", count=1, unit="pages", seconds=0.1),), diagnostics=rejected)

def to_do():
    text = (paths.content / "page.md").read_text().strip()
    said = Diagnostic(path="content/page.md", line=2, severity="note", what=f"<{text}> looks wrong", remedy="write it anew")
    return (Task(kind="author", diagnostic=said, article="a"), Task(kind="title", diagnostic=said, event="b"))

try:
    serve(paths, sys.argv[2], int(sys.argv[3]) or None, build, to_do=to_do)
except DigestError as error:
    print(error, file=sys.stderr)
    sys.exit(error.exit_code)
except KeyboardInterrupt:
    sys.exit(130)
"""


class Server(Running):
    """One running server and what it said."""

    def __init__(self, root: Path, host: str = "127.0.0.1", port: int = 0) -> None:
        self.root = root
        super().__init__([sys.executable, "-c", PROGRAM, str(root), host, str(port)], environment())

    @property
    def port(self) -> int:
        """The port at which it serves; 0 as long as it does not."""
        return next(
            (
                int(found[1])
                for line in self.lines
                if (found := re.search(r"serving http://\S+?:(\d+)/", line))
            ),
            0,
        )

    def ready(self) -> "Server":
        """Wait for the first build."""
        self.wait(lambda: self.port)
        self.wait(lambda: self.body("/").find(b"The first build is running") < 0)
        return self

    def ask(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """Send one request and return the answer with its body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def body(self, path: str) -> bytes:
        """Return the body at ``path``."""
        return self.ask(path)[1]

    def write(self, text: str, name: str = "content/page.md") -> None:
        """Write a file of the digest."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def page_of(root: Path, text: str) -> None:
    """Lay out a digest whose only page says ``text``."""
    for folder in ("content", "seeds", "templates"):
        (root / folder).mkdir(exist_ok=True)
    (root / "content/page.md").write_text(text, encoding="utf-8")


@pytest.fixture
def start(tmp_path):
    """Start servers over a small digest; all of them end with the test."""
    servers = []

    def starter(text: str = "one", **options) -> Server:
        page_of(tmp_path, text)
        servers.append(Server(tmp_path, **options))
        return servers[-1]

    yield starter
    for server in servers:
        server.close()


@pytest.fixture(scope="module")
def start_once(tmp_path_factory):
    """Give one running server to all tests that only ask."""
    root = tmp_path_factory.mktemp("digest")
    page_of(root, "one")
    server = Server(root)
    yield server.ready()
    server.close()
