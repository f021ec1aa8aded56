"""A digest, an address and a way to build -> a local server that runs until interrupted."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import secrets
import socket
from collections.abc import Callable
from typing import Final

from builder.core.errors import UsageError
from builder.core.report import RunReport
from builder.core.task import Task
from builder.paths import Paths, bundled
from builder.serve.desk import DESK_PATH
from builder.serve.front import Front
from builder.serve.headers import HeaderRule, read_headers
from builder.serve.rebuild import BuildState, Rebuilder, say

FIRST_PORT: Final = 8000
#: Neighboring ports that are tried when nobody asked for a certain one.
PORTS: Final = 100
#: A browser asks in one line and a few headers, and never sends a body (bytes).
LONGEST_BODY: Final = 65_536
#: A connection that asks for nothing is closed (seconds).
IDLE: Final = 120


def serve(  # noqa: PLR0917 -- what the server is made of
    paths: Paths,
    host: str,
    port: int | None,
    build: Callable[[], RunReport],
    rehearse: Callable[[], None] = lambda: None,
    to_do: Callable[[], tuple[Task, ...]] = tuple,
) -> None:
    """Serve ``paths.site`` on ``host``; build at the start and after each change.

    ``rehearse`` is called once the first build is shown: it loads what an edit needs. ``to_do`` is
    called when the editor's desk is asked for.

    ``build`` returns a report or raises a `DigestError`; either is shown in the browser, which is
    reloaded after each build, over the last good site. Without a ``port``, the first free one from
    8000 on is taken. Ends by `KeyboardInterrupt` only. Raises `UsageError` when the address cannot
    be had or ``netlify.toml`` cannot be read.
    """
    own = paths.root / "netlify.toml"
    rules = read_headers(own if own.exists() else bundled(own.name))
    sockets = _listen(host, port)
    asyncio.run(_serve(paths, host, sockets, rules, build, rehearse, to_do))


async def _serve(  # noqa: PLR0917 -- as in serve
    paths: Paths,
    host: str,
    sockets: list[socket.socket],
    rules: tuple[HeaderRule, ...],
    build: Callable[[], RunReport],
    rehearse: Callable[[], None],
    to_do: Callable[[], tuple[Task, ...]],
) -> None:
    from tornado.httpserver import HTTPServer  # noqa: PLC0415 - slow, as livereload is, and needed here only

    from builder.serve.handlers import application, reload_pages  # noqa: PLC0415

    loop = asyncio.get_running_loop()

    def tell(_state: BuildState) -> None:
        # A build that ends after Ctrl-C finds nobody to tell.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(reload_pages)

    rebuilder = Rebuilder((paths.seeds, paths.content, paths.templates), build, tell, rehearse)
    port = sockets[0].getsockname()[1]
    # The first letter keeps the client from taking the token for a number.
    front = Front(
        site=paths.site,
        rules=rules,
        host=host,
        port=port,
        token=f"s{secrets.token_hex(4)}",
        rebuilder=rebuilder,
        to_do=to_do,
    )
    # A broken request is the sender's matter, and a traceback is nobody's.
    # So is one for which the system has no socket left.
    for name in ("tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    server = HTTPServer(
        application(front),
        max_body_size=LONGEST_BODY,
        idle_connection_timeout=IDLE,
        body_timeout=IDLE,
    )
    server.add_sockets(sockets)
    shown = f"[{host}]" if ":" in host else host
    say(f"serving http://{shown}:{port}/ (Ctrl-C ends)")
    say(f"what there is to do: http://{shown}:{port}{DESK_PATH}")
    rebuilder.start()
    try:
        await asyncio.Event().wait()
    finally:
        rebuilder.stop()
        server.stop()


def _listen(host: str, port: int | None) -> list[socket.socket]:
    from tornado.netutil import bind_sockets  # noqa: PLC0415

    place = f"--host {host}" if port is None else f"--port {port}"
    remedy = "choose another one"
    for candidate in [port] if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS):
        try:
            return bind_sockets(candidate, address=host)
        except socket.gaierror as error:
            raise UsageError(
                f"--host {host}", "there is no such address on this machine", remedy=remedy
            ) from error
        except OSError as error:
            if port is not None or error.errno != errno.EADDRINUSE:
                raise UsageError(
                    place, f"cannot listen there: {error.strerror}", remedy=remedy
                ) from error
    raise UsageError(
        place,
        f"no port from {FIRST_PORT} to {FIRST_PORT + PORTS - 1} is free",
        remedy="choose one with --port",
    )
