"""A live blog, a gallery, a video page and a list are called what they are; a report is not."""

import pytest
from cases import draft_of

from builder.core.errors import Rejected

BODY = (
    "The board of the Norwick reservoir will let swimmers in again from the first of June, it said after a meeting with the health office.",
    "Samples had shown too many bacteria for six weeks. A new filter, paid for by the county, has been running since the end of March.",
    "Season tickets that were bought before the closure stay valid until the autumn, and the kiosk opens at noon on the first day.",
)
LONG = BODY * 4


def page(title="Reservoir opens to swimmers again", *, said="", address="", body=BODY):
    link = f'<link rel="canonical" href="https://lake.example/{address}">' if address else ""
    text = "".join(f"<p>{number}. {one}</p>" for number, one in enumerate(body))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{link}{said}</head>
<body><main><article><h1>{title}</h1><p class="meta">22 May 2031</p>{text}</article></main></body></html>""".encode()


def said(kind, *others):
    return "".join(
        f'<script type="application/ld+json">{{"@context":"https://schema.org","@type":"{one}","name":"Reservoir"}}</script>'
        for one in (kind, *others)
    )


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"said": said("LiveBlogPosting")}, "live blog"),
        ({"said": said("ImageGallery")}, "gallery"),
        ({"said": said("VideoObject")}, "video"),
        ({"said": said("CollectionPage")}, "list"),
        ({"said": '<meta property="og:type" content="video.other">'}, "video"),
        ({"address": "galleries/reservoir"}, "gallery"),
        ({"address": "fotostrecke/stausee-12.html"}, "gallery"),
        ({"address": "news/videos/reservoir"}, "video"),
        ({"title": "In pictures: the reservoir opens to swimmers"}, "gallery"),
        ({"title": "Le lac rouvre aux nageurs - En images"}, "gallery"),
        ({"title": "Watch: the reservoir opens to swimmers"}, "video"),
        # A report with pictures, a video or a list beside it is a report.
        ({"said": said("NewsArticle", "VideoObject")}, ""),
        ({"said": said("ReportageNewsArticle", "ImageGallery")}, ""),
        ({"said": said("WebPage", "BreadcrumbList")}, ""),
        ({"address": "news/videos/reservoir", "body": LONG}, ""),
        ({"title": "Swimmers watch: the reservoir opens", "body": BODY}, ""),
        ({"title": "Town shares photos of the reservoir", "body": BODY}, ""),
        ({"address": "news/video-shop-closes"}, ""),
    ],
)
def test_a_page_is_called_what_it_is(given, kind):
    assert draft_of(page(**given), "page.html").page_kind == kind


def entries(*heads):
    return "\n\n".join(f"{head}\n\n{BODY[number % 3]}" for number, head in enumerate(heads))


@pytest.mark.parametrize(
    ("title", "heads", "kind"),
    [
        ("Reservoir live: swimmers return", ("18.20 GMT", "17.45 GMT"), "live blog"),
        ("Stausee öffnet – Liveticker", ("10:32", "11:05 Uhr", "12:40 Uhr"), "live blog"),
        ("Reservoir opens", ("18:20", "17:45", "16:05", "15:50"), "live blog"),
        ("Reservoir opens", ("18:20", "17:45"), ""),
        ("Swimmers live near the reservoir", ("The filter", "The kiosk"), ""),
    ],
)
def test_hours_above_its_entries_tell_a_live_blog(title, heads, kind):
    text = f"{title}\n\nUpdated 22 May 2031, 18:20 GMT\n\n{BODY[0]}\n\n{entries(*heads)}\n"

    assert draft_of(text.encode(), "page.txt").page_kind == kind


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("ImageGallery", "a gallery without a report"),
        ("VideoObject", "a video without a report"),
        ("CollectionPage", "a list of other pages"),
        ("WebPage", "only menus or single lines"),
    ],
)
def test_a_page_without_a_report_is_refused_as_what_it_is(kind, told):
    data = page(said=said(kind), body=("Reservoir", "Kiosk", "Filter"))

    with pytest.raises(Rejected, match=told):
        draft_of(data, "page.html")
