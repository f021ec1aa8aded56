"""Each finder alone: a page in, a value and its notes out; and the arbiter, which settles them."""

import pytest

from builder.core.capture import Span
from builder.extract.address import address
from builder.extract.arbiter import Arbiter
from builder.extract.authors.byline import byline
from builder.extract.credits import report_credits
from builder.extract.dates.published import published
from builder.extract.description import description
from builder.extract.drops import named_drops
from builder.extract.findings import Found, Notes
from builder.extract.formats import read_bytes
from builder.extract.layout import page_of
from builder.extract.outlet import publisher
from builder.extract.page_kinds import page_kind
from builder.extract.paragraphs import report
from builder.extract.pictures import picture
from builder.extract.refusals.truncation import cut_off
from builder.extract.tags import tags
from builder.extract.titles.title import title

TEXT = """Harbor Courier News

Ferries run until two from spring

By Mia Voss

5 May 2031, 10:32 GMT

Boats lie at the fish quay at dusk (Photo: Ole Vik)

NORTHMERE, May 5 (Polar Press) - The harbor board of Northmere will let its ferries run until two in the morning from next spring.

Four boats will leave the fish quay every half hour, and the fare will stay at three crowns, the board said on Monday.

The extra crews will cost the town about two million crowns a year, half of it from a fund for rural transport.

Tags: ferries, harbor

Source: Polar Press
"""


@pytest.fixture(scope="module")
def page():
    return page_of(read_bytes(TEXT.encode(), "a.txt"))


def noted(found, field, *, chosen=True):
    return [
        one.finding.value
        for one in found.notes.candidates
        if one.finding.field == field and one.finding.chosen is chosen
    ]


def test_title(page):
    found = title(page)

    assert found.value == "Ferries run until two from spring"
    assert noted(found, "title") == [found.value]


def test_day(page):
    found = published(page, None, "")

    assert found.value == ("2031-05-05T10:32+00:00", "stated", None)
    assert noted(found, "published") == ["2031-05-05T10:32+00:00"]


def test_authors(page):
    found = byline(page, frozenset())

    assert (found.value.authors, noted(found, "authors")) == (("Mia Voss",), ["Mia Voss"])


def test_outlet(page):
    found = publisher(page, None, (), ())

    assert (found.value.name, found.value.basis) == ("Harbor Courier News", "stated")
    assert noted(found, "outlet") == ["Harbor Courier News"]


def test_picture(page):
    found = picture(page)

    assert found.value.credit == "Ole Vik"
    assert "Ole Vik" in noted(found, "image_credit")


@pytest.mark.parametrize(
    ("finder", "value", "field"),
    [
        (tags, ("ferries", "harbor"), "tags"),
        (report_credits, ("Polar Press",), "credits"),
        (description, None, "description"),
        (address, (None, None), "url"),
    ],
)
def test_other_fields(page, finder, value, field):
    found = finder(page)

    assert found.value == value
    assert noted(found, field) == (list(value) if field in ("tags", "credits") else [])


def test_report(page):
    found = report(page, (), (), lambda _: True)

    assert [one.text.split()[0] for one in found.value.paragraphs] == ["The", "Four", "The"]
    assert found.value.dateline == "NORTHMERE, May 5 (Polar Press)"
    assert found.notes.paragraphs == [one.span for one in found.value.paragraphs]
    assert report(page, (), (), lambda _: False).value.paragraphs == ()
    assert cut_off(page, found.value).value == (found.value, None)
    assert page_kind(page, "Ferries", None, 100).value == ""


def test_a_span_is_that_of_the_first_who_wants_it(page):
    line = page.lines[0]
    first, second, third = Notes(), Notes(), Notes()
    first.find("outlet", "Harbor", "a", "a", span=Span(0, 6))
    first.find("title", "Courier", "a", "a", span=Span(7, 14), owns=False)
    second.find("authors", "Harbor Courier", "b", "b", span=Span(0, 14))
    third.paragraphs.append(Span(7, 14))
    third.name(line, "first name")
    arbiter = Arbiter(page.capture.text, page.lines)
    for notes in (first, second, third):
        assert arbiter.settled(Found(1, notes)) == 1
    arbiter.settle(named_drops(page))
    drops = arbiter.drops()

    assert [one.field for one in arbiter.findings] == ["outlet", "title", "authors"]
    assert not arbiter.is_free(Span(7, 14))
    assert arbiter.is_free(Span(15, 19))
    # What nobody wants is dropped under the first name that its line was given.
    assert (drops[0].span, drops[0].rule) == (Span(15, 19), "first name")


def test_every_character_has_one_owner(page):
    arbiter = Arbiter(page.capture.text, page.lines)
    for finder in (title, picture, description, tags, report_credits):
        arbiter.settled(finder(page))
    arbiter.settled(report(page, (), (), arbiter.is_free))
    text = page.capture.text
    free = {at for drop in arbiter.drops() for at in range(*drop.span)}

    for at, character in enumerate(text):
        assert character.isspace() or (at in free) == arbiter.is_free(Span(at, at + 1))
