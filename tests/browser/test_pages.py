"""Every kind of page in a real browser: nothing sideways, whole without scripts, usable by keyboard and on paper."""

from barriers import too_wide
from digests import REPOSITORY, new_digest, run_builder
from published import kinds, published

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


def test_no_page_scrolls_sideways(address, new_page, page_kinds):
    assert too_wide(new_page(), address, page_kinds) == []


def test_every_page_is_whole_without_scripts(address, new_page, page_kinds):
    """What a reader reads with scripts is there without them; scripts may only add controls."""
    scripted, plain = new_page(), new_page(java_script_enabled=False)
    missing = []
    for kind, path in sorted(page_kinds.items()):
        scripted.goto(address + path)
        plain.goto(address + path)
        without = set(plain.evaluate(READ))
        missing += [f"{kind}: {text[:80]}" for text in scripted.evaluate(READ) if text not in without]

    assert missing == []


def test_the_skip_link_comes_first_and_leads_to_the_content(address, new_page, page_kinds):
    page = new_page()
    wrong = []
    for kind, path in sorted(page_kinds.items()):
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


def test_an_empty_digest_is_a_site_too(new_page, complaints, tmp_path):
    """`init` makes a digest without a single capture: every page of it opens, search included, and none complains."""
    root = new_digest(tmp_path / "empty")
    built = run_builder(root, "build")
    assert built.returncode == 0, built.stderr
    with published(root / "site", REPOSITORY / "netlify.toml") as url:
        page = new_page()
        for kind, path in sorted(kinds(root / "site").items()):
            if kind != "missing":
                page.goto(url + path, wait_until="networkidle")

    assert complaints == []
