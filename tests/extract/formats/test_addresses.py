"""A password that a page prints goes no further than the capture: not into a field, a mark, a name."""

import json
import zipfile
from io import BytesIO

import pytest

from builder.extract import normalize
from builder.extract.formats.captures import captures_of

ADDRESS = "https://warden:{}@vale.example/market"
BODY = (
    "The market of Vale was opened on Wednesday, the council said in a statement to reporters.",
    "Whoever wants a stall may write to {} until the end of the month, the statement says.",
    "We have waited long for this day, and the hall is full of people, Mayor Eva Berg told them.",
    "Farmers of the valley had asked for it since the old hall burned down in the winter of 2019.",
    "It will be open on six days a week, and on the first of them the stalls cost nothing at all.",
    "The hall cost three million crowns, of which the province paid a half, and it is warm.",
)
HTML = """<html><head><title>Market of Vale opens its gates</title><link rel="canonical" href="{0}">
<meta property="og:url" content="{0}"><meta property="og:image" content="{0}.jpg">
<script type="application/ld+json">{1}</script></head><body><article>
<h1>Market of Vale opens its gates</h1><p>8 May 2024</p>{2}</article></body></html>"""


def text(address):
    return "\n\n".join(("Market of Vale opens its gates", "8 May 2024", *BODY)).format(address)


def html(address):
    said = {"@type": "NewsArticle", "url": address, "author": {"name": "Eva", "url": address}}
    body = "".join(f'<p>{one} <a href="{address}">more</a></p>' for one in BODY).format(address)
    return HTML.format(address, json.dumps(said).replace("/", "\\/"), body)


@pytest.mark.parametrize(("made", "name"), [(text, "market.txt"), (html, "market.html")])
def test_two_reports_do_not_differ_by_a_password(made, name):
    """Else the list of differences would print both."""
    first, second = (
        captures_of(made(ADDRESS.format(secret)).encode(), name).captures[0]
        for secret in ("sesame", "pepper")
    )
    assert "sesame" not in repr((first, normalize(first, ())))
    assert (first.text, first.metadata) == (second.text, second.metadata)


def test_a_page_in_an_archive_is_not_called_by_a_password():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(ADDRESS.format("sesame") + ".html", html("https://vale.example/market"))
    found = captures_of(packed.getvalue(), "day.zip")

    assert "sesame" not in repr(found)
