"""The articles of an event -> a neutral title in words that they share, a short name for its address, and the place.

In this order, the first that enough articles bear out:

1. a happening: "Meeting of the Xxx Group", completed by the person it is about where one side is missing ("Some One: meeting with ...");
2. a clause of a headline or of a first sentence that is about those whom the reports name, and that other reports bear out;
3. a noun phrase that all share, behind the name of who does it or has it in most of them, or of where it happens: "Some One: resignation";
4. the headline that the other articles bear out best: it is one newsroom's, stands in quotation marks and says whose it is.

The address is made of the words of the title in their order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from builder.group.actors import Actor, actors, chosen
from builder.group.agents import doers, is_place, located, together
from builder.group.clauses import HeadlineClause, clauses
from builder.group.happenings import Happening, happenings
from builder.group.headlines import Headline, fitting_headline
from builder.group.matters import loaded, neutral, role, says_whose, telling
from builder.group.naming import Shared, own_text, shared_names
from builder.group.printed import Printed, capital, needed
from builder.group.subjects import Subject, subjects
from builder.group.words import stems_of
from builder.model.article import Article
from builder.text.language import primary
from builder.text.slugs import slug
from builder.text.stems import stem, stopwords
from builder.text.tokens import is_unspaced, tokens

#: A title names so many things at most, and its address so many words.
MAX_NAMES: Final = 3
SLUG_WORDS: Final = 6
#: The mean weight of the words of a clause that is the matter of the event.
_CENTRAL: Final = 0.5
#: The mean weight of the words of a phrase that stands without a name.
_TOPIC: Final = 0.33
#: How well the other reports bear out a headline that is better than a bare noun phrase.
_FITS: Final = 2.5
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
    """Return the title and the address of the event that ``articles`` report; both depend on the set of articles alone.

    The title is in ``language`` where several of them are, else in that of most.
    """
    shared = shared_names(articles)
    happening = _agreed(happenings(articles), articles)
    if happening:
        return _of_happening(happening, shared, len(articles))
    spoken = _spoken(articles, language)
    return (_of_shared(articles, spoken) if len(articles) > 1 else None) or _of_headline(articles, spoken)


def _of_shared(articles: Sequence[Article], language: str) -> Naming | None:
    """Return a title of words that several reports in one language share; ``None`` when they share too little."""
    printed = Printed([article for article in articles if primary(article.language) == language], language)
    if len(printed.articles) < printed.needed or len(printed.articles) == 1:
        return None
    found = actors(printed)
    who = chosen(found) if language == "en" else ()
    named = {name for actor in who for name in actor.stems}
    clause = next((clause for clause in clauses(printed) if _central(clause, named)), None)
    if clause:
        return _called(clause.text)
    people = {name for actor in found if actor.person for name in actor.stems}
    matters = [subject for subject in subjects(printed, people) if language != "en" or neutral(subject, printed)]
    if language != "en":
        return next((_called(subject.text) for subject in telling(matters) if len(subject.stems) > 1), None)
    return _of_doers(found, matters, printed) or _of_matter(matters, _CENTRAL) or _of_fitting(printed) or _of_matter(matters, _TOPIC)


def _of_fitting(printed: Printed) -> Naming | None:
    """Return a headline that the other reports bear out well."""
    headline = fitting_headline(printed.articles, printed.language)
    return _quoted(headline) if headline and headline.support >= _FITS else None


def _quoted(headline: Headline) -> Naming:
    """Return a headline in quotation marks of ours, since it is theirs; its own become inner ones."""
    return Naming(f"“{headline.text.translate(_INNER)}”", _address(headline.text), headline.article)


def _of_doers(found: Sequence[Actor], matters: Sequence[Subject], printed: Printed) -> Naming | None:
    """Return a title of a name and what it does or has, in most reports; ``None`` when no name does."""
    for subject in telling(matters):
        fitting = [actor for actor in found if set(actor.stems).isdisjoint(subject.stems) and actor.headlines]
        does = [actor for actor in fitting if _mostly(doers(actor, subject, printed), printed) and not role(subject)]
        if does and not loaded(subject) and (subject.happens or len(subject.stems) > 1):
            return _called(_put_together(chosen(does), (subject,)))
        where = [actor for actor in fitting if is_place(actor, printed) and _mostly(located(actor, subject, printed), printed)]
        if where and subject.happens and "'s" not in subject.text:
            return _called(_put_together(where[:1], (subject,)))
        pair = [actor for actor in chosen(fitting) if actor.person]
        if subject.happens and len(pair) > 1 and together(pair, printed) and not loaded(subject):
            return _called(_put_together(pair, (subject,)))
    return None


def _of_matter(matters: Sequence[Subject], least: float) -> Naming | None:
    """Return a title of a noun phrase that says enough without a name."""
    for subject in telling(matters):
        if len(subject.stems) > 1 and (subject.happens or subject.mean >= least) and not says_whose(subject):
            return _called(subject.text)
    return None


def _mostly(number: int, printed: Printed) -> bool:
    return 2 * number > len(printed.articles)


def _central(clause: HeadlineClause, named: set[str]) -> bool:
    """Tell whether a clause is about those whom the reports name, or about what they all tell."""
    return not named.isdisjoint(clause.stems) or clause.weight >= _CENTRAL * len(clause.stems)


def _spoken(articles: Sequence[Article], language: str) -> str:
    """Return ``language`` when several articles are in it, else the language of most."""
    spoken = Counter(primary(article.language) for article in articles)
    if spoken[primary(language)] > 1:
        return primary(language)
    return min(spoken, key=lambda tag: (-spoken[tag], tag), default="")


def _put_together(who: Sequence[Actor], what: Sequence[Subject]) -> str:
    matter = " and ".join(subject.text for subject in what)
    return f"{enumerate_names([actor.text for actor in who])}: {matter}" if who else matter


def _called(title: str) -> Naming:
    text = capital(" ".join(title.split()))
    return Naming(text, _address(text))


def _address(title: str) -> str:
    """Return the words of a title in their order, without articles and conjunctions."""
    kept = [token.text for token in tokens(title) if token.kind != "punctuation" and token.folded not in ("the", "a", "an", "and")]
    return slug(" ".join(kept) or title, SLUG_WORDS)


def _of_headline(articles: Sequence[Article], language: str) -> Naming:
    """Return the headline that the other articles bear out best, in quotation marks of ours, since it is theirs."""
    headline = fitting_headline(articles, language)
    if headline is None:
        return _of_words(articles)
    return _quoted(headline)


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
    return Naming(capital(str(item)), slug(short, SLUG_WORDS))


def _short(item: Happening) -> str:
    """Return the last words of the happening's name before its noun: "strategic vision group meeting"."""
    plain = [word for word in re.split(r"[\s–—-]+", item.name) if word and word.casefold() not in stopwords("en")]
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
    # Of equally common words the longest: where a language has no list of function words, these are the short ones.
    best = sorted((name for name in printed if common[name]), key=lambda name: (-common[name], -len(name), name))[:MAX_NAMES]
    text = enumerate_names([min(printed[name], key=lambda form: (-printed[name][form], form)) for name in best] or ["event without a name"])
    return Naming(capital(text), slug(text, SLUG_WORDS))


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
