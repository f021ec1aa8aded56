"""A page that may not be the one that was asked for -> what it is instead: a wall for consent, a
log-in, a check for robots, a front page.

Walls hold few words, or are on another site to which a redirect led. Such a page is read as a
build reads it: what is refused there says what it is.
"""

from __future__ import annotations

import re
from typing import Final

from builder.core.errors import Diagnostic, Rejected
from builder.extract.address import domain
from builder.extract.formats.captures import captures_of
from builder.extract.formats.worker import Worker
from builder.fetch.answers import Answer

#: A page of fewer words is looked at: hardly a report is so short with all that is around it.
_FEW_WORDS: Final = 250
_TAG: Final = re.compile(rb"<[^<>]*>|&\w{1,10};")


def astray(answer: Answer, name: str) -> Diagnostic | None:
    """Return why a page is not the report that was asked for; ``None`` where it is one, or does not
    look like a wall. ``name`` is that of its file.
    """
    elsewhere = answer.url != answer.final_url and domain(answer.url) != domain(answer.final_url)
    if not name.endswith(".html") or not (elsewhere or _words(answer.data) < _FEW_WORDS):
        return None
    from builder.extract import normalize  # noqa: PLC0415 - slow to load, and few pages are looked at

    try:
        with Worker() as worker:
            read = captures_of(answer.data, name, worker=worker)
    except Rejected:
        # That it cannot be read says nothing of what it is: a build will tell.
        return None
    try:
        for capture in read.captures:
            normalize(capture, ())
    except Rejected as rejected:
        led = f"led on to {answer.final_url}, which is" if elsewhere else "what came is"
        return Diagnostic(
            path=answer.url,
            what=f"{led} not a report: {rejected.diagnostic.what}",
            remedy="save the page in your browser and add the file",
        )
    return None


def _words(page: bytes) -> int:
    """Return the number of words outside of tags, scripts and styles; each search goes on behind
    the last one, so the time is linear.
    """
    for element in (b"script", b"style"):
        page = _without(page, element)
    return len(_TAG.sub(b" ", page).split())


def _without(page: bytes, element: bytes) -> bytes:
    lower = page.lower()
    kept: list[bytes] = []
    at = 0
    while (start := lower.find(b"<" + element, at)) >= 0:
        kept.append(page[at:start])
        end = lower.find(b"</" + element, start)
        at = len(page) if end < 0 else end
    return b"".join((*kept, page[at:]))
