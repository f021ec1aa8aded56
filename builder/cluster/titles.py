"""The articles of an event -> a neutral title, a short name for its address, the place.

In this order, the first that enough articles bear out:

1. a happening that has a name: "Meeting of the Xxx Group";
2. a clause of a headline or of a first sentence, somebody who does something, in words that other reports print, too;
3. what somebody has that every report names: "Xxx Yyy's comments on Zzz";
4. a happening with its name, or with its place: "Xxx-Yyy debate", "Earthquake in Xxx";
5. the headline that the other articles bear out best: it is one newsroom's, is put in quotation marks and says whose it is.

Outside English a noun phrase that reports share replaces 2 to 4. The address is made of the
words of the title in their order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from builder.cluster.actors import Actor, actors
from builder.cluster.clauses import clauses, matters
from builder.cluster.happenings import Happening, happenings
from builder.cluster.headlines import RatedHeadline, fitting_headline
from builder.cluster.locations import location
from builder.cluster.matters import neutral, telling
from builder.cluster.naming import Shared, own_text, shared_names
from builder.cluster.printed import Printed, capital, needed
from builder.cluster.subjects import Subject, subjects
from builder.cluster.words import stems_of
from builder.core.article import Article
from builder.lang.language import primary
from builder.lang.languages import all_words, words_of
from builder.lang.slugs import slug
from builder.lang.stems import stem, stopwords
from builder.lang.tagging import TAGGED, can_tag
from builder.lang.tokens import is_unspaced, tokens, words

#: A title names so many things at most, and its address so many words.
MAX_NAMES: Final = 3
SLUG_WORDS: Final = 6
#: Links of a happening with its own name or with those who take part, and with the latter alone.
_OWN: Final = all_words(lambda words: words.happenings.own_links)
_SHARING: Final = all_words(lambda words: words.happenings.sharing)
#: Nouns for what people hold, with a name before it, and for what befalls a place.
_HELD: Final = frozenset(words_of(TAGGED).happenings.held)
_BEFALLING: Final = frozenset(words_of(TAGGED).happenings.befalling)
#: Left out of an address.
_SMALL: Final = frozenset(words_of(TAGGED).titles.left_out)
#: Headlines searched for runs of characters, characters of a headline, of a run.
_HEADLINES: Final = 20
_HEADLINE: Final = 200
MAX_RUN: Final = 8
#: Quotation marks inside quotation marks.
_INNER: Final = str.maketrans("“”", "‘’")


class Naming(NamedTuple):
    """What an event is called."""

    title: str
    #: For the address, without the date.
    slug: str
    #: Id of the article whose headline the title is; "" when several articles bear it out.
    source: str = ""


def name_event(articles: Sequence[Article], language: str = "") -> Naming:
    """Return the title and the address of the event that ``articles`` report.

    Both depend on the set of articles alone. The title is in ``language`` where several of them
    are, else in that of most.
    """
    shared = shared_names(articles)
    happening = _agreed(happenings(articles), articles)
    if happening and happening.link in _OWN:
        return _of_happening(happening, shared, len(articles))
    spoken = _spoken(articles, language)
    return (_of_shared(articles, spoken) if len(articles) > 1 else None) or _of_headline(
        articles, spoken
    )


def _of_shared(articles: Sequence[Article], language: str) -> Naming | None:
    """Return a title of words that several reports in one language share, or ``None``."""
    printed = Printed(
        [article for article in articles if primary(article.language) == language], language
    )
    if len(printed.articles) < printed.needed or len(printed.articles) == 1:
        return None
    if not can_tag(language):
        return next(
            (
                _called(subject.text)
                for subject in telling(subjects(printed))
                if len(subject.stems) > 1
            ),
            None,
        )
    found = actors(printed)
    persons = [actor for actor in found if actor.person]
    best = next(iter((*clauses(printed, persons), *matters(printed, persons))), None)
    if best:
        return _called(best.text)
    people = {name for actor in found if actor.person for name in actor.stems}
    happens = [
        subject
        for subject in subjects(printed, people)
        if subject.happens and neutral(subject, printed)
    ]
    return _of_happenings(found, telling(happens), printed)


def _quoted(headline: RatedHeadline) -> Naming:
    """Return a headline in quotation marks of ours; its own become inner ones."""
    return Naming(f"“{headline.text.translate(_INNER)}”", _address(headline.text), headline.article)


def _of_happenings(
    found: Sequence[Actor], happens: Sequence[Subject], printed: Printed
) -> Naming | None:
    """Return a title of what happens and its name or its place: "Earthquake in Xxx"."""
    for subject in happens:
        head = words(subject.text)[-1]
        called = len(subject.stems) > 1 and any(letter.isupper() for letter in subject.text)
        if (
            called
            and head in _HELD
            and all(printed.headlines(name) >= printed.needed for name in subject.stems)
        ):
            return _called(subject.text)
        places = ((actor, location(actor, subject, printed)) for actor in found)
        where = next((f"{lead} {actor.text}" for actor, lead in places if lead), "")
        if where and head in _BEFALLING:
            return _called(f"{subject.text} {where}")
    return None


def _spoken(articles: Sequence[Article], language: str) -> str:
    """Return ``language`` when several articles are in it, else the language of most."""
    spoken = Counter(primary(article.language) for article in articles)
    if spoken[primary(language)] > 1:
        return primary(language)
    return min(spoken, key=lambda tag: (-spoken[tag], tag), default="")


def _called(title: str) -> Naming:
    text = capital(" ".join(title.split()))
    return Naming(text, _address(text))


def _address(title: str) -> str:
    """Return the words of a title in their order, without articles and conjunctions."""
    kept = [
        token.text
        for token in tokens(title)
        if token.kind != "punctuation" and token.folded not in _SMALL
    ]
    return slug(" ".join(kept) or title, SLUG_WORDS)


def _of_headline(articles: Sequence[Article], language: str) -> Naming:
    """Return the headline that the others bear out best, in quotation marks of ours."""
    headline = fitting_headline(articles, language)
    if headline is None:
        return _of_words(articles)
    return _quoted(headline)


def _agreed(found: Iterable[Happening], articles: Sequence[Article]) -> Happening | None:
    """Return the first happening that enough articles name, in more than one word."""
    return next(
        (
            item
            for item in found
            if len(item.articles) >= needed(len(articles)) and len(item.name.split()) > 1
        ),
        None,
    )


def _of_happening(item: Happening, shared: Sequence[Shared], total: int) -> Naming:
    name_words = {word.casefold() for word in item.name.split()}
    actor = next(
        (
            name
            for name in shared
            if name.person
            and len(name.articles) >= needed(total)
            and not name_words & set(name.text.casefold().split())
        ),
        None,
    )
    short = _short(item)
    if item.link in _SHARING and actor:
        return Naming(
            f"{actor.text}: {item}", slug(f"{actor.text.split()[-1]} {short}", SLUG_WORDS)
        )
    return Naming(capital(str(item)), slug(short, SLUG_WORDS))


def _short(item: Happening) -> str:
    """Return the last words of a happening's name, and its noun: "vision group meeting"."""
    plain = [
        word
        for word in re.split(r"[\s–—-]+", item.name)
        if word and word.casefold() not in stopwords(TAGGED)
    ]
    return " ".join([*plain[-3:], item.noun])


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
    # Of equally common words the longest: where a language has no list of function words, these are
    # the short ones.
    best = sorted(
        (name for name in printed if common[name]),
        key=lambda name: (-common[name], -len(name), name),
    )[:MAX_NAMES]
    text = enumerate_names(
        [min(printed[name], key=lambda form: (-printed[name][form], form)) for name in best]
        or ["event without a name"]
    )
    return Naming(capital(text), slug(text, SLUG_WORDS))


def _runs(articles: Sequence[Article]) -> list[str]:
    """Return the longest runs of a headline's characters that enough articles print.

    They serve scripts without blanks between words.
    """
    texts = [f"{article.title}\n{own_text(article)}" for article in articles]
    found: set[str] = set()
    for article in articles[:_HEADLINES]:
        for run in _unspaced(article.title):
            found |= {
                run[i : i + size]
                for size in range(2, MAX_RUN + 1)
                for i in range(len(run) - size + 1)
            }
    holders = {run: sum(run in text for text in texts) for run in found}
    chosen: list[str] = []
    for run in sorted(
        (run for run in found if holders[run] >= needed(len(articles))),
        key=lambda run: (-len(run), -holders[run], run),
    ):
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
