"""Counts -> figures that are drawn and said: bars of shares, and who shares wording with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from builder.model.passage import Passage
from builder.render.library import Library
from builder.render.markup import PRESENCE_LEGEND, SPEECH, counted, percent_words
from builder.render.quoted import said
from builder.render.views.derivation import credited
from builder.render.views.page import Link
from builder.render.views.words import DATE_BASIS

#: How a part is drawn: each look is told from the others without its color.
Look = Literal["solid", "hatched", "framed", "topped", "line", "dotted"]
#: Whether it is a difference: the only thing that has a color.
Tone = Literal["ink", "soft", "blue", "orange"]

_PRESENCE: Final[dict[str, tuple[Look, Tone]]] = {
    "base": ("solid", "ink"),
    "verbatim": ("solid", "soft"),
    "reworded": ("hatched", "blue"),
    "paraphrased": ("solid", "blue"),
    "indirect": ("framed", "blue"),
    "headline": ("topped", "blue"),
    "similar": ("hatched", "soft"),
    "absent": ("line", "orange"),
    "short": ("dotted", "soft"),
    "language": ("dotted", "ink"),
    "removed": ("dotted", "blue"),
}
_SPEECH: Final[dict[str, tuple[Look, Tone]]] = {
    "direct": ("solid", "ink"),
    "mixed": ("hatched", "ink"),
    "indirect": ("framed", "ink"),
}
_KEPT: Final[dict[str, tuple[Look, Tone]]] = {
    "report": ("solid", "ink"),
    "foreign text": ("hatched", "ink"),
    "dropped": ("line", "soft"),
}
_DATES: Final[dict[str, tuple[Look, Tone]]] = {
    "stated": ("solid", "ink"),
    "metadata": ("solid", "soft"),
    "url": ("hatched", "ink"),
    "inferred": ("framed", "ink"),
    "unknown": ("line", "soft"),
}
#: Rows drawn of one figure.
_MOST_ROWS: Final = 24
#: Thickness of the line of two equal texts (pixels).
_THICKEST: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a bar; ``x`` and ``width`` are per cent of the whole."""

    look: Look
    tone: Tone
    x: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a look means."""

    look: Look
    tone: Tone
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One bar, and the same in words."""

    name: Link
    parts: tuple[Part, ...]
    #: "4 reworded, 1 absent".
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Bars that each stand for a whole."""

    looks: tuple[Key, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """How much wording an outlet shares with another one, and which of them credits the other."""

    partner: Link
    #: ``to`` when the outlet credits the partner, ``from`` when it is credited, ``both``, or "".
    direction: str
    #: Thickness of the line, for the drawing.
    thickness: str
    percent: str
    #: "in 3 events; credits it in 1".
    note: str


def carrying(library: Library, articles: Iterable[str]) -> Counter[str]:
    """Return how often articles carry the statements of their events in which way; an event of one article compares nothing."""
    found: Counter[str] = Counter()
    mine = frozenset(articles)
    for event in sorted({library.event_of[article] for article in mine if article in library.event_of}):
        if len(library.columns(event)) > 1:
            found.update(cell.presence for row in library.statements(event) for cell in row.cells if cell.article in mine)
    return found


def presence_shares(rows: Iterable[tuple[Link, Counter[str]]]) -> Shares:
    """Return how statements are carried, a bar a row."""
    return _shares(rows, _PRESENCE, {str(presence): word for presence, word in PRESENCE_LEGEND.items()})


def speech_shares(library: Library, person: str) -> Shares:
    """Return how each outlet gives a person's words."""
    return way_shares(_ordered((_outlet(library, outlet), counts) for outlet, counts in _speech(library, person).items()))


def people_shares(library: Library, names: Mapping[str, str]) -> Shares:
    """Return how the words of each person are given, by ids and names."""
    rows = ((person, sum(_speech(library, person).values(), Counter[str]())) for person in names)
    return way_shares(_ordered((Link(url=library.urls.person(person), text=names[person]), counts) for person, counts in rows))


def _speech(library: Library, person: str) -> dict[str, Counter[str]]:
    """Return how often each outlet gives a person's words in which way."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event in library.quoting[person].events:
        for passage in _once(passage for who, passage in said(library.coverages[event]) if who == person):
            if passage.article in library.articles:
                found[library.articles[passage.article].outlet or passage.article][passage.speech] += 1
    return found


def speaking(library: Library, articles: Iterable[str]) -> Counter[str]:
    """Return how often articles give people's words in which way."""
    mine = frozenset(articles)
    events = sorted({library.event_of[article] for article in mine if article in library.event_of} & library.coverages.keys())
    return Counter(
        passage.speech
        for event in events
        for passage in _once(passage for _, passage in said(library.coverages[event]))
        if passage.article in mine
    )


def _once(passages: Iterable[Passage]) -> Iterable[Passage]:
    """Return each passage once; one can stand in two statements."""
    return {(passage.article, passage.paragraph, passage.span): passage for passage in passages}.values()


