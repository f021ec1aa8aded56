"""The side-by-side table as a tool: arranged, narrowed and pointed at, by mouse and by keyboard,
and shared by its address.
"""

import pytest
from shifts import moves, watch

NUMBERS = "() => [...document.querySelectorAll('.statement')].filter((one) => one.checkVisibility()).map((one) => one.querySelector('.statement-number').textContent.replace(/\\D/g, ''))"  # noqa: E501 - one expression of the page
HIGHLIGHTED = "() => [...(CSS.highlights.get('counterpart') ?? [])].map(String)"


@pytest.fixture
def event(address, page_kinds):
    return address + page_kinds["events/x"]


def heads(page):
    return [
        text.split("\n")[0]
        for text in page.locator("table.statements thead th:visible").all_inner_texts()
    ]


def test_statements_stand_in_the_chosen_order(event, new_page):
    page = new_page()
    page.goto(event)
    usual = page.evaluate(NUMBERS)
    page.get_by_label("Order", exact=True).select_option("most dropped first")
    dropped = page.evaluate(NUMBERS)
    absent = [int(one.get_attribute("data-absent")) for one in page.locator(".statement").all()]

    assert usual == sorted(usual, key=int)
    assert sorted(dropped, key=int) == usual
    assert absent == sorted(absent, reverse=True)
    assert [text.split()[0] for text in page.locator(".minimap a").all_inner_texts()] == dropped


def test_changes_only_leaves_out_what_nobody_changed(event, new_page):
    page = new_page()
    page.goto(event)
    passages = page.locator("td.cell.reworded .passage")
    before = passages.all_inner_texts()
    page.get_by_label("Changes only").check()
    after = passages.all_inner_texts()

    assert sum(map(len, after)) < sum(map(len, before))
    assert all(mark.is_visible() for mark in passages.locator("mark, ins, del").all())
    page.get_by_label("Changes only").uncheck()
    assert passages.all_inner_texts() == before


def test_a_copied_address_gives_the_same_view(event, new_page):
    page, other = new_page(), new_page()
    page.goto(event)
    page.get_by_label("Order", exact=True).select_option("only one outlet first")
    page.get_by_label("Changes only").check()
    page.locator(".pick summary").click()
    page.locator(".pick").get_by_label("MINA").uncheck()
    other.goto(page.url)

    assert heads(other) == heads(page) == ["GSV", "TASS", "Sputnik"]
    assert other.evaluate(NUMBERS) == page.evaluate(NUMBERS)
    assert other.get_by_label("Changes only").is_checked()
    assert (
        other.locator(".modes-bases a")
        .last.get_attribute("href")
        .endswith("/against/mina/?sort=only&changes=1&with=gsv,tass,sputnik")
    )


@pytest.mark.parametrize("query", ["?with=gsv,mina", "?sort=dropped", "?changes=1"])
def test_nothing_moves_when_the_address_asks_for_a_view(event, new_page, query):
    page = new_page()
    watch(page)
    page.goto(f"{event}against/mina/{query}#statements", wait_until="networkidle")

    assert moves(page) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_differences_are_told_one_way_at_a_time(event, new_page, scripts):
    page = new_page(java_script_enabled=scripts)
    page.goto(event)
    ways = {
        "marked in the passages": ".passage del",
        "listed below them": ".statements .differences",
        "as readings": ".readings",
    }

    assert page.get_by_label("marked in the passages").is_checked()
    for chosen in ways:
        page.get_by_label(chosen).check()
        shown = [way for way, place in ways.items() if page.locator(place).first.is_visible()]
        assert shown == [chosen]
        marked = page.locator(".passage mark").first.evaluate(
            "(mark) => getComputedStyle(mark).textDecorationLine"
        )
        assert (marked == "underline") == (chosen == "marked in the passages")


def test_how_differences_are_told_is_in_the_address_and_goes_along(event, new_page):
    page, other = new_page(), new_page()
    watch(other)
    page.goto(event)
    page.get_by_label("as readings").check()
    other.goto(page.url, wait_until="networkidle")

    assert page.url.endswith("?show=readings")
    assert other.locator(".readings").first.is_visible()
    assert other.get_by_label("as readings").is_checked()
    assert moves(other) == []
    assert other.locator(".modes-bases a").last.get_attribute("href").endswith("?show=readings")
    other.get_by_label("marked in the passages").check()
    assert "show" not in other.url


