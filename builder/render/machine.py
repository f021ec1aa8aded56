"""Pages → what machines ask for: sitemap, robots, redirects of renamed pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup, escape

from builder.model.page import File
from builder.render.library import Library
from builder.render.urls import file_of


def sitemap(library: Library, addresses: Iterable[str]) -> File:
    """Return the sitemap of the pages that search engines may list."""
    lines = [f"<url><loc>{escape(library.urls.absolute(address))}</loc></url>" for address in sorted(addresses)]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return File(path="sitemap.xml", data="\n".join([head, *lines, "</urlset>", ""]).encode())


def robots(library: Library) -> File:
    """Return robots.txt; it names the sitemap once the site has an address."""
    lines = ["User-agent: *", "Allow: /"] + ([f"Sitemap: {library.urls.absolute('/sitemap.xml')}"] if library.urls.base else [])
    return File(path="robots.txt", data="\n".join([*lines, ""]).encode())


def redirects(library: Library, taken: Iterable[str]) -> Iterator[File]:
    """Yield a page for each former address, and the same list for the host; an address in use is never redirected."""
    used = set(taken)
    pairs: dict[str, str] = {}
    for old, new in _renamed(library):
        if old not in used and old != new:
            pairs.setdefault(old, new)
    for old, new in sorted(pairs.items()):
        yield File(path=file_of(old), data=_page(library, new))
    if pairs:
        yield File(path="_redirects", data="".join(f"{old} {new} 301\n" for old, new in sorted(pairs.items())).encode())


def _renamed(library: Library) -> Iterator[tuple[str, str]]:
    urls = library.urls
    for article in library.articles.values():
        for alias in article.aliases:
            yield _address(alias, urls.article), urls.article(article.id)
    for event in library.events.values():
        for alias in event.aliases:
            yield _address(alias, urls.event), urls.event(event.id)
    for storyline in library.storylines.values():
        for alias in storyline.aliases:
            yield _address(alias, urls.storyline), urls.storyline(storyline.id)


def _address(alias: str, page: Callable[[str], str]) -> str:
    """Return the former address: an alias is a former id, or a whole path."""
    if alias.startswith("/"):
        parts = [part for part in alias.split("/") if part not in ("", ".", "..")]
        return f"/{'/'.join(parts)}/"
    return page(alias.replace("/", "-"))


def _page(library: Library, new: str) -> bytes:
    page = Markup(
        '<!doctype html>\n<html lang="{0}">\n<head>\n<meta charset="utf-8">\n<title>Moved</title>\n<meta http-equiv="refresh" content="0; url={1}">\n'
        '<link rel="canonical" href="{2}">\n<meta name="robots" content="noindex">\n</head>\n<body>\n<p>This page is now at <a href="{1}">{1}</a>.</p>\n</body>\n</html>\n'
    )
    return page.format(library.language, new, library.urls.absolute(new)).encode()
