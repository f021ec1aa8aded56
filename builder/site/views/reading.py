"""Article -> its paragraphs as read: anchored sentences, links to statements, edits.

An edited paragraph is shown beside the capture's wording; what the two do not share is marked in
both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Final

import msgspec
from markupsafe import Markup, escape
from msgspec.structs import replace

from builder.core.article import Article, Paragraph
from builder.core.coverage import SILENT
from builder.lang.tokens import tokens
from builder.site.library import Library, StatementPlace, sentence_spans
from builder.site.markup import PRESENCE
from builder.site.views import words
from builder.site.views.capture import shown_in_capture

#: Longer paragraphs are shown beside the capture's wording without marks (tokens; the comparison is
#: quadratic).
_MOST_TOKENS: Final = 1500
_EDITED: Final = Markup('<ins><bdi class="hidden">edited: </bdi>{}</ins>')
_CAPTURED: Final = Markup('<del><bdi class="hidden">captured: </bdi>{}</del>')

_ALONE: Final = Markup('<span class="alone"><bdi class="hidden">only here: </bdi>{}</span>')
_CARRIED: Final = Markup('<span data-s="{}">{}{}</span>')
_CARRIED_ALONE: Final = Markup(
    '<span data-s="{}" class="alone"><bdi class="hidden">only here: </bdi>{}{}</span>'
)
_DIFFERING: Final = Markup('<span data-s="{}" class="differs">{}{}</span>')
#: A passage with other words, where no single difference is told.
_OTHERWISE: Final = ("paraphrased", "indirect")

#: Stretches of a text that a person changed.
Edits = tuple[tuple[int, int], ...]


class Counterpart(msgspec.Struct, frozen=True, kw_only=True):
    """How another article has the same statement."""

    sign: str
    word: str
    presence: str
    url: str


class StatementLink(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that a paragraph carries, with its counterparts."""

    number: int
    name: str
    language: str
    url: str
    counterparts: tuple[Counterpart, ...]


