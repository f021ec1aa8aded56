"""Why: each field and dropped line of a capture or an article, each reason of an event, in plain
lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder.core.article import Article, Draft, Finding
from builder.core.capture import Capture, Span
from builder.core.errors import UsageError
from builder.core.event import Event, NearMiss, Reason, Receipt
from builder.lang.characters import fold_space
from builder.paths import Paths
from builder.pipeline.gather import Gathered, gather
from builder.pipeline.progress import Progress
from builder.pipeline.workshop import workshop

_SHOWN = 72


def explain(paths: Paths, path: Path) -> Iterator[str]:
    """Yield the explanation of a capture, an article or an event, line by line.

    Raises :class:`~builder.core.errors.UsageError` when ``path`` is not one of them, and its own error
    when the capture was rejected.
    """
    path = path.resolve()
    if not (path.is_file() or Path(str(path).partition("#")[0]).is_file()):
        raise UsageError(str(path), "no such file", remedy="name a file of the digest")
    with workshop(paths) as engine:
        gathered = gather(paths, Progress(), engine)
    name = path.relative_to(paths.root).as_posix() if path.is_relative_to(paths.root) else str(path)
    folder, _, rest = name.partition("/")
    told = [
        str(one)
        for one in gathered.diagnostics
        if name in (_plain(one.path), one.path.partition("#")[0])
    ]
    yield from told
    if folder == "seeds":
        captures = [one for one in gathered.captures if rest in (_plain(one.path), one.container)]
        if not told and not captures:
            raise UsageError(
                name,
                "no capture: files of such a name are passed over",
                remedy="rename it, or save it as .txt or .html",
            )
        for capture in captures:
            yield from _of_capture(gathered, capture)
    elif name.startswith("content/articles/"):
        for article in gathered.articles:
            if article.id == path.stem:
                yield from _of_article(gathered, article, article.capture)
    elif name.startswith("content/events/"):
        yield from _of_events(
            gathered, [event for event in gathered.grouping.events if event.id == path.stem]
        )
    else:
        raise UsageError(
            name,
            "nothing to explain here",
            remedy="name a file in seeds/, content/articles/ or content/events/",
        )


def _plain(path: str) -> str:
    """Return the path of a capture as the command line gives it: what stands twice, once."""
    return Path(path).as_posix()


def _of_capture(gathered: Gathered, capture: Capture) -> Iterator[str]:
    for article in gathered.articles:
        if capture.path in (article.capture, *article.versions):
            yield from _of_article(gathered, article, capture.path)


def _of_article(gathered: Gathered, article: Article, path: str) -> Iterator[str]:
    """Yield the explanation of an article by one of its captures."""
    draft = dict(gathered.drafts).get(path)
    capture = next((one for one in gathered.captures if one.path == path), None)
    yield f"content/articles/{article.id}.md from seeds/{path}"
    if article.edited:
        yield f"  edited by a person: {', '.join(article.edited)}"
    yield from _versions(gathered, article)
    if draft and capture:
        if capture.captured:
            yield f"  captured {capture.captured} ({capture.captured_basis})"
        if capture.media == "html":
            yield "  lines count the text that was read from the page, not its HTML"
        yield from _fields(draft, capture)
        yield from _inferences(gathered, article)
        yield from _paragraphs(article if path == article.capture else draft.article, capture)
        yield from _drops(draft, capture)
    yield from _of_events(
        gathered, [event for event in gathered.grouping.events if article.id in event.articles]
    )


def _versions(gathered: Gathered, article: Article) -> Iterator[str]:
    """Yield the versions of an article, oldest first, with what tells the place of each."""
    found = next((one for one in gathered.versions if one.article == article.id), None)
    for version in found.versions if found else ():
        shown = ", the article's text" if version.shown else ""
        yield f"  version {version.number}: {version.kind}{shown}"
        first, *others = version.captures
        times = {"captured": first.captured, "updated": version.updated}
        when = times.get(version.order_basis, version.published) or "no time"
        yield f"    seeds/{first.capture}, placed by {version.order_basis}: {when}"
        yield from (f"    seeds/{one.capture}, the same text" for one in others)


def _fields(draft: Draft, capture: Capture) -> Iterator[str]:
    """Yield each field with its candidates, the chosen ones first."""
    names = dict.fromkeys(finding.field for finding in draft.findings)
    for name in names:
        yield f"  {name}"
        candidates = [finding for finding in draft.findings if finding.field == name]
        for finding in sorted(candidates, key=lambda finding: not finding.chosen):
            yield f"    {'chosen' if finding.chosen else 'passed'}  {_candidate(finding, capture)}"


def _candidate(finding: Finding, capture: Capture) -> str:
    place = f", {_lines(finding.span, capture)}" if finding.span else ""
    return f"{_short(finding.value)}  [{finding.rule}{place}] {finding.reason}"


def _inferences(gathered: Gathered, article: Article) -> Iterator[str]:
    for inference in gathered.grouping.inferences:
        if inference.article == article.id:
            yield f"  {inference.field}"
            yield f"    inferred  {inference.value}  {inference.reason} (“{inference.quote}”, content/articles/{inference.witness}.md)"


def _paragraphs(article: Article, capture: Capture) -> Iterator[str]:
    yield "  body"
    for number, paragraph in enumerate(article.paragraphs, 1):
        state = "edited" if paragraph.edited else "foreign text" if paragraph.foreign else "kept"
        place = _lines(paragraph.span, capture) if paragraph.span else "not in the capture"
        yield f"    ¶ {number:<3} {state}, {place}: {_short(paragraph.text)}"


def _drops(draft: Draft, capture: Capture) -> Iterator[str]:
    yield f"  dropped ({len(draft.drops)})"
    for drop in draft.drops:
        yield f"    {drop.rule}, {_lines(drop.span, capture)}: {_short(capture.text[drop.span.start : drop.span.end])}"


def _of_events(gathered: Gathered, events: list[Event]) -> Iterator[str]:
    receipts = {receipt.event: receipt for receipt in gathered.grouping.receipts}
    for event in events:
        yield f"content/events/{event.id}.md: {event.title} ({event.status})"
        if event.edited:
            yield f"  edited by a person: {', '.join(event.edited)}"
        for name in event.articles:
            yield f"  article  {name}"
        yield from _receipt(receipts.get(event.id))


def _receipt(receipt: Receipt | None) -> Iterator[str]:
    for reason in receipt.reasons if receipt else ():
        yield f"  together  {_reason(reason)}"
    for miss in receipt.nearly if receipt else ():
        yield f"  nearly joined  {_miss(miss)}"
        for reason in miss.reasons:
            yield f"    {_reason(reason)}"


def _reason(reason: Reason) -> str:
    quote = f" “{reason.quote}”" if reason.quote else ""
    return f"{reason.kind}: {reason.text}{quote}"


def _miss(miss: NearMiss) -> str:
    days = f", {miss.days} days apart" if miss.days else ""
    return f"{miss.article}, score {miss.score:.2f}{days}"


def _lines(span: Span, capture: Capture) -> str:
    first, last = capture.line_of(span.start), capture.line_of(max(span.start, span.end - 1))
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _short(text: str) -> str:
    folded = fold_space(text)
    return folded if len(folded) <= _SHOWN else f"{folded[: _SHOWN - 1]}…"
