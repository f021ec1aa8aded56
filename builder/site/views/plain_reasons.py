"""Reasons for a grouping -> the same in plain sentences, without figures.

Of all articles only what holds for all of them is said; a name only where two print it in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup

from builder.core.article import Article
from builder.core.event import NearMiss, Reason, ReasonKind
from builder.site.library import Library
from builder.site.markup import counted, excerpt, number_word, percent_words, unquoted
from builder.site.moments import moment

#: Days between articles, at most, that speak for one event; characters of the words that are quoted
#: in a sentence.
_NEAR_DAYS: Final = 14
_LONGEST: Final = 90
_QUOTATION: Final = Markup('<q class="theirs" lang="{}" dir="auto">{}</q>')
_NAME: Final = Markup('<bdi class="theirs" lang="{}">{}</bdi>')


def together_in_words(
    library: Library, columns: Sequence[str], reasons: Sequence[Reason]
) -> Markup:
    """Return what all articles of an event have in common in one sentence, then what some have.

    ``columns`` are their ids; an event of one article has nothing in common.
    """
    if len(columns) == 1:
        return Markup()
    told = [one for one in reasons if one.quote or (one.kind == "date" and _is_near(one))]
    everybody = [one for one in told if set(one.articles) >= set(columns)]
    common = list(_common(library, everybody, columns))
    these = Markup("These {}").format(number_word(len(columns)))
    sentences = [Markup("{} {}.").format(these, _enumerated(common))] if common else []
    date = next((one for one in told if one.kind == "date"), None)
    if date and date not in everybody and len(date.articles) > 1:
        sentences.append(
            Markup("{} {}.").format(
                number_word(len(date.articles)).capitalize() + (" of them" if common else ""),
                _dated(date),
            )
        )
    phrase = next((one for one in told if one.kind == "phrase" and one not in everybody), None)
    if phrase and not any(one.kind == "phrase" for one in everybody):
        some = number_word(len(phrase.articles))
        sentences.append(
            Markup("{} of them share the phrase {}, which no other article here has.").format(
                some.capitalize(), _quoted(library, phrase)
            )
        )
    return Markup(" ").join(sentences)


def _common(
    library: Library, reasons: Sequence[Reason], articles: Sequence[str]
) -> Iterator[Markup]:
    """Yield what the first reason of each kind says, as the end of a sentence."""
    first: dict[ReasonKind, Reason] = {}
    for one in reasons:
        first.setdefault(one.kind, one)
    if date := first.get("date"):
        yield _dated(date)
    people, place = first.get("people"), first.get("place")
    if people and (named := _names(library, people, articles)):
        yield Markup("name {}").format(named)
    if place:
        yield Markup("name the place {}").format(_form(library, place, place.quote, _NAME))
    if phrase := first.get("phrase"):
        yield Markup("share the phrase {}, which no other article here has").format(
            _quoted(library, phrase)
        )


def _dated(reason: Reason) -> Markup:
    """Return how near in time articles appeared, as the end of a sentence."""
    days = int(reason.value or 0)
    if not days:
        return Markup("appeared on the same day")
    return Markup("appeared within {}").format("a day" if days == 1 else counted(days, "day"))


def _is_near(date: Reason) -> bool:
    """Tell whether articles appeared so near in time that it speaks for their being together."""
    return (date.value or 0) <= _NEAR_DAYS


def _enumerated(parts: Sequence[Markup]) -> Markup:
    """Return "a, b, and c"."""
    *most, last = parts
    if len(most) > 1:
        return Markup(", ").join([*most, Markup("and {}").format(last)])
    return Markup(" and ").join(parts)


def _names(library: Library, reason: Reason, articles: Sequence[str]) -> Markup:
    """Return the names of a reason that at least two articles print in full; empty for none."""
    texts = [_text(library.articles[article]) for article in articles]
    printed = [
        name
        for name in reason.quote.split(", ")
        if sum(name in text for text in texts) > 1  # a form that one alone has may be no name
    ]
    return (
        _enumerated([_form(library, reason, name, _NAME) for name in printed])
        if printed
        else Markup()
    )


def _text(article: Article) -> str:
    return "\n".join((article.title, *(paragraph.text for paragraph in article.paragraphs)))


def _quoted(library: Library, reason: Reason) -> Markup:
    """Return the phrase of a reason as printed, cut where it is long."""
    return _form(library, reason, excerpt(unquoted(reason.quote), _LONGEST), _QUOTATION)


def _form(library: Library, reason: Reason, words_: str, form: Markup) -> Markup:
    """Return words of a reason in their language."""
    return form.format(language_of(library, reason), words_)


def language_of(library: Library, reason: Reason) -> str:
    """Return the language of a reason's words: that of the first article that it speaks of."""
    return next(
        (library.articles[one].language for one in reason.articles if one in library.articles),
        library.language,
    )


def near_in_words(library: Library, miss: NearMiss, columns: Sequence[str]) -> Markup:
    """Return what speaks for an article that nearly joined, and what against it.

    ``columns`` are the ids of the event's articles.
    """
    reasons = {one.kind: one for one in reversed(miss.reasons)}
    if "editor" in reasons:
        return Markup("An editor keeps it out of this event.")
    people = reasons.get("people")
    named = _names(library, people, (miss.article, *columns)) if people else Markup()
    speaks = Markup("names {}").format(named) if named else None
    against = (
        [
            Markup("appeared {}{} apart").format(
                "" if _exact(library, miss.article, *columns) else "at least ",
                counted(miss.days, "day"),
            )
        ]
        if miss.days
        else []
    )
    wording = reasons.get("wording")
    if wording is not None and wording.value is not None:
        share = percent_words(wording.value)
        against.append(
            Markup("shares {} of its runs of four words").format(
                share if share.startswith("under") else f"at most {share}"
            )
            if wording.value
            else Markup("shares no run of four words")
        )
    if not against:
        return Markup("It {}.").format(speaks) if speaks else Markup()
    told = _enumerated(against)
    return (
        Markup("It {}, but {}.").format(speaks, told) if speaks else Markup("It {}.").format(told)
    )


def _exact(library: Library, *articles: str) -> bool:
    """Tell whether the dates that articles bear are days."""
    dates = (moment(library.articles[article].published) for article in articles)
    return all(date.exact for date in dates if date)
