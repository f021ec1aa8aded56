"""Arabic and Hebrew captures beside an English one: every string keeps its direction and its language, and every page stays whole."""

import shutil

import pytest
from barriers import barriers
from digests import REPOSITORY, run_builder
from published import kinds, published

CAPTURES = REPOSITORY / "tests" / "cases" / "render" / "directions" / "seeds"
#: Texts with Arabic or Hebrew letters that nothing isolates from the text around them, or that show no language of theirs.
LOOSE = r"""
() => {
  const wrong = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/[\u0590-\u08ff]/.test(node.data)) continue;
    const at = node.parentElement;
    if (at.closest(".hidden")) continue;
    if (!at.closest("bdi, [dir]:not(html), h1, h2, h3, title, code, .stretch")) wrong.push(`direction: ${at.outerHTML.slice(0, 120)}`);
    if (at.closest(".theirs") && !/^(ar|he)/.test(at.closest("[lang]").lang)) wrong.push(`language: ${at.outerHTML.slice(0, 120)}`);
  }
  return wrong.slice(0, 8);
}
"""
#: Blocks of one of those languages that do not run from right to left.
TURNED = """
() => [...document.querySelectorAll("main :is([lang=ar], [lang=he]).theirs[dir=auto]")]
  .filter((element) => /^[^a-z]*[\\u0590-\\u08ff]/i.test(element.textContent.trim()))
  .filter((element) => getComputedStyle(element).direction !== "rtl")
  .map((element) => element.outerHTML.slice(0, 120))
"""


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    root = tmp_path_factory.mktemp("mixed") / "digest"
    assert run_builder(root.parent, "init", str(root)).returncode == 0
    shutil.copytree(CAPTURES, root / "seeds", dirs_exist_ok=True)
    built = run_builder(root, "build")
    assert built.returncode == 0, built.stderr
    with published(root / "site", REPOSITORY / "netlify.toml") as url:
        yield url, kinds(root / "site")


def test_every_string_keeps_its_direction_and_language(mixed, new_page):
    url, found = mixed
    page = new_page()
    wrong = []
    for kind, path in sorted(found.items()):
        page.goto(url + path)
        wrong += [f"{kind}: {line}" for line in page.evaluate(LOOSE) + page.evaluate(TURNED)]

    assert wrong == []


def test_no_page_is_a_barrier_or_scrolls_sideways(mixed, new_page):
    url, found = mixed

    assert barriers(new_page(width=320), url, found) == []


@pytest.mark.parametrize("word", ["الجسر", "הגשר"])
def test_search_finds_words_of_every_script(mixed, new_page, word):
    url, _ = mixed
    page = new_page()
    page.goto(f"{url}/search/?q={word}")
    hit = page.locator("[data-results] .hit-text").first
    hit.wait_for()

    assert word in hit.inner_text()
    assert hit.evaluate("(element) => getComputedStyle(element).direction") == "rtl"