def _ordered(rows: Iterable[tuple[Link, Counter[str]]]) -> list[tuple[Link, Counter[str]]]:
    return sorted(rows, key=lambda row: (-row[1].total(), row[0].text.casefold(), row[0].url))


def way_shares(rows: Iterable[tuple[Link, Counter[str]]]) -> Shares:
    """Return in which ways words are given, a bar a row."""
    return _shares(rows, _SPEECH, {str(speech): word for speech, word in SPEECH.items()})


def kept_shares(library: Library) -> Shares:
    """Return how much of each outlet's captures is report, foreign text and dropped, by characters."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in library.articles.values():
        draft = library.drafts.get(article.capture)
        if draft is None or library.policies[article.id] != "full":
            continue
        counts = found[article.outlet or article.id]
        for paragraph in draft.article.paragraphs:
            counts["foreign text" if paragraph.foreign else "report"] += len(paragraph.text)
        counts["dropped"] += sum(drop.span.end - drop.span.start for drop in draft.drops)
    rows = [(_outlet(library, outlet), counts) for outlet, counts in found.items()]
    return _shares(_ordered(rows), _KEPT, {name: name for name in _KEPT}, percent=True)


def date_shares(library: Library) -> Shares:
    """Return how the dates of all articles are known, in one bar."""
    bases = Counter(str(article.published_basis) for article in library.articles.values())
    whole = Link(url="", text=counted(bases.total(), "article"))
    return _shares([(whole, bases)], _DATES, {str(basis): word for basis, word in DATE_BASIS.items()})


def flows(library: Library, outlet: str) -> tuple[Flow, ...]:
    """Return with whom an outlet shares wording, the most shared first: the mean over the events in which they meet."""
    shares: defaultdict[str, list[float]] = defaultdict(list)
    to, back = Counter[str](), Counter[str]()
    for event in sorted({library.event_of[article] for article in library.by_outlet.get(outlet, ()) if article in library.event_of}):
        coverage = library.coverages.get(event)
        if coverage is None:
            continue
        owner = {article: library.articles[article].outlet or article for article in coverage.articles if article in library.articles}
        best: dict[str, float] = {}
        for one in (one for article in owner if owner[article] == outlet for one in library.reuse.get(article, ())):
            for other in {owner.get(one.article, outlet), owner.get(one.source, outlet)} - {outlet}:
                best[other] = max(best.get(other, 0), one.share)
        for other, share in best.items():
            shares[other].append(share)
        named = {(owner.get(article, ""), owner.get(source, "")) for article, source in credited(coverage)}
        to.update(other for first, other in named if first == outlet)
        back.update(other for other, second in named if second == outlet)
    found = [_flow(library, other, shares[other], to[other], back[other]) for other in shares]
    return tuple(sorted(found, key=lambda flow: (-float(flow.thickness), flow.partner.text.casefold())))[:_MOST_ROWS]


def _flow(library: Library, other: str, shares: list[float], to: int, back: int) -> Flow:
    mean = sum(shares) / len(shares)
    notes = [f"in {counted(len(shares), 'event')}"]
    notes += [f"credits it in {to}"] * bool(to) + [f"credited by it in {back}"] * bool(back)
    return Flow(
        partner=_outlet(library, other),
        direction="both" if to and back else "to" if to else "from" if back else "",
        thickness=f"{max(1.0, mean * _THICKEST):.1f}",
        percent=f"{mean * 100:.0f}%",
        note="; ".join(notes),
    )


def _outlet(library: Library, outlet: str) -> Link:
    """Return the page of an outlet, or of an article without one."""
    if outlet in library.outlets:
        return Link(url=library.urls.outlet(outlet), text=library.outlets[outlet].sign or library.outlets[outlet].name)
    return Link(url=library.urls.article(outlet), text=library.sign(outlet))


def _shares(
    rows: Iterable[tuple[Link, Counter[str]]], looks: Mapping[str, tuple[Look, Tone]], names: Mapping[str, str], *, percent: bool = False
) -> Shares:
    """Return a figure of every row that counts something, with the keys of the looks that occur."""
    told = [(name, counts) for name, counts in rows if any(counts[kind] for kind in looks)][:_MOST_ROWS]
    used = [kind for kind in looks if any(counts[kind] for _, counts in told)]
    return Shares(
        looks=tuple(Key(look=looks[kind][0], tone=looks[kind][1], word=names[kind]) for kind in used),
        rows=tuple(_row(name, counts, looks, names, percent=percent) for name, counts in told),
    )


def _row(name: Link, counts: Counter[str], looks: Mapping[str, tuple[Look, Tone]], names: Mapping[str, str], *, percent: bool) -> Row:
    total = sum(counts[kind] for kind in looks)
    parts, words, start = [], [], 0
    for kind, (look, tone) in looks.items():
        if counts[kind]:
            parts.append(Part(look=look, tone=tone, x=f"{start / total:.2%}", width=f"{counts[kind] / total:.2%}"))
            words.append(f"{percent_words(counts[kind] / total) if percent else format(counts[kind], ',')} {names[kind]}")
            start += counts[kind]
    return Row(name=name, parts=tuple(parts), words=", ".join(words))
