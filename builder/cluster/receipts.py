"""Events and all articles -> why the articles of each are together, and near misses.

Near misses nearly joined; they come with why they did not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from builder.cluster import pairs
from builder.cluster.collection import Collection
from builder.cluster.features import ArticleFeatures
from builder.cluster.grams import grams, shared_wording
from builder.cluster.members import is_fixed
from builder.cluster.memory import Memory
from builder.cluster.naming import shared_names
from builder.cluster.places import places
from builder.cluster.printed import needed
from builder.cluster.scores import CUT, MANY
from builder.cluster.wording import COMPARED, SharedPhrase, exclusive_phrases
from builder.core.article import Article
from builder.core.event import Event, NearMiss, Reason, Receipt

#: Near misses shown for one event.
NEAR_MISSES: Final = 2
#: Likeness of words below which an article did not nearly join.
NEAR_ALIKE: Final = 0.09
#: Likelihood from which such an article nearly joined; one that dates keep apart has none, and was
#: near when it names the same people in words that are at least so alike.
LIKELY: Final = 0.1
ALIKE_PEOPLE: Final = 0.15


def receipts(
    events: Sequence[Event], articles: Mapping[str, Article], found: Collection, memory: Memory
) -> tuple[Receipt, ...]:
    """Return one receipt an event, in the order of ``events``."""
    phrases = exclusive_phrases(
        {event.id: event.articles for event in events}, articles, found, memory
    )
    return tuple(_receipt(event, articles, found, phrases[event.id], memory) for event in events)


def _receipt(
    event: Event,
    articles: Mapping[str, Article],
    found: Collection,
    phrases: Iterable[SharedPhrase],
    memory: Memory,
) -> Receipt:
    members = [articles[name] for name in event.articles]
    reasons = list(_editor(event))
    if len(members) > 1:
        reasons += _phrases(phrases, len(members))
        reasons += memory.fact(
            f"reasons {event.place}", event.articles, lambda: tuple(_alike(event, members, found))
        )
        reasons += memory.outlook(
            "score", event.articles, None, lambda: tuple(_score(event, found))
        )
    nearly = memory.outlook(
        "nearly", event.articles, event.never_with, lambda: tuple(_nearly(event, articles, found))
    )
    return Receipt(event=event.id, reasons=tuple(reasons), nearly=nearly)


def _editor(event: Event) -> Iterator[Reason]:
    if is_fixed(event):
        what = "confirmed this event" if event.status == "confirmed" else "listed these articles"
        yield Reason(kind="editor", text=f"An editor {what}.", articles=event.articles)


def _phrases(phrases: Iterable[SharedPhrase], total: int) -> Iterator[Reason]:
    for phrase in phrases:
        text = (
            f"{_share(len(phrase.articles), total)} print these words, and no other article does."
        )
        yield Reason(kind="phrase", text=text, quote=phrase.text, articles=phrase.articles)


def _alike(event: Event, members: Sequence[Article], found: Collection) -> Iterator[Reason]:
    """Yield what the members themselves have in common."""
    yield from _dates([found[article.id] for article in members])
    yield from _names(event, members)
    yield from _wording(members)


def _score(event: Event, found: Collection) -> Iterator[Reason]:
    values = [found.score(one, other) for one, other in combinations(event.articles[:COMPARED], 2)]
    value = sum(values) / len(values)
    text = f"How likely each two of them report one event: {value:.2f} of 1 on average; articles are grouped from {CUT:.2f} on."
    yield Reason(kind="score", text=text, articles=event.articles, value=round(value, 4))


def _share(number: int, total: int) -> str:
    if number < total:
        return f"{number} of {total} articles"
    return "Both articles" if total == 2 else f"All {total} articles"  # noqa: PLR2004


def _has_day(item: ArticleFeatures) -> bool:
    """Tell whether the date of an article is a day, not a month or a year."""
    return item.days is not None and item.days[0] == item.days[1]


def _dates(items: Sequence[ArticleFeatures]) -> Iterator[Reason]:
    # A month or a year may lie nearer than it seems, or farther: it tells no distance.
    dated = [item for item in items if _has_day(item)]
    if len(dated) < 2:  # noqa: PLR2004 -- one date agrees with nothing
        return
    days = max(one.gap(other) or 0 for one, other in combinations(dated, 2))
    when = "on the same day" if days == 0 else f"within {days} day{'s' if days > 1 else ''}"
    undated = sum(item.days is None for item in items)
    vague = len(items) - len(dated) - undated
    rest = f"; {vague} dated without a day" if vague else ""
    rest += f"; {undated} without a date" if undated else ""
    yield Reason(
        kind="date",
        text=f"{_share(len(dated), len(items))} appeared {when}{rest}.",
        articles=tuple(item.id for item in dated),
        value=float(days),
    )


def _names(event: Event, members: Sequence[Article]) -> Iterator[Reason]:
    shared = [name for name in shared_names(members) if len(name.articles) >= needed(len(members))]
    people: dict[tuple[str, ...], list[str]] = {}
    for name in [name for name in shared if name.person][:5]:
        people.setdefault(tuple(sorted(name.articles)), []).append(name.text)
    for holders, named in people.items():
        # What looks like a person's name may be that of a city: the page claims no more than it shows.
        what = "names" if len(named) > 1 else "name"
        text = f"{_share(len(holders), len(members))} print the same {what}."
        yield Reason(kind="people", text=text, quote=", ".join(named), articles=holders)
    holders = tuple(article.id for article in members if event.place in places(article))
    if event.place and len(holders) > 1:
        yield Reason(
            kind="place",
            text=f"{_share(len(holders), len(members))} name the same place.",
            quote=event.place,
            articles=holders,
        )


def _wording(members: Sequence[Article]) -> Iterator[Reason]:
    found = {article.id: grams(article) for article in members[:COMPARED]}
    shared = [
        (shared_wording(found[one], found[other]), one, other)
        for one, other in combinations(sorted(found), 2)
    ]
    value, one, other = max(shared, key=lambda pair: (pair[0], pair[1], pair[2]))
    if value >= 0.005:  # noqa: PLR2004 -- less shows as 0 %
        text = f"Of the shorter text's sequences of four words, {value:.0%} occur in the other as well, in the two that are nearest."
        yield Reason(kind="wording", text=text, articles=(one, other), value=round(value, 4))


def _nearly(
    event: Event, articles: Mapping[str, Article], features: Collection
) -> Iterator[NearMiss]:
    compared = event.articles[:COMPARED]
    found = [
        (features.mean([name], event.articles), features.likeness([name], compared), name)
        for name in features.near(compared)
    ]
    for value, alike, name in sorted(found, key=lambda item: (-item[0], -item[1], item[2]))[
        :NEAR_MISSES
    ]:
        members = [articles[member] for member in event.articles]
        people = tuple(_same_names(articles[name], members)) if alike >= NEAR_ALIKE else ()
        near = _Near(name=name, likelihood=value, alike=alike, people=people)
        if near.is_near or (alike >= NEAR_ALIKE and name in event.never_with):
            yield _miss(event, near, articles, features)


class _Near(NamedTuple):
    """An article outside an event, with what brings it near."""

    name: str
    likelihood: float
    alike: float
    #: That it names the same people, if it does.
    people: tuple[Reason, ...]

    @property
    def is_near(self) -> bool:
        """It nearly joined."""
        same = bool(self.people) and self.alike >= ALIKE_PEOPLE
        return self.alike >= NEAR_ALIKE and (self.likelihood >= LIKELY or same)


def _miss(
    event: Event, near: _Near, articles: Mapping[str, Article], features: Collection
) -> NearMiss:
    name, value, alike, people = near
    gaps = [
        gap
        for member in event.articles
        if (gap := features[name].gap(features[member])) is not None
    ]
    days = min(gaps, default=None)
    sure = all(_has_day(features[one]) for one in (name, *event.articles) if features[one].days)
    text = f"How likely it reports this event: {value:.2f} of 1 on average; {CUT:.2f} is needed. How alike the words are: {alike:.2f} of 1."
    reasons = [Reason(kind="score", text=text, value=round(value, 4))]
    if name in event.never_with:
        reasons.insert(0, Reason(kind="editor", text="An editor keeps it out of this event."))
    elif days is not None:
        reasons.append(
            Reason(
                kind="date", text=_apart(days, features.rarity.total, sure=sure), value=float(days)
            )
        )
    elif value >= CUT:
        reasons.append(
            Reason(kind="score", text="It bears no date, and another event is nearer to it.")
        )
    members = [articles[member] for member in event.articles]
    reasons.extend(people)
    own = grams(articles[name])
    share = max((shared_wording(own, grams(member)) for member in members[:COMPARED]), default=0.0)
    text = f"Of its sequences of four words, at most {share:.0%} are in one of them."
    reasons.append(Reason(kind="wording", text=text, value=round(share, 4)))
    return NearMiss(article=name, score=round(value, 4), days=days, reasons=tuple(reasons))


def _apart(days: int, total: int, *, sure: bool) -> str:
    """Say how many days an article is from an event's nearest one, and what follows.

    What follows depends on the ``total`` number of articles in the digest. It is not ``sure`` where
    a date is a month or a year.
    """
    if not days:
        when = "appeared" if sure else "may have appeared"
        return f"It {when} on the same day as the nearest one."
    least = "" if sure else "at least "
    text = f"It appeared {least}{days} day{'' if days == 1 else 's'} apart from the nearest one"
    if days > pairs.WINDOW:
        return f"{text}; articles more than {pairs.WINDOW} days apart are never one event."
    if days > pairs.NEAR_DAYS and total < MANY:
        return f"{text}; in a digest of fewer than {MANY} articles, those more than {pairs.NEAR_DAYS} days apart are never one event."
    if days > pairs.NEAR_DAYS:
        return f"{text}; articles more than {pairs.NEAR_DAYS} days apart are compared only when they share {pairs.SHARED} rare names."
    return f"{text}."


def _same_names(article: Article, members: Sequence[Article]) -> Iterator[Reason]:
    """Say which people it shares with the event: that is why it looks as if it belonged there."""
    least = needed(len(members))
    inside = {
        name.key for name in shared_names(members) if name.person and len(name.articles) >= least
    }
    people = [name.text for name in shared_names([article]) if name.key in inside][:5]
    if people:
        yield Reason(
            kind="people",
            text="It prints the same names, which speaks for it.",
            quote=", ".join(people),
        )
