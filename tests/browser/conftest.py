"""A real browser on the built site, under the headers of the published one."""

import pytest
from chromium import find
from digests import REPOSITORY
from playwright.sync_api import sync_playwright
from published import kinds, published


def failed(page, request):
    """Yield what is wrong with a request: what a click to another page breaks off is not."""
    if request.failure != "net::ERR_ABORTED":
        yield f"{page.url}: {request.url} failed"


@pytest.fixture(scope="session")
def address(digest):
    """Return the address of the site as it will be published."""
    with published(digest / "site", REPOSITORY / "netlify.toml") as url:
        yield url


@pytest.fixture(scope="session")
def browser():
    """Return a running Chromium; a machine without one fails the tests, it does not skip them."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find())
        yield chromium
        chromium.close()


@pytest.fixture
def complaints():
    """Return the list in which every message of the console, error and failed request of a test
    ends up.
    """
    return []


@pytest.fixture
def new_page(browser, complaints):
    """Return a function that opens a page of a given width, color scheme and so on, whose
    complaints are collected.
    """
    contexts = []

    def opener(width: int = 1440, height: int = 900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on(
            "console",
            lambda message: complaints.append(f"{page.url}: {message.type}: {message.text}"),
        )
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda request: complaints.extend(failed(page, request)))
        return page

    yield opener
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def page_kinds(digest):
    """Return one address of each kind of page, by the name of the kind."""
    return kinds(digest / "site")
