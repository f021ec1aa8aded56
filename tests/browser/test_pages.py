"""Every kind of page in a real browser: silent console, no barrier, nothing sideways, whole without scripts, usable by keyboard."""

import pytest
from digests import REPOSITORY, run_builder
from published import kinds, published

WIDTHS = (320, 360, 768, 1440)
BRIDGE = """<html lang="en"><head><title>Minister Ortiz opens new bridge at Vel</title>
<meta property="og:site_name" content="OUTLET"><meta property="article:published_time" content="2024-05-07THOUR:00:00Z"></head>
<body><article><h1>Minister Ortiz opens new bridge at Vel</h1>
<p>Harbor minister Ana Ortiz opened the new bridge at Vel on Tuesday in front of a large crowd of people from the valley.</p>
<p>"We have built an honest bridge for all people of the valley," Ortiz said at the ceremony. The bridge took HOUR years to build.</p>
<p>Mayor Bram Keller called the bridge "a great day for the town" and thanked the workers who built it.</p></article></body></html>"""
#: The elements that stick out of a page too wide for its window, as short descriptions.
STICKING_OUT = """
() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
  [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
    .slice(0, 5)
    .map((element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 40)}`)
"""
#: Everything in the content that can be read without typing something first.
READ = """
() => [...document.querySelectorAll("main :is(h1, h2, h3, p, th, td, li, blockquote, dt, dd, figcaption)")]
  .filter((element) => element.checkVisibility() && !element.closest("form, [role=group]"))
  .map((element) => element.innerText.trim())
  .filter(Boolean)
"""
FOCUSED = """
async () => {
  const element = document.activeElement;
  const inside = (box) => box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < window.innerHeight;
  // Chromium scrolls to what has the focus with one of the next frames.
  for (let frame = 0; frame < 60 && !inside(element.getBoundingClientRect()); frame++) await new Promise(requestAnimationFrame);
  const style = getComputedStyle(element);
  return {
    name: `${element.tagName.toLowerCase()} ${element.textContent.trim().slice(0, 30)}`,
    body: element === document.body,
    seen: inside(element.getBoundingClientRect()),
    ringed: style.outlineStyle !== "none" || style.boxShadow !== "none" || element.matches("summary"),
    order: element.tabIndex,
  };
}
"""


@pytest.fixture(scope="module")
def every_kind(page_kinds):
    return sorted(page_kinds.items())


def test_no_page_says_anything_on_the_console(address, new_page, complaints, every_kind):
    page = new_page()
    for kind, path in every_kind:
        before = len(complaints)
        page.goto(address + path, wait_until="networkidle")
        if kind == "missing":
            # The browser itself reports the status of the page that was asked for.
            complaints[before:] = [line for line in complaints[before:] if "404 (Not Found)" not in line]

    assert complaints == []


def test_no_page_scrolls_sideways(address, new_page, every_kind):
    page = new_page()
    wide = []
    for kind, path in every_kind:
        page.goto(address + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if culprits := page.evaluate(STICKING_OUT):
                wide.append(f"{kind} at {width}: {culprits}")

    assert wide == []


def test_long_names_of_unknown_outlets_fit(new_page, tmp_path):
    """An outlet that no file describes has no short sign: its name is cut, and nothing sticks out of a narrow page."""
    root = tmp_path / "long"
    assert run_builder(tmp_path, "init", str(root)).returncode == 0
    names = (
        "Donaudampfschifffahrtsgesellschaftsnachrichtendienstzeitung",
        "The Very Long Northern Provincial Intelligencer",
        "صحيفة الميناء",
    )
    for number, name in enumerate(names):
        (root / "seeds" / f"{number}.html").write_text(BRIDGE.replace("OUTLET", name).replace("HOUR", f"{8 + number:02}"), encoding="utf-8")
    built = run_builder(root, "build")
    assert built.returncode == 0, built.stderr
    wide = []
    with published(root / "site", REPOSITORY / "netlify.toml") as url:
        page = new_page()
        for kind, path in sorted(kinds(root / "site").items()):
            page.goto(url + path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                if culprits := page.evaluate(STICKING_OUT):
                    wide.append(f"{kind} at {width}: {culprits}")

    assert wide == []


def test_every_page_is_whole_without_scripts(address, new_page, every_kind):
    """What a reader reads with scripts is there without them; scripts may only add controls."""
    scripted, plain = new_page(), new_page(java_script_enabled=False)
    missing = []
    for kind, path in every_kind:
        scripted.goto(address + path)
        plain.goto(address + path)
        without = set(plain.evaluate(READ))
        missing += [f"{kind}: {text[:80]}" for text in scripted.evaluate(READ) if text not in without]

    assert missing == []


def test_the_skip_link_comes_first_and_leads_to_the_content(address, new_page, every_kind):
    page = new_page()
    wrong = []
    for kind, path in every_kind:
        page.goto(address + path)
        page.keyboard.press("Tab")
        target = page.evaluate("document.activeElement.getAttribute('href')") or ""
        if not target.startswith("#") or not page.evaluate(FOCUSED)["seen"]:
            wrong.append(f"{kind}: the first stop is {page.evaluate(FOCUSED)['name']}")
            continue
        page.keyboard.press("Enter")
        if page.evaluate("!document.querySelector(':target')?.closest('main')"):
            wrong.append(f"{kind}: {target} is not the content")

    assert wrong == []


def test_every_stop_of_the_keyboard_can_be_seen(address, new_page, page_kinds):
    page = new_page()
    wrong = []
    for kind in ("home", "events/x", "search"):
        page.goto(address + page_kinds[kind])
        for _ in range(40):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUSED)
            if stop["body"]:
                break
            if not (stop["seen"] and stop["ringed"] and stop["order"] == 0):
                wrong.append(f"{kind}: {stop}")

    assert wrong == []


def test_a_page_can_be_printed(address, new_page, page_kinds):
    page = new_page()
    page.goto(address + page_kinds["events/x"])
    page.emulate_media(media="print")

    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


def test_an_empty_digest_is_a_site_too(new_page, complaints, tmp_path):
    """`init` makes a digest without a single capture: every page of it opens, search included, and none complains."""
    root = tmp_path / "empty"
    made = run_builder(tmp_path, "init", str(root))
    assert made.returncode == 0, made.stderr
    built = run_builder(root, "build")
    assert built.returncode == 0, built.stderr
    with published(root / "site", REPOSITORY / "netlify.toml") as url:
        page = new_page()
        for kind, path in sorted(kinds(root / "site").items()):
            if kind != "missing":
                page.goto(url + path, wait_until="networkidle")

    assert complaints == []
