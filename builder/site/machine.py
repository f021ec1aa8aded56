"""Pages -> what machines ask for: sitemap, robots, redirects of renamed pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from markupsafe import escape

from builder.core.page import File
from builder.lang.name_keys import person_key
from builder.site.overview import Overview


def sitemap(site: Overview, addresses: Iterable[str]) -> File:
    """Return the sitemap of the pages that search engines may list."""
    lines = [
        f"<url><loc>{escape(site.urls.absolute(address))}</loc></url>"
        for address in sorted(addresses)
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return File(path="sitemap.xml", data="\n".join([head, *lines, "</urlset>", ""]).encode())


def robots(site: Overview) -> File:
    """Return robots.txt; it names the sitemap once the site has an address."""
    lines = ["User-agent: *", "Allow: /"] + (
        [f"Sitemap: {site.urls.absolute('/sitemap.xml')}"] if site.urls.base else []
    )
    return File(path="robots.txt", data="\n".join([*lines, ""]).encode())


def redirects(site: Overview, taken: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of a former and a present address; one in use is never redirected."""
    used = set(taken)
    pairs: dict[str, str] = {}
    for old, new in _renamed(site):
        if old not in used and old != new:
            pairs.setdefault(old, new)
    return tuple(sorted(pairs.items()))


def redirect_list(pairs: Iterable[tuple[str, str]], below: str = "") -> File:
    """Return the list of redirects as hosts read it; ``below``: the path of the site on its host."""
    lines = (f"{below}{old} {below}{new} 301\n" for old, new in pairs)
    return File(path="_redirects", data="".join(lines).encode())


def _renamed(site: Overview) -> Iterator[tuple[str, str]]:
    urls = site.urls
    for article in site.articles.values():
        for alias in article.aliases:
            yield _address(alias, urls.article), urls.article(article.id)
    for event in site.events.values():
        shared = site.summary(event.id).statements and len(site.columns(event.id)) > 1
        for where in (urls.event, urls.embed) if shared else (urls.event,):
            yield from ((_address(alias, where), where(event.id)) for alias in event.aliases)
    for storyline in site.storylines.values():
        for alias in storyline.aliases:
            yield _address(alias, urls.storyline), urls.storyline(storyline.id)
    for entry in site.digest.people.entries:
        if entry.id in site.public and not entry.bounded:
            for former in filter(None, map(person_key, entry.aliases)):
                yield urls.person(former), urls.person(entry.id)


def _address(alias: str, page: Callable[[str], str]) -> str:
    """Return the former address: an alias is a former id, or a whole path."""
    if alias.startswith("/"):
        parts = [part for part in alias.split("/") if part not in ("", ".", "..")]
        return f"/{'/'.join(parts)}/"
    return page(alias.replace("/", "-"))
