"""A capture -> the draft of its article, by asking each finder in turn and settling what it noted."""

from __future__ import annotations

from collections.abc import Sequence

from builder.core.article import Article, Draft, Paragraph
from builder.core.capture import GIVEN_URL, Capture
from builder.core.errors import Rejected
from builder.core.outlet import Outlet, OutletRule
from builder.extract.address import address, stated_addresses
from builder.extract.arbiter import Arbiter
from builder.extract.authors.byline import byline
from builder.extract.credits import report_credits
from builder.extract.dates.published import published
from builder.extract.description import description
from builder.extract.drops import bulk_drops, named_drops
from builder.extract.foreign import foreign
from builder.extract.layout import no_article, page_of
from builder.extract.lines.line import count_words
from builder.extract.outlet import publisher
from builder.extract.page_keys import form_of, page_keys
from builder.extract.page_kinds import page_kind
from builder.extract.paragraphs import Report, report
from builder.extract.pictures import picture
from builder.extract.refusals.refusal import (
    behind_notices,
    notices_in,
    refuse_endless_lines,
    refuse_teasers,
    refuse_volumes,
)
from builder.extract.refusals.truncation import cut_off
from builder.extract.tags import tags
from builder.extract.titles.title import title
from builder.lang.slugs import slug
from builder.lang.zones import country_of


def drafted(capture: Capture, outlets: Sequence[Outlet], rules: Sequence[OutletRule]) -> Draft:
    """Return the draft of the article in ``capture``, notices to the visitor put aside; lines that
    ``rules`` keep stay.  Raises :class:`Rejected` when there is none.
    """
    draft = _draft(capture, outlets, rules)
    notices = notices_in(draft, capture)
    if notices is None:
        return draft
    try:
        second = _draft(notices.rest, outlets, rules)
    except Rejected:
        raise notices.refusal from None
    return behind_notices(second, notices)


def _draft(capture: Capture, outlets: Sequence[Outlet], rules: Sequence[OutletRule]) -> Draft:
    """Ask one finder after the other.  A span that two of them want is the first one's: the order of
    these lines is their precedence.
    """
    refuse_endless_lines(capture)
    page = page_of(capture)
    refuse_teasers(page)
    arbiter = Arbiter(capture.text, page.lines)
    name = arbiter.settled(title(page))
    url, host = arbiter.settled(address(page))
    shown = arbiter.settled(picture(page))
    outlet = arbiter.settled(publisher(page, host, shown.makers, outlets))
    dated = arbiter.settled(published(page, url, _country(outlet.id, host, outlets)))
    signed = arbiter.settled(byline(page, outlet.names))
    credited = arbiter.settled(report_credits(page))
    summary = arbiter.settled(description(page))
    labels = arbiter.settled(tags(page))
    whole = arbiter.settled(report(page, rules, signed.authors, arbiter.is_free))
    text, truncated = arbiter.settled(cut_off(page, whole))
    if not text.paragraphs:
        raise no_article(capture)
    refuse_volumes(capture, text.paragraphs)
    arbiter.settle(named_drops(page))
    kind = arbiter.settled(page_kind(page, name, url, _size(text)))
    outlet_id = outlet.id or (slug(outlet.name) if outlet.name else "")
    article = Article(
        id=f"{outlet_id}-{slug(name)}" if outlet_id else slug(name),
        title=name,
        outlet=outlet_id,
        outlet_basis=outlet.basis,
        url=url,
        published=dated.when,
        published_basis=dated.basis,
        updated=dated.updated,
        language=page.language,
        authors=signed.authors,
        signoff=text.signoff,
        dateline=text.dateline,
        credits=tuple(dict.fromkeys((*credited, *signed.agencies))),
        description=summary,
        tags=labels,
        image=shown.address,
        image_caption=shown.caption,
        image_credit=shown.credit,
        truncated=truncated,
        capture=capture.path,
        capture_sha256=capture.sha256,
        paragraphs=_paragraphs(text, dated.when, page.language),
    )
    return Draft(
        article=article,
        outlet_name=outlet.name,
        domain=host,
        newsrooms=signed.newsrooms,
        addresses=page_keys((*stated_addresses(page), *((url,) if url else ()))),
        page_kind=kind,
        form=next((form_of(value) for _, value in page.values(GIVEN_URL)), ""),
        findings=tuple(arbiter.findings),
        drops=tuple(sorted((*arbiter.drops(), *bulk_drops(capture)), key=lambda drop: drop.span)),
    )


def _size(text: Report) -> int:
    return sum(count_words(one.text) for one in text.paragraphs)


def _country(outlet: str, host: str | None, outlets: Sequence[Outlet]) -> str:
    """Return the country of a publisher (ISO 3166-1 alpha-2): as its file says, else by its host."""
    known = next((one.country for one in outlets if one.id == outlet and one.country), None)
    return known or country_of(host)


def _paragraphs(text: Report, published: str | None, language: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a report, those of another text stuck to the page marked."""
    marks = foreign([one.text for one in text.paragraphs], published, language)
    return tuple(
        Paragraph(text=one.text, span=one.span, foreign=mark)
        for one, mark in zip(text.paragraphs, marks, strict=True)
    )
