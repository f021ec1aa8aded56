"""A capture -> the draft of its article: every field with its reason, every paragraph with its
place, every dropped line with its rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builder.core.article import Article, Draft, Paragraph
from builder.core.capture import GIVEN_URL, Capture
from builder.core.outlet import Outlet, OutletRule
from builder.extract.address import address, stated_addresses
from builder.extract.authors.byline import byline
from builder.extract.credits import report_credits
from builder.extract.dates.published import published
from builder.extract.description import description
from builder.extract.drops import bulk_drops, name_drops
from builder.extract.editing import in_force, ruled
from builder.extract.foreign import foreign
from builder.extract.layout import no_article, page_of
from builder.extract.ledger import Ledger
from builder.extract.outlet import publisher
from builder.extract.page_keys import form_of, page_keys
from builder.extract.paragraphs import Report, report
from builder.extract.pictures import picture
from builder.extract.refusals.refusal import (
    behind_notices,
    refuse_endless_lines,
    refuse_teasers,
    refuse_volumes,
)
from builder.extract.refusals.truncation import cut_off
from builder.extract.rules import RULES
from builder.extract.tags import tags
from builder.extract.titles.title import title
from builder.lang.slugs import slug

__all__ = ["RULES", "normalize"]


def normalize(capture: Capture, outlets: tuple[Outlet, ...], outlet: str = "") -> Draft:
    """Return the draft of the article in ``capture``; raise :class:`Rejected` when there is none.

    What other articles say is no matter here: one capture in, one draft out. The rules that hold
    are those of ``outlet``, the id that an editor wrote into the article; else of the outlet found.
    """
    draft = behind_notices(capture, lambda rest: _draft(rest, outlets, ()))
    owner = next((one for one in outlets if one.id == (outlet or draft.article.outlet)), None)
    rules = in_force(owner.rules, draft.article.published) if owner else ()
    if not rules:
        return draft
    second = ruled(
        capture,
        draft,
        rules,
        lambda rest, obeyed: behind_notices(rest, lambda part: _draft(part, outlets, obeyed)),
    )
    # The rules are the outlet's: dropping the line that names it does not make it another one's.
    same = replace(
        second.article,
        outlet=draft.article.outlet,
        outlet_basis=draft.article.outlet_basis,
        id=draft.article.id,
    )
    return replace(second, article=same, outlet_name=draft.outlet_name)


def _draft(capture: Capture, outlets: Sequence[Outlet], rules: Sequence[OutletRule]) -> Draft:
    """Find one field after the other; whoever finds a span first owns it, so the order of these
    lines matters.
    """
    refuse_endless_lines(capture)
    page = page_of(capture)
    refuse_teasers(page)
    ledger = Ledger(capture.text, page.lines)
    name = title(page, ledger)
    url, host = address(page, ledger)
    shown = picture(page, ledger)
    outlet = publisher(page, host, shown.makers, outlets, ledger)
    when, basis, updated = published(page, url, ledger)
    signed = byline(page, outlet.names, ledger)
    sources = tuple(dict.fromkeys((*report_credits(page, ledger), *signed.agencies)))
    summary = description(page, ledger)
    labels = tags(page, ledger)
    text, truncated = cut_off(page, report(page, rules, ledger), ledger)
    if not text.paragraphs:
        raise no_article(capture)
    refuse_volumes(capture, text.paragraphs)
    name_drops(page, ledger)
    outlet_id = outlet.id or (slug(outlet.name) if outlet.name else "")
    article = Article(
        id=f"{outlet_id}-{slug(name)}" if outlet_id else slug(name),
        title=name,
        outlet=outlet_id,
        outlet_basis=outlet.basis,
        url=url,
        published=when,
        published_basis=basis,
        updated=updated,
        language=page.language,
        authors=signed.authors,
        signoff=text.signoff,
        dateline=text.dateline,
        credits=sources,
        description=summary,
        tags=labels,
        image=shown.address,
        image_caption=shown.caption,
        image_credit=shown.credit,
        truncated=truncated,
        capture=capture.path,
        capture_sha256=capture.sha256,
        paragraphs=_paragraphs(text, when, page.language),
    )
    return Draft(
        article=article,
        outlet_name=outlet.name,
        domain=host,
        newsrooms=signed.newsrooms,
        addresses=page_keys((*stated_addresses(page), *((url,) if url else ()))),
        form=next((form_of(value) for _, value in page.values(GIVEN_URL)), ""),
        findings=tuple(ledger.findings),
        drops=tuple(sorted((*ledger.drops(), *bulk_drops(capture)), key=lambda drop: drop.span)),
    )


def _paragraphs(text: Report, published: str | None, language: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a report, those of another text stuck to the page marked."""
    marks = foreign([one.text for one in text.paragraphs], published, language)
    return tuple(
        Paragraph(text=one.text, span=one.span, foreign=mark)
        for one, mark in zip(text.paragraphs, marks, strict=True)
    )
