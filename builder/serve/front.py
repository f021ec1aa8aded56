"""What all handlers of one local server share: the site, who may ask, the state of the builds."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from builder.core.task import Task
from builder.serve.headers import HeaderRule
from builder.serve.rebuild import BuildState, Rebuilder

#: Looks up what an editor has to do.
ToDo = Callable[[], tuple[Task, ...]]


class Front:
    """What all handlers of one server share."""

    def __init__(
        self,
        *,
        site: Path,
        rules: tuple[HeaderRule, ...],
        host: str,
        port: int,
        token: str,
        rebuilder: Rebuilder,
        to_do: ToDo = tuple,
    ) -> None:
        self.site = site
        self.rules = rules
        self.host = host
        self.port = port
        self.rebuilder = rebuilder
        self._to_do = to_do
        #: What there was to do after a build, by the number of that.
        self._tasks: tuple[int, tuple[Task, ...]] = (-1, ())
        #: Tells this run of the server from an earlier one, whose pages may still be open.
        self._token = token

    @property
    def state(self) -> BuildState:
        """The outcome of the last build."""
        return self.rebuilder.state

    @property
    def version(self) -> str:
        """The name of the build whose pages are being sent."""
        return f"{self._token}-{self.state.number}"

    async def tasks(self) -> tuple[Task, ...]:
        """Return what an editor has to do, looked up once after each build."""
        number = self.state.number
        if self._tasks[0] != number:
            found = await asyncio.get_running_loop().run_in_executor(None, self._to_do)
            self._tasks = (number, found)
        return self._tasks[1]

    def welcomes(self, host: str) -> bool:
        """Tell whether a request for ``host`` is meant for this server.

        A foreign page can point its own name at this machine.
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in {"localhost", "127.0.0.1", "::1", self.host.lower()}:
            return True
        # Listening everywhere was asked for; then any address will do, and this machine's name:
        # neither can be a foreign name.
        return self.host in {"0.0.0.0", "::"} and (  # noqa: S104
            _is_address(name) or name == socket.gethostname().lower()
        )


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
