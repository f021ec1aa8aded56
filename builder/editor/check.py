"""Content and reconciled articles -> everything that an editor wants to know before pushing and
that a build does not say anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from builder.core.capture import Capture
from builder.core.errors import Diagnostic
from builder.core.pages import WRITTEN
from builder.editor import disk
from builder.editor.document import Document
from builder.editor.load import EVENTS, OWN_PAGES, PAGES, SITE_FILE, STORYLINES
from builder.editor.load_articles import ARTICLES, OUTLETS, PROPOSAL
from builder.editor.people import PEOPLE_FILE
from builder.editor.records import Content, Reconciled
from builder.lang.characters import fold
from builder.paths import Paths

#: Fields of an outlet that claim something about it; what it is called and where it is found needs
#: no reference.
CLAIMS: Final = ("kind", "country", "funding")
#: Names that nobody can own (RFC 2606, RFC 6761).
_PLACEHOLDER: Final = re.compile(
    r"(?:.{0,250}\.)?(?:example|invalid|test|localhost|example\.(?:com|net|org))", re.IGNORECASE
)
_LINK: Final = re.compile(r"\]\(\s{0,9}<?(/[^)\s>]{0,500})")
_SECTIONS: Final = {
    "articles": ARTICLES,
    "events": EVENTS,
    "storylines": STORYLINES,
    "outlets": OUTLETS,
}
_PAGES: Final = OWN_PAGES | {"", *WRITTEN, "feed.xml", "feed.json", "sitemap.xml"}


def check(
    paths: Paths, content: Content, reconciled: Reconciled, captures: Iterable[Capture] = ()
) -> tuple[Diagnostic, ...]:
    """Return what is wrong or doubtful in content/, sorted by place; what loading and reconciling
    found is not repeated.

    The rules of outlets are tried on ``captures``.
    """
    found = [
        *_settings(content),
        *_outlets(content),
        *_idle_rules(content, reconciled, captures),
        *_events(content, reconciled),
        *_people(content, reconciled),
        *_aliases(content),
        *_links(content, reconciled),
        *_proposals(paths.root),
    ]
    return tuple(
        sorted(
            found, key=lambda diagnostic: (diagnostic.path, diagnostic.line or 0, diagnostic.what)
        )
    )


def _settings(content: Content) -> Iterator[Diagnostic]:
    if not content.settings.base_url:
        what = "no base_url: feeds, sitemap and citations need the address of the published site"
        yield Diagnostic(
            path=SITE_FILE, severity="note", what=what, remedy="add 'base_url: https://...'"
        )
    if not content.settings.contact:
        what = "no contact: readers cannot report an error or ask for removal"
        yield Diagnostic(
            path=SITE_FILE,
            severity="note",
            what=what,
            remedy="add 'contact: ' and an e-mail address or a page",
        )
    for field in ("base_url", "contact"):
        value = getattr(content.settings, field)
        if _PLACEHOLDER.fullmatch(_host(value)):
            what = f"{field} is a placeholder: {value[:80]} belongs to nobody"
            yield Diagnostic(
                path=SITE_FILE,
                severity="warning",
                what=what,
                remedy="write the real one before publishing",
            )


def _host(address: str) -> str:
    """Return the host of an address of the web or of a mailbox."""
    return (
        address.partition("://")[2].partition("/")[0].partition(":")[0]
        if "://" in address
        else address.rpartition("@")[2]
    )


def _outlets(content: Content) -> Iterator[Diagnostic]:
    for outlet in content.outlets:
        path = f"{OUTLETS}/{outlet.id}.md"
        document = content.documents.get(path)
        referred = {name for name, source in outlet.references if source}
        for claim in CLAIMS:
            if getattr(outlet, claim) and claim not in referred:
                line = document.front.line_of(claim) if document else None
                what = f"{claim} is claimed without a reference"
                yield Diagnostic(
                    path=path,
                    line=line,
                    severity="warning",
                    what=what,
                    remedy=f"add '{claim}: source' under references",
                )


def _idle_rules(
    content: Content, reconciled: Reconciled, captures: Iterable[Capture]
) -> Iterator[Diagnostic]:
    """Yield a note for each rule whose marker is in no capture of its outlet; an outlet without
    captures has nothing to match yet.
    """
    owner = {article.capture: article.outlet for article in reconciled.articles}
    texts: dict[str, list[str]] = {}
    for capture in captures:
        texts.setdefault(owner.get(capture.path, ""), []).extend(
            fold(block.text) for block in capture.blocks
        )
    for outlet in content.outlets:
        path = f"{OUTLETS}/{outlet.id}.md"
        document = content.documents.get(path)
        for rule in outlet.rules if outlet.id in texts else ():
            if not any(fold(rule.marker) in text for text in texts[outlet.id]):
                what = (
                    f"the rule '{rule.marker[:60]}' matches nothing in the captures of this outlet"
                )
                line = document.front.line_of("rules") if document else None
                remedy = (
                    "copy the marker from a capture, or remove the rule when the clutter is gone"
                )
                yield Diagnostic(path=path, line=line, severity="note", what=what, remedy=remedy)


def _events(content: Content, reconciled: Reconciled) -> Iterator[Diagnostic]:
    grouped = {name for event in content.events for name in event.articles}
    for event in content.events:
        if (
            event.articles
            and event.storyline
            and event.storyline not in {storyline.id for storyline in content.storylines}
        ):
            yield Diagnostic(
                path=f"{EVENTS}/{event.id}.md",
                severity="warning",
                what=f"storyline '{event.storyline}' has no file",
                remedy=f"write {STORYLINES}/{event.storyline}.md or mend the name",
            )
    on_disk = {article.id for article in content.articles}
    for article in reconciled.articles:
        if article.id not in on_disk:
            yield Diagnostic(
                path=f"seeds/{article.capture}",
                severity="note",
                what="has no article yet",
                remedy="run 'build' and commit content/",
            )
        elif not grouped & {article.id, *article.aliases}:
            yield Diagnostic(
                path=f"{ARTICLES}/{article.id}.md",
                severity="note",
                what="is in no event",
                remedy="run 'build' and commit content/",
            )


def _people(content: Content, reconciled: Reconciled) -> Iterator[Diagnostic]:
    """Yield a warning for each entry about people that is bound to an event or an article that does
    not exist.
    """
    events = {name for event in content.events for name in (event.id, *event.aliases)}
    articles = {name for article in reconciled.articles for name in (article.id, *article.aliases)}
    for entry in content.people.entries:
        for name in (*sorted(set(entry.events) - events), *sorted(set(entry.articles) - articles)):
            what = f"{entry.id}: there is no '{name}'"
            yield Diagnostic(
                path=PEOPLE_FILE,
                line=entry.line,
                severity="warning",
                what=what,
                remedy="mend the id: the entry means nobody there",
            )


def _aliases(content: Content) -> Iterator[Diagnostic]:
    """Yield a warning for each former address that leads nowhere, since another page is there
    or claims it too.
    """
    for folder, records in (
        (ARTICLES, content.articles),
        (EVENTS, content.events),
        (STORYLINES, content.storylines),
    ):
        owner = {record.id: record.id for record in records}
        for name, alias in ((record.id, alias) for record in records for alias in record.aliases):
            other = owner.setdefault(alias, name)
            if other != name:
                what = f"alias '{alias}' belongs to {other}"
                yield Diagnostic(
                    path=f"{folder}/{name}.md",
                    severity="warning",
                    what=what,
                    remedy="remove it here",
                )


def _links(content: Content, reconciled: Reconciled) -> Iterator[Diagnostic]:
    """Yield a warning for each link to a page of this site that it does not have."""
    targets = _targets(content, reconciled)
    for path, document in content.documents.items():
        if path.startswith(f"{ARTICLES}/"):
            continue
        for line, target in _links_of(document):
            if _address(target) not in targets:
                what = f"the site has no page {target}"
                yield Diagnostic(
                    path=path, line=line, severity="warning", what=what, remedy="mend the link"
                )


def _targets(content: Content, reconciled: Reconciled) -> frozenset[str]:
    pages = {f"outlets/{outlet.id}" for outlet in reconciled.outlets}
    for article in reconciled.articles:
        pages.update(f"articles/{name}" for name in (article.id, *article.aliases))
    for event in content.events:
        pages.update(f"events/{name}" for name in (event.id, *event.aliases))
    for storyline in content.storylines:
        pages.update(f"storylines/{name}" for name in (storyline.id, *storyline.aliases))
    return _PAGES | pages | {page.id for page in content.pages}


def _links_of(document: Document) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(document.body.split("\n"), document.body_line):
        for match in _LINK.finditer(line):
            yield number, match[1]


def _address(target: str) -> str:
    """Return the page that a link leads to; the views of an event count as the event, people and
    data are made by the build.
    """
    parts = [part for part in re.split(r"[?#]", target)[0].split("/") if part]
    if parts and parts[0] in ("people", "data", "timeline", "browse"):
        return parts[0]
    return "/".join(parts[:2] if parts and parts[0] in _SECTIONS else parts)


def _proposals(root: Path) -> Iterator[Diagnostic]:
    for folder in (ARTICLES, EVENTS, STORYLINES, OUTLETS, PAGES):
        for path in disk.files(root / folder, PROPOSAL):
            edited = path.name.removesuffix(PROPOSAL)
            what = (
                f"a proposal for {edited} waits for you"
                if (path.parent / edited).exists()
                else f"a proposal for {edited}, which is gone"
            )
            yield Diagnostic(
                path=f"{folder}/{path.name}",
                severity="note",
                what=what,
                remedy="take over what you want and delete it, or move it over the file to accept all",
            )
