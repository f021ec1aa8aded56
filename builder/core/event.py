"""Events, storylines, and the receipts that say why articles are together."""

from __future__ import annotations

from typing import Literal

import msgspec

Status = Literal["proposed", "confirmed"]
ReasonKind = Literal["phrase", "date", "people", "place", "wording", "score", "editor"]


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A happening and the articles that report it: ``content/events/<id>.md``."""

    #: ``<yyyy-mm-dd>-<slug>`` (``undated-<slug>``), the stem of its file; fixed when first written.
    id: str
    #: In words that several of its articles share; in quotation marks when it is the headline of
    #: one of them.
    title: str
    #: Id of the article whose headline the title is; ``None`` when several articles bear it out, or
    #: a person wrote it.
    title_source: str | None = None
    #: ISO 8601 day; ``None`` when no article is dated.
    date: str | None = None
    place: str | None = None
    status: Status = "proposed"
    #: Article ids, sorted.
    articles: tuple[str, ...] = ()
    #: Article ids that must never be grouped into this event.
    never_with: tuple[str, ...] = ()
    storyline: str | None = None
    aliases: tuple[str, ...] = ()
    #: The editor's note: Markdown.
    note: str = ""
    #: Names of the front-matter fields that a person changed, and ``body``.
    edited: tuple[str, ...] = ()
    #: Names of fields that stay as they are in this build, since a file that decides about them
    #: cannot be read.
    settled: tuple[str, ...] = ()


class Storyline(msgspec.Struct, frozen=True, kw_only=True):
    """Successive events about the same matter: ``content/storylines/<id>.md``."""

    id: str
    title: str
    #: Event ids in order of time.
    events: tuple[str, ...] = ()
    #: The editor's note: Markdown.
    note: str = ""
    #: The names that the events share, most telling first.
    shared: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One reason for or against a grouping."""

    kind: ReasonKind
    #: One readable sentence about the value below, without quoting an article.
    text: str
    #: The shared words as printed, where there are any.
    quote: str = ""
    #: Ids of the articles that it speaks of.
    articles: tuple[str, ...] = ()
    value: float | None = None


class NearMiss(msgspec.Struct, frozen=True, kw_only=True):
    """The article outside an event that came nearest to joining it."""

    article: str
    score: float
    #: Whole days between the article and the event; ``None`` when either is undated.
    days: int | None = None
    reasons: tuple[Reason, ...] = ()


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """Why the articles of one event are together, and which one nearly joined."""

    event: str
    reasons: tuple[Reason, ...] = ()
    nearly: tuple[NearMiss, ...] = ()


class Inference(msgspec.Struct, frozen=True, kw_only=True):
    """A field of one article that only its event can tell."""

    article: str
    field: Literal["published", "outlet"]
    value: str
    #: The reasoning in one or two readable sentences.
    reason: str
    #: The words of the article that it rests on, as printed.
    quote: str
    #: Id of the article whose date it rests on.
    witness: str


class Grouping(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the group stage finds."""

    events: tuple[Event, ...]
    storylines: tuple[Storyline, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    inferences: tuple[Inference, ...] = ()
    #: What grouping would do with confirmed events if it might, one readable sentence each.
    proposals: tuple[str, ...] = ()
