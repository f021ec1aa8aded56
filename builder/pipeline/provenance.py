"""Every displayed sentence is proved from its stored capture, link by link.

segment → passage → paragraph → span of the capture's text layer, and headline → capture;
text that a person edited is counted out and shown as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from builder.core.article import Article
from builder.core.capture import Capture
from builder.core.coverage import Cell, Coverage
from builder.core.errors import Diagnostic
from builder.core.passage import HEADLINE, Passage
from builder.core.version import Versions
from builder.lang.characters import compact, fold_space
from builder.pipeline.gather import Gathered


def unproved(
    gathered: Gathered, coverages: Iterable[Coverage]
) -> tuple[int, tuple[Diagnostic, ...]]:
    """Return how many passages and paragraphs were proved, and a diagnostic for each that could not
    be.
    """
    captures = {capture.path: capture for capture in gathered.captures}
    articles = {article.id: article for article in gathered.articles}
    broken: list[Diagnostic] = []
    proved = 0
    for article in articles.values():
        wrong = [
            *_headline(article, captures.get(article.capture)),
            *_paragraphs(article, captures.get(article.capture)),
        ]
        proved += 1 + len(article.paragraphs) - len(wrong)
        broken += wrong
    for versions in gathered.versions:
        for standing in _changes(versions, captures):
            proved += standing
            if not standing:
                what = "a changed sentence is in none of the captures of its version"
                broken.append(Diagnostic(path=f"content/articles/{versions.article}.md", what=what))
    for coverage in coverages:
        for passage, cell in _displayed(coverage):
            problem = _problem(articles[passage.article], passage, cell)
            if problem:
                broken.append(
                    Diagnostic(
                        path=f"content/events/{coverage.event}.md",
                        what=f"{problem}: {passage.text[:60]!r}",
                    )
                )
            else:
                proved += 1
    return proved, tuple(broken)


def _changes(versions: Versions, captures: Mapping[str, Capture]) -> Iterator[bool]:
    """Yield for each sentence that changed whether it is in a capture of its version, a removed
    one in a capture of the version before it.
    """
    before: list[str] = []
    for version in versions.versions:
        own = [compact(captures[one.capture].text) for one in version.captures]
        for change in version.changes:
            removed = change.kind == "removed"
            shown = (one.text for one in change.segments if removed or one.mark != "omitted")
            text = compact("".join(shown))
            yield any(text in layer for layer in (before if removed else own))
        before = own


def _headline(article: Article, capture: Capture | None) -> Iterator[Diagnostic]:
    """Yield a diagnostic when nobody edited the headline and neither the capture's text nor what it
    states about itself holds it.
    """
    if "title" in article.edited or capture is None:
        return
    sources = (capture.text, *(stated.value for stated in capture.metadata))
    if not any(compact(article.title) in compact(source) for source in sources):
        yield Diagnostic(
            path=f"content/articles/{article.id}.md",
            what=f"the headline is not in seeds/{article.capture}",
        )


def _paragraphs(article: Article, capture: Capture | None) -> Iterator[Diagnostic]:
    for number, paragraph in enumerate(article.paragraphs, 1):
        if paragraph.edited:
            continue
        span = paragraph.span
        if (
            capture is None
            or span is None
            or fold_space(capture.text[span.start : span.end]) != fold_space(paragraph.text)
        ):
            yield Diagnostic(
                path=f"content/articles/{article.id}.md",
                what=f"paragraph {number} is not in seeds/{article.capture}",
            )


def _displayed(coverage: Coverage) -> Iterator[tuple[Passage, Cell | None]]:
    for statement in (
        *(one for comparison in coverage.comparisons for one in comparison.statements),
        *coverage.background,
    ):
        for cell in statement.cells:
            if cell.passage:
                yield cell.passage, cell
            yield from ((passage, None) for passage in cell.others)
    yield from ((passage, None) for passage in coverage.unique)
    yield from ((dated.passage, None) for dated in coverage.dated)
    yield from ((quoted.passage, None) for quoted in coverage.quoted)
    yield from ((credit.evidence, None) for credit in coverage.credits if credit.evidence)
    for fragment in (*coverage.all_report, *coverage.one_reports):
        yield fragment.passage, None


def _problem(article: Article, passage: Passage, cell: Cell | None) -> str:
    """Return what is wrong with a displayed passage, or ""."""
    whole = (
        article.title
        if passage.paragraph == HEADLINE
        else article.paragraphs[passage.paragraph].text
    )
    if whole[passage.span.start : passage.span.end] != passage.text:
        return "a passage is not in its article"
    if (
        cell
        and cell.segments
        and "".join(segment.text for segment in cell.segments if segment.mark != "omitted")
        != passage.text
    ):
        return "the readings do not give the passage back"
    return ""
