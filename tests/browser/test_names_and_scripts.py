"""Reports in English, Arabic and Hebrew, by outlets with the longest names: every string keeps its
direction, language and place.
"""

import shutil

import pytest
from barriers import barriers, too_wide
from digests import REPOSITORY, new_digest, run_builder
from published import kinds, published

CAPTURES = REPOSITORY / "tests" / "cases" / "site" / "names-and-scripts" / "seeds"
#: Kinds of page that print nothing of a report.
WITHOUT = {"about", "corrections", "data", "method", "missing"}
#: Texts with Arabic or Hebrew letters that nothing isolates from the text around them, or that show
#: no language of theirs.
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
TURNED = r"""
() => [...document.querySelectorAll("main :is([lang=ar], [lang=he]).theirs[dir=auto]")]
  .filter((element) => /^[^a-z]*[\u0590-\u08ff]/i.test(element.textContent.trim()))
  .filter((element) => getComputedStyle(element).direction !== "rtl")
  .map((element) => element.outerHTML.slice(0, 120))
"""
#: The directions of what can be seen of some elements.
DIRECTIONS = """
(selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility() && one.textContent.trim())
  .map((one) => getComputedStyle(one).direction)
"""
#: The pieces of a line from left to right, as a reader of English meets them.
LEFT_TO_RIGHT = """
(line) => [...line.children].map((one) => [one.getBoundingClientRect().x, one.textContent.trim()]).sort((one, other) => one[0] - other[0])
  .map(([, text]) => text)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = new_digest(tmp_path_factory.mktemp("names") / "digest")
    shutil.copytree(CAPTURES, root / "seeds", dirs_exist_ok=True)
    built = run_builder(root, "build")
    assert built.returncode == 0, built.stderr
    return root / "site"


@pytest.fixture(scope="module")
def url(site):
    with published(site, REPOSITORY / "netlify.toml") as address:
        yield address


@pytest.fixture
def coverage(site, url, new_page):
    """Return a function that opens the coverage page of the event reported in a language."""

    def opener(language):
        (found,) = (
            path
            for path in site.glob("events/*/index.html")
            if f'lang="{language}"' in path.read_text(encoding="utf-8")
        )
        page = new_page()
        page.goto(f"{url}/events/{found.parent.name}/")
        return page

    return opener


def test_every_string_on_every_page_keeps_its_direction_and_language(site, url, new_page):
    page = new_page()
    wrong = []
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix()
        page.goto(f"{url}/{address}/", wait_until="domcontentloaded")
        wrong += [f"{address}: {line}" for line in page.evaluate(LOOSE) + page.evaluate(TURNED)]

    assert wrong == []


@pytest.mark.parametrize("language", ["ar", "he"])
def test_passages_run_from_right_to_left_and_what_we_say_of_them_does_not(coverage, language):
    page = coverage(language)

    assert set(page.evaluate(DIRECTIONS, ".passage, .headlines-title")) == {"rtl"}
    assert set(page.evaluate(DIRECTIONS, ".state, .statement-count, h2, .readings ul")) == {"ltr"}
    assert all(one.get_attribute("lang") == language for one in page.locator(".passage").all())
    page.goto(f"{page.url}texts/")
    assert set(page.evaluate(DIRECTIONS, ".texts td p.theirs")) == {"rtl"}


@pytest.mark.parametrize(
    ("language", "base", "here"), [("ar", "صادقا", "عادلا"), ("he", "הגון", "ישר")]
)
def test_a_difference_reads_from_the_base_to_the_other_outlet(coverage, language, base, here):
    """Two strings from right to left beside an arrow would change places without isolation."""
    page = coverage(language)
    pair = page.locator(".pair", has_text=here).first
    entry = page.locator(".readings li", has_text=here).first
    order = [text for text in entry.evaluate(LEFT_TO_RIGHT) if text in (base, "]", here)]

    assert [text for text in pair.evaluate(LEFT_TO_RIGHT) if text in (base, here)] == [base, here]
    assert order == [base, "]", here]


@pytest.mark.parametrize("language", ["ar", "he"])
def test_pointing_finds_the_counterpart_in_any_script(coverage, language):
    page = coverage(language)
    page.locator(".passage mark.reworded").first.hover()

    assert page.evaluate("() => [...(CSS.highlights.get('counterpart') ?? [])].map(String)") == [
        page.locator(".passage mark.reworded").first.get_attribute("data-base")
    ]


@pytest.mark.parametrize("word", ["الجسر", "הגשר"])
def test_search_finds_words_of_every_script(url, new_page, word):
    page = new_page()
    page.goto(f"{url}/search/?q={word}")
    hit = page.locator("[data-results] .hit-text").first
    hit.wait_for()

    assert word in hit.inner_text()
    assert hit.evaluate("(element) => getComputedStyle(element).direction") == "rtl"


def test_no_page_with_such_names_is_a_barrier_with_text_twice_as_large(site, url, new_page):
    pages = {kind: path for kind, path in kinds(site).items() if kind not in WITHOUT}

    assert barriers(new_page(width=320), url, pages, 200) == []


def test_names_without_a_short_sign_fit_every_width(site, url, new_page):
    """An outlet that no file describes has no short sign: its name is cut, and nothing sticks out
    of a narrow page.
    """
    assert too_wide(new_page(), url, kinds(site)) == []
