"""Requests -> pages of the site as the publisher will send them, and the reload socket.

Tornado and livereload do the talking; what they leave open is closed here: who may ask (`Guarded`),
how failures are reported (in one line, without a traceback or a path of this machine), and that no
page comes from a cache.
"""

from __future__ import annotations

import json
import mimetypes
import re
import sys
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

import livereload
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.routing import URLSpec
from tornado.web import Application, HTTPError, RequestHandler

from builder.core.errors import DigestError, printable
from builder.serve.below import below_of, inside
from builder.serve.desk import DESK_PATH, desk_page, file_page
from builder.serve.front import Front
from builder.serve.headers import HTML, TYPES, headers_for
from builder.serve.notice import SCRIPT_PATH, STYLE, STYLE_PATH, placeholder, with_client

CLIENT: Final = Path(livereload.__file__).parent / "vendors" / "livereload.js"


class Guarded(RequestHandler):
    """A handler that answers only requests meant for this server; failures are one line."""

    front: Front

    def initialize(self, front: Front) -> None:
        """Take what the handlers share."""
        self.front = front

    def prepare(self) -> None:
        """Refuse a request for a foreign host before anything else happens."""
        if not self.front.welcomes(self.request.host):
            raise HTTPError(HTTPStatus.FORBIDDEN)

    def set_default_headers(self) -> None:
        """Send no page from a cache, and nothing about the server."""
        self.set_header("Cache-Control", "no-store")
        self.clear_header("Server")

    def write_error(self, status_code: int, **_details: Any) -> None:
        """Say what is wrong in one line."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {HTTPStatus(status_code).phrase}\n")

    def log_exception(
        self,
        typ: type[BaseException] | None,  # noqa: ARG002 -- the signature is the framework's
        value: BaseException | None,
        tb: TracebackType | None,  # noqa: ARG002
    ) -> None:
        """Report a defect in one line on the terminal; an answer such as 404 isn't one."""
        if not isinstance(value, HTTPError):
            print(
                printable(f"{self.request.path}: error: {type(value).__name__}: {value}"),
                file=sys.stderr,
                flush=True,
            )

    def compute_etag(self) -> None:
        """Offer no tag: an answer is never kept."""
        return


class PageHandler(Guarded):
    """A file of the site, a page with the reload client, or the page for a missing one."""

    def get(self, path: str) -> None:
        """Send what is published at ``path``."""
        self._set_production_headers()
        if not self.front.site.is_dir():
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            self._send_page(placeholder(self.front.state))
            return
        below = below_of(self.front.site)
        if below and path in {"/", below}:
            self.redirect(f"{below}/", permanent=False)
            return
        file = self._locate(inside(path, below))
        if file is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if file.is_dir():
            self._send_folder(file)
            return
        self._send(file)

    def head(self, path: str) -> None:
        """Send the headers of ``path``; Tornado leaves the body out."""
        self.get(path)

    def write_error(self, status_code: int, **details: Any) -> None:
        """Show the site's own page for a missing one."""
        page = self.front.site / "404.html"
        if status_code == HTTPStatus.NOT_FOUND and page.is_file():
            self._set_production_headers()
            self._send_page(page.read_bytes())
        else:
            super().write_error(status_code, **details)

    def _set_production_headers(self) -> None:
        path = inside(self.request.path, below_of(self.front.site))
        for name, value in headers_for(self.front.rules, path).items():
            self.set_header(name, value)

    def _locate(self, path: str) -> Path | None:
        """Return the file or folder at ``path`` inside the site, or ``None``."""
        root = self.front.site.resolve()
        try:
            found = (root / path.lstrip("/")).resolve(strict=True)
        except (OSError, ValueError):
            return None  # missing, a loop of links, a NUL or a name that no disk can hold
        if path.endswith("/") and not found.is_dir():
            return None
        return found if found.is_relative_to(root) else None

    def _send_folder(self, folder: Path) -> None:
        if not (folder / "index.html").is_file():
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if self.request.path.endswith("/"):
            self._send(folder / "index.html")
        else:
            # One slash in front only: "//name/" would lead to another server.
            self.redirect("/" + self.request.path.strip("/") + "/", permanent=False)

    def _send(self, file: Path) -> None:
        kind = (
            TYPES.get(file.suffix.lower())
            or mimetypes.guess_type(file.name)[0]
            or "application/octet-stream"
        )
        if not file.is_file():
            raise HTTPError(HTTPStatus.NOT_FOUND)  # never open a pipe or a device
        try:
            data = file.read_bytes()
        except FileNotFoundError as error:
            raise HTTPError(HTTPStatus.NOT_FOUND) from error  # the site was exchanged in between
        if kind == HTML:
            self._send_page(data)
        else:
            self.set_header("Content-Type", kind)
            self.finish(data)

    def _send_page(self, page: bytes) -> None:
        self.set_header("Content-Type", HTML)
        self.finish(
            with_client(page, self.front.state, port=self.front.port, version=self.front.version)
        )


