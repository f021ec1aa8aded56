"""Content and drafts -> articles as they will be published: ids fixed, a person's words kept, every
paragraph anchored in its capture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from builder.core.article import Article, Draft
from builder.core.capture import Capture
from builder.core.errors import Diagnostic
from builder.core.outlet import Outlet
from builder.editor.anchors import anchored, removed, unanchored
from builder.editor.document import BODY
from builder.editor.identity import Match, match, pinned, renamed
from builder.editor.load import ARTICLES, EVENTS, id_of
from builder.editor.membership import contradictions, misnamed, settled
from builder.editor.records import Content, Reconciled
from builder.editor.schema import ARTICLE, storable
from builder.lang.slugs import slug

#: Fields that follow the capture, whatever a person wrote there.
MACHINE: Final = ("capture", "capture_sha256", "versions")


def reconcile(content: Content, captures: Iterable[Capture], drafts: Iterable[Draft]) -> Reconciled:
    """Return the articles of all captures, and of edited files whose capture is gone.

    A capture without a draft (rejected by normalize, or held by a broken file) counts as present:
    its article stays as it stands on disk.
    """
    captures = tuple(captures)
    matches = _matches(content, captures, drafts)
    owned = {one.capture.path: found.id for found in matches for one in found.versions}
    former = renamed(content.history, {article.id for article in content.articles}, owned)
    proposals = [_proposal(found, former) for found in matches]
    known = frozenset(outlet.id for outlet in content.outlets)
    articles = [
        _merged(found, proposal, known) for found, proposal in zip(matches, proposals, strict=True)
    ]
    absorbed = {article.id for found in matches for article in found.absorbed}
    settled_ids = {found.id for found in matches} | absorbed
    unmatched = [article for article in content.articles if article.id not in settled_ids]
    copies = [article for article in unmatched if article.capture in owned]
    orphans = [article for article in unmatched if article.capture not in owned]
    texts = {capture.path: capture.text for capture in captures}
    kept = [
        _unmatched(article, texts.get(article.capture), known)
        for article in orphans
        if article.edited or article.capture in texts
    ]
    everything = sorted([*articles, *kept], key=lambda article: article.id)
    diagnostics = (
        *_unread(articles, captures),
        *(told for found in matches for told in _without_version(found)),
        *(_kept_without_capture(article) for article in kept if article.capture not in texts),
        *(_copy(article, owned[article.capture]) for article in copies),
        *contradictions(content, everything),
    )
    lost = misnamed(content, everything)
    resting = content.resting or bool(lost)
    return Reconciled(
        articles=tuple(everything),
        proposals=tuple(sorted(proposals, key=lambda article: article.id)),
        newer={found.id: later for found in matches if (later := _newer(found, former))},
        snapshots={
            found.id: tuple(one.snapshot() for one in found.versions)
            for found in matches
            if len(found.versions) > 1
        },
        outlets=_outlets(content, [found.draft for found in matches], everything),
        events=settled(content, lost) if resting else content.events,
        diagnostics=diagnostics,
        damaged=frozenset(
            (*content.broken, *content.damaged, *(f"{EVENTS}/{name}.md" for name in lost))
        ),
        resting=resting,
        gone=(
            *(
                article.id
                for article in orphans
                if not article.edited and article.capture not in texts
            ),
            *sorted(absorbed),
        ),
    )


def _matches(
    content: Content, captures: Iterable[Capture], drafts: Iterable[Draft]
) -> tuple[Match, ...]:
    """Return the articles of all captures."""
    broken = {id_of(path) for path in content.broken if path.startswith(f"{ARTICLES}/")}
    taken = {alias for article in content.articles for alias in article.aliases} | broken
    return match(_first_known(content), captures, drafts, taken, content.held)


def _first_known(content: Content) -> tuple[Article, ...]:
    """Return the articles on disk, those that the history knows first: a copied file does not take
    the place of its model.
    """
    known = {change.id for change in content.history}
    return tuple(
        sorted(content.articles, key=lambda article: (article.id not in known, article.id))
    )


def _proposal(found: Match, former: Mapping[str, str]) -> Article:
    """Return the article as the program would write it."""
    aliases = found.article.aliases if found.article else ()
    here = {alias for alias, present in former.items() if present == found.id}
    here |= {name for article in found.absorbed for name in (article.id, *article.aliases)}
    new = sorted(here - {found.id, *aliases})
    own = {
        "id": found.id,
        "aliases": (*aliases, *new),
        "capture": found.capture.path,
        "capture_sha256": found.capture.sha256,
        "versions": _paths(found),
        "edited": (),
    }
    return replace(found.draft.article, **{**storable(found.draft.article, ARTICLE), **own})


def _paths(found: Match) -> tuple[str, ...]:
    """Return the captures of an article, oldest version first; none where there is but one."""
    return tuple(one.capture.path for one in found.versions) if len(found.versions) > 1 else ()


def _newer(found: Match, former: Mapping[str, str]) -> Article | None:
    """Return what the program would write of the newest version, where a person's edits hold the
    article at an older one; an editor who named a version has decided.
    """
    if found.newest is None or (found.article and pinned(found.article)):
        return None
    latest = found._replace(capture=found.newest.capture, draft=found.newest.draft)
    return _proposal(latest, former)


def _without_version(found: Match) -> Iterator[Diagnostic]:
    """Yield a warning where an editor holds an article at what is none of its versions."""
    wanted = pinned(found.article) if found.article else ""
    if wanted and all(one.capture.path != wanted for one in found.versions):
        yield Diagnostic(
            path=f"{ARTICLES}/{found.id}.md",
            severity="warning",
            what=f"version: seeds/{wanted} is not a capture of this article; the newest one is shown",
            remedy="write one of those under 'versions', or remove the line",
        )


def _merged(found: Match, proposal: Article, outlets: frozenset[str]) -> Article:
    """Return ``proposal`` with the fields and the body that a person changed."""
    disk = found.article
    if disk is None or not disk.edited:
        return proposal
    fields = [
        field.key
        for field in ARTICLE.fields
        if field.key in disk.edited and field.key not in MACHINE
    ]
    merged = replace(
        proposal,
        **{key: getattr(disk, key) for key in fields},
        edited=(*fields, *(name for name in disk.edited if name == BODY)),
    )
    if merged.outlet != proposal.outlet:
        merged = replace(merged, outlet=_outlet_id(merged.outlet, outlets))
    if "published" in fields and "published_basis" not in fields:
        # An editor who writes a date states it.
        merged = replace(merged, published_basis="stated" if merged.published else "unknown")
    if BODY in disk.edited:
        paragraphs = anchored(disk.paragraphs, proposal.paragraphs, found.capture.text)
        merged = replace(
            merged, paragraphs=paragraphs, removed=removed(paragraphs, proposal.paragraphs)
        )
    return merged


def _unmatched(article: Article, text: str | None, outlets: frozenset[str]) -> Article:
    """Return an article that normalize made nothing of this time: its words are proved by the
    capture's text, or by nothing.
    """
    article = replace(article, outlet=_outlet_id(article.outlet, outlets))
    return replace(article, paragraphs=anchored(article.paragraphs, (), text or ""))


def _copy(article: Article, other: str) -> Diagnostic:
    what = f"a second article of seeds/{article.capture}, which is {other}; it is left out"
    return Diagnostic(
        path=f"{ARTICLES}/{article.id}.md", what=what, remedy="delete one of the two files"
    )


def _kept_without_capture(article: Article) -> Diagnostic:
    what = (
        f"its capture seeds/{article.capture} is gone" if article.capture else "it names no capture"
    )
    path = f"{ARTICLES}/{article.id}.md"
    return Diagnostic(
        path=path,
        severity="warning",
        what=f"{what}; a person edited the file, so it stays",
        remedy="delete it, or restore the capture",
    )


def _unread(articles: Iterable[Article], captures: Iterable[Capture]) -> Iterator[Diagnostic]:
    """Yield an error for each article that says something nobody edited and that is not in its
    capture.
    """
    texts = {capture.path: capture.text for capture in captures}
    for article in articles:
        number = unanchored(article, texts[article.capture])
        if number is not None:
            what = f"paragraph {number + 1} is not in its capture, and nobody edited it"
            yield Diagnostic(
                path=f"{ARTICLES}/{article.id}.md",
                what=what,
                remedy=f"report this, with seeds/{article.capture}",
            )


def _outlet_id(named: str, known: frozenset[str]) -> str:
    """Return the id of an outlet that a person wrote into an article, by its id or by its name."""
    return named if named in known or not named else slug(named)


def _outlets(
    content: Content, drafts: Iterable[Draft], articles: Iterable[Article]
) -> tuple[Outlet, ...]:
    """Return the outlets on disk with a proposal for each that an article names and no file
    describes: its name as printed, no more.
    """
    outlets = {outlet.id: outlet for outlet in content.outlets}
    names = {slug(article.outlet): article.outlet for article in content.articles if article.outlet}
    names |= {draft.article.outlet: draft.outlet_name for draft in drafts if draft.outlet_name}
    for identity in sorted(
        {article.outlet for article in articles if article.outlet} - set(outlets)
    ):
        name = names.get(identity, identity)
        outlets[identity] = Outlet(id=identity, name=name, sign=name)
    return tuple(sorted(outlets.values(), key=lambda outlet: outlet.id))
