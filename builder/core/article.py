"""An article, and the draft of it that normalize makes from one capture."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from builder.core.capture import Span
from builder.core.version import PageForm

PublishedBasis = Literal["stated", "metadata", "url", "inferred", "unknown"]
OutletBasis = Literal["stated", "domain", "inferred", "unknown"]
#: What a page is that is not one report; "" for a report.
PageKind = Literal["", "live blog", "gallery", "video", "list"]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph of an article's body, anchored in its capture if it is from there."""

    text: str
    #: A paragraph of another text stuck to the page: shown folded, never compared.
    foreign: bool = False
    #: Where the paragraph (or, when edited, the wording it replaces) is in the capture's text
    #: layer.
    span: Span | None = None
    #: A person changed or added this paragraph: its words are not all in the capture.
    edited: bool = False
    #: The capture's wording of an edited paragraph; ``None`` when a person added the paragraph.
    captured: str | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """The clean report found in a capture: the record of one ``content/articles/*.md``."""

    #: ``<outlet>-<slug>``, the stem of its file; fixed when first written.
    id: str
    title: str
    #: Id of the outlet; "" when nothing tells it.
    outlet: str = ""
    outlet_basis: OutletBasis = "unknown"
    url: str | None = None
    #: ISO 8601 to the precision known and no further (``2023-03``, ``2023-03-06``,
    #: ``2023-03-06T13:13+00:00``, ``2022-10-24T15:42``).
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    updated: str | None = None
    #: BCP 47 tag.
    language: str = "en"
    authors: tuple[str, ...] = ()
    signoff: str | None = None
    #: The place line as printed, agency sign included.
    dateline: str | None = None
    #: Where the article says that it has its report from, as printed.
    credits: tuple[str, ...] = ()
    description: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    image_caption: str | None = None
    image_credit: str | None = None
    #: Words by which the capture shows that it does not hold the whole report ("Subscribe to
    #: continue reading"); ``None``: it does.
    truncated: str | None = None
    aliases: tuple[str, ...] = ()
    #: Path of the capture below ``seeds/``.
    capture: str = ""
    capture_sha256: str = ""
    #: The capture at which an editor holds the article; ``None``: it follows the newest one.
    version: str | None = None
    #: Paths of all its captures, oldest version first; empty when there is but one.
    versions: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    #: Names of the front-matter fields that a person changed, and ``body``.
    edited: tuple[str, ...] = ()
    #: Paragraphs that the capture has and a person took out: what they say is not an omission of
    #: the outlet's.
    removed: tuple[Paragraph, ...] = ()


#: The field of the findings that tell which rule of an outlet is not obeyed.
RULE_FIELD: Final = "rules"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate value for a field, where it was found, and why it won or lost."""

    field: str
    value: str
    #: Where the value is in the text layer; ``None`` when it comes from an HTML page's metadata
    #: or was inferred.
    span: Span | None = None
    #: Name of the rule that found it, such as ``dateline`` or ``metadata dump``.
    rule: str
    #: One readable sentence.
    reason: str
    chosen: bool = True


class Drop(msgspec.Struct, frozen=True, kw_only=True):
    """Text of a capture that is neither body nor finding, with the rule that dropped it."""

    span: Span
    #: Name of the rule, such as ``menu``, ``repeated title`` or ``call to action``.
    rule: str


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What extract makes of one capture: an article without its final id, and every reason.

    Conservation: every non-blank character of the capture's text layer lies in exactly one
    paragraph's span, one *owning* finding (chosen or not, with a span no other owner overlaps) or
    one drop; a finding whose span lies inside another owner's cites it and owns nothing.
    """

    #: ``article.id`` is the proposed id; content/ decides.
    article: Article
    #: The outlet's name as printed, also when no outlet file knows it; "" when nothing tells it.
    outlet_name: str = ""
    #: Registrable host of the page's address, when stated.
    domain: str | None = None
    #: Newsrooms and agencies that sign the report, alone or beside its authors.
    newsrooms: tuple[str, ...] = ()
    #: Keys by which another capture of the page is known.
    addresses: tuple[str, ...] = ()
    #: For what the page was made, where it is not made for readers of the web.
    form: PageForm = ""
    #: What the page is besides a report.
    page_kind: PageKind = ""
    findings: tuple[Finding, ...] = ()
    drops: tuple[Drop, ...] = ()
