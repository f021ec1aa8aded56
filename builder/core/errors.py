"""What can go wrong, as one-line diagnostics and exceptions that carry an exit code.

Everything said about bad input has one shape,
``path:line: severity: what (what to do)``,
so that an editor can jump to the place and a script can parse it.
The tree of exceptions::

    DigestError
    ├── Rejected        one input cannot be used; the rest is built        exit 1
    ├── Stale           content/ is not what a build would write           exit 1
    ├── UsageError      wrong command line or configuration                exit 2
    ├── MachineError    disk, search binary, template: site/ untouched     exit 3
    └── Locked          another build holds the lock                       exit 4
"""

from __future__ import annotations

import unicodedata
from typing import ClassVar, Literal

import msgspec

#: Unicode general categories: control, format, private use, unassigned, line separator, paragraph
#: separator.
_UNPRINTABLE = frozenset({"Cc", "Cf", "Co", "Cn", "Zl", "Zp"})

Severity = Literal["error", "warning", "note"]


def printable(text: str) -> str:
    """Return ``text`` with control, format and line-breaking characters escaped.

    So a file name cannot forge a log line.
    """
    whole = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if unicodedata.category(character) in _UNPRINTABLE
        else character
        for character in whole
    )


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """One thing an editor should know: where, how bad, what, and what to do about it."""

    path: str
    what: str
    line: int | None = None
    severity: Severity = "error"
    remedy: str = ""
    #: It is the machine's matter (a disk, time, memory): the next run of the program looks again.
    passing: bool = False

    def __str__(self) -> str:
        """Return the diagnostic as its one printable line."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        remedy = f" ({self.remedy})" if self.remedy else ""
        return printable(f"{place}: {self.severity}: {self.what}{remedy}")


class DigestError(Exception):
    """A failure that is told in one line and ends with ``exit_code``."""

    exit_code: ClassVar[int] = 1

    def __init__(
        self,
        path: str,
        what: str,
        *,
        line: int | None = None,
        remedy: str = "",
        passing: bool = False,
    ) -> None:
        super().__init__(what)
        self.diagnostic = Diagnostic(
            path=path, what=what, line=line, remedy=remedy, passing=passing
        )

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle through a rebuilding function, to survive the way back from a worker."""
        return _rebuild, (type(self), self.diagnostic)

    def __str__(self) -> str:
        """Return the one-line diagnostic."""
        return str(self.diagnostic)


def _rebuild(kind: type[DigestError], diagnostic: Diagnostic) -> DigestError:
    return kind(
        diagnostic.path,
        diagnostic.what,
        line=diagnostic.line,
        remedy=diagnostic.remedy,
        passing=diagnostic.passing,
    )


class Rejected(DigestError):
    """One input cannot be used; everything else is built."""


class Stale(DigestError):
    """``content/`` isn't what a build would write, and the build may not write it."""


class UsageError(DigestError):
    """The command line or the configuration is wrong."""

    exit_code = 2


class MachineError(DigestError):
    """The disk, the search binary or a template failed; ``site/`` is untouched."""

    exit_code = 3


class Locked(DigestError):
    """Another build of the same digest is running."""

    exit_code = 4
