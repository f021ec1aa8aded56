"""A capture -> the draft of its article: every field with its reason, every paragraph with its place, every dropped line with its rule."""

from __future__ import annotations

from builder.errors import Rejected
from builder.model.article import Article, Draft, Paragraph
from builder.model.capture import Capture
from builder.model.outlet import Outlet
from builder.normalize.address import address
from builder.normalize.body import MIN_BODY_WORDS, Stretch, best_stretch, extracted_stretch, words_in
from builder.normalize.byline import authors, named_sources
from builder.normalize.description import description, parted
from builder.normalize.drops import name_drops
from builder.normalize.foreign import foreign
from builder.normalize.headline import candidates, stated_titles
from builder.normalize.joining import lines_of
from builder.normalize.ledger import Ledger
from builder.normalize.lines import Line
from builder.normalize.outlet import publisher
from builder.normalize.page import Page
from builder.normalize.paragraphs import report
from builder.normalize.pictures import opens_with_caption, picture
from builder.normalize.published import published
from builder.normalize.repeated import same_pages
from builder.normalize.rules import RULES
from builder.normalize.tags import tags
from builder.text.language import UNDETERMINED, detect
from builder.text.slugs import slug

__all__ = ["RULES", "normalize", "same_pages"]


def normalize(capture: Capture, outlets: tuple[Outlet, ...]) -> Draft:
    """Return the draft of the article in ``capture``; raise :class:`Rejected` when there is none.

    What other articles say is no matter here: one capture in, one draft out.
    """
    page = _page(capture)
    ledger = Ledger(capture.text, page.lines)
    title = _title(page, ledger)
    url, host = address(page, ledger)
    found_picture = picture(page, ledger)
    outlet = publisher(page, host, found_picture.makers, outlets, ledger)
    when, basis, updated = published(page, url, ledger)
    names = authors(page, outlet.names, ledger)
    sources = named_sources(page, ledger)
    summary = description(page, ledger)
    labels = tags(page, ledger)
    text = report(page, ledger)
    if not text.paragraphs:
        raise _no_article(capture)
    marks = foreign([one.text for one in text.paragraphs], when, page.language)
    name_drops(page, ledger)
    outlet_id = outlet.id or (slug(outlet.name) if outlet.name else "")
    article = Article(
        id=f"{outlet_id}-{slug(title)}" if outlet_id else slug(title),
        title=title,
        outlet=outlet_id,
        outlet_basis=outlet.basis,
        url=url,
        published=when,
        published_basis=basis,
        updated=updated,
        language=page.language,
        authors=names,
        signoff=text.signoff,
        dateline=text.dateline,
        credits=sources,
        description=summary,
        tags=labels,
        image=found_picture.address,
        image_caption=found_picture.caption,
        image_credit=found_picture.credit,
        capture=capture.path,
        capture_sha256=capture.sha256,
        paragraphs=tuple(Paragraph(text=one.text, span=one.span, foreign=mark) for one, mark in zip(text.paragraphs, marks, strict=True)),
    )
    return Draft(article=article, outlet_name=outlet.name, domain=host, findings=tuple(ledger.findings), drops=ledger.drops())


def _no_article(capture: Capture) -> Rejected:
    return Rejected(f"seeds/{capture.path}", "no article in it, only menus or single lines", remedy="capture the page with its text")


def _page(capture: Capture) -> Page:
    """Return the page with its headline and body found; raise :class:`Rejected` when there is no running text."""
    language = _language(capture)
    lines = lines_of(capture.blocks, language, whole=capture.media == "html")
    rough = best_stretch(lines)
    rough = (extracted_stretch(lines, rough) or rough) if capture.media == "html" else rough
    if rough is None or words_in(lines, rough) < MIN_BODY_WORDS:
        raise _no_article(capture)
    stated: dict[str, tuple[str, ...]] = {}
    for datum in capture.metadata:
        stated[datum.name] = (*stated.get(datum.name, ()), datum.value)
    page = Page(capture=capture, lines=lines, language=language, stretch=rough, stated=stated)
    page.headline = next((one.line for one in candidates(lines, rough, capture.metadata)), None)
    _narrow(page)
    return page


def _narrow(page: Page) -> None:
    """Begin the body behind the headline and behind a description that something parts from it."""
    if page.headline and page.headline.index >= page.stretch.start:
        begin = page.headline.index + 1
        better = Stretch(begin, page.stretch.end) if any(line.main for line in page.body) else best_stretch(page.lines, begin)
        page.headline, page.stretch = (page.headline, better) if better else (None, page.stretch)
    if opens_with_caption(page.body):
        page.stretch = Stretch(page.stretch.start + 1, page.stretch.end)
    first = parted(page)
    if first is not None:
        page.stretch = Stretch(first, page.stretch.end)


def _language(capture: Capture) -> str:
    """Return the language of the longest blocks; what the page states only where the text does not tell."""
    longest = sorted(capture.blocks, key=lambda block: -len(block.text))[:12]
    told = detect(" ".join(block.text for block in longest))
    stated = next((datum.value.split("-")[0].lower() for datum in capture.metadata if datum.name == "html:lang"), UNDETERMINED)
    return told if told != UNDETERMINED else stated


def _title(page: Page, ledger: Ledger) -> str:
    """Return the headline as printed, else as the page's metadata states it, else the first words of the text."""
    sites = [value for _, value in page.values("og:site_name", "json-ld:publisher", "extracted:sitename", "application-name")]
    stated = stated_titles(page.capture.metadata, sites)
    line = page.headline
    ranked = candidates(page.lines, page.stretch, page.capture.metadata)
    for candidate in ranked[:5]:
        span = candidate.line.span if candidate.line is line else None
        ledger.find("title", candidate.line.text, "headline", "; ".join(candidate.reasons), span=span, chosen=candidate.line is line)
    for name, value in stated:
        ledger.find("title", value, "page metadata", f"the page states it as {name}", chosen=line is None and (name, value) == stated[0])
    if line:
        return line.text
    return stated[0][1] if stated else _first_words(page, ledger)


def _first_words(page: Page, ledger: Ledger) -> str:
    first: Line = page.body[0]
    words = first.text.split()
    title = " ".join(words[:12]) + (" …" if len(words) > 12 else "")  # noqa: PLR2004 - the length of a headline
    ledger.find("title", title, "first words", "the capture prints no headline")
    return title

