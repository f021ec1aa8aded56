"""The articles of an event -> a readable, neutral title, a short name for its address, and the place.

In this order, the first that several articles bear out (all of one article):

1. a happening: "Meeting of the Xxx Group", completed by the person it is about where one side is missing ("Some One: meeting with ...");
2. the headline whose words most of the other articles print, too; it is one newsroom's sentence, so it stands in quotation marks;
3. a noun for what happened and what the articles name: "Trial: Some One and Sometown";
4. the names alone: "Some One, Sometown and the Xxx Agency";
5. any headline, or the words that most articles share.

The address is made of names and shared words alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from builder.group.happenings import Happening, happenings, nouns
from builder.group.headlines import fitting_headline
from builder.group.naming import Shared, own_text, shared_names
from builder.group.words import stems_of
from builder.model.article import Article
from builder.text.slugs import slug
from builder.text.stems import stem, stopwords
from builder.text.tokens import is_unspaced, tokens

#: Share of the event's articles that must bear out a title.
AGREEMENT: Final = 0.5
#: A title names so many things at most.
MAX_NAMES: Final = 3
#: Words in the address of an event.
SLUG_WORDS: Final = 6
#: Headlines searched for runs of characters, characters of a headline, of a run.
_HEADLINES: Final = 20
_HEADLINE: Final = 200
MAX_RUN: Final = 8
#: Where a happening took place, behind its last link.
_PLACE: Final = re.compile(r"(?<!\w)(?:in|from|at)\s(?P<place>[^\W\d_a-z]\w{2,30}(?:[ -][^\W\d_a-z]\w{2,30}){0,2})")


#: A dateline in capitals that is no longer may be initials ("USA").
_INITIALS: Final = 3
#: Quotation marks inside quotation marks.
_INNER: Final = str.maketrans("“”", "‘’")


class Naming(NamedTuple):
    """What an event is called."""

    title: str
    #: For the address, without the date.
    slug: str


def name_event(articles: Sequence[Article]) -> Naming:
    """Return the title and the address of the event that ``articles`` report; both depend on the set of articles alone."""
    shared = shared_names(articles)
    happening = _agreed(happenings(articles), articles)
    if happening:
        return _of_happening(happening, shared, len(articles))
    named = _telling(shared, len(articles))
    found = _of_names(_noun(articles), named) if named else _of_words(articles)
    headline = fitting_headline(articles)
    if headline and (headline.support > 0 or not named):
        # In quotation marks of ours, since it is theirs; its own ones become inner ones.
        return found._replace(title=f"“{headline.text.translate(_INNER)}”")
    return found


def needed(total: int) -> int:
    """Return how many of ``total`` articles must agree."""
    return 1 if total == 1 else max(2, round(total * AGREEMENT))


def _agreed(found: Iterable[Happening], articles: Sequence[Article]) -> Happening | None:
    """Return the first happening that enough articles name; one with a lone adjective-like word or a bare place is too little."""
    return next((item for item in found if len(item.articles) >= needed(len(articles)) and len(item.name.split()) > 1), None)


def _of_happening(item: Happening, shared: Sequence[Shared], total: int) -> Naming:
    name_words = {word.casefold() for word in item.name.split()}
    actor = next(
        (
            name
            for name in shared
            if name.person and len(name.articles) >= needed(total) and not name_words & set(name.text.casefold().split())
        ),
        None,
    )
    short = _short(item)
    if item.link == "with" and actor:
        return Naming(f"{actor.text}: {item}", slug(f"{actor.text.split()[-1]} {short}", SLUG_WORDS))
    return Naming(_capital(str(item)), slug(short, SLUG_WORDS))


def _short(item: Happening) -> str:
    """Return the last words of the happening's name before its noun: "strategic vision group meeting"."""
    plain = [word for word in re.split(r"[\s–—-]+", item.name) if word and word.casefold() not in stopwords("en")]
    return " ".join([*plain[-3:], item.noun])


