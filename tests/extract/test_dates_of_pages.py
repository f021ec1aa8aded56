"""The day of a page is one that it names as its own: none is made from a year, a month, a script or
another report's day.
"""

from __future__ import annotations

import pytest
from cases import draft_of

from builder.core.outlet import Outlet

BODY = (
    "The board of the Norwick reservoir will let swimmers in again from the first of June, it said after a meeting with the health office.",
    "Samples had shown too many bacteria for six weeks. A new filter, paid for by the county, has been running since the end of March.",
    "Season tickets that were bought before the closure stay valid until the autumn, and the kiosk opens at noon on the first day.",
)
PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>Reservoir opens to swimmers again | Lake Courier</title>
{head}</head><body><header><a href="/">Lake Courier</a><nav><a href="/local">Local</a></nav></header>
<main><article><h1>Reservoir opens to swimmers again</h1>{above}{body}</article>{below}</main>
<footer><p>{foot}</p></footer></body></html>"""


def dated(*, lang="en", head="", above="", below="", foot="Lake Courier"):
    """Return when the page was published, last changed, and how that is known."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    page = PAGE.format(lang=lang, head=head, above=above, below=below, foot=foot, body=body)
    article = draft_of(page.encode(), "page.html").article
    return article.published, article.updated, article.published_basis


@pytest.mark.parametrize(
    "page",
    [
        {"foot": "© 2031 Lake Courier. All rights reserved."},
        {"foot": "Copyright 2019–2031 Lake Courier"},
        {"foot": "&copy; 2030 by Lake Courier"},
        {
            "head": '<script>var consent = "{\\"expires\\": \\"2033-02-28\\"}"; var spot = {until: "2034-12-31"};</script>'
        },
        {
            "head": "<script>window.build = {v: '2031.4', valid_to: '2032-01-31'}</script>",
            "foot": "© 2031",
        },
        {"head": '<script>let offer = {"ends":"2031-11-30T23:59:00"}</script>'},
    ],
)
def test_no_day_is_made_of_a_copyright_or_of_a_script(page):
    assert dated(**page) == (None, None, "unknown")


@pytest.mark.parametrize(
    ("line", "month"),
    [("May 2031", "2031-05"), ("Sept. 2031", "2031-09"), ("October, 2031", "2031-10")],
)
def test_a_month_stays_a_month(line, month):
    assert dated(above=f'<p class="meta">{line}</p>', foot="© 2031 Lake Courier") == (
        month,
        None,
        "stated",
    )


@pytest.mark.parametrize(
    "list_of_others",
    [
        '<h2>Keep reading</h2><a href="/a">Pike return to the canal <time datetime="2031-02-11T00:00">Feb 11, 2031</time></a>',
        '<a href="/a"><time datetime="2031-01-04">4 Jan</time> Ice</a><a href="/b"><time datetime="2031-06-30">30 June</time> Ends</a>',
        '<section><a href="/c"><span class="date">March 3, 2031</span> A new filter</a></section>',
    ],
)
def test_the_day_of_a_linked_report_is_not_the_day_of_the_page(list_of_others):
    above = "<div><span>May 22, 2031</span><span>Local</span></div>"

    assert dated(above=above, below=list_of_others) == ("2031-05-22", None, "stated")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("27/11/2031 01:57 | Actualizado a 27/11/2031 19:20", "es"),
        ("Publié le 27/11/2031 01:57, mis à jour le 27/11/2031 19:20", "fr"),
        ("Published 27 November 2031, 01:57 | Updated 27 November 2031, 19:20", "en"),
    ],
)
def test_publication_and_change_in_one_element_are_told_apart(text, lang):
    changed = f'<time itemprop="dateModified" datetime="2031-11-27T19:20:45+01:00">{text}</time>'

    assert dated(above=changed, lang=lang)[:2] == ("2031-11-27T01:57", "2031-11-27T19:20+01:00")


@pytest.mark.parametrize(
    "address", ["2031/05/18/reservoir-opens-912343", "20310518-reservoir", "2031/may/18/reservoir"]
)
def test_a_day_that_only_the_address_tells_is_not_called_stated(address):
    assert dated(head=f'<link rel="canonical" href="https://lake.example/{address}.html">') == (
        "2031-05-18",
        None,
        "url",
    )


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("Shift_JIS", "cp932", "①来春から泳げる②料金は据え置く、と㈱湖畔の髙橋氏"),
        ("gb2312", "gbk", "水库主席镕喆预计第一年"),
        ("ks_c_5601-1987", "cp949", "저수지는 똠방각하 펲시"),
        ("iso-8859-9", "cp1254", "Gölet “yeniden” açılıyor – Ağustos’ta"),
        ("latin1", "cp1252", "The “filter” – paid for by the county’s fund"),
    ],
)
def test_a_label_of_an_encoding_means_what_browsers_take_it_for(label, codec, words):
    body = "".join(f"<p>{words}. {paragraph}</p>" for paragraph in BODY)
    head = f'<meta charset="{label}"><title>Reservoir</title>'
    page = (
        f"<html><head>{head}</head><body><article><h1>Reservoir</h1>{body}</article></body></html>"
    )
    article = draft_of(page.encode(codec), "page.html").article

    assert words in article.paragraphs[0].text


