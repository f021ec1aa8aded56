"""The whole development server: the program as a person starts it, and a browser that follows what
the person writes.
"""

import re

import pytest
from digests import command, copy_digest, environment
from running import Running


@pytest.fixture
def serving(tmp_path):
    root = copy_digest(tmp_path / "digest")
    server = Running(command(root, "serve"), environment())
    yield root, server
    server.close()


def test_an_edit_shows_in_the_browser_and_a_mistake_too(serving, new_page, complaints):
    root, server = serving
    address = server.wait(
        lambda: next(
            (found[1] for line in server.lines if (found := re.search(r"(http://\S+)/ ", line))),
            None,
        )
    )
    page = new_page()
    page.set_default_timeout(60_000)
    page.goto(address + "/")
    # The page that stands in for the site until the first build is done is replaced by itself.
    page.get_by_role("main").get_by_role("link").first.wait_for()
    event = min((root / "content/events").glob("*.md"))
    page.goto(f"{address}/events/{event.stem}/")
    before = event.read_text(encoding="utf-8")

    event.write_text(
        re.sub(r"(?m)^title: .*$", "title: A title that a person chose", before), encoding="utf-8"
    )
    page.get_by_role("heading", name="A title that a person chose", level=1).wait_for()

    article = max(
        (root / "content/articles").glob("*.md")
    )  # of another event: this one would be gone without its article
    whole = article.read_text(encoding="utf-8")
    article.write_text(whole.replace("title:", "title: [", 1), encoding="utf-8")
    notice = page.get_by_role("alert")
    notice.wait_for()
    assert f"content/articles/{article.name}" in notice.inner_text()
    assert page.locator("h1").inner_text() == "A title that a person chose"

    article.write_text(whole, encoding="utf-8")
    notice.wait_for(state="detached")
    assert [line for line in complaints if "503" not in line and "ERR_ABORTED" not in line] == []
    assert server.interrupt() == 130
    assert not any("Traceback" in line for line in server.lines)
