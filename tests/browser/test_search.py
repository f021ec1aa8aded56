"""Search as a reader uses it: words, a filter, a result that leads to the sentence itself."""

import pytest

STATUS = "[data-status]"
HITS = "[data-results] article"
ONE_KIND = "(place) => new Set([...document.querySelectorAll(place)].map((one) => one.textContent)).size === 1"


@pytest.fixture
def page(address, new_page, page_kinds):
    page = new_page()
    page.goto(address + page_kinds["search"], wait_until="networkidle")
    return page


def search(page, words):
    """Type ``words``, press Enter, and wait until the page says how much was found."""
    before = page.locator(STATUS).inner_text()
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_function("([place, before]) => document.querySelector(place).textContent !== before", arg=[STATUS, before])


def signs(page):
    return set(page.locator(f"{HITS}:not(.hit-statement) strong").all_inner_texts())


def test_a_word_and_a_filter_lead_to_the_passage(page, complaints):
    search(page, "honest")
    page.locator(HITS).first.wait_for()
    outlet = page.locator(f"{HITS}:not(.hit-statement) strong").first.inner_text()

    before = page.locator(STATUS).inner_text()
    page.get_by_label(outlet, exact=True).check()
    page.wait_for_timeout(1000)
    assert signs(page) == {outlet}
    assert page.locator(f"{HITS} mark").all_inner_texts()
    assert before

    page.locator(f"{HITS}:not(.hit-statement)").first.get_by_role("link", name="In the article").click()
    page.wait_for_url("**/articles/**")
    target = page.locator(":target")
    assert "honest" in target.inner_text()
    box = target.bounding_box()
    assert 0 <= box["y"] < 900
    assert complaints == []


def test_a_filter_leaves_other_outlets_out(page):
    search(page, "Russia")
    page.locator(HITS).first.wait_for()
    everybody = signs(page)
    chosen = min(everybody)
    page.get_by_label(chosen, exact=True).check()
    page.wait_for_function(ONE_KIND, arg=f"{HITS}:not(.hit-statement) strong")

    assert len(everybody) > 1
    assert signs(page) == {chosen}


def test_a_search_has_an_address_of_its_own(page, new_page):
    search(page, "honest")
    page.locator(HITS).first.wait_for()
    found = page.locator(HITS).all_inner_texts()
    again = new_page()
    again.goto(page.url)
    again.locator(HITS).first.wait_for()

    assert "q=honest" in page.url
    assert again.locator(HITS).all_inner_texts() == found


def test_a_phrase_is_searched_as_one(page):
    search(page, '"good, fair"')
    page.locator(HITS).first.wait_for()

    assert all("good, fair" in text for text in page.locator(f"{HITS}:not(.hit-statement) .hit-text").all_inner_texts())


def test_nothing_found_is_said(page):
    search(page, "xylophonist")

    assert "Nothing found" in page.locator(STATUS).inner_text()
    assert page.locator(HITS).count() == 0


def test_the_keyboard_alone_finds_a_passage(page):
    page.get_by_role("searchbox").focus()
    page.keyboard.type("honest")
    page.keyboard.press("Enter")
    page.locator(HITS).first.wait_for()
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "In the article":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**#**")

    assert "honest" in page.locator(":target").inner_text()


def test_without_scripts_the_page_leads_on(address, new_page, page_kinds):
    page = new_page(java_script_enabled=False)
    page.goto(address + page_kinds["search"])
    links = page.get_by_role("main").get_by_role("link")

    assert not page.get_by_role("searchbox").is_visible()
    assert any("/events/" in link.get_attribute("href") for link in links.all())
