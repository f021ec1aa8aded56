"""The site by keyboard alone: every stop is seen, none is a trap, and what opens also closes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from barriers import OPTIONS

MOST_STOPS = 300
#: What has the focus; null at the end of the page.
STOP = """
async () => {
  const stop = document.activeElement;
  if (stop === document.body) return null;
  const seen = () => {
    const box = stop.getClientRects()[0];
    const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + box.height / 2);
    return top !== null && [stop, ...(stop.labels ?? [])].some((one) => one.contains(top) || top.contains(one));
  };
  // Chromium scrolls to what has the focus with one of the next frames.
  for (let frame = 0; frame < 60 && !seen(); frame++) await new Promise(requestAnimationFrame);
  const style = getComputedStyle(stop);
  return {
    name: (stop.getAttribute("aria-label") ?? (stop.labels?.[0] ?? stop).textContent).trim(),
    what: stop.outerHTML.slice(0, 80),
    seen: seen() && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inOrder: stop.tabIndex === 0,
    href: stop.getAttribute("href") ?? "",
  };
}
"""


@pytest.fixture
def event(address, page_kinds):
    return address + page_kinds["events/x"]


def test_the_skip_link_comes_first_and_leads_to_the_content(address, new_page, page_kinds):
    page = new_page()
    wrong = []
    # A page for frames has no masthead that could be skipped.
    for kind, path in sorted(page_kinds.items() - {("embed/x", page_kinds["embed/x"])}):
        page.goto(address + path)
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        page.keyboard.press("Enter")
        if not (
            stop["href"].startswith("#")
            and stop["seen"]
            and page.evaluate("document.querySelector(':target')?.closest('main')")
        ):
            wrong.append(f"{kind}: {stop}")

    assert wrong == []


@pytest.mark.parametrize(
    "way",
    [
        ("home", "", 1440, "Tab"),
        ("search", "", 1440, "Tab"),
        ("events/x", "", 390, "Tab"),
        ("events/x", "", 1440, "Shift+Tab"),
        ("events/x", "texts/", 1440, "Tab"),
        ("events/x", "texts/?lock=1", 1440, "Shift+Tab"),
        ("events/x", "differences/", 390, "Tab"),
        ("events/x", "against/mina/", 390, "Shift+Tab"),
    ],
    ids=str,
)
def test_every_stop_has_a_name_and_is_seen_and_the_last_one_is_left(
    address, new_page, page_kinds, way
):
    kind, view, width, key = way
    page = new_page(width=width, height=800)
    page.goto(address + page_kinds[kind] + view)
    stops = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)

    assert 12 < len(stops) < MOST_STOPS
    assert [
        stop["what"] for stop in stops if not (stop["name"] and stop["seen"] and stop["inOrder"])
    ] == []


@pytest.mark.parametrize("view", ["", "texts/", "differences/", "against/mina/"])
def test_a_list_of_outlets_opens_and_closes_by_keyboard_and_hides_nothing(event, new_page, view):
    page = new_page()
    page.goto(event + view)
    summary, outlets = page.locator(".pick summary"), page.locator(".pick fieldset")
    summary.focus()
    page.keyboard.press("Enter")
    assert outlets.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not outlets.is_visible()
    assert summary.evaluate("(element) => element === document.activeElement")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    assert not outlets.is_visible(), "what has the focus would be under it"


@pytest.mark.parametrize(
    "view",
    [
        "",
        "texts/?with=tass,mina",
        "texts/?lock=1",
        "differences/?with=mina",
        "against/mina/?changes=1",
    ],
)
def test_no_view_is_a_barrier_with_everything_opened(event, new_page, view):
    page = new_page(color_scheme="dark")
    page.goto(event + view)
    page.evaluate(
        "document.querySelectorAll('details').forEach((details) => (details.open = true))"
    )

    assert [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in Axe().run(page, options=OPTIONS).response["violations"]
    ] == []


def test_columns_scroll_together_by_keyboard(event, new_page):
    page = new_page()
    page.goto(event + "texts/")
    page.get_by_label("Each column scrolls").focus()
    page.keyboard.press("Space")
    assert page.get_by_label("Each column scrolls").evaluate(
        "(element) => element === document.activeElement"
    )
    while not page.evaluate("document.activeElement.matches('.pane')"):
        page.keyboard.press("Tab")
    for _ in range(8):
        page.keyboard.press("ArrowDown")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.pane')].slice(0, 2).every((pane) => pane.scrollTop > 0)"
    )

    assert page.get_by_role("region").evaluate_all(
        "(panes) => panes.map((pane) => pane.ariaLabel)"
    ) == ["GSV", "TASS", "MINA", "Sputnik"]
