"""The table of an event that many outlets report: a few of them, chosen, stand side by side; what
is said stays the same.
"""

from contextlib import contextmanager

import pytest
import sample
from barriers import barriers
from digests import REPOSITORY
from published import published
from shifts import moves, watch

from builder.site import render


@contextmanager
def crowd(site, outlets):
    """Publish an event of so many outlets in a folder; the value is its address."""
    digest = sample.crowd(outlets)
    for file in render(digest, sample.TEMPLATES).files:
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    with published(site, REPOSITORY / "netlify.toml") as url:
        yield f"{url}/events/{digest.events[0].id}/"


@pytest.fixture(scope="module")
def event(tmp_path_factory):
    """Return the address of an event of twelve outlets."""
    with crowd(tmp_path_factory.mktemp("many"), 12) as address:
        yield address


@pytest.fixture(scope="module")
def sixty(tmp_path_factory):
    """Return the address of an event of sixty outlets."""
    with crowd(tmp_path_factory.mktemp("sixty"), 60) as address:
        yield address


def outlets(page):
    """Return the keys of the outlets that each statement shows, statement by statement."""
    return page.evaluate(
        "() => [...document.querySelectorAll('.statement')].map((one) => [...one.querySelectorAll('.witnesses li:not([hidden])')].map((li) => li.dataset.key))"  # noqa: E501 - one expression of the page
    )


def test_a_few_chosen_outlets_stand_in_columns_in_the_same_order_everywhere(
    event, new_page, complaints
):
    page = new_page()
    page.goto(event)
    everyone, text = outlets(page), page.locator(".statements").inner_text()
    page.locator(".pick summary").click()
    page.get_by_role("button", name="Base text only").click()
    for box in page.locator(".pick input:not([disabled])").all()[:2]:
        box.check()
    base = page.locator(".pick input[disabled]").get_attribute("value")
    chosen = page.locator(".pick input:not([disabled]):checked").evaluate_all(
        "all => all.map((one) => one.value)"
    )

    assert all(shown == [base, *chosen] for shown in outlets(page))
    assert page.locator(".statement").first.locator(".cell:visible").count() == 3

    page.get_by_role("button", name="All", exact=True).click()
    assert outlets(page) == everyone
    assert page.locator(".statements").inner_text() == text
    assert complaints == []


def test_an_address_brings_the_columns_back(event, new_page):
    page, other = new_page(), new_page()
    page.goto(event)
    page.locator(".pick summary").click()
    page.get_by_role("button", name="Base text only").click()
    page.locator(".pick input:not([disabled])").nth(4).check()
    other.goto(page.url)

    assert outlets(other) == outlets(page)
    assert all(len(shown) == 2 for shown in outlets(other))


@pytest.mark.parametrize("query", ["", "?with=o03,o04&changes=1"])
def test_no_view_is_a_barrier_in_a_small_window_with_large_text(event, new_page, query):
    assert barriers(new_page(width=320), event, {"event": query}, 200) == []


@pytest.mark.parametrize("width", [390, 1440])
def test_wordings_stand_beside_each_other(event, new_page, width):
    page = new_page(width=width)
    page.goto(event)
    several = page.locator(".beside:has(> .cell + .cell)").first
    first, second = (several.locator("> .cell").nth(number).bounding_box() for number in (0, 1))

    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]
    if width < 640:
        # The next one shows that there is more, and can be reached.
        assert second["x"] < width < second["x"] + second["width"]
        several.evaluate("(list) => list.scrollTo({left: list.scrollWidth, behavior: 'instant'})")
        last = several.locator("> .cell").last.bounding_box()
        assert last["x"] >= 0
        assert last["x"] + last["width"] <= width


@pytest.mark.parametrize("width", [390, 1440])
def test_all_of_sixty_outlets_are_there_and_nothing_moves(sixty, new_page, complaints, width):
    """Of each the page says what it has of the statement, folded where the list is long."""
    page = new_page(width=width)
    watch(page)
    page.goto(sixty, wait_until="networkidle")
    (told,) = outlets(page)

    assert len(set(told)) == len(told) == 60
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert moves(page) == []
    assert complaints == []
    assert barriers(page, sixty, {"event": ""}, 100) == []