class Desk(Guarded):
    """What an editor has to do, and the files that it is about."""

    async def get(self, path: str) -> None:
        """Send the list, or a file with its lines numbered."""
        if path:
            page = file_page(self.front.site.parent, path)
            if page is None:
                raise HTTPError(HTTPStatus.NOT_FOUND)
        else:
            try:
                page = desk_page(await self.front.tasks(), below_of(self.front.site))
            except DigestError as error:
                self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
                self.finish(f"{printable(str(error))}\n")
                return
        self.set_header("Content-Type", HTML)
        self.finish(page)


class Script(Guarded):
    """The reload client as livereload ships it."""

    def get(self) -> None:
        """Send the script."""
        self.set_header("Content-Type", TYPES[".js"])
        self.finish(CLIENT.read_bytes())


class Style(Guarded):
    """How the notice about a failed build looks."""

    def get(self) -> None:
        """Send the style sheet."""
        self.set_header("Content-Type", TYPES[".css"])
        self.finish(STYLE)


class Socket(Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload publishes no types
    """The socket on which this server's open pages wait: livereload's protocol."""

    #: livereload names the changed file to the browser; ours is always "the page".
    watcher: ClassVar[Watcher] = Watcher()
    live_css = False
    _version = ""

    def check_origin(self, origin: str) -> bool:
        """Accept the server's own pages; `prepare` has checked their host."""
        return urlsplit(origin).netloc == self.request.headers.get("Host")

    def on_message(self, message: str | bytes) -> None:
        """Handle a message; reload at once a page that a build overtook on its way."""
        try:
            command = json.loads(message)
            kind = command["command"]
        except (ValueError, KeyError, TypeError):
            self.close()
            return
        if kind == "hello":
            self._version = str(command.get("snipver", ""))
        super().on_message(json.dumps(command))
        if kind == "info" and self._version not in {"", self.front.version}:
            self.send_message(
                {"command": "reload", "path": "/", "liveCSS": False, "liveImg": False}
            )


def reload_pages() -> None:
    """Tell every open page to fetch itself again."""
    Socket.reload_waiters("/")


def application(front: Front) -> Application:
    """Return the web application for ``front``; other paths are looked up in the site."""
    shared = {"front": front}
    routes = [
        URLSpec("/livereload", Socket, shared),
        URLSpec(re.escape(SCRIPT_PATH), Script, shared),
        URLSpec(re.escape(STYLE_PATH), Style, shared),
        URLSpec(f"{re.escape(DESK_PATH)}(.*)", Desk, shared),
        URLSpec("(.*)", PageHandler, shared),
    ]
    return Application(routes, log_function=_be_quiet)


def _be_quiet(_handler: RequestHandler) -> None:
    """Log no request: the terminal belongs to the builds."""
