"""Coverage -> what each section of an event's page finds, in one plain sentence: its gist.

Every sentence counts what the section shows, or says what its records prove; where they prove
nothing, there is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec
from markupsafe import Markup

from builder.core.article import Article
from builder.core.coverage import SILENT, Coverage, Statement
from builder.lang.language import primary
from builder.lang.stems import is_function_word, stem
from builder.lang.tokens import Token, word_tokens
from builder.site.library import Library
from builder.site.markup import bdi, counted, number_word
from builder.site.views import words
from builder.site.views.aside import place_of
from builder.site.views.derivation import credited
from builder.site.views.lead import telling_articles
from builder.site.views.only import passages_alone

#: Words of headlines that are named, and credits named in a sentence.
_MOST_WORDS: Final = 3
_MOST_CREDITS: Final = 2
#: What is between words of one run.
_JOINING: Final = (" ", "-", "‑")
_OWNER: Final = re.compile(r"['’]s?\Z")


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
    return f"For {counted(number, 'sentence')} no counterpart was found in another report."


def _statements(rows: Sequence[Statement]) -> str:
    """Say how many statements are in several reports, and in how many places words differ."""
    several = [row for row in rows if sum(cell.presence not in SILENT for cell in row.cells) > 1]
    if not rows:
        return ""
    number = counted(len(rows), "statement")
    of = number if len(several) == len(rows) else f"{len(several)} of {number}"
    shared = f"{of} {'is' if len(several) == 1 else 'are'} in more than one report"
    places = words.differences_in(rows)
    return shared + (f"; words differ in {counted(places, 'place')}." if places else ".")


def _headlines(articles: Sequence[Article]) -> Markup:
    """Say which words all headlines have, or that no two share one; only in one language."""
    language = articles[0].language
    if len({primary(article.language) for article in articles}) != 1:
        return Markup()
    titles = [article.title for article in articles]
    in_all = _in_every(titles, language)
    if in_all:
        form = Markup('<bdi class="theirs" lang="{}">“{}”</bdi>')
        *most, last = (form.format(language, text) for text in in_all[:_MOST_WORDS])
        named = Markup(" and ").join([Markup(", ").join(most), last]) if most else last
        return Markup("{} {} in {}.").format(
            named, "stands" if not most else "stand", _every(len(titles), "headlines")
        )
    stems = Counter(
        one
        for title in titles
        for one in {stem(token.text, language) for token in _content(title, language)}
    )
    if stems and max(stems.values()) == 1:
        return Markup("No two headlines share a word, small words aside.")
    return Markup()


def _in_every(titles: Sequence[str], language: str) -> list[str]:
    """Return the words of the first title that all have, runs of them that all have together."""
    first, *others = titles
    held = [{_plain(token.text) for token in _content(title, language)} for title in others]
    runs: list[str] = []
    end = -1
    for token in _content(first, language):
        text = _bare(token.text)
        if not all(_plain(token.text) in words_ for words_ in held):
            continue
        gap = first[end : token.start]
        run = f"{runs[-1]}{gap}{text}" if runs and gap in _JOINING else ""
        if run and all(_plain(run) in _plain(title) for title in others):
            runs[-1] = run
        else:
            runs.append(text)
        end = token.start + len(text)
    return list(dict.fromkeys(runs))


def _content(title: str, language: str) -> list[Token]:
    """Return the words of a headline that tell something."""
    return [token for token in word_tokens(title) if not is_function_word(token, language)]


def _bare(word: str) -> str:
    """Return a word without the ending of a possessive."""
    return _OWNER.sub("", word)


def _plain(text: str) -> str:
    return _bare(text).casefold()


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
    number = len(coverage.voices.groups)
    rest = Markup(
        "{} {} count as {} independent {}, as far as credits and shared wording tell."
    ).format(
        "the" if named else "The",
        number_word(len(coverage.articles)),
        number_word(number),
        "voice" if number == 1 else "voices",
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