class ParagraphView(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph of an article."""

    anchor: str
    number: int
    #: Its sentences, each with its own anchor.
    html: Markup
    #: The same without anchors, for pages that show several articles; a sentence that carries
    #: statements has their numbers, and one that is in no other article says so.
    plain: Markup
    foreign: bool
    edited: bool
    #: The capture's wording of an edited paragraph, marked; "" when a person added it or nothing
    #: was edited.
    captured: Markup
    statements: tuple[StatementLink, ...]
    capture_url: str


class _Known(msgspec.Struct, frozen=True):
    """What is known of an article's sentences, by their anchors."""

    places: Mapping[str, list[StatementPlace]]
    #: Those that no other article has; ``None`` where they are not told.
    alone: frozenset[str] | None


def paragraph_views(library: Library, identifier: str) -> tuple[ParagraphView, ...]:
    """Return the paragraphs of an article in order."""
    article = library.articles[identifier]
    known = _Known(_places(library, identifier), _alone(library, identifier))
    return tuple(
        _paragraph(library, article, index, paragraph, known)
        for index, paragraph in enumerate(article.paragraphs)
    )


def _places(library: Library, article: str) -> dict[str, list[StatementPlace]]:
    """Return the statements of an article by the anchor of the sentence that has them."""
    found: defaultdict[str, list[StatementPlace]] = defaultdict(list)
    for place in library.places.get(article, ()):
        passages = (
            (place.cell.passage, *place.cell.others) if place.cell.passage else place.cell.others
        )
        for anchor in dict.fromkeys(library.anchor(passage) for passage in passages):
            found[anchor].append(place)
    return found


def _alone(library: Library, article: str) -> frozenset[str]:
    """Return the anchors of the sentences that no other article of the event has."""
    coverage = library.coverages.get(library.event_of.get(article, ""))
    if coverage is None or len(coverage.articles) == 1:
        return frozenset()
    return frozenset(library.anchor(one) for one in coverage.unique if one.article == article)


def headline_statements(library: Library, identifier: str) -> tuple[StatementLink, ...]:
    """Return the statements that a headline carries."""
    return tuple(
        statement_link(library, identifier, place)
        for place in _places(library, identifier).get("headline", ())
    )


def _paragraph(
    library: Library,
    article: Article,
    index: int,
    paragraph: Paragraph,
    known: _Known,
) -> ParagraphView:
    spans = sentence_spans(paragraph.text, article.language)
    anchors = [f"p{index + 1}s{number}" for number in range(1, len(spans) + 1)]
    own = [place for anchor in anchors for place in known.places.get(anchor, ())]
    stretches = dict(zip(anchors, spans, strict=True))
    edits, captured = _edited(paragraph)
    return ParagraphView(
        anchor=f"p{index + 1}",
        number=index + 1,
        html=_sentences(library, paragraph, edits, stretches, replace(known, alone=None)),
        plain=_sentences(library, paragraph, edits, stretches, known),
        foreign=paragraph.foreign,
        edited=paragraph.edited,
        captured=captured,
        statements=tuple(
            {
                place.statement.number: statement_link(library, article.id, place) for place in own
            }.values()
        ),
        capture_url=library.urls.capture(
            article.id, f"p{index + 1}" if shown_in_capture(library, article, paragraph) else ""
        ),
    )


def _sentences(
    library: Library,
    paragraph: Paragraph,
    edits: Edits,
    spans: Mapping[str, tuple[int, int]],
    known: _Known,
) -> Markup:
    """Return the sentences of a paragraph, each with its anchor; or, where it is known which no
    other article has, those marked instead.
    """
    parts, end = [], 0
    for anchor, (start, stop) in spans.items():
        parts.append(_wrapped(paragraph.text, edits, _EDITED, end, start))
        carried = known.places.get(anchor, ())
        numbers = Markup().join(_number(library, place) for place in carried)
        text = _wrapped(paragraph.text, edits, _EDITED, start, stop)
        if known.alone is None:
            parts.append(Markup('<span id="{}">{}</span>{}').format(anchor, text, numbers))
        elif carried:
            told = " ".join(str(place.statement.number) for place in carried)
            form = (
                _CARRIED_ALONE
                if all(words.carried_alone(place.statement.cells) for place in carried)
                else _DIFFERING
                if any(map(_differs, carried))
                else _CARRIED
            )
            parts.append(form.format(told, text, numbers))
        elif known.alone and anchor in known.alone:
            parts.append(_ALONE.format(text))
        else:
            parts.append(text)
        end = stop
    return Markup().join(
        [*parts, _wrapped(paragraph.text, edits, _EDITED, end, len(paragraph.text))]
    )


def _differs(place: StatementPlace) -> bool:
    """Tell whether the articles that carry a statement have it in different words."""
    return any(cell.differences or cell.presence in _OTHERWISE for cell in place.statement.cells)


def _number(library: Library, place: StatementPlace) -> Markup:
    url = library.statement(place.event, place.statement.anchor)
    return Markup(
        '<a class="number" href="{}"><span class="hidden">statement </span>{}</a>'
    ).format(url, place.statement.number)


def statement_link(library: Library, article: str, place: StatementPlace) -> StatementLink:
    """Return a statement with the other articles that carry it."""
    counterparts = tuple(
        Counterpart(
            sign=library.sign(cell.article),
            word=PRESENCE[cell.presence].lower(),
            presence=cell.presence,
            url=library.passage_url(shown)
            if (shown := cell.passage or cell.nearest)
            else library.urls.article(cell.article),
        )
        for cell in place.statement.cells
        if (cell.presence not in SILENT or cell.presence == "similar")
        and cell.article != article
        and cell.article in library.articles
    )
    return StatementLink(
        number=place.statement.number,
        name=place.statement.name,
        language=library.articles[place.statement.base].language,
        url=library.statement(place.event, place.statement.anchor),
        counterparts=counterparts,
    )


def _edited(paragraph: Paragraph) -> tuple[Edits, Markup]:
    """Return where the edited text has its own words, and the capture's wording, marked.

    Marked are the words that only the capture has.
    """
    if not paragraph.edited:
        return (), Markup()
    if paragraph.captured is None:
        return ((0, len(paragraph.text)),), Markup()
    new, old = edits(paragraph.captured, paragraph.text)
    return new, _wrapped(paragraph.captured, old, _CAPTURED, 0, len(paragraph.captured))


def edits(captured: str, text: str) -> tuple[Edits, Edits]:
    """Return where an edited text and the capture's wording have words the other lacks."""
    here, there = tokens(text), tokens(captured)
    if max(len(here), len(there)) > _MOST_TOKENS:
        return (), ()
    matcher = SequenceMatcher(
        None, [token.text for token in there], [token.text for token in here], autojunk=False
    )
    changes = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    new = tuple(
        (here[start].start, here[end - 1].end) for _, _, start, end in changes if end > start
    )
    old = tuple(
        (there[start].start, there[end - 1].end) for start, end, _, _ in changes if end > start
    )
    return new, old


def _wrapped(text: str, marks: Edits, form: Markup, start: int, stop: int) -> Markup:
    """Return a stretch of a text with what is marked of it in the given form."""
    parts, end = [], start
    for first, last in (
        (max(first, start), min(last, stop))
        for first, last in marks
        if first < stop and last > start
    ):
        parts += [escape(text[end:first]), form.format(text[first:last])]
        end = last
    return Markup().join([*parts, escape(text[end:stop])])