@pytest.mark.parametrize(
    ("host", "country", "zone"),
    [
        ("lake.co.uk", None, "+01:00"),
        ("lake.com.bd", None, "+06:00"),
        ("lake.example", "GB", "+01:00"),
        ("lake.co.uk", "BD", "+06:00"),
        ("lake.example", None, ""),
    ],
)
def test_a_zone_that_countries_share_is_that_of_the_outlet(host, country, zone):
    """What an editor wrote about the outlet outranks the ending of its host."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    head = f'<meta property="og:site_name" content="Lake Courier"><link rel="canonical" href="https://{host}/a">'
    page = PAGE.format(
        lang="en", head=head, above="<p>5 May 2031 10:32 BST</p>", below="", foot="", body=body
    )
    outlet = Outlet(id="lake", name="Lake Courier", sign="LC", country=country)
    article = draft_of(page.encode(), "page.html", (outlet,)).article

    assert article.published == f"2031-05-05T10:32{zone}"


@pytest.mark.parametrize(
    ("lang", "printed"),
    [("ar", "18 ذو القعدة 1447 هـ"), ("fa", "۱۵ اردیبهشت ۱۴۰۵"), ("ja", "令和8年5月5日")],
)
def test_a_converted_day_is_shown_as_it_is_printed_too(lang, printed):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    page = PAGE.format(lang=lang, head="", above=f"<p>{printed}</p>", below="", foot="", body=body)
    draft = draft_of(page.encode(), "page.html")

    assert draft.article.published is not None
    (found,) = [one for one in draft.findings if one.field == "published" and one.chosen]
    assert f"printed as “{printed}”" in found.reason


@pytest.mark.parametrize(
    ("line", "lang", "found"),
    [
        ("Updated: December 23, 2031", "en", (None, "2031-12-23", "unknown")),
        ("Last updated: 23 Dec 2031 • 5 min read", "en", (None, "2031-12-23", "unknown")),
        ("Aktualisiert: 23.12.2031", "de", (None, "2031-12-23", "unknown")),
        (
            "Stand: 23.12.2031, 16:11 Uhr",
            "de",
            ("2031-12-23T16:11", "2031-12-23T16:11", "stated"),
        ),
        (
            "December 22, 2031Updated: January 02, 2032",
            "en",
            ("2031-12-22", "2032-01-02", "stated"),
        ),
        (
            "HealthDECEMBER 22, 2031Updated: JANUARY 02, 2032",
            "en",
            ("2031-12-22", "2032-01-02", "stated"),
        ),
    ],
)
def test_a_day_on_which_a_page_was_updated_is_not_that_of_its_publication(line, lang, found):
    """What is told to the minute is a newsroom's word for the day of its report."""
    when, updated, basis = dated(above=f"<p>{line}</p>", lang=lang)

    assert (when, basis) == (found[0], found[2])
    assert updated in (found[1], None) if when == found[1] else updated == found[1]


@pytest.mark.parametrize(
    "element",
    [
        '<div class="updated">Updated: December 23, 2031</div>',
        '<span class="date">Last updated on 23 December 2031</span>',
        '<time class="post-date">Updated December 23, 2031</time>',
    ],
)
def test_an_element_of_a_date_says_itself_that_it_is_a_change(element):
    assert dated(above=element)[:2] == (None, "2031-12-23")


@pytest.mark.parametrize("days", [("3 March", "9 April", "1 May"), ("2 June", "4 June", "8 July")])
def test_the_days_of_cards_are_not_the_day_of_the_page(days):
    cards = "".join(
        f'<div class="card"><h3>Pike return to the canal, part {number}</h3><div class="card-date">{day} 2031</div></div>'
        for number, day in enumerate(days)
    )

    assert dated(below=f"<section>{cards}</section>") == (None, None, "unknown")


@pytest.mark.parametrize(
    "top",
    [
        "Friday, April 28, 2031",
        "April 28, 2031\n\n53.9 F",
        "Today is 28 April 2031",
    ],
)
def test_the_day_in_a_masthead_is_that_of_the_visit(top):
    menu = "Home\n\nArchives\n\nHealth\n\nScience\n\nLocal\n\nSport\n\nLetters\n\nVideo\n\nAbout us\n\nContact"
    text = f"{top}\n\n{menu}\n\nReservoir opens to swimmers again\n\n" + "\n\n".join(BODY)

    assert draft_of(text.encode(), "page.txt").article.published is None
