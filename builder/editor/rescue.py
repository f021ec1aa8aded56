"""An event's file that cannot be read in whole -> the event as it was last, so that nothing of it
is lost until the file is mended.

What is legible counts.  The rest is what content/ knows besides: the history has the articles, the
digest of what the program wrote tells the storyline, and title, date and place are for grouping to
propose.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

import msgspec

from builder.core.event import Event
from builder.editor.document import Document, digest_of, salvaged
from builder.editor.history import HistoryState
from builder.editor.schema import EVENT, read_fields

_WORD: Final = re.compile(r"[a-z0-9][a-z0-9-]*")


class KnownContent(msgspec.Struct, frozen=True, kw_only=True):
    """What the rest of content/ knows."""

    history: HistoryState
    #: Ids of the articles on disk, and of the storylines that there are.
    articles: Collection[str]
    storylines: Collection[str]
    #: Event id -> the storyline that the history put it into first.
    former: Mapping[str, str]


def as_last(
    identity: str,
    document: Document,
    values: Mapping[str, Any],
    illegible: Mapping[str, Any],
    known: KnownContent,
) -> Event:
    """Return the event of ``document``, of which only ``values`` can be read and ``illegible``
    cannot.
    """
    values = dict(values)
    if "articles" in illegible:
        values["articles"] = _articles(identity, document, known)
    if "storyline" in illegible:
        values["storyline"] = _storyline(identity, document, known)
    if illegible.get("aliases"):
        values["aliases"] = illegible["aliases"]
    return as_written(identity, document, values, illegible)


def as_written(
    identity: str,
    document: Document,
    values: Mapping[str, Any],
    illegible: Collection[str] = (),
) -> Event:
    """Return the event of ``document``, whose ``values`` are as they shall be."""
    edited = tuple(name for name in document.edited if name not in illegible)
    return Event(
        id=identity, note=document.body.strip(), **{"title": identity, **values}, edited=edited
    )


def rescued(
    identity: str, path: str, text: str, known: KnownContent
) -> tuple[Event, Mapping[str, Any]]:
    """Return the event of a file that is not a document, and its keys that cannot be read."""
    document, lost = salvaged(path, text)
    read = read_fields(document, EVENT)
    values = {key: value for key, value in read.values.items() if key not in lost}
    illegible = {
        **read.illegible,
        **{field.key: None for field in EVENT.fields if field.key in lost or not values},
    }
    if identity in known.history.events:
        # A list may end where the file does.
        illegible |= {"articles": None, "aliases": values.pop("aliases", illegible.get("aliases"))}
    if values.get("storyline") not in known.storylines:
        illegible["storyline"] = values.pop("storyline", None)
    return as_last(
        identity,
        document,
        {key: value for key, value in values.items() if key not in illegible},
        illegible,
        known,
    ), illegible


def _articles(identity: str, document: Document, known: KnownContent) -> tuple[str, ...]:
    """Return the articles that the event had when it was written last; those that its file names
    when it never was.
    """
    members = known.history.events.get(identity)
    return tuple(sorted(members or set(_WORD.findall(document.text)) & set(known.articles)))


def _storyline(identity: str, document: Document, known: KnownContent) -> str | None:
    """Return the storyline that the file names, or the one whose digest it bears, or the one that
    the history knows.
    """
    named = sorted(set(_WORD.findall(document.text)) & set(known.storylines))
    written = (document.fields or {}).get("storyline", "")
    former = known.former.get(identity)
    found = (
        named[0]
        if len(named) == 1
        else next((name for name in sorted(known.storylines) if digest_of(name) == written), former)
    )
    return found if found in known.storylines else None
