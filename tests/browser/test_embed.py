"""A shared statement in a frame of a page elsewhere, with the headers of the published site."""

import pytest
from published import published

FRAME = '<!doctype html><html lang=en><title>x</title><link rel=icon href="data:,"><iframe src="{}" width="640" height="480"></iframe>'


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """Yield a folder and the address of another site, which sends no headers of its own."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "404.html").write_text("no", encoding="utf-8")
    nothing = folder / "none.toml"
    nothing.write_text("headers = []", encoding="utf-8")
    with published(folder, nothing) as url:
        yield folder, url


@pytest.fixture
def shared(digest):
    """Return the address of what can be shared of an event."""
    return (
        "/"
        + next(iter(sorted(digest.glob("site/embed/*/")))).relative_to(digest / "site").as_posix()
        + "/"
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_a_frame_shows_the_one_statement_that_its_address_names(
    address, new_page, elsewhere, shared, scripts
):
    page = new_page(java_script_enabled=scripts)
    page.goto(address + shared)
    anchors = (
        page.locator("article.share").evaluate_all("all => all.map(one => one.id)")
        if scripts
        else [
            page.locator("article.share").nth(place).get_attribute("id")
            for place in range(page.locator("article.share").count())
        ]
    )
    folder, url = elsewhere
    (folder / "index.html").write_text(
        FRAME.format(f"{address}{shared}#{anchors[-1]}"), encoding="utf-8"
    )
    page.goto(url)
    frame = page.frame_locator("iframe")
    frame.locator(f"[id='{anchors[-1]}']").wait_for()

    assert frame.locator("article.share:visible").count() == 1
    frame.locator("summary").last.click()
    assert frame.locator("pre:visible").count() >= 1


def test_no_other_page_stands_in_a_frame(address, new_page, elsewhere, page_kinds):
    folder, url = elsewhere
    (folder / "index.html").write_text(FRAME.format(address + page_kinds["home"]), encoding="utf-8")
    page = new_page()
    page.goto(url)

    assert page.frame_locator("iframe").locator("main").count() == 0
