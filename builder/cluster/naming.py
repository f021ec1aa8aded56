"""Articles -> the names in them, and what several articles share.

Names are told apart from words with a capital for another reason. Headlines are printed in capitals
too often to tell a name from a word, so names come from the body; only an article that is a
headline alone is read by it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from builder.cluster.words import FIRST_CHARACTERS
from builder.core.article import Article
from builder.lang.calendars import calendar
from builder.lang.name_keys import person_key, same_person
from builder.lang.names import Name, names
from builder.lang.offices import HONORIFICS
from builder.lang.stems import stem, stopwords
from builder.lang.tokens import words

#: What a name is never called by: adjectives of nations, parties and creeds, which precede any
#: noun.
_ADJECTIVE: Final = re.compile(
    r"(?:ian|ean|rican|lican|ish|ese|mic|lim|cratic|crat|ist|children|people|police)s?\Z"
)
#: A capital after one of these begins a sentence or a quotation.
_OPENERS: Final = ".!?:;\"'“”‘’«»„()[]–—…\n•-"


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """A name and the articles that print it."""

    key: str
    #: As most articles print it.
    text: str
    #: Ids, sorted.
    articles: tuple[str, ...]
    #: How often all of them print it.
    count: int
    #: It names a person.
    person: bool
    #: The role printed before the name; "" when none is.
    title: str = ""
    #: As most articles print it where they print more than one word of it: without the initials
    #: that few give.
    usual: str = ""


def own_text(article: Article) -> str:
    """Return the first part of the article's own text; the headline when there is nothing else."""
    text = "\n\n".join(paragraph.text for paragraph in article.paragraphs if not paragraph.foreign)[
        :FIRST_CHARACTERS
    ]
    return text if text.strip() else article.title


def shared_names(articles: Iterable[Article]) -> tuple[Shared, ...]:
    """Return the names in ``articles``, sorted by articles, headline, frequency.

    Those of most articles come first, then those in a headline, then the more frequent.
    """
    return _shared_names(tuple(sorted(articles, key=lambda article: article.id)))


@lru_cache(maxsize=8192)
def _shared_names(articles: tuple[Article, ...]) -> tuple[Shared, ...]:
    """Do the work once for an event's title, its storyline and its receipt."""
    found: dict[str, list[tuple[str, Name]]] = defaultdict(list)
    for article in articles:
        for name in _names(own_text(article), article.language):
            found[key_of(name)].append((article.id, name))
    shared = [_shared(key, uses) for key, uses in _settled(_merged(found)).items()]
    headlines = {word for article in articles for word in words(article.title)}
    return tuple(
        sorted(
            shared,
            key=lambda name: (
                -len(name.articles),
                headlines.isdisjoint(_words(name.text)),
                -name.count,
                name.text,
            ),
        )
    )


@lru_cache(maxsize=65536)
def _words(text: str) -> tuple[str, ...]:
    return words(text)


def key_of(name: Name) -> str:
    """Return one key for the ways of printing a name."""
    return person_key(name.text) or "-".join(stem(word) for word in _words(name.text))


@lru_cache(maxsize=4096)
def _names(text: str, language: str) -> tuple[Name, ...]:
    """Return the names in ``text``.

    A lone word that begins a sentence has "?" for its title: it may not be a name.
    """
    ignored = calendar(language)
    found = []
    for name in names(text, language):
        parts = name.text.casefold().split()
        dated = any(part in ignored.weekdays or part in ignored.months for part in parts)
        if dated or parts[0] in stopwords(language) or not name.text[:1].isalpha():
            continue
        lone = len(parts) == 1
        if lone and (_ADJECTIVE.search(parts[0]) or len(parts[0]) < 2):  # noqa: PLR2004 -- one letter names nobody
            continue
        found.append(
            name._replace(title="?")
            if lone and not name.title and _opens(text, name.start)
            else name
        )
    return tuple(found)


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 9) : start].rstrip(" \u00a0")
    return not before or before[-1] in _OPENERS


def _settled(found: Mapping[str, list[tuple[str, Name]]]) -> dict[str, list[tuple[str, Name]]]:
    """Leave out words that are capital only where a sentence begins."""
    return {key: uses for key, uses in found.items() if any(name.title != "?" for _, name in uses)}


def _merged(found: Mapping[str, list[tuple[str, Name]]]) -> dict[str, list[tuple[str, Name]]]:
    """Put a surname to the one full name that it means."""
    merged: dict[str, list[tuple[str, Name]]] = {}
    full = [
        (key, uses[0][1].text)
        for key, uses in found.items()
        if " " in uses[0][1].text and _is_person(uses)
    ]
    for key, uses in sorted(
        found.items(), key=lambda item: (" " not in item[1][0][1].text, item[0])
    ):
        text = uses[0][1].text
        owners = [
            other
            for other, name in full
            if other != key and " " not in text and same_person(text, name)
        ]
        merged.setdefault(owners[0] if len(owners) == 1 else key, []).extend(uses)
    return merged


def _is_person(uses: Sequence[tuple[str, Name]]) -> bool:
    """Tell whether a name is a person's: a role precedes it, or it is two or three words.

    The words must be plain, and the name not a collective's.
    """
    parts = [
        part
        for part in uses[0][1].text.split()
        if part.casefold().rstrip(".") not in HONORIFICS and len(part.rstrip(".")) > 1
    ]
    titled = any(name.title not in ("", "?") for _, name in uses)
    return (
        (titled or 2 <= len(parts) <= 3)  # noqa: PLR2004
        and not any(name.collective for _, name in uses)
        and len(parts) <= 4  # noqa: PLR2004
    )


def _shared(key: str, uses: Sequence[tuple[str, Name]]) -> Shared:
    longest = max(len(name.text.split()) for _, name in uses)
    forms = Counter(name.text for _, name in uses if len(name.text.split()) == longest)
    text = min(forms, key=lambda form: (-forms[form], form))
    titles = Counter(name.title for _, name in uses if name.title not in ("", "?"))
    title = min(titles, key=lambda form: (-titles[form], form)) if titles else ""
    usual = _usual(uses)
    person = " " in text and _is_person([use for use in uses if use[1].text == text])
    return Shared(
        key=key,
        text=text,
        articles=tuple(sorted({article for article, _ in uses})),
        count=len(uses),
        person=person,
        title=title,
        usual=usual,
    )


def _usual(uses: Sequence[tuple[str, Name]]) -> str:
    """Return the form in several words that most articles print, if half print one.

    Initials are left out.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    for article, name in uses:
        parts = name.text.split()
        kept = [
            part
            for i, part in enumerate(parts)
            if not 0 < i < len(parts) - 1 or len(part.rstrip(".")) > 1
        ]
        holders[" ".join(kept)].add(article)
    fuller = [
        form
        for form in holders
        if " " in form and 2 * len(holders[form]) >= len({article for article, _ in uses})
    ]
    return min(fuller or holders, key=lambda form: (-len(holders[form]), len(form), form))
