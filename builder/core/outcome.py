"""What the stages hand back for one unit, where it is not a record of its own: with it or with the
reason why there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from builder.core.article import Draft
from builder.core.capture import Capture
from builder.core.digest import Rule
from builder.core.errors import Diagnostic
from builder.core.quotation import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReading:
    """What one file gave: its captures, or the reason why there is none; what is worth a warning."""

    captures: tuple[Capture, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The ids of the outlets that some texts name."""

    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalized:
    """What one capture gave: a draft, or the reason why there is none."""

    draft: Draft | None = None
    rejected: Diagnostic | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPeople:
    """Whom a coverage names."""

    #: Those whom it lists.
    people: tuple[Person, ...]
    #: Every name by which an entry of the editors can mean somebody in it.
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of all stages, in the order of the stages."""

    rules: tuple[Rule, ...]


class SiteFile(NamedTuple):
    """One file of the site: its path below ``site/``, and the digest of what is in it."""

    path: str
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSet:
    """What one unit put into the site; the bytes are in ``site/``."""

    files: tuple[SiteFile, ...]
    #: Addresses that search engines may list.
    listed: tuple[str, ...]
