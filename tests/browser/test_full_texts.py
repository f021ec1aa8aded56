"""Full texts in columns: any two to four outlets, aligned or scrolled together, shared by the
address.
"""

import pytest
from shifts import moves, watch


@pytest.fixture
def texts(address, page_kinds):
    return address + page_kinds["events/x/texts"]


def heads(page):
    return page.locator(".texts thead th:visible bdi").all_inner_texts()


def test_any_outlets_stand_beside_each_other(texts, new_page):
    page, other = new_page(), new_page()
    page.goto(texts)
    page.locator(".pick summary").click()
    page.get_by_label("GSV").uncheck()
    page.get_by_label("Sputnik").uncheck()
    other.goto(page.url)

    assert heads(page) == heads(other) == ["TASS", "MINA"]
    assert page.get_by_label("TASS").is_disabled(), "two columns at least"
    assert "with=tass,mina" in page.url


def test_paragraphs_that_share_a_statement_stand_beside_each_other(texts, new_page):
    """Also when the text by which the page was aligned is not among the chosen ones."""
    page = new_page()
    page.goto(texts + "?with=tass,mina")
    rows = page.locator(".texts tbody tr").all()
    together = [row for row in rows if row.locator("td:not(.empty)").count() == 2]

    assert together
    for row in together:
        numbers = [
            {
                number
                for one in cell.locator("[data-s]").all()
                for number in one.get_attribute("data-s").split()
            }
            for cell in row.locator("td").all()
        ]
        assert numbers[0] & numbers[1]


def test_pointing_at_a_sentence_marks_its_counterparts(texts, new_page):
    page = new_page()
    page.goto(texts)
    page.locator("[data-s]", has_text="honest").hover()
    marked = page.locator(".twin").all_inner_texts()

    assert len(marked) >= 3
    assert sum("fair" in text for text in marked) == 2
    page.mouse.move(5, 5)
    page.locator("[data-s='2 3'] a.number").last.focus()
    assert all("3" in one.get_attribute("data-s").split() for one in page.locator(".twin").all()), (
        "of the statement that has the focus only"
    )
    assert page.locator(".twin").count() >= 3


def test_locked_columns_show_the_same_statement(texts, new_page):
    page = new_page()
    page.goto(texts + "?with=gsv,mina&lock=1")
    first, second = page.locator(".pane").all()
    first.hover()
    first.evaluate(
        """(pane) => { pane.scrollTop = [...pane.querySelectorAll("[data-s='5']")][0].offsetTop - pane.clientHeight * 0.3 }"""
    )
    place = """(pane) => (pane.querySelector("[data-s='5']").getBoundingClientRect().top - pane.getBoundingClientRect().top)
        / pane.clientHeight"""
    page.wait_for_function("() => document.querySelectorAll('.pane')[1].scrollTop > 0")

    assert not page.locator(".texts").is_visible()
    assert second.evaluate(place) == pytest.approx(first.evaluate(place), abs=0.15)
    second.focus()
    page.keyboard.press("Home")
    page.wait_for_function("() => document.querySelectorAll('.pane')[0].scrollTop === 0")


def test_what_is_in_one_text_only_is_marked_and_said(texts, new_page):
    page = new_page()
    page.goto(texts)
    alone = page.locator(".texts .alone")

    assert alone.count() > 3
    assert all(text.startswith("only here: ") for text in alone.all_text_contents())
    assert alone.first.evaluate("(one) => getComputedStyle(one).textDecorationStyle") == "dashed"


@pytest.mark.parametrize("query", ["", "?with=tass,mina", "?lock=1"])
def test_the_reader_goes_from_difference_to_difference(texts, new_page, query):
    page = new_page()
    page.goto(texts + query)
    after, before = (
        page.get_by_role("button", name=f"{way} difference") for way in ("Next", "Previous")
    )
    told = []
    for _ in range(3):
        after.click()
        told.append(page.locator(".jump-status").inner_text())
        seen = page.locator(".here:visible").first.bounding_box()
        assert 0 <= seen["y"] < 900
    before.click()

    assert len(set(told)) == 3
    assert page.locator(".jump-status").inner_text() == told[1]
    assert after.is_visible(), "it stays in sight"


def test_a_phone_moves_sideways_through_the_texts_of_one_row(texts, new_page):
    page = new_page(width=390)
    page.goto(texts)
    row = page.locator(".texts tbody tr:has(td:not(.empty) ~ td:not(.empty))").first
    first, second = (row.locator("td:not(.empty)").nth(number).bounding_box() for number in (0, 1))

    assert first["y"] == second["y"]
    assert first["x"] < second["x"] < 390 < second["x"] + second["width"]
    assert row.get_attribute("tabindex") == "0"
    row.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(row) => row.scrollLeft > 0", arg=row.element_handle())
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("query", ["", "?with=tass,mina", "?lock=1"])
def test_nothing_moves_however_late_the_script_comes(texts, new_page, query, width):
    page = new_page(width=width)
    watch(page)
    held = []
    page.route("**/*.js", lambda route: held.append(route))  # noqa: PLW0108 - a method of a list takes no attributes
    page.goto(texts + query, wait_until="commit")
    page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length > 0"
    )
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")

    assert len(held) > 1
    assert moves(page) == []


def test_texts_that_stand_in_no_column_are_folded_below(texts, new_page):
    """Chosen, a text moves into a column; left out, it can still be read."""
    page = new_page()
    page.goto(texts + "?with=tass,mina")
    folded = page.locator(".texts-folded")

    assert [text.split("\n")[0].split()[0] for text in folded.all_inner_texts()] == [
        "GSV",
        "Sputnik",
    ]
    folded.first.locator("summary").click()
    assert folded.first.locator("p.theirs").first.is_visible()
    page.locator(".pick summary").click()
    page.locator(".pick").get_by_label("GSV").check()
    assert heads(page) == ["GSV", "TASS", "MINA"]
    assert folded.count() == 1


def test_columns_do_not_scroll_one_by_one_on_a_phone(texts, new_page):
    page = new_page(width=390)
    page.goto(texts + "?lock=1")

    assert page.locator(".texts").is_visible()
    assert page.locator(".pane").count() == 0


def test_nothing_is_wider_than_a_phone(texts, new_page):
    page = new_page(width=320)
    page.goto(texts + "?with=gsv,mina&lock=1")

    assert page.evaluate("document.documentElement.scrollWidth") == 320
