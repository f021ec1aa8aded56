"""A page on which a redirect to another site ended -> why it is not the one that was asked for: a
wall for consent, a log-in, a front page.

The page is read as a build reads it: what is refused there says what it is.
"""

from __future__ import annotations

from builder.core.errors import Diagnostic, Rejected
from builder.extract.address import domain
from builder.extract.formats.captures import captures_of
from builder.extract.formats.worker import Worker
from builder.fetch.answers import Answer


def astray(answer: Answer, name: str) -> Diagnostic | None:
    """Return why a page of another site than the one asked for is no report; ``None`` where it is
    one, or nothing led elsewhere. ``name`` is that of its file.
    """
    if answer.url == answer.final_url or domain(answer.url) == domain(answer.final_url):
        return None
    from builder.extract import normalize  # noqa: PLC0415 - slow to load, and few pages lead elsewhere

    try:
        with Worker() as worker:
            read = captures_of(answer.data, name, worker=worker)
        for capture in read.captures:
            normalize(capture, ())
    except Rejected as rejected:
        return Diagnostic(
            path=answer.url,
            what=f"led on to {answer.final_url}, which is no report: {rejected.diagnostic.what}",
            remedy="save the page in your browser and add the file",
        )
    return None
