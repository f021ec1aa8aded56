"""Reconciled articles and a grouping -> what would be written into content/, beside what is on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from builder.core.article import Article
from builder.core.errors import Diagnostic
from builder.core.event import Event, Grouping
from builder.core.outlet import Outlet
from builder.editor import body
from builder.editor.content_reader import id_of
from builder.editor.document import compose
from builder.editor.inference import infer
from builder.editor.load import EVENTS, STORYLINES
from builder.editor.load_articles import ARTICLES, OUTLETS, PROPOSAL
from builder.editor.placing import MACHINE
from builder.editor.plan import Plan, plan, plan_effective, unsettled
from builder.editor.records import Content, Reconciled, Settled, Written
from builder.editor.schema import ARTICLE, EVENT, OUTLET, STORYLINE, values_of


class Planned(NamedTuple):
    """What is to be done about one file."""

    files: tuple[Written, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    #: Fields written.
    changed: tuple[str, ...] = ()
    id: str = ""


class Planner:
    """Compares what the program would write with what is on disk."""

    def __init__(
        self,
        content: Content,
        reconciled: Reconciled,
        articles: Iterable[Article],
        grouping: Grouping,
        settled: Settled,
    ) -> None:
        self._content = content
        self._settled = settled
        self._reconciled = reconciled
        self._grouping = grouping
        self._published = frozenset(article.id for article in articles)
        self._before = {article.id: article for article in content.articles}
        #: Nothing is written over a file of which something cannot be read.
        self._damaged = reconciled.damaged

    def planned(self, states: Mapping[str, bytes]) -> Iterator[Planned]:
        """Yield one plan a file that may have to be written, in the order of writing."""
        for proposal in infer(self._reconciled.proposals, self._grouping.inferences):
            if proposal.id in self._published:
                article = self._carried(proposal)
                inferred = (
                    article.published,
                    article.published_basis,
                    article.outlet,
                    article.outlet_basis,
                )
                state = states.get(article.id)
                yield from self._unsettled(
                    f"{ARTICLES}/{article.id}.md",
                    state + repr(inferred).encode("utf-8", "surrogatepass") if state else b"",
                    partial(self._article, article),
                )
        for name in self._reconciled.gone:
            yield self._removed(f"{ARTICLES}/{name}.md")
        yield from self._left_over_proposals()
        for event in self._grouping.events:
            yield from self._unsettled(
                f"{EVENTS}/{event.id}.md",
                repr(event).encode("utf-8", "surrogatepass"),
                partial(self._event, event),
            )
        yield from self._left_over_events()
        for storyline in self._grouping.storylines:
            path = f"{STORYLINES}/{storyline.id}.md"
            yield self._resting_file(
                path,
                plan_effective(self._content.documents.get(path), values_of(storyline, STORYLINE)),
            )
        yield from self._left_over_storylines()
        for outlet in self._reconciled.outlets:
            yield self._outlet(outlet)

    def _unsettled(self, path: str, state: bytes, make: Callable[[], Planned]) -> Iterator[Planned]:
        """Yield the plan of a file, unless nothing is to be done: what is known of ``state`` is not
        worked out again.
        """
        if state and not self._reconciled.resting and self._settled.holds(path, state):
            return
        planned = make()
        if planned != Planned():
            yield planned
        elif state and not self._reconciled.resting:
            self._settled.add(path, state)

    def _carried(self, proposal: Article) -> Article:
        """Return ``proposal`` with the date that an earlier build inferred.

        That is when this one did not group (the ``normalize`` command), or when a file that may
        bear the date out cannot be read.
        """
        before = self._before.get(proposal.id)
        if before is None or before.published_basis != "inferred" or "published" in before.edited:
            return proposal
        grouped = bool(self._grouping.receipts) or not self._grouping.events
        stated = proposal.published and proposal.published_basis != "inferred"
        if stated or (not self._reconciled.resting and (grouped or proposal.published)):
            return proposal
        return replace(proposal, published=before.published, published_basis="inferred")

    def _article(self, article: Article) -> Planned:
        path = f"{ARTICLES}/{article.id}.md"
        if path in self._damaged:
            return Planned()
        text = body.write((paragraph.text, paragraph.foreign) for paragraph in article.paragraphs)
        values = values_of(article, ARTICLE)
        done = plan(self._content.documents.get(path), values, text, MACHINE)
        planned = self._file(path, done)
        newer = self._reconciled.newer.get(article.id)
        if newer:
            return self._beside(planned, newer)
        proposal = Written(
            path=path + PROPOSAL, text=compose(values, text), before=self._waiting(path)
        )
        if done.conflicts:
            return self._conflict(planned, proposal, article.id, done.conflicts)
        document = self._content.documents.get(path)
        if proposal.before is None or self._is_persons(proposal.path):
            return planned
        if document and unsettled(document, values, text, MACHINE):
            return (
                planned
                if proposal.text == proposal.before
                else planned._replace(files=(*planned.files, proposal))
            )
        # Taken over, or withdrawn since: there is nothing left to decide.
        return planned._replace(files=(*planned.files, replace(proposal, text=None)))

    def _conflict(
        self, planned: Planned, proposal: Written, name: str, fields: Iterable[str]
    ) -> Planned:
        """Plan what happens when the proposal changed under a person's edits: it is written beside
        them, once.
        """
        path = f"{ARTICLES}/{name}.md"
        if self._is_persons(proposal.path):
            # The article waits too, so that the proposal is not forgotten.
            what = f"capture or rules changed under your edits ({', '.join(fields)}), but {name}.md{PROPOSAL} holds words of yours"
            return Planned(
                diagnostics=(
                    Diagnostic(
                        path=path,
                        severity="warning",
                        what=what,
                        remedy="rename or delete that file",
                    ),
                )
            )
        what = f"capture or rules changed under your edits ({', '.join(fields)}), which are kept; see {name}.md{PROPOSAL}"
        remedy = f"take over what you want and delete the .new file, or move it over {name}.md to accept all of it"
        warning = Diagnostic(path=path, severity="warning", what=what, remedy=remedy)
        # First the proposal: were the program killed between the two, nobody would hear of it
        # again.
        return planned._replace(files=(proposal, *planned.files), diagnostics=(warning,))

    def _beside(self, planned: Planned, newer: Article) -> Planned:
        """Plan that the newest version lies beside an article whose text a person edited: it is
        written when it is captured, and not again once somebody deleted it.
        """
        path = f"{ARTICLES}/{newer.id}.md"
        text = body.write((paragraph.text, paragraph.foreign) for paragraph in newer.paragraphs)
        proposal = Written(
            path=path + PROPOSAL,
            text=compose(values_of(newer, ARTICLE), text),
            before=self._waiting(path),
        )
        before = self._before.get(newer.id)
        known = before is not None and newer.capture in before.versions
        idle = proposal.before is None and known
        if idle or self._is_persons(proposal.path) or proposal.text == proposal.before:
            return planned
        what = f"a newer version was captured, seeds/{newer.capture}; your edits are kept at the older one"
        remedy = f"take over what you want from {newer.id}.md{PROPOSAL} and delete it, or move it over {newer.id}.md"
        warning = Diagnostic(path=path, severity="warning", what=what, remedy=remedy)
        return planned._replace(
            files=(proposal, *planned.files), diagnostics=() if known else (warning,)
        )

    def _waiting(self, path: str) -> str | None:
        """Return the text of the proposal that lies beside a file; ``None`` without one."""
        document = self._content.waiting.get(path + PROPOSAL)
        return document.text if document else None

    def _is_persons(self, path: str) -> bool:
        """Tell whether a person wrote in the proposal at ``path``, so that it is neither replaced
        nor removed.
        """
        document = self._content.waiting.get(path)
        return bool(document and (document.fields is None or document.edited))

    def _left_over_proposals(self) -> Iterator[Planned]:
        """Remove the proposals whose article is gone, unless a person wrote in them."""
        for path, document in self._content.waiting.items():
            article = path.removesuffix(PROPOSAL)
            if (
                article not in self._content.documents
                and article not in self._damaged
                and not self._is_persons(path)
            ):
                yield Planned((Written(path=path, text=None, before=document.text),))

    def _file(self, path: str, done: Plan) -> Planned:
        document = self._content.documents.get(path)
        if done.text is None or path in self._damaged or (document and document.text == done.text):
            return Planned()
        written = Written(path=path, text=done.text, before=document.text if document else None)
        # A file that was deleted and comes back is not news.
        return Planned((written,), changed=done.changed if document else (), id=id_of(path))

    def _event(self, event: Event) -> Planned:
        """Plan an event's file."""
        path = f"{EVENTS}/{event.id}.md"
        return self._resting_file(
            path, plan_effective(self._content.documents.get(path), values_of(event, EVENT))
        )

    def _resting_file(self, path: str, done: Plan) -> Planned:
        """Plan a file that follows from other files: while one of these cannot be read, it stays."""
        resting = self._reconciled.resting and path in self._content.documents
        return Planned() if resting else self._file(path, done)

    def _left_over_events(self) -> Iterator[Planned]:
        """Remove the files of events that hold nothing any more, unless a person wrote in them."""
        alive = {event.id for event in self._grouping.events}
        for event in self._content.events if not self._reconciled.resting else ():
            if event.id not in alive and not event.edited:
                yield self._removed(f"{EVENTS}/{event.id}.md")

    def _left_over_storylines(self) -> Iterator[Planned]:
        """Remove the files of storylines that no event belongs to any more, unless a person wrote
        in them.
        """
        alive = {storyline.id for storyline in self._grouping.storylines}
        for storyline in self._content.storylines if not self._reconciled.resting else ():
            document = self._content.documents.get(f"{STORYLINES}/{storyline.id}.md")
            if storyline.id not in alive and document and not document.edited:
                yield self._removed(document.path)

    def _outlet(self, outlet: Outlet) -> Planned:
        """Plan the file of an outlet that has none yet; from then on it is a person's."""
        path = f"{OUTLETS}/{outlet.id}.md"
        if path in self._content.documents or path in self._damaged:
            return Planned()
        values = {
            key: value
            for key, value in values_of(outlet, OUTLET).items()
            if key != "sign" or value != outlet.name
        }
        return Planned((Written(path=path, text=compose(values, "", {})),))

    def _removed(self, path: str) -> Planned:
        document = self._content.documents.get(path)
        return (
            Planned((Written(path=path, text=None, before=document.text),))
            if document
            else Planned()
        )
