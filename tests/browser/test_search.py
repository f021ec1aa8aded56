"""Search as a reader uses it: words, a filter, a result that leads to the sentence itself."""

import re

import pytest
from digests import REPOSITORY, copy_digest, run_builder
from published import published

STATUS = "[data-status]"
HITS = "[data-results] article"
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shifts += one.value; })
  .observe({ type: "layout-shift", buffered: true });
"""
ONE_KIND = "(place) => new Set([...document.querySelectorAll(place)].map((one) => one.textContent)).size === 1"


@pytest.fixture
def page(address, new_page, page_kinds):
    page = new_page()
    page.goto(address + page_kinds["search"])
    return page


def search(page, words):
    """Type ``words``, press Enter, and wait until the page says how much was found."""
    before = page.locator(STATUS).inner_text()
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_function(
        "([place, before]) => document.querySelector(place).textContent !== before",
        arg=[STATUS, before],
    )


def signs(page):
    return set(page.locator(f"{HITS}:not(.hit-statement) strong").all_inner_texts())


def test_a_word_and_a_filter_lead_to_the_passage(page, complaints):
    search(page, "honest")
    page.locator(HITS).first.wait_for()
    outlet = page.locator(f"{HITS}:not(.hit-statement) strong").first.inner_text()

    page.get_by_label(outlet, exact=True).check()
    page.wait_for_function(ONE_KIND, arg=f"{HITS}:not(.hit-statement) strong")
    assert signs(page) == {outlet}
    assert page.locator(f"{HITS} mark").all_inner_texts()

    page.locator(f"{HITS}:not(.hit-statement)").first.get_by_role(
        "link", name="In the article"
    ).click()
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


def test_a_statement_is_found_with_all_its_readings(page):
    """A word of one outlet finds the statement, and beside it what the others print in its place."""
    search(page, "fair")
    statement = page.locator(".hit-statement").filter(has_text="honest").first
    statement.wait_for()
    place = statement.locator(".hit-readings li").first

    assert place.locator("mark").all_inner_texts() == ["fair"]
    assert "honest" in place.inner_text()


def test_a_link_into_an_article_points_at_the_found_words(page):
    search(page, "honest")
    link = page.locator(f"{HITS}:not(.hit-statement)").first.get_by_role(
        "link", name="In the article"
    )
    link.wait_for()

    assert re.search(r"#p\d+s\d+:~:text=(.+-,)?honest", link.get_attribute("href"))


def test_a_phrase_is_searched_as_one(page):
    search(page, '"good, fair"')
    page.locator(HITS).first.wait_for()

    assert all(
        "good, fair" in text
        for text in page.locator(f"{HITS}:not(.hit-statement) .hit-text").all_inner_texts()
    )


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


@pytest.fixture(scope="module")
def quoting_address(tmp_path_factory):
    """Return the address of a digest whose outlets and events have quotation marks and a backslash
    in their names.
    """
    root = copy_digest(tmp_path_factory.mktemp("quoting") / "digest")
    for path in (root / "content" / "outlets").glob("*.md"):
        text = re.sub(r"^sign: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        path.write_text(
            text.replace("---\n", f"---\nsign: '{path.stem} \"Daily\" \\ One'\n", 1),
            encoding="utf-8",
        )
    for path in (root / "content" / "events").glob("*.md"):
        text = re.sub(
            r"^title: .*$",
            f"title: 'The \"{path.stem}\" meeting'",
            path.read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        )
        path.write_text(text, encoding="utf-8")
    built = run_builder(root, "build")
    assert built.returncode == 0, built.stderr
    with published(root / "site", REPOSITORY / "netlify.toml") as url:
        yield url


@pytest.mark.parametrize("name", ["outlet", "event"])
def test_names_with_quotation_marks_can_be_filtered_by(quoting_address, new_page, name):
    """Pagefind matches no filter value that holds a quotation mark: ids are filtered by, names are
    shown.
    """
    page = new_page()
    page.goto(f"{quoting_address}/search/?q=Russia")
    page.locator(HITS).first.wait_for()
    box = page.locator(f"[data-filter={name}]").first
    label = box.locator("xpath=following-sibling::label").inner_text()
    before = page.locator(STATUS).inner_text()
    box.check()
    page.wait_for_function(
        "([place, before]) => document.querySelector(place).textContent !== before",
        arg=[STATUS, before],
    )

    assert '"' in label
    assert page.locator(HITS).count() > 0
    if name == "outlet":
        page.wait_for_function(ONE_KIND, arg=f"{HITS}:not(.hit-statement) strong")
        assert signs(page) == {label}
    again = new_page()
    again.goto(page.url)
    again.locator(HITS).first.wait_for()
    assert again.locator(HITS).all_inner_texts() == page.locator(HITS).all_inner_texts()


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_when_the_results_of_an_address_arrive(address, new_page, width):
    page = new_page(width=width, height=800)
    page.add_init_script(SHIFTS)
    page.goto(f"{address}/search/?q=Russia")
    page.locator(HITS).first.wait_for()
    page.wait_for_timeout(500)

    assert page.evaluate("window.shifts") < 0.05
    assert not page.get_by_role("heading", name="Browse").is_visible()
