"""Statements and unique passages -> what only one report has, quoted at the top of the page.

Nothing is rewritten: each fragment is a passage, of a long one its first clauses, or a clause of a
quotation that the others leave out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final

from builder.collate.complete import stands_alone
from builder.collate.fragments import bare, count
from builder.collate.standalone import whole
from builder.collate.support import Support
from builder.core.coverage import Dated, Fragment, Statement
from builder.core.passage import Passage
from builder.lang.languages import words_of
from builder.lang.names import names
from builder.lang.stems import stopwords
from builder.lang.tokens import word_tokens, words

#: A text is not an article's own when another one has so much of it, by the weight of its words.
STANDS: Final = 0.5
#: Words of a sentence that is shown, at most.
WHOLE_WORDS: Final = 30
#: Content words that are not names, at least: one with fewer ("Others quickly criticized her")
#: may be elsewhere in any words.
OWN_WORDS: Final = 4
#: Fragments of one article under "only one reports", at most.
FRAGMENTS_EACH: Final = 3
#: A passage is as rare as its words are on average; a shorter one is taken to have so many, or two
#: rare words would win.
_MEAN_WORDS: Final = 8
#: What it is worth more when it gives somebody's words.
_SPOKEN: Final = 1.25


def one_reports(
    order: Sequence[str], statements: Sequence[Statement], unique: Sequence[Passage], dated: Sequence[Dated], *, rare: Mapping[str, float],
    languages: Mapping[str, str], stands: Callable[[str, str], float], support: Support,
) -> tuple[Fragment, ...]:  # fmt: skip
    """Return for each article, in column order, what no other has.

    These are clauses that the others drop, whole statements and unique passages, and last the
    passages about another time. ``is`` tells how much of a text an article has; half of it is
    too much.
    """
    recalled = {
        (one.passage.article, one.passage.paragraph, one.passage.span)
        for one in dated
        if one.kind == "recalled"
    }
    own: dict[str, list[Passage]] = {article: [] for article in order}
    for passage in unique:
        if passage.speech not in ("headline", "credit"):
            own[passage.article].append(passage)
    found: list[Fragment] = []
    for article in order:
        ranked = [
            (
                (article, p.paragraph, p.span) in recalled,
                -_weight(p, rare),
                p.paragraph,
                p.span.start,
                p,
            )
            for p in own[article]
        ]
        passages = [one[-1] for one in sorted(ranked, key=lambda one: one[:-1])]
        fragments = chain(
            _clauses(article, statements, languages[article]),
            _statements(article, statements, languages[article], support),
            (
                Fragment(text=text, passage=p, articles=(article,))
                for p in passages
                for text in _told(p, languages[article], support)
            ),
        )
        others = [other for other in order if other != article]
        alone = (
            one for one in fragments
            if support.supporters(one.text, article, order, fewest=1) == (article,)
            and not support.echoed(one.text, article)
            and all(stands(one.text, other) < STANDS and stands(one.passage.text, other) < STANDS for other in others)
        )  # fmt: skip
        found += islice(alone, FRAGMENTS_EACH)
    return tuple(found)


def _told(passage: Passage, language: str, support: Support) -> list[str]:
    """Return a whole sentence, or somebody's whole words, that can be read alone.

    The list is empty where it is too long.
    """
    text = bare(passage.text)
    own = passage.speech == "direct" or support.is_sentence(passage)
    if not own or count(text) > WHOLE_WORDS:
        return []
    line = whole(passage, language)
    return [line] if line and _content(line, language) >= OWN_WORDS else []


def _content(text: str, language: str) -> int:
    """Return how many different content words a text has, names left out.

    Capitals must tell names.
    """
    named = (
        []
        if words_of(language).traits.capital_nouns
        else [(name.start, name.end) for name in names(text, language)]
    )
    plain = stopwords(language)
    return len({
        token.folded for token in word_tokens(text)
        if token.folded not in plain and not any(start <= token.start < end for start, end in named)
    })  # fmt: skip


def _clauses(article: str, statements: Sequence[Statement], language: str) -> Iterator[Fragment]:
    """Yield clauses that this article alone has of somebody's words that others give too."""
    for statement in statements:
        passage = next(cell.passage for cell in statement.cells if cell.article == article)
        for entry in (
            statement.entries if passage is not None and passage.speech == "direct" else ()
        ):
            having = [reading for reading in entry.readings if reading.text]
            alone = (
                len(having) == 1 and having[0].witnesses == (article,) and len(entry.readings) > 1
            )
            text = bare(having[0].text) if alone else ""
            if (
                text
                and passage is not None
                and text in passage.text
                and stands_alone(text, language)
            ):
                yield Fragment(
                    text=text, passage=passage, statement=statement.number, articles=(article,)
                )


def _statements(
    article: str, statements: Sequence[Statement], language: str, support: Support
) -> Iterator[Fragment]:
    """Yield the statements of this article alone to which nothing elsewhere is similar."""
    for statement in statements:
        carrying = [cell for cell in statement.cells if cell.passage is not None]
        alone = len(carrying) == 1 and not any(
            cell.presence in ("removed", "similar") for cell in statement.cells
        )
        passage = carrying[0].passage if carrying[0].article == article else None
        if alone and passage is not None:
            yield from (
                Fragment(
                    text=text, passage=passage, statement=statement.number, articles=(article,)
                )
                for text in _told(passage, language, support)
            )


def _weight(passage: Passage, rare: Mapping[str, float]) -> float:
    """Return how much a passage alone tells: the mean rarity of its words.

    Quoted and attributed speech counts more.
    """
    own = [rare.get(word, 0.0) for word in words(passage.text)]
    mean = sum(own) / max(len(own), _MEAN_WORDS)
    return mean * (_SPOKEN if passage.person else 1.0)
