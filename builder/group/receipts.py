"""Events and all articles → why the articles of each are together, and which ones nearly joined and why they did not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from builder.group.clusters import mean
from builder.group.features import Features
from builder.group.members import is_fixed
from builder.group.naming import shared_names
from builder.group.scores import CUT, WINDOW, decay, keys, score
from builder.group.titles import needed, places
from builder.group.wording import COMPARED, Phrase, exclusive_phrases, grams, shared_wording
from builder.model.article import Article
from builder.model.event import Event, NearMiss, Reason, Receipt

#: Near misses shown for one event.
NEARLY: Final = 2
#: Likeness of words below which an article did not nearly join.
NEAR: Final = CUT / 2
#: A stem of more articles than this leads to no near miss.
_COMMON: Final = 300
#: Articles compared in full for near misses.
_RIVALS: Final = 20


def receipts(events: Sequence[Event], articles: Mapping[str, Article], features: Mapping[str, Features]) -> tuple[Receipt, ...]:
    """Return one receipt an event, in the order of ``events``."""
    members = {event.id: [articles[name] for name in event.articles] for event in events}
    phrases = exclusive_phrases(members, articles.values())
    near = _Neighbors(features)
    return tuple(
        Receipt(
            event=event.id,
            reasons=tuple(_reasons(event, members[event.id], phrases[event.id], features)),
            nearly=tuple(_nearly(event, near, articles, features)),
        )
        for event in events
    )


def _reasons(event: Event, members: Sequence[Article], phrases: Iterable[Phrase], features: Mapping[str, Features]) -> Iterator[Reason]:
    if is_fixed(event):
        what = "confirmed this event" if event.status == "confirmed" else "listed these articles"
        yield Reason(kind="editor", text=f"An editor {what}.", articles=event.articles)
    if len(members) == 1:
        return
    for phrase in phrases:
        who = _share(len(phrase.articles), len(members))
        yield Reason(
            kind="phrase", text=f"{who} print these words, and no other article does.", quote=phrase.text, articles=phrase.articles
        )
    yield from _dates([features[article.id] for article in members])
    yield from _names(event, members)
    yield from _wording(members)
    pairs = [score(features[one.id], features[other.id]) for one, other in combinations(members[:COMPARED], 2)]
    value = sum(pairs) / len(pairs)
    text = f"The mean likeness of each two of them, dates counted in, is {value:.2f}; from {CUT:.2f} on articles are grouped."
    yield Reason(kind="score", text=text, articles=event.articles, value=round(value, 4))


def _share(number: int, total: int) -> str:
    return f"{'Both' if total == 2 else f'All {total}'} articles" if number == total else f"{number} of {total} articles"  # noqa: PLR2004


def _dates(items: Sequence[Features]) -> Iterator[Reason]:
    dated = [item for item in items if item.days is not None]
    if len(dated) < 2:  # noqa: PLR2004 -- one date agrees with nothing
        return
    days = max(one.gap(other) or 0 for one, other in combinations(dated, 2))
    when = "on the same day" if days == 0 else f"within {days} day{'s' if days > 1 else ''}"
    undated = len(items) - len(dated)
    rest = f"; {undated} without a date" if undated else ""
    yield Reason(
        kind="date", text=f"{_share(len(dated), len(items))} appeared {when}{rest}.", articles=tuple(item.id for item in dated), value=days
    )


def _names(event: Event, members: Sequence[Article]) -> Iterator[Reason]:
    shared = [name for name in shared_names(members) if len(name.articles) >= needed(len(members))]
    people: dict[tuple[str, ...], list[str]] = {}
    for name in [name for name in shared if name.person][:5]:
        people.setdefault(tuple(sorted(name.articles)), []).append(name.text)
    for holders, named in people.items():
        who = "people" if len(named) > 1 else "person"
        text = f"{_share(len(holders), len(members))} name the same {who}."
        yield Reason(kind="people", text=text, quote=", ".join(named), articles=holders)
    holders = tuple(article.id for article in members if event.place in places(article))
    if event.place and len(holders) > 1:
        yield Reason(kind="place", text=f"{_share(len(holders), len(members))} name the same place.", quote=event.place, articles=holders)


def _wording(members: Sequence[Article]) -> Iterator[Reason]:
    found = {article.id: grams(article) for article in members[:COMPARED]}
    pairs = [(shared_wording(found[one], found[other]), one, other) for one, other in combinations(sorted(found), 2)]
    value, one, other = max(pairs, key=lambda pair: (pair[0], pair[1], pair[2]))
    if value >= 0.005:  # noqa: PLR2004 -- less shows as 0 %
        text = f"The two that are nearest share {value:.0%} of the shorter one's sequences of four words."
        yield Reason(kind="wording", text=text, articles=(one, other), value=round(value, 4))


class _Neighbors:
    """Finds the articles whose words are nearest to those of an event."""

    def __init__(self, features: Mapping[str, Features]) -> None:
        self._postings: dict[str, list[str]] = defaultdict(list)
        for name in sorted(features):
            for key in keys(features[name].vector):
                self._postings[key].append(name)

    def of(self, members: Sequence[Features]) -> list[str]:
        """Return the ids of the nearest articles outside ``members``, sorted."""
        inside = {item.id for item in members}
        shared: dict[str, float] = defaultdict(float)
        for item in members[:COMPARED]:
            for key in keys(item.vector):
                posting = self._postings[key]
                if len(posting) <= _COMMON:
                    for name in posting:
                        shared[name] += item.vector[key] ** 2
        outside = sorted((name for name in shared if name not in inside), key=lambda name: (-shared[name], name))
        return sorted(outside[:_RIVALS])


def _nearly(event: Event, near: _Neighbors, articles: Mapping[str, Article], features: Mapping[str, Features]) -> Iterator[NearMiss]:
    members = [features[name] for name in event.articles]
    found = [(mean([features[name]], members[:COMPARED]), name) for name in near.of(members)]
    for value, name in sorted(found, key=lambda pair: (-pair[0], pair[1]))[:NEARLY]:
        if value >= NEAR:
            yield _miss(event, features[name], members, value, articles)


def _miss(event: Event, item: Features, members: Sequence[Features], value: float, articles: Mapping[str, Article]) -> NearMiss:
    gaps = [gap for member in members if (gap := item.gap(member)) is not None]
    days = min(gaps, default=None)
    total = sum(value * decay(item, member) for member in members) / len(members)
    reasons = [
        Reason(kind="score", text=f"By its words alone it is as near as {value:.2f}; the threshold is {CUT:.2f}.", value=round(value, 4))
    ]
    if item.id in event.never_with:
        reasons.insert(0, Reason(kind="editor", text="An editor keeps it out of this event."))
    elif days is not None:
        far = "more than articles of one event may be" if days > WINDOW else f"which leaves a score of {total:.2f}"
        reasons.append(
            Reason(kind="date", text=f"It appeared {days} day{'' if days == 1 else 's'} apart from the nearest one, {far}.", value=days)
        )
    elif value >= CUT:
        reasons.append(Reason(kind="score", text="It bears no date, and another event is nearer to it."))
    reasons.extend(_same_names(articles[item.id], [articles[member.id] for member in members]))
    own = grams(articles[item.id])
    share = max((shared_wording(own, grams(articles[member.id])) for member in members[:COMPARED]), default=0.0)
    reasons.append(
        Reason(
            kind="wording", text=f"It shares at most {share:.0%} of its sequences of four words with any of them.", value=round(share, 4)
        )
    )
    return NearMiss(article=item.id, score=round(total, 4), days=days, reasons=tuple(reasons))


def _same_names(article: Article, members: Sequence[Article]) -> Iterator[Reason]:
    """Say which people it shares with the event: that is why it looks as if it belonged there."""
    least = needed(len(members))
    inside = {name.key for name in shared_names(members) if name.person and len(name.articles) >= least}
    people = [name.text for name in shared_names([article]) if name.key in inside][:5]
    if people:
        yield Reason(kind="people", text="It names the same people.", quote=", ".join(people))
