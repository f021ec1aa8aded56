"""A site below a path of its host, in a browser: looks, search and links are there."""

import pytest
from digests import REPOSITORY, copy_digest, run_builder
from published import Handler, published


class Below(Handler):
    """Answers for a site below /news/ and for nothing else, as GitHub Pages does."""

    def do_GET(self) -> None:  # noqa: N802 -- the name is the library's
        """Send what is below the path."""
        if not self.path.startswith("/news/"):
            self.send_error(404)
            return
        self.path = self.path.removeprefix("/news")
        super().do_GET()


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    root = copy_digest(tmp_path_factory.mktemp("below") / "digest")
    run = run_builder(root, "build", "--base-url", "https://example.org/news")
    assert run.returncode == 0, run.stderr
    with published(root / "site", REPOSITORY / "netlify.toml", Below) as address:
        yield f"{address}/news"


def test_pages_look_and_lead_as_on_a_whole_host(news, new_page, complaints):
    page = new_page()
    page.goto(f"{news}/")
    page.get_by_role("navigation").get_by_role("link", name="Timeline").click()
    page.wait_for_url("**/news/timeline/")

    assert page.evaluate("document.fonts.size") > 0
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Source')
    assert complaints == []


def test_search_finds_and_leads_to_a_passage(news, new_page, complaints):
    page = new_page()
    page.goto(f"{news}/search/?q=honest")
    page.locator("[data-results] article").first.wait_for()
    links = page.locator("[data-results] a").evaluate_all("found => found.map(one => one.pathname)")
    page.get_by_role("link", name="In the article").first.click()
    page.wait_for_url("**/news/articles/**")

    assert links
    assert all(link.startswith("/news/") for link in links)
    assert "honest" in page.locator(":target").inner_text()
    assert complaints == []
