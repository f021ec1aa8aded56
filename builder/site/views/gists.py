"""Coverage -> what each section of an event's page finds, in one plain sentence: its gist.

Every sentence counts what the section shows, or says what its records prove; where they prove
nothing, there is none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from markupsafe import Markup

from builder.core.article import Article
from builder.core.coverage import SILENT, Coverage, Statement
from builder.lang.language import primary
from builder.lang.stems import is_function_word, stem
from builder.lang.tokens import word_tokens
from builder.site.library import Library
from builder.site.markup import bdi, counted, number_word
from builder.site.views import words
from builder.site.views.aside import place_of
from builder.site.views.derivation import credited
from builder.site.views.lead import telling_articles
from builder.site.views.only import passages_alone

#: Words named that stand in headlines, and credits named in a sentence.
_MOST_WORDS: Final = 3
_MOST_CREDITS: Final = 2


class Gists(msgspec.Struct, frozen=True, kw_only=True):
    """The gist of each section; empty where there is nothing to say."""

    all_report: str
    one_reports: str
    headlines: Markup
    statements: str
    wording: str
    voices: Markup
    order: Markup


def gists(library: Library, coverage: Coverage) -> Gists:
    """Return the gists of an event's page; an event of one article has none."""
    if len(coverage.articles) == 1:
        nothing = Markup()
        return Gists(
            all_report="",
            one_reports="",
            headlines=nothing,
            statements="",
            wording="",
            voices=nothing,
            order=nothing,
        )
    rows = library.statements(coverage.event)
    return Gists(
        all_report=_in_all(rows, telling_articles(library, coverage), len(coverage.articles)),
        one_reports=_in_one(library, coverage),
        headlines=_headlines([library.articles[one] for one in coverage.articles]),
        statements=_statements(rows),
        wording=_wording(coverage),
        voices=_voices(library, coverage),
        order=_order(library, coverage),
    )


def _in_all(rows: Sequence[Statement], telling: frozenset[str], total: int) -> str:
    """Say how many statements every report that can tell carries."""
    if len(telling) < 2 or not rows:  # noqa: PLR2004 - one report shares with nobody
        return ""
    number = sum(
        all(cell.presence not in SILENT for cell in row.cells if cell.article in telling)
        for row in rows
    )
    full = "" if len(telling) == total else "full "
    who = _every(len(telling), f"{full}reports")
    if not number:
        return f"None of {counted(len(rows), 'statement')} is in {who}."
    return (
        f"{number} of {counted(len(rows), 'statement')} {'is' if number == 1 else 'are'} in {who}."
    )


def _every(number: int, what: str) -> str:
    return f"both {what}" if number == 2 else f"all {number_word(number)} {what}"  # noqa: PLR2004 - a pair


def _in_one(library: Library, coverage: Coverage) -> str:
    number = len({place_of(one) for one in passages_alone(library, coverage)})
    if not number:
        return ""
    return f"{counted(number, 'sentence has', 'sentences have')} no counterpart in another report."


def _statements(rows: Sequence[Statement]) -> str:
    """Say how many statements are in several reports, and in how many places words differ."""
    several = [row for row in rows if sum(cell.presence not in SILENT for cell in row.cells) > 1]
    if not rows:
        return ""
    shared = f"{len(several)} of {counted(len(rows), 'statement')} {'is' if len(several) == 1 else 'are'} in more than one report"
    places = words.differences_in(rows)
    freely = sum(cell.presence == "paraphrased" for row in several for cell in row.cells)
    parts = [f"words differ in {counted(places, 'place')}"] if places else []
    parts += (
        [
            f"{counted(freely, 'passage')} {'tells' if freely == 1 else 'tell'} the same in other words"
        ]
        if freely
        else []
    )
    return "; ".join([shared, *parts]) + "."


def _headlines(articles: Sequence[Article]) -> Markup:
    """Say which words all headlines have, or that no two share one; only in one language."""
    languages = {primary(article.language) for article in articles}
    if len(languages) != 1:
        return Markup()
    language = articles[0].language
    told = [list(_content(article.title, language)) for article in articles]
    held = Counter(word for words_ in told for word in dict.fromkeys(word for word, _ in words_))
    forms: defaultdict[str, str] = defaultdict(str)
    for word, printed in (pair for words_ in told for pair in words_):
        forms[word] = forms[word] or printed
    in_all = [word for word, count in held.items() if count == len(articles)][:_MOST_WORDS]
    everywhere = _every(len(articles), "headlines")
    if in_all:
        named = [
            Markup('<bdi class="theirs" lang="{}">“{}”</bdi>').format(language, forms[word])
            for word in in_all
        ]
        last = named.pop()
        text = Markup(" and ").join([Markup(", ").join(named), last]) if named else last
        return Markup("{} {} in {}.").format(
            text, "stands" if len(in_all) == 1 else "stand", everywhere
        )
    stems = Counter(
        one for words_ in told for one in {stem(printed, language) for _, printed in words_}
    )
    if stems and max(stems.values()) == 1:
        return Markup("No two headlines share a word, small words aside.")
    return Markup()


def _content(title: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a headline that tell something, folded and as printed."""
    for token in word_tokens(title):
        if not is_function_word(token, language):
            yield token.folded, token.text


def _wording(coverage: Coverage) -> str:
    outlets = sum(bool(one.phrases) for one in coverage.wording)
    favored = f"{counted(outlets, 'outlet')} {'favors' if outlets == 1 else 'favor'} words that the others seldom print"
    names = f"{counted(len(coverage.names), 'name comes', 'names come')} in different forms"
    parts = [favored] * bool(outlets) + [names] * bool(coverage.names)
    return "; ".join(parts) + "." if parts else ""


def _voices(library: Library, coverage: Coverage) -> Markup:
    """Say who credits whom, and how many reports do not depend on one another."""
    order = {article: index for index, article in enumerate(coverage.articles)}
    pairs = sorted(credited(coverage), key=lambda pair: (order[pair[0]], pair[1]))
    named = [
        Markup("{} credits {}").format(bdi(library.sign(one)), bdi(library.sign(other)))
        for one, other in pairs[:_MOST_CREDITS]
    ]
    groups, total = len(coverage.voices.groups), len(coverage.articles)
    rest = Markup(
        "{} of {} are independent voices, as far as credits and shared wording tell."
    ).format(
        number_word(groups).capitalize() if not named else number_word(groups), number_word(total)
    )
    return Markup("; ").join([*named, rest])


def _order(library: Library, coverage: Coverage) -> Markup:
    """Say which report came first where the evidence tells it of all others."""
    earlier = Counter(one.earlier for one in coverage.order)
    first = [article for article, count in earlier.items() if count == len(coverage.articles) - 1]
    if first:
        return Markup("{} came first, as far as dates and credits tell.").format(
            bdi(library.sign(first[0]))
        )
    return Markup("Dates and credits do not tell which came first.")
