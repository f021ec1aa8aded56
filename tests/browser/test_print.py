"""The pages of an event on paper: A4, black and white, all of it, with addresses, and nothing torn
that fits on a sheet.
"""

import re

import pytest

#: Between the margins of an A4 sheet, in pixels.
SHEET = 688
VIEWS = ("", "texts/", "differences/", "against/mina/")
GRAY = """
() => [...document.querySelectorAll("main *, footer *")].flatMap((element) => {
  const style = getComputedStyle(element);
  const used = [style.color, style.backgroundColor, style.textDecorationColor, style.borderTopColor, style.fill, style.stroke];
  return used.filter((color) => new Set(color.match(/^rgba?\\(\\d+, \\d+, \\d+/)?.[0].match(/\\d+/g)).size > 1)
    .map((color) => `${element.outerHTML.slice(0, 60)} ${color}`);
}).slice(0, 5)
"""
FOLDED = """
() => [...document.querySelectorAll("main details:not([open]) > :not(summary)")]
  .filter((element) => !element.closest(".tools") && !element.getBoundingClientRect().height)
  .map((element) => element.outerHTML.slice(0, 80))
"""


@pytest.fixture
def event(address, page_kinds):
    return address + page_kinds["events/x"]


@pytest.fixture
def paper(new_page):
    """Return a page as a printer gets it, from a reader who likes it dark."""
    page = new_page(width=SHEET, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    return page


@pytest.mark.parametrize("view", VIEWS)
def test_all_of_a_page_is_printed_in_black_and_white_and_fits_the_sheet(event, paper, view):
    paper.goto(event + view)

    assert paper.evaluate(GRAY) == []
    assert paper.evaluate(FOLDED) == []
    assert paper.evaluate("document.documentElement.scrollWidth") == SHEET
    assert (
        paper.locator(".tools:visible, .modes:visible, .minimap:visible, nav:visible").count() == 0
    )
    assert (
        f"Printed from https://coverage-digest.example{event[event.index('/events') :]}{view}."
        in paper.locator("footer").inner_text()
    )


def test_a_mark_is_told_by_its_line(event, paper):
    paper.goto(event)
    lines = paper.evaluate(
        """() => [...new Set([...document.querySelectorAll(".passage :is(mark, ins, del)")].map((mark) => {
          const { textDecorationLine, textDecorationStyle } = getComputedStyle(mark);
          return `${mark.className || mark.localName}: ${textDecorationStyle} ${textDecorationLine}`;
        }))].sort()"""
    )

    assert lines == [
        "del: solid line-through",
        "ins: double underline",
        "moved: dotted underline",
        "reworded: solid underline",
    ]


def test_addresses_are_printed(event, paper):
    paper.goto(event)
    shown = paper.evaluate(
        """() => [...document.querySelectorAll(".headlines-title a, .cite a, main a[href^=http]")]
          .map((link) => [link.getAttribute("href"), getComputedStyle(link, "::after").content])"""
    )

    assert len(shown) > 8
    assert all(href in after for href, after in shown)


def test_columns_that_scroll_on_the_screen_are_printed_whole(event, paper):
    paper.goto(event + "texts/?lock=1")

    assert not paper.locator(".panes").is_visible()
    assert (
        paper.locator(".texts td p.theirs").count()
        == paper.locator(".texts td p.theirs:visible").count()
        > 15
    )
    tops = {round(head.bounding_box()["y"]) for head in paper.locator(".texts thead th").all()}
    assert len(tops) == 1, "four columns, under heads that each sheet repeats"


def test_what_fits_on_a_sheet_is_not_torn(event, paper):
    paper.goto(event)
    inside = "(element) => getComputedStyle(element).breakInside"
    after = "(element) => getComputedStyle(element).breakAfter"

    assert paper.locator(".statement").first.evaluate(inside) == "avoid"
    assert paper.locator(".headlines li").first.evaluate(inside) == "avoid"
    assert all(
        paper.locator(place).first.evaluate(after) == "avoid"
        for place in ("h2", ".side-bar", ".rail-head")
    )


def test_no_sheet_is_nearly_empty(event, new_page):
    page = new_page()
    page.goto(event)
    sheets = len(
        re.findall(rb"/Type /Page\b(?!s)", page.pdf(format="A4", prefer_css_page_size=True))
    )

    assert 8 <= sheets <= 12
