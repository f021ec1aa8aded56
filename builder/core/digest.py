"""The whole digest, as rendering sees it."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from builder.core.article import Article, Draft
from builder.core.capture import Capture
from builder.core.coverage import Coverage
from builder.core.event import Event, Grouping, Storyline
from builder.core.outlet import Outlet
from builder.core.person import People
from builder.core.settings import Settings
from builder.core.version import Versions


class TextPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page that people write: ``content/pages/<id>.md``."""

    id: str
    title: str
    #: Markdown.
    body: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One line of ``content/history.jsonl``: something that was written into content/."""

    #: 1-based, in the order of writing.
    number: int
    #: ``article-added``, ``article-changed``, ``article-removed``, ``event-added``,
    #: ``event-changed``, ``date-inferred`` and so on.
    kind: str
    #: Id of what changed.
    id: str
    #: Id of the event that it belongs to; "" for none.
    event: str = ""
    #: Further words, such as the old and the new value.
    detail: str = ""
    #: ISO 8601 day on which it was written, as far as anything but a clock tells; "" when nothing does.
    date: str = ""


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A threshold or rule of the program, published on ``/method/``."""

    #: ``normalize``, ``group``, ``collate`` ...
    stage: str
    name: str
    #: As in the code, with its unit; "" for a rule in words.
    value: str = ""
    #: What it does and where it comes from, one or two sentences.
    text: str
    #: Where the value comes from; "" for one that was set by hand on development texts.
    origin: str = ""


class RulesOf(NamedTuple):
    """What makes the rules of one stage."""

    stage: str

    def __call__(self, name: str, text: str, value: str = "", origin: str = "") -> Rule:
        """Return a rule of the stage."""
        return Rule(stage=self.stage, name=name, value=value, text=text, origin=origin)


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """All records of one build, each tuple sorted by id."""

    settings: Settings
    outlets: tuple[Outlet, ...]
    articles: tuple[Article, ...]
    captures: tuple[Capture, ...]
    #: Pairs of capture path and draft.
    drafts: tuple[tuple[str, Draft], ...]
    events: tuple[Event, ...]
    storylines: tuple[Storyline, ...]
    grouping: Grouping
    #: One an event, in the order of ``events``.
    coverages: tuple[Coverage, ...]
    pages: tuple[TextPage, ...] = ()
    #: Of each article that was captured more than once.
    versions: tuple[Versions, ...] = ()
    #: What the editors say of people; the coverages say it already.
    people: People = msgspec.field(default_factory=People)
    history: tuple[Change, ...] = ()
    rules: tuple[Rule, ...] = ()
    version: str = ""
    #: Digest of all inputs, printed in the footer.
    inputs: str = ""
