"""What an editor has to do, one thing each."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from builder.core.errors import Diagnostic

TaskKind = Literal["conflict", "outlet", "row", "date", "author", "title"]
#: Every kind with its heading, the most urgent first: what a reader may be misled by comes before
#: what is only missing.
TASK_KINDS: Final[dict[TaskKind, str]] = {
    "conflict": "Conflicts to look at: either two reports state different facts, or the program compares what is not the same",
    "outlet": "Articles without an outlet",
    "row": "Articles without a row: no sentence of theirs was found in another report of the event",
    "author": "Authors that look wrong",
    "date": "Articles without a day",
    "title": "Events titled by one headline",
}


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do: the file with its line, what is the matter, the lines to write."""

    kind: TaskKind
    diagnostic: Diagnostic
    #: What it is about: ids of an event and of an article, and the place on the page; "" for none.
    event: str = ""
    article: str = ""
    anchor: str = ""
