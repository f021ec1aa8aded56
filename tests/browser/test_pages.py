"""Every kind of page in a real browser: nothing sideways, and all of it without scripts and without
captures.
"""

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
        missing += [
            f"{kind}: {text[:80]}" for text in scripted.evaluate(READ) if text not in without
        ]

    assert missing == []


def test_an_empty_digest_is_a_site_too(new_page, complaints, tmp_path):
    """`init` makes a digest without a single capture: every page of it opens, search included, and
    none complains.
    """
    root = new_digest(tmp_path / "empty")
    built = run_builder(root, "build")
    assert built.returncode == 0, built.stderr
    with published(root / "site", REPOSITORY / "netlify.toml") as url:
        page = new_page()
        for kind, path in sorted(kinds(root / "site").items()):
            if kind != "missing":
                page.goto(url + path, wait_until="networkidle")

    assert complaints == []
