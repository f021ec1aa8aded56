"""The articles of an event -> a neutral title in words that they share, a short name for its address, and the place.

In this order, the first that enough articles bear out:

1. a happening: "Meeting of the Xxx Group", completed by the person it is about where one side is missing ("Some One: meeting with ...");
2. a clause of a headline that is about those whom the reports name, and that other reports bear out;
3. who it is about and the noun phrases that the reports share: "Some One: harbor fees and ferry";
4. the headline that the other articles bear out best: it is one newsroom's, stands in quotation marks and says whose it is.

The address is made of the words of the title in their order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from builder.group.actors import Actor, actors, chosen
from builder.group.clauses import HeadlineClause, clauses
from builder.group.happenings import Happening, happenings
from builder.group.headlines import fitting_headline
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
#: Noun phrases in a title, at most; the mean weight of the words of the first and of another one.
_SUBJECTS: Final = 2
_TELLING: Final = 0.27
_AS_TELLING: Final = 0.5
#: The weight of the most telling of them; of one that names a happening.
_HAPPENING: Final = 0.17
#: The mean weight of the words of a clause that is the matter of the event.
_CENTRAL: Final = 0.5
#: The weight of a word that says alone what an event is about.
_ALONE: Final = 0.4
_BEST: Final = 0.28
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
    matters = subjects(printed, people)
    what = _matters(matters, named)
    if not what:  # a matter that is called by one of them: "Obamacare repeal"
        whole = next((subject for subject in matters if subject.mean >= _TELLING and len(subject.stems) > 1), None)
        what = (whole,) if whole else ()
        who = tuple(actor for actor in who if whole and set(actor.stems).isdisjoint(whole.stems))
    return _called(_put_together(who, what)) if _says_enough(who, what) else None


def _central(clause: HeadlineClause, named: set[str]) -> bool:
    """Tell whether a clause is about those whom the reports name, or about what they all tell."""
    return not named.isdisjoint(clause.stems) or clause.weight >= _CENTRAL * len(clause.stems)


def _spoken(articles: Sequence[Article], language: str) -> str:
    """Return ``language`` when several articles are in it, else the language of most."""
    spoken = Counter(primary(article.language) for article in articles)
    if spoken[primary(language)] > 1:
        return primary(language)
    return min(spoken, key=lambda tag: (-spoken[tag], tag), default="")


def _matters(found: Iterable[Subject], named: set[str]) -> tuple[Subject, ...]:
    """Return the noun phrases of a title: telling ones, none about whom it names already, none twice."""
    kept: list[Subject] = []
    used = set(named)
    for subject in found:
        least = _AS_TELLING if kept else _TELLING
        if len(subject.stems) == 1 and not subject.happens and (kept or subject.best < _ALONE):
            continue
        telling = subject.mean >= least and subject.best >= _BEST
        if used.isdisjoint(subject.stems) and (telling or (not kept and subject.happens and subject.best >= _HAPPENING)):
            kept.append(subject)
            used |= set(subject.stems)
        if len(kept) == _SUBJECTS:
            break
    return tuple(kept)


def _says_enough(who: Sequence[Actor], what: Sequence[Subject]) -> bool:
    """Tell whether a title says what happened: a matter, and whose it is or what kind.

    Outside English nobody is told from a thing: there the phrase says both.
    """
    return bool(what) and (bool(who) or len(what[0].stems) > 1)


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
    # Its own quotation marks become inner ones.
    return Naming(f"“{headline.text.translate(_INNER)}”", _address(headline.text), headline.article)


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
