"""A site below a path of its host, as GitHub Pages publishes a project: every link says the path."""

import re

import pytest
import sample
from bs4 import BeautifulSoup
from sample import TEMPLATES

from builder.core.settings import Settings
from builder.site import render
from builder.site.urls import placed


def made(base):
    settings = Settings(republish="full", base_url=base)
    aliased = tuple(
        sample.replaced(one, aliases=("an-old-name",)) if one.id == sample.MEETING else one
        for one in sample.digest().events
    )
    site = render(sample.digest(settings=settings, events=aliased), TEMPLATES)
    return {file.path: file.data for file in site.files}


@pytest.fixture(scope="module")
def files():
    return made("https://example.org/news")


def links(page):
    for tag, name in (
        ("a", "href"),
        ("link", "href"),
        ("script", "src"),
        ("form", "action"),
        ("img", "src"),
    ):
        yield from (one[name] for one in page.find_all(tag) if one.get(name))
    for one in page.select('meta[http-equiv="refresh"]'):
        yield one["content"].partition("url=")[2]


def test_every_link_leads_to_a_file_below_the_path(files):
    pages = {path: data for path, data in files.items() if path.endswith(".html")}
    for path, data in pages.items():
        for link in links(BeautifulSoup(data, "lxml")):
            where = link.removeprefix("https://example.org").partition("#")[0].partition("?")[0]
            if where.startswith("/"):
                assert where.startswith("/news/"), (path, link)
                name = where.removeprefix("/news/")
                file = f"{name}index.html" if not name or name.endswith("/") else name
                # The index of search is made from the pages.
                assert file in files or file.startswith("pagefind/"), (path, link)


def test_styles_and_scripts_find_what_is_beside_them(files):
    (style,) = [data.decode() for path, data in files.items() if path.endswith(".css")]
    scripts = [data.decode() for path, data in files.items() if path.endswith(".js")]

    for name in re.findall(r'url\("([^"]+)"\)', style):
        assert f"assets/{name}" in files
    assert all(not re.search(r"""import\(["']/""", script) for script in scripts)


def test_former_addresses_are_below_it_too(files):
    listed = files["_redirects"].decode().splitlines()
    assert listed == [
        f"/news/{section}/an-old-name/ /news/{section}/{sample.MEETING}/ 301"
        for section in ("embed", "events")
    ]
    assert f'url=/news/events/{sample.MEETING}/"'.encode() in files["events/an-old-name/index.html"]


def test_a_whole_host_is_as_it_was():
    page = made("https://example.org")["index.html"]

    assert b'href="/timeline/"' in page
    assert b"news/timeline" not in page


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (b'<a href="/a/">', b'<a href="/n/a/">'),
        (b'<a class="x" href="/">', b'<a class="x" href="/n/">'),
        (b'<a href="//elsewhere/">', b'<a href="//elsewhere/">'),
        (b'<a href="#here">', b'<a href="#here">'),
        (b'<a href="https://x/">', b'<a href="https://x/">'),
        (b"<p>href=&#34;/a/&#34;</p>", b"<p>href=&#34;/a/&#34;</p>"),
        (b'<meta content="0; url=/a/">', b'<meta content="0; url=/n/a/">'),
    ],
)
def test_only_links_to_this_site_are_placed(html, found):
    assert placed(html, "/n") == found
    assert placed(html, "") == html
