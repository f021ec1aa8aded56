"""The coverage page: who says what in which words can be read off it, on a wide screen and on a
phone.
"""

import pytest

STATEMENTS = "table.statements tbody.statement"


@pytest.fixture
def event(address, page_kinds):
    return address + page_kinds["events/x"]


def statement_with(page, *phrases):
    """Return the one statement in which all ``phrases`` stand."""
    found = page.locator(STATEMENTS)
    for phrase in phrases:
        found = found.filter(has_text=phrase)
    assert found.count() == 1
    return found


def cell_of(page, statement, sign):
    columns = page.locator("table.statements thead th").all_inner_texts()
    number = next(number for number, text in enumerate(columns) if text.startswith(sign))
    return statement.locator("td.cell").nth(number)


def test_a_statement_is_a_row_and_an_outlet_a_column(event, new_page):
    page = new_page()
    page.goto(event)
    columns = page.locator("table.statements thead th")

    assert columns.count() == 4
    for statement in page.locator(STATEMENTS).all():
        cells = statement.locator("td.cell")
        assert cells.count() == columns.count()
        assert statement.get_by_role("rowheader").count() == 1
        tops = {round(cell.bounding_box()["y"]) for cell in cells.all()}
        lefts = [cell.bounding_box()["x"] for cell in cells.all()]
        assert len(tops) == 1
        assert lefts == sorted(set(lefts))


def test_the_same_quotation_stands_in_every_wording(event, new_page):
    page = new_page()
    page.goto(event)
    statement = statement_with(page, "honest", "fair")

    assert "honest" in cell_of(page, statement, "GSV").inner_text()
    for sign in ("TASS", "MINA"):
        text = cell_of(page, statement, sign).inner_text()
        assert "fair" in text


def test_what_is_missing_is_said_in_words(event, new_page):
    page = new_page()
    page.goto(event)
    states = set(page.locator("td.cell .state strong").all_inner_texts())

    assert all(states)
    assert any("too short" in text.lower() for text in states)


def test_a_difference_is_never_shown_by_color_alone(event, new_page):
    page = new_page()
    page.goto(event)
    for cell in page.locator("td.cell:has(ins), td.cell:has(del)").all():
        assert cell.locator("dl.differences dt").count() >= 1


def test_on_a_phone_every_cell_names_its_outlet(event, new_page):
    page = new_page(width=360, height=800)
    page.goto(event)
    statement = page.locator(STATEMENTS).first
    boxes = [
        cell.bounding_box() for cell in statement.locator("td.cell").all() if cell.is_visible()
    ]

    assert [box["y"] for box in boxes] == sorted({box["y"] for box in boxes})
    assert all(box["x"] + box["width"] <= 360 for box in boxes)
    for cell in statement.locator("td.cell").all():
        assert not cell.is_visible() or cell.locator(".cell-sign").is_visible()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_word_is_too_small_to_read(event, new_page, width):
    page = new_page(width=width)
    page.goto(event)
    small = page.evaluate(
        """() => [...document.querySelectorAll("main *")]
          .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
          .filter((element) => element.checkVisibility() && parseFloat(getComputedStyle(element).fontSize) < 12)
          .map((element) => element.outerHTML.slice(0, 80))"""
    )

    assert small == []


def test_another_base_is_one_link_away_and_has_an_address(event, new_page, complaints):
    page = new_page(java_script_enabled=False)
    page.goto(event)
    first = page.locator("table.statements thead th").first.inner_text()
    page.locator("a[href*='/against/']").first.click()

    assert "/against/" in page.url
    assert page.locator("table.statements thead th").first.inner_text() != first
    assert complaints == []


def test_a_passage_leads_to_its_place_in_the_article(event, new_page):
    page = new_page()
    page.goto(event)
    cell = page.locator("td.cell:has(.pilcrow)").first
    words = cell.locator(".passage").inner_text().split()[:4]
    cell.locator(".pilcrow").click()
    page.wait_for_url("**/articles/**#**")
    target = page.locator(":target")

    assert target.is_visible()
    assert any(word in target.inner_text() for word in words)
