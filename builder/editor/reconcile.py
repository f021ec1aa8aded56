"""Content and drafts -> articles as they will be published: ids fixed, a person's words kept, every
paragraph anchored in its capture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from builder.core.article import Article
from builder.core.errors import Diagnostic
from builder.core.outcome import Outline, Placed
from builder.core.outlet import Outlet, proposed
from builder.editor.content_reader import id_of
from builder.editor.identity import Match, match, pinned, renamed
from builder.editor.load import EVENTS
from builder.editor.load_articles import ARTICLES
from builder.editor.membership import contradictions, misnamed, settled
from builder.editor.placing import unmatched
from builder.editor.records import Content, Reconciled
from builder.editor.versions import Taken
from builder.lang.slugs import slug


class Matched(NamedTuple):
    """The captures with their articles on disk."""

    matches: tuple[Match, ...]
    #: Article -> its former ids.
    aliases: Mapping[str, tuple[str, ...]]


def matched(content: Content, taken: Iterable[Taken]) -> Matched:
    """Return which captures are which articles, and the id of each new one."""
    broken = {id_of(path) for path in content.broken if path.startswith(f"{ARTICLES}/")}
    known = {alias for article in content.articles for alias in article.aliases} | broken
    matches = match(_first_known(content), taken, known, content.held)
    owned = {one.path: found.id for found in matches for one in found.versions}
    present = renamed(content.history, {article.id for article in content.articles}, owned)
    former: defaultdict[str, set[str]] = defaultdict(set)
    for alias, name in present.items():
        former[name].add(alias)
    aliases = {}
    for found in matches:
        old = found.article.aliases if found.article else ()
        here = former.get(found.id, set())
        here |= {name for article in found.absorbed for name in (article.id, *article.aliases)}
        aliases[found.id] = (*old, *sorted(here - {found.id, *old}))
    return Matched(matches, aliases)


def reconcile(  # noqa: PLR0917 -- all that articles follow from
    content: Content,
    captures: Collection[str],
    found: Matched,
    made: Mapping[str, Placed],
    newer: Mapping[str, Article],
    text: Callable[[str], str],
) -> Reconciled:
    """Return the articles of all captures, and of edited files whose capture is gone.

    ``captures``: the paths of all captures, ``text`` gives the text of one.  By id: ``made`` is what
    was made of each match, ``newer`` the newest version of those held at an older one.  A capture
    without a draft (rejected by normalize, or held by a broken file) counts as present: its article
    stays as it is on disk.
    """
    known = frozenset(outlet.id for outlet in content.outlets)
    owned = {one.path: match.id for match in found.matches for one in match.versions}
    absorbed = {article.id for match in found.matches for article in match.absorbed}
    settled_ids = {match.id for match in found.matches} | absorbed
    left = [article for article in content.articles if article.id not in settled_ids]
    copies = [article for article in left if article.capture in owned]
    orphans = [article for article in left if article.capture not in owned]
    present = set(captures)
    kept = [
        unmatched(content.whole(one), text(one.capture) if one.capture in present else "", known)
        for one in orphans
        if one.edited or one.capture in present
    ]
    everything = sorted(
        [*(one.article for one in made.values()), *kept], key=lambda article: article.id
    )
    diagnostics = (
        *_unread(made.values()),
        *(told for match in found.matches for told in _without_version(match)),
        *(_kept_without_capture(article) for article in kept if article.capture not in present),
        *(_copy(article, owned[article.capture]) for article in copies),
        *contradictions(content, everything),
    )
    lost = misnamed(content, everything)
    resting = content.resting or bool(lost)
    return Reconciled(
        articles=tuple(everything),
        proposals=tuple(
            sorted(
                (one.proposal or one.article for one in made.values()),
                key=lambda article: article.id,
            )
        ),
        newer=newer,
        snapshots={
            match.id: tuple(one.snapshot() for one in match.versions)
            for match in found.matches
            if len(match.versions) > 1
        },
        outlets=_outlets(content, [match.shown.outline for match in found.matches], everything),
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
                if not article.edited and article.capture not in present
            ),
            *sorted(absorbed),
        ),
    )


def held_back(match: Match) -> Taken | None:
    """Return the newest version of an article that a person's edits hold at an older one; none where
    an editor named a version, and so has decided.
    """
    return None if match.article and pinned(match.article) else match.newest


def _first_known(content: Content) -> tuple[Article, ...]:
    """Return the articles on disk, those that the history knows first: a copied file does not take
    the place of its model.
    """
    known = {change.id for change in content.history}
    return tuple(
        sorted(content.articles, key=lambda article: (article.id not in known, article.id))
    )


def _without_version(found: Match) -> Iterator[Diagnostic]:
    """Yield a warning where an editor holds an article at what is not one of its versions."""
    wanted = pinned(found.article) if found.article else ""
    if wanted and all(one.path != wanted for one in found.versions):
        yield Diagnostic(
            path=f"{ARTICLES}/{found.id}.md",
            severity="warning",
            what=f"version: seeds/{wanted} is not a capture of this article; the newest one is shown",
            remedy="write one of those under 'versions', or remove the line",
        )


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


def _unread(made: Iterable[Placed]) -> Iterator[Diagnostic]:
    """Yield an error for each article that says something nobody edited and that is not in its
    capture.
    """
    for one in made:
        if one.unread is not None:
            what = f"paragraph {one.unread + 1} is not in its capture, and nobody edited it"
            yield Diagnostic(
                path=f"{ARTICLES}/{one.article.id}.md",
                what=what,
                remedy=f"report this, with seeds/{one.article.capture}",
            )


def _outlets(
    content: Content, outlines: Iterable[Outline], articles: Iterable[Article]
) -> tuple[Outlet, ...]:
    """Return the outlets on disk with a proposal for each that an article names and no file
    describes: its name as printed, no more.
    """
    outlets = {outlet.id: outlet for outlet in content.outlets}
    names = {slug(article.outlet): article.outlet for article in content.articles if article.outlet}
    names |= {one.outlet: one.outlet_name for one in outlines if one.outlet_name}
    for identity in sorted(
        {article.outlet for article in articles if article.outlet} - set(outlets)
    ):
        outlets[identity] = proposed(identity, names.get(identity, identity))
    return tuple(sorted(outlets.values(), key=lambda outlet: outlet.id))