def _telling(shared: Sequence[Shared], total: int) -> tuple[Shared, ...]:
    """Return the names for a title: those of enough articles, no part of one another."""
    chosen: list[Shared] = []
    for name in shared:
        parts = set(name.text.casefold().split())
        if len(name.articles) < needed(total) or (total == 1 and name.count == 1 and chosen):
            continue
        if all(not parts & set(other.text.casefold().split()) for other in chosen):
            chosen.append(name)
        if len(chosen) == MAX_NAMES:
            break
    return tuple(chosen)


def _noun(articles: Sequence[Article]) -> str:
    """Return the noun for what happened that most articles use, if enough do."""
    used = nouns(articles)
    headlines = Counter(token.folded for article in articles for token in tokens(article.title))
    best = max(used, key=lambda noun: (len(used[noun]), headlines[noun], noun), default="")
    return best if best and len(used[best]) >= needed(len(articles)) and (headlines[best] or len(articles) > 1) else ""


def _of_names(noun: str, named: Sequence[Shared]) -> Naming:
    listed = enumerate_names([name.text for name in named])
    title = f"{_capital(noun)}: {listed}" if noun else listed
    last = " ".join(name.text.split()[-1] if name.person else name.text for name in named)
    return Naming(title, slug(f"{last} {noun}", SLUG_WORDS))


def _of_words(articles: Sequence[Article]) -> Naming:
    """Return a title of the words that most articles share, as most headlines print them."""
    runs = _runs(articles)
    if runs:
        return Naming(enumerate_names(runs), slug(" ".join(runs), SLUG_WORDS))
    common = Counter(name for article in articles for name in set(stems_of(article)))
    printed: dict[str, Counter[str]] = {}
    for article in articles:
        for token in tokens(article.title):
            printed.setdefault(stem(token.folded, article.language), Counter())[token.text] += 1
    # Of equally common words the longest: where a language has no list of function words, these are the short ones.
    best = sorted((name for name in printed if common[name]), key=lambda name: (-common[name], -len(name), name))[:MAX_NAMES]
    text = enumerate_names([min(printed[name], key=lambda form: (-printed[name][form], form)) for name in best] or ["event without a name"])
    return Naming(_capital(text), slug(text, SLUG_WORDS))


def _runs(articles: Sequence[Article]) -> list[str]:
    """Return the longest runs of a headline's characters that enough articles print, for scripts without blanks between words."""
    texts = [f"{article.title}\n{own_text(article)}" for article in articles]
    found: set[str] = set()
    for article in articles[:_HEADLINES]:
        for run in _unspaced(article.title):
            found |= {run[i : i + size] for size in range(2, MAX_RUN + 1) for i in range(len(run) - size + 1)}
    holders = {run: sum(run in text for text in texts) for run in found}
    chosen: list[str] = []
    for run in sorted((run for run in found if holders[run] >= needed(len(articles))), key=lambda run: (-len(run), -holders[run], run)):
        if not any(set(run) & set(other) for other in chosen):
            chosen.append(run)
    return chosen[:MAX_NAMES]


def _unspaced(title: str) -> Iterator[str]:
    """Yield the runs of characters that are words of their own."""
    run = ""
    for token in tokens(title[:_HEADLINE]):
        if is_unspaced(token):
            run += token.text
        else:
            yield run
            run = ""
    yield run


def enumerate_names(names: Sequence[str]) -> str:
    """Return ``names`` as one list in words."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def place_of(articles: Sequence[Article]) -> str | None:
    """Return the place that most articles state (dateline, "in Xxx"); ``None`` when none is stated twice or in a dateline."""
    votes = Counter(place for article in articles for place in places(article))
    stated = {line for article in articles if (line := _dateline(article))}
    ranked = sorted(votes, key=lambda name: (-votes[name], name not in stated, name))
    return next((name for name in ranked if name in stated and (votes[name] > 1 or len(stated) == 1)), None)


def places(article: Article) -> frozenset[str]:
    """Return the places that ``article`` states, in its dateline and as "in Xxx"."""
    line = _dateline(article)
    return frozenset({match["place"] for match in _PLACE.finditer(own_text(article))} | ({line} if line else set()))


def _dateline(article: Article) -> str:
    """Return the place of the dateline, as it is spelled in a sentence; "" when there is none."""
    place = re.split(r"[,(–—-]", article.dateline or "")[0].strip()
    return place.title() if place.isupper() and len(place) > _INITIALS else place
