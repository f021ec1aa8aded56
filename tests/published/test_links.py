"""Every address inside the site leads somewhere: pages, files, fragments, and what styles and feeds
name.
"""

import json
import re
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml import etree, html

ORIGIN = "https://digest.invalid"
#: Attributes that hold an address.
ATTRIBUTES = ("href", "src", "action", "poster", "data")


def pages(site):
    return {
        address(site, path): html.fromstring(path.read_bytes())
        for path in sorted(site.rglob("*.html"))
    }


def address(site, path):
    relative = path.relative_to(site).as_posix()
    return ORIGIN + "/" + relative.removesuffix("index.html")


def targets(page):
    """Yield every address that a page names."""
    for element in page.iter(etree.Element):
        for name in ATTRIBUTES:
            if name in element.attrib:
                yield element.get(name)
        for candidate in element.get("srcset", "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def anchors(page):
    return {
        name
        for element in page.iter(etree.Element)
        for name in (element.get("id"), element.get("name"))
        if name
    }


def exists(site, path):
    file = site / unquote(path).lstrip("/")
    return (file / "index.html").is_file() if path.endswith("/") else file.is_file()


@pytest.fixture(scope="module")
def site(digest):
    return digest / "site"


@pytest.fixture(scope="module")
def parsed(site):
    return pages(site)


def test_every_link_and_fragment_resolves(site, parsed):
    known = {url: anchors(page) for url, page in parsed.items()}
    broken = []
    for url, page in parsed.items():
        for target in targets(page):
            whole, fragment = urldefrag(urljoin(url, target))
            if not whole.startswith(ORIGIN + "/"):
                continue
            path = urlsplit(whole).path
            if not exists(site, path):
                broken.append(f"{url} -> {target}: no such file")
            elif (
                fragment
                and not fragment.startswith(":~:")
                and unquote(fragment) not in known.get(ORIGIN + path, ())
            ):
                broken.append(f"{url} -> {target}: no such fragment")

    assert broken == []


def test_ids_are_unique_on_a_page(parsed):
    twice = []
    for url, page in parsed.items():
        ids = [element.get("id") for element in page.iter(etree.Element) if element.get("id")]
        twice += [f"{url}#{name}" for name in sorted(set(ids)) if ids.count(name) > 1]

    assert twice == []


def test_links_to_other_sites_are_harmless(parsed):
    schemes = {urlsplit(target).scheme for page in parsed.values() for target in targets(page)}

    assert schemes <= {"", "http", "https", "mailto", "data"}


def test_nothing_is_loaded_from_elsewhere(parsed):
    loaded = [
        element.get(name)
        for page in parsed.values()
        for element in page.iter(
            "script", "link", "img", "iframe", "source", "video", "audio", "object", "embed"
        )
        for name in ("href", "src")
        if element.get(name)
        and not (
            element.tag == "link"
            and element.get("rel") in {"canonical", "alternate", "license", "author"}
        )
    ]

    assert [target for target in loaded if urlsplit(target).netloc] == []


def test_no_script_or_style_is_inline(parsed):
    inline = [
        f"{url}: <{element.tag}>"
        for url, page in parsed.items()
        for element in page.iter(etree.Element)
        if (
            element.tag == "script"
            and not element.get("src")
            and element.get("type") not in {"application/ld+json", "application/json"}
        )
        or element.tag == "style"
        or any(name == "style" or name.startswith("on") for name in element.attrib)
    ]

    assert inline == []


def test_styles_name_files_that_exist(site):
    missing = []
    for sheet in sorted(site.rglob("*.css")):
        base = ORIGIN + "/" + sheet.relative_to(site).as_posix()
        for target in re.findall(r"""url\(\s*["']?([^"')]+)""", sheet.read_text(encoding="utf-8")):
            whole = urljoin(base, target)
            if whole.startswith(ORIGIN) and not exists(site, urlsplit(whole).path):
                missing.append(f"{sheet.name} -> {target}")

    assert missing == []


def test_what_is_kept_for_good_is_named_by_its_content(site):
    assets = [
        path.relative_to(site / "assets").as_posix()
        for path in sorted((site / "assets").rglob("*"))
        if path.is_file()
    ]

    # The license of a font stands beside it under its own name, and never changes.
    assert [
        name
        for name in assets
        if not name.endswith("-OFL.txt")
        if not re.search(r"[.-][0-9a-f]{8,}\.\w+$", name)
    ] == []


def test_every_page_says_its_language_and_has_one_heading_and_title(parsed):
    poor = [
        url
        for url, page in parsed.items()
        if not page.get("lang")
        or len(page.findall(".//h1")) != 1
        or not (page.findtext(".//title") or "").strip()
        if not page.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']")
    ]

    assert poor == []


def test_feeds_and_the_sitemap_name_pages_that_exist(site):
    addresses = []
    for path in sorted([*site.rglob("*.xml")]):
        tree = etree.parse(path)
        addresses += [node.text or "" for node in tree.iter("{*}loc", "{*}link", "{*}id")]
        addresses += [node.get("href", "") for node in tree.iter("{*}link")]
    for path in sorted(site.rglob("feed.json")):
        data = json.loads(path.read_bytes())
        addresses += [item["url"] for item in data["items"]]
    ours = [urlsplit(text) for text in addresses if text.startswith("http")]
    here = {
        urlsplit(text).netloc for text in addresses if text.endswith(("/feed.xml", "/feed.json"))
    }

    assert [
        parts.geturl()
        for parts in ours
        if parts.netloc in here and not exists(site, parts.path or "/")
    ] == []


def test_the_index_covers_what_the_search_page_offers(site):
    listed = json.loads((site / "pagefind/shards.json").read_bytes())["shards"]
    entries = [json.loads((site / "pagefind/shards" / path).read_bytes()) for path in listed]
    outlets = {
        value
        for entry in entries
        for facet in entry["facets"]
        for value in facet["filters"].get("outlet", ())
    }
    page = (site / "search/index.html").read_text(encoding="utf-8")

    assert outlets == set(
        re.findall(r'name="outlet\[\]" data-filter="outlet" value="([^"]+)"', page)
    )