def test_a_copied_address_leads_to_its_statement(event, new_page):
    page = new_page()
    page.goto(event + "?with=gsv,tass")
    page.locator(".minimap a").nth(4).click()
    other = new_page()
    other.goto(page.url)

    assert other.locator(".statement-name:target .statement-number").inner_text().split()[-1] == "5"
    assert heads(other) == ["GSV", "TASS"]


def test_an_address_that_nobody_could_have_copied_harms_nothing(event, new_page, complaints):
    page = new_page()
    page.goto(event + "?sort=__proto__&with=nobody,%3Cb%3E&changes=")

    assert heads(page)[0] == "GSV"
    assert complaints == []


def test_pointing_at_a_difference_marks_what_stands_for_it_elsewhere(event, new_page):
    page = new_page()
    page.goto(event)
    statement = page.locator("tbody:has-text('honest')")
    statement.locator("mark", has_text="fair").first.hover()

    assert page.evaluate(HIGHLIGHTED) == ["honest"]
    assert statement.locator(".twin").all_inner_texts() == ["fair", "fair"]
    page.mouse.move(5, 5)
    assert page.evaluate(HIGHLIGHTED) == []


def test_a_common_word_that_moved_is_not_taken_for_another_one_like_it(event, new_page):
    page = new_page()
    page.goto(event)
    page.evaluate(
        """() => {
          const [base, here] = document.querySelectorAll(".statement:has(.apparatus) .passage");
          base.textContent = "The mayor of the town praised the bridge today";
          const moved = document.createElement("mark");
          moved.className = "moved";
          moved.textContent = "the";
          here.replaceChildren("The mayor of the town praised bridge ", moved, " today");
        }"""
    )
    page.locator(".statement:has(.apparatus) mark.moved").first.hover()

    assert page.evaluate(HIGHLIGHTED) == ["the"]
    assert page.evaluate("() => [...CSS.highlights.get('counterpart')][0].startOffset") == len(
        "The mayor of the town praised "
    )


def test_the_keyboard_marks_what_stands_for_a_passage(event, new_page):
    page = new_page()
    page.goto(event)
    page.locator("tbody:has-text('honest') td.cell.reworded .pilcrow").first.focus()

    assert "honest" in page.evaluate(HIGHLIGHTED)


def test_outlets_are_chosen_by_keyboard_alone(event, new_page):
    page = new_page()
    page.goto(event)
    page.locator(".pick summary").focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")

    assert heads(page) == ["GSV", "MINA", "Sputnik"]
    assert not page.locator(".pick fieldset").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("width", [390, 1440])
def test_the_map_says_where_the_reader_is_and_leads_to_a_statement(event, new_page, width):
    page = new_page(width=width)
    page.goto(event)
    page.locator(".minimap a").nth(4).click()
    page.wait_for_function(
        "document.querySelector('.minimap [aria-current]')?.textContent.trim().startsWith('5')"
    )
    name = page.locator(".statement-name").nth(4).bounding_box()
    sticky = max(
        box["y"] + box["height"]
        for box in (
            one.bounding_box() for one in page.locator(".minimap, .statements thead th").all()
        )
    )

    assert name["y"] >= sticky - 1
    assert name["y"] < 400


def test_the_heads_of_the_columns_and_the_name_of_the_statement_stay_in_sight(event, new_page):
    page = new_page()
    page.goto(event)
    page.evaluate(
        "() => scrollBy(0, document.querySelector('tr.cells').getBoundingClientRect().top - 60)"
    )
    head, name = (
        page.locator(".statements thead th").first.bounding_box(),
        page.locator(".statement-name").first.bounding_box(),
    )

    assert 0 <= head["y"] < 100
    assert head["y"] < name["y"] < 200


@pytest.mark.parametrize("width", [390, 1440])
def test_what_has_the_focus_is_never_under_what_stays_at_the_top(event, new_page, width):
    """Backwards through the page, as with Shift and Tab, each link comes in from above."""
    page = new_page(width=width)
    page.goto(event)
    covered = page.evaluate(
        """async () => {
          const wrong = [];
          for (const link of [...document.querySelectorAll(".statements .pilcrow")].reverse()) {
            link.focus();
            await new Promise(requestAnimationFrame);
            const box = link.getBoundingClientRect();
            const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            if (!link.contains(top)) wrong.push(`${link.textContent} under ${top?.outerHTML.slice(0, 60)}`);
          }
          return wrong;
        }"""
    )

    assert covered == []


def test_without_scripts_there_are_no_idle_controls(event, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(event)

    assert not page.locator(".tools").is_visible()
    assert page.locator(".statement:visible").count() == page.locator(".statement").count()
