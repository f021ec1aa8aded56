"""Capture and its draft -> the raw text as received, with the fate of each stretch.

Each stretch has the rule that decided.
"""

from __future__ import annotations

from collections import Counter

import msgspec
from msgspec.structs import replace

from builder.core.article import Article, Finding, Paragraph
from builder.core.capture import Capture
from builder.site.library import Library
from builder.site.markup import counted
from builder.site.views.page import Link, Pages, PageShell
from builder.site.views.provenance import SidecarFact, sidecar_facts
from builder.site.views.stretches import MOST_CHARACTERS, CaptureStretch, stretches_of


class FindingView(msgspec.Struct, frozen=True, kw_only=True):
    """One candidate for a field."""

    field: str
    value: str
    chosen: bool
    rule: str
    reason: str
    #: "line 3"; "" when it is not in a line.
    line: str


class CaptureView(msgspec.Struct, frozen=True, kw_only=True):
    """The capture behind an article."""

    page: PageShell
    article: Link
    sign: str
    language: str
    path: str
    sha256: str
    encoding: str
    #: What its sidecar tells: how the file came into ``seeds/``, fact by fact; empty without one.
    sidecar: tuple[SidecarFact, ...]
    stretches: tuple[CaptureStretch, ...]
    findings: tuple[FindingView, ...]
    #: "7 of 40 lines kept" and so on.
    summary: str
    #: Rules that dropped text, with the number of stretches.
    rules: tuple[tuple[str, int], ...]
    #: The text may not be shown here.
    withheld: bool
    #: Only the beginning is shown.
    cut: bool
    #: The capture is an HTML page: what is shown was read from its elements, and its lines are not
    #: those of the file.
    html: bool
    #: It is of another version than the one that the article's page shows.
    older: bool


def capture_view(pages: Pages, identifier: str) -> CaptureView:
    """Return the page that shows an article's raw capture."""
    article = pages.library.articles[identifier]
    return _view(pages, article, pages.library.urls.capture(identifier))


def older_capture_view(pages: Pages, identifier: str, path: str) -> CaptureView:
    """Return the page that shows the raw capture of another version of an article."""
    library = pages.library
    shown = library.articles[identifier]
    capture, draft = library.captures.get(path), library.drafts.get(path)
    version = replace(
        draft.article if draft else shown,
        id=identifier,
        title=shown.title,
        language=shown.language,
        capture=path,
        capture_sha256=capture.sha256 if capture else "",
        edited=(),
    )
    return _view(pages, version, capture_url(library, shown, path), older=True)


def capture_url(library: Library, article: Article, path: str) -> str:
    """Return the page that shows a capture of an article, whichever version it is of; "" for none."""
    if path == article.capture:
        return library.urls.capture(article.id)
    if path not in article.versions:
        return ""
    return library.urls.older_capture(article.id, article.versions.index(path) + 1)


def _view(pages: Pages, article: Article, url: str, *, older: bool = False) -> CaptureView:
    library = pages.library
    capture = library.captures.get(article.capture)
    draft = library.drafts.get(article.capture)
    # The article's page does not show the paragraphs of an older version.
    home = "" if older else library.urls.article(article.id)
    stretches = stretches_of(home, article, capture, draft) if capture and draft else ()
    drops = Counter(drop.rule for drop in draft.drops) if draft else Counter[str]()
    kind = "Another capture" if older else "Capture"
    return CaptureView(
        page=pages.page(
            "capture",
            url,
            f"{kind} of {article.title}",
            "The capture as received, with what was kept, found and dropped, and the rule behind each.",
            hidden=True,
        ),
        article=Link(url=library.urls.article(article.id), text=article.title),
        sign=library.sign(article.id),
        language=article.language,
        path=article.capture,
        sha256=article.capture_sha256,
        encoding=capture.encoding if capture else "",
        sidecar=tuple(sidecar_facts(capture.sidecar)) if capture and capture.sidecar else (),
        stretches=stretches,
        findings=tuple(_finding(one, capture) for one in draft.findings)
        if draft and capture and capture.text
        else (),
        summary=_summary(stretches),
        rules=tuple(sorted(drops.items())),
        withheld=not (capture and capture.text),
        cut=bool(capture and len(capture.text) > MOST_CHARACTERS),
        html=bool(capture and capture.media == "html"),
        older=older,
    )


def shown_in_capture(library: Library, article: Article, paragraph: Paragraph) -> bool:
    """Whether a paragraph's place is shown on the page of the raw capture."""
    capture = library.captures.get(article.capture)
    return bool(
        capture and capture.text and paragraph.span and paragraph.span.start < MOST_CHARACTERS
    )


def _finding(finding: Finding, capture: Capture) -> FindingView:
    return FindingView(
        field=finding.field.replace("_", " "),
        value=finding.value,
        chosen=finding.chosen,
        rule=finding.rule,
        reason=finding.reason,
        line=f"line {capture.line_of(finding.span.start)}" if finding.span else "",
    )


def _summary(stretches: tuple[CaptureStretch, ...]) -> str:
    lengths: Counter[str] = Counter()
    for stretch in stretches:
        lengths[stretch.fate] += sum(not character.isspace() for character in stretch.text)
    total = lengths.total()
    if not total:
        return ""
    shares = [
        f"{_percent(lengths[fate] / total)} {word}"
        for fate, word in (
            ("kept", "kept as the report"),
            ("found", "read as facts about it"),
            ("dropped", "dropped"),
        )
    ]
    return f"{counted(total, 'character')} besides blanks: {', '.join(shares)}."


def _percent(share: float) -> str:
    return "under 1%" if 0 < share < 0.01 else f"{share * 100:.0f}%"  # noqa: PLR2004 - a hundredth
