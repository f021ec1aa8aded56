"""Every component with every example, short, long, from right to left and empty: no barrier,
nothing sticks out of a narrow window.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from barriers import ENLARGE, OPTIONS
from digests import REPOSITORY
from patterns import write
from published import published

#: Rules about a page as a whole: several mastheads and headings of several levels stand on this
#: one.
WHOLE = (
    "heading-order",
    "landmark-banner-is-top-level",
    "landmark-contentinfo-is-top-level",
    "landmark-no-duplicate-banner",
    "landmark-no-duplicate-contentinfo",
    "landmark-unique",
    "page-has-heading-one",
)
EXAMPLES = OPTIONS | {"rules": OPTIONS["rules"] | {name: {"enabled": False} for name in WHOLE}}
STICKING_OUT = """
() => [...document.querySelectorAll("main *")]
  .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !element.closest(".hidden, .matrix-frame"))
  .slice(0, 5)
  .map((element) => `${element.closest(".pattern").querySelector("h2").id}: ${element.tagName} ${element.className}`)
"""


@pytest.fixture(scope="module")
def patterns(tmp_path_factory):
    folder = tmp_path_factory.mktemp("patterns")
    write(folder)
    with published(folder, REPOSITORY / "netlify.toml") as url:
        yield url


@pytest.mark.parametrize("view", [(1440, 100, "dark"), (320, 100, "light")], ids=str)
def test_no_example_is_a_barrier_or_sticks_out(patterns, new_page, complaints, view):
    width, size, scheme = view
    page = new_page(width=width, color_scheme=scheme)
    page.goto(patterns)
    page.evaluate(ENLARGE, size)
    violations = Axe().run(page, options=EXAMPLES).response["violations"]

    assert [
        f"{one['id']}: {node['target']}: {node['html'][:120]}"
        for one in violations
        for node in one["nodes"]
    ] == []
    assert page.evaluate(STICKING_OUT) == []
    assert complaints == []
