"""The list of differences: of any outlets, against any base text, with what was chosen in the
table, and back.
"""

import pytest
from shifts import moves, watch

OUTLETS = "() => [...new Set([...document.querySelectorAll('.differing h3 a')].map((one) => one.textContent.trim()))].sort()"


@pytest.fixture
def event(address, page_kinds):
    return address + page_kinds["events/x"]


def follow(page, place, name, url):
    """Follow a link, and wait until the page that it leads to has run its scripts."""
    page.locator(place).get_by_role("link", name=name).click()
    page.wait_for_url(url)


def test_outlets_chosen_in_the_table_go_along_and_back(event, new_page):
    page = new_page()
    page.goto(event)
    page.locator(".pick summary").click()
    page.locator(".pick").get_by_label("MINA").uncheck()
    follow(page, ".modes", "differences", "**/differences/?with=gsv,tass,sputnik")

    assert page.evaluate(OUTLETS) == ["Sputnik", "TASS"]
    assert page.get_by_role("status").inner_text() == "2 of 3 outlets"
    page.locator(".pick summary").click()
    page.locator(".pick").get_by_label("Sputnik").uncheck()
    assert page.evaluate(OUTLETS) == ["TASS"]
    follow(page, ".modes", "Statements", event + "?with=gsv,tass#side-by-side")
    assert page.locator("table.statements thead th:visible bdi").all_inner_texts() == [
        "GSV",
        "TASS",
    ]


def test_the_base_text_goes_along_and_back(event, new_page):
    page = new_page()
    page.goto(event + "against/tass/")
    follow(page, ".modes", "differences", event + "against/tass/differences/")

    assert "TASS" not in page.evaluate(OUTLETS)
    assert page.locator(".modes-bases [aria-current]").inner_text() == "TASS"
    follow(page, ".modes-bases", "MINA", event + "against/mina/differences/")
    assert page.evaluate(OUTLETS) == ["GSV", "Sputnik", "TASS"]
    follow(page, ".modes", "Statements", event + "against/mina/")


def test_a_name_leads_to_the_statement_against_the_same_base(event, new_page):
    page = new_page()
    page.goto(event + "against/tass/differences/")
    name = page.locator(".differing-name a").first
    text = name.inner_text()
    name.click()
    page.wait_for_url(event + "against/tass/#*")

    assert text in page.locator(":target").inner_text()


def test_nothing_moves_however_late_the_script_comes(event, new_page):
    page = new_page()
    watch(page)
    held = []
    page.route("**/*.js", lambda route: held.append(route))  # noqa: PLW0108 - a method of a list takes no attributes
    page.goto(event + "differences/?with=gsv,mina", wait_until="commit")
    page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length > 0"
    )
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")

    assert page.evaluate(OUTLETS) == ["MINA"]
    assert moves(page) == []


def test_the_same_differences_stand_once_with_all_who_have_them(event, new_page):
    page = new_page()
    page.goto(event + "differences/")
    lists = [
        section.locator("dl").all_inner_texts()
        for section in page.locator(".differing section").all()
    ]

    assert all(len(texts) == len(set(texts)) for texts in lists)
    assert page.locator(".differing h3").first.locator("a").all_inner_texts() == ["TASS", "MINA"]


def test_without_scripts_all_differences_are_there(event, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(event + "differences/")

    assert (
        page.locator(".differing h3 a").count()
        == page.locator(".differing h3 a:visible").count()
        > 8
    )
    assert not page.locator(".tools").is_visible()
