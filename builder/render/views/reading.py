"""Article → its paragraphs as read: sentences with anchors, links to the statements, edits marked.

An edited paragraph stands beside the capture's wording; what the two do not share is marked in both.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from markupsafe import Markup, escape

from builder.model.article import Article, Paragraph
from builder.render.library import Library, Place, sentence_spans
from builder.render.markup import PRESENCE
from builder.render.views.capture import shown_in_capture
from builder.text.tokens import tokens

#: Longer paragraphs are shown beside the capture's wording without marks (tokens; the comparison is quadratic).
_MOST_TOKENS: Final = 1500
_EDITED: Final = Markup('<ins><span class="hidden">{}</span>{}</ins>')
_CAPTURED: Final = Markup('<del><span class="hidden">{}</span>{}</del>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """How another article has the same statement."""

    sign: str
    word: str
    presence: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLink:
    """A statement that a paragraph carries, with its counterparts."""

    number: int
    name: str
    language: str
    url: str
    counterparts: tuple[Counterpart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """One paragraph of an article."""

    anchor: str
    number: int
    #: Its sentences, each with its own anchor.
    html: Markup
    #: The same without anchors, for pages that show several articles.
    plain: Markup
    foreign: bool
    edited: bool
    #: The capture's wording of an edited paragraph, marked; "" when a person added it or nothing was edited.
    captured: Markup
    statements: tuple[StatementLink, ...]
    capture_url: str


def paragraph_views(library: Library, identifier: str) -> tuple[ParagraphView, ...]:
    """Return the paragraphs of an article in order."""
    article = library.articles[identifier]
    places = _places(library, identifier)
    return tuple(_paragraph(library, article, index, paragraph, places) for index, paragraph in enumerate(article.paragraphs))


def _places(library: Library, article: str) -> dict[str, list[Place]]:
    """Return the statements of an article by the anchor of the sentence that carries them."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for place in library.places.get(article, ()):
        passages = (place.cell.passage, *place.cell.others) if place.cell.passage else place.cell.others
        for anchor in dict.fromkeys(library.anchor(passage) for passage in passages):
            found[anchor].append(place)
    return found


def headline_statements(library: Library, identifier: str) -> tuple[StatementLink, ...]:
    """Return the statements that a headline carries."""
    return tuple(statement_link(library, identifier, place) for place in _places(library, identifier).get("headline", ()))


def _paragraph(library: Library, article: Article, index: int, paragraph: Paragraph, places: dict[str, list[Place]]) -> ParagraphView:
    spans = sentence_spans(paragraph.text, article.language)
    anchors = [f"p{index + 1}s{number}" for number in range(1, len(spans) + 1)]
    own = [place for anchor in anchors for place in places.get(anchor, ())]
    changed = _edited(paragraph)
    return ParagraphView(
        anchor=f"p{index + 1}",
        number=index + 1,
        html=changed[0] if changed else _sentences(library, paragraph, spans, anchors, places, anchored=True),
        plain=_sentences(library, paragraph, spans, anchors, places, anchored=False),
        foreign=paragraph.foreign,
        edited=paragraph.edited,
        captured=changed[1] if changed else Markup(),
        statements=tuple({place.statement.number: statement_link(library, article.id, place) for place in own}.values()),
        capture_url=library.urls.capture(article.id, f"p{index + 1}" if shown_in_capture(library, article, paragraph) else ""),
    )


def _sentences(
    library: Library,
    paragraph: Paragraph,
    spans: tuple[tuple[int, int], ...],
    anchors: list[str],
    places: dict[str, list[Place]],
    *,
    anchored: bool,
) -> Markup:
    parts, end = [], 0
    for (start, stop), anchor in zip(spans, anchors, strict=True):
        parts.append(escape(paragraph.text[end:start]))
        name = Markup(' id="{}"').format(anchor) if anchored else Markup()
        carried = places.get(anchor, ())
        style = Markup(' class="carried"') if carried and anchored else Markup()
        numbers = Markup().join(_number(library, place) for place in carried)
        parts.append(Markup("<span{}{}>{}</span>{}").format(name, style, paragraph.text[start:stop], numbers))
        end = stop
    return Markup().join([*parts, escape(paragraph.text[end:])])


def _number(library: Library, place: Place) -> Markup:
    url = library.urls.event(place.event, place.statement.anchor)
    return Markup('<a class="number" href="{}"><span class="hidden">statement </span>{}</a>').format(url, place.statement.number)


def statement_link(library: Library, article: str, place: Place) -> StatementLink:
    """Return a statement with the other articles that carry it."""
    counterparts = tuple(
        Counterpart(
            sign=library.sign(cell.article),
            word=PRESENCE[cell.presence].lower(),
            presence=cell.presence,
            url=library.passage_url(cell.passage),
        )
        for cell in place.statement.cells
        if cell.passage and cell.article != article and cell.article in library.articles
    )
    return StatementLink(
        number=place.statement.number,
        name=place.statement.name,
        language=library.articles[place.statement.base].language,
        url=library.urls.event(place.event, place.statement.anchor),
        counterparts=counterparts,
    )


def _edited(paragraph: Paragraph) -> tuple[Markup, Markup] | None:
    """Return the edited text and the capture's wording, each with its own words marked; ``None`` for an unedited paragraph."""
    if not paragraph.edited:
        return None
    if paragraph.captured is None:
        return Markup('<ins><span class="hidden">added by an editor: </span>{}</ins>').format(paragraph.text), Markup()
    here, there = tokens(paragraph.text), tokens(paragraph.captured)
    if max(len(here), len(there)) > _MOST_TOKENS:
        return escape(paragraph.text), escape(paragraph.captured)
    matcher = SequenceMatcher(None, [token.text for token in there], [token.text for token in here], autojunk=False)
    new, old = [], []
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if new_end > new_start:
            new.append((here[new_start].start, here[new_end - 1].end))
        if old_end > old_start:
            old.append((there[old_start].start, there[old_end - 1].end))
    return _wrapped(paragraph.text, new, _EDITED, "edited: "), _wrapped(paragraph.captured, old, _CAPTURED, "captured: ")


def _wrapped(text: str, spans: list[tuple[int, int]], form: Markup, hidden: str) -> Markup:
    parts, end = [], 0
    for start, stop in spans:
        mark = form.format(hidden, text[start:stop])
        parts += [escape(text[end:start]), mark]
        end = stop
    return Markup().join([*parts, escape(text[end:])])
