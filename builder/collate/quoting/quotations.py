"""Article text -> its quotations: what is attributed, to which words, by which cue.

One sentence at a time: a verb of saying (or "according to") outside quotation marks is a cue; the
noun phrase before or after it is the source; what it governs is the content. Content without
quotation marks is indirect, content of quoted words alone is direct, the rest is mixed. A quotation
without a cue of its own continues the quotation before it ("..." he said. "..."), or else has no
source. Quoted names and scare quotes without a cue are not quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from builder.collate.quoting.announced import announced, said_before
from builder.collate.quoting.attributed import Cue
from builder.collate.quoting.contents import trimmed
from builder.collate.quoting.cues import find_cues
from builder.collate.quoting.particles import attribution, has_particles
from builder.collate.quoting.sentences import Sentence, kind_of, split
from builder.collate.quoting.speakers import resolve
from builder.core.capture import Span
from builder.core.quotation import Quotation
from builder.lang.languages import FIRST
from builder.lang.quotes import QuotedStretch, is_title
from builder.lang.tokens import word_tokens

#: A quoted stretch without a cue needs so many words to be a quotation.
WORDS_WITHOUT_CUE: Final = 5
#: So much of a quoted stretch is looked at to tell whether it is long enough (code points).
_STRETCH: Final = 200
#: Further words ("on Monday in Geneva") that may be between the halves of a quotation beside
#: speaker and verb.
_BETWEEN: Final = 14
#: A name after a dash signs the quotation before it.
_SIGNED: Final = re.compile(
    r"(?:\s?|\s{2,3})(?P<cue>[―—–]|(?<=\s)-)\s?(?P<name>[^\W\d_a-z][\w.'’-]*(?:[ \u00a0][^\W\d_a-z][\w.'’-]*){0,3})"
    r"(?=[ \u00a0]*[.\n\"“”]|, [^\n.]{3,60}(?:\n|\Z)|\Z)"
)
#: A turn of an interview: a name in capitals and a colon at the beginning of a paragraph, which may
#: open with a quotation mark.
_TURN: Final = re.compile(
    r"(?:(?<=\n\n)|\A)[\"“„«]?(?P<name>[A-Z][A-Z.'’-]{2,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3}):[ \n]"
)


def quotations(text: str, language: str = FIRST) -> tuple[Quotation, ...]:
    """Return the quotations of ``text``, sorted by place, each with its speaker resolved.

    Blank lines part the paragraphs of ``text``.
    """
    return quotations_in(text, split(text, language), language)


def quotations_in(
    text: str, parts: Sequence[Sentence], language: str = FIRST
) -> tuple[Quotation, ...]:
    """Return the quotations of a text that is split into its sentences already."""
    if has_particles(language):
        return resolve(text, _by_particles(text, parts, language), language)
    found: list[Quotation] = []
    before: Sentence | None = None
    turn = -1
    for sentence in parts:
        if sentence.paragraph == turn:
            continue
        if match := _TURN.match(text, sentence.span.start, sentence.span.end):
            turn = sentence.paragraph
            found.append(_spoken_turn(text, match))
            continue
        back = said_before(text, before, sentence, found, language)
        if back is not None:
            found.append(back)
        else:
            _add_sentence(text, before, sentence, found, language)
        before = sentence
    ordered = tuple(sorted(found, key=lambda q: (q.content[0], q.content)))
    return resolve(text, ordered, language)


def _by_particles(text: str, parts: Sequence[Sentence], language: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text in a language whose particles attribute.

    What nothing attributes is a name or a term.
    """
    found = []
    for stretch in sorted({quote for sentence in parts for quote in sentence.quotes}):
        content = tuple(trimmed(text, [Span(stretch.start, stretch.end)]))
        if content and (by := attribution(text, stretch, language)):
            found.append(
                Quotation(content=content, source=(by.source,) if by.source else (), cue=(by.cue,))
            )
    return tuple(found)


def _add_sentence(
    text: str, before: Sentence | None, sentence: Sentence, found: list[Quotation], language: str
) -> None:
    """Add the quotations of one sentence to those before it, or continue the last one."""
    governed: list[Span] = []
    for found_cue in find_cues(sentence.tokens, sentence.quotes, sentence.span, language):
        quotation = _of_cue(text, found_cue, sentence)
        if quotation is not None:
            governed += quotation.content
            _append(found, quotation, sentence.quotes)
    for stretch in sentence.quotes:
        if not any(span.start < stretch.end and stretch.start < span.end for span in governed):
            count = len(found)
            _add_loose(text, stretch, before, sentence, found)
            if (
                len(found) > count
                and not found[-1].source
                and (cue := announced(text, before, stretch, language))
            ):
                found[-1] = replace(
                    found[-1], source=(cue.source,) if cue.source else (), cue=(cue.verb,)
                )


def _spoken_turn(text: str, turn: re.Match[str]) -> Quotation:
    """Return a turn of an interview, "NAME: ...", as a quotation: all of its paragraph."""
    end = text.find("\n\n", turn.end())
    content = tuple(trimmed(text, [Span(turn.end(), end if end >= 0 else len(text))]))
    name = Span(*turn.span("name"))
    return Quotation(
        content=content or (name,),
        source=(name,),
        cue=(Span(name.end, name.end + 1),),
        kind="direct",
    )


def _of_cue(text: str, cue: Cue, sentence: Sentence) -> Quotation | None:
    """Return the quotation that a cue governs; ``None`` when nothing is left of it."""
    content = tuple(trimmed(text, _cut_to(cue.content, sentence)))
    if not content:
        return None
    return Quotation(
        content=content,
        source=(cue.source,) if cue.source else (),
        cue=(cue.verb,),
        kind=kind_of(content, sentence),
    )


def _cut_to(content: Iterable[Span], sentence: Sentence) -> list[Span]:
    return [Span(max(s.start, sentence.span.start), min(s.end, sentence.span.end)) for s in content]


def _append(found: list[Quotation], quotation: Quotation, quotes: Sequence[QuotedStretch]) -> None:
    """Add a quotation; earlier sentences of the quoted stretch that its cue closes belong to it."""
    last = found[-1] if found else None
    if (
        last is not None
        and not last.cue
        and any(
            _same_stretch(last, stretch) and _same_stretch(quotation, stretch) for stretch in quotes
        )
    ):
        found[-1] = replace(quotation, content=(*last.content, *quotation.content))
    else:
        found.append(quotation)


def _add_loose(
    text: str,
    stretch: QuotedStretch,
    before: Sentence | None,
    sentence: Sentence,
    found: list[Quotation],
) -> None:
    """Decide about a quoted stretch that no cue of its sentence governs."""
    inner = Span(max(stretch.start, sentence.span.start), min(stretch.end, sentence.span.end))
    content = tuple(trimmed(text, [inner]))
    if not content:
        return
    last = found[-1] if found else None
    opens = not text[sentence.span.start : inner.start].strip()
    if last is not None and (
        _same_stretch(last, stretch) or (opens and _goes_on(text, last, before, content[0]))
    ):
        found[-1] = replace(last, content=(*last.content, *content))
        return
    if signed := _SIGNED.match(text, stretch.end) if stretch.closed else None:
        found.append(
            Quotation(
                content=content,
                source=(Span(*signed.span("name")),),
                cue=(Span(*signed.span("cue")),),
            )
        )
        return
    whole = word_tokens(text[stretch.start : min(stretch.end, stretch.start + _STRETCH)])
    if (
        len(whole) >= WORDS_WITHOUT_CUE
        and (opens or text[content[0].start].isupper())
        and not is_title(whole)
    ):
        carried = (
            last.source
            if last is not None
            and opens
            and not text[last.content[-1].end : inner.start].strip("\n").count("\n\n")
            else ()
        )
        found.append(Quotation(content=content, source=carried))


def _same_stretch(last: Quotation, stretch: QuotedStretch) -> bool:
    """Tell whether a quotation ends in a quoted stretch, whose sentences are one quotation."""
    return stretch.start < last.content[-1].end and last.content[-1].start < stretch.end


def _goes_on(text: str, last: Quotation, before: Sentence | None, content: Span) -> bool:
    """Tell whether a quotation at the beginning of a sentence continues ``last``.

    Nothing but the attribution of ``last`` may be between them.
    """
    between = text[last.content[-1].end : content.start]
    if "\n" in between or last.kind == "indirect":
        return False
    closed = before is not None and any(
        last.content[-1].end <= cue.start and before.span.start <= cue.start for cue in last.cue
    )
    spoken = [*last.source, *last.cue]
    outside = len(word_tokens(between))
    attributed = sum(
        len(word_tokens(text[span.start : span.end]))
        for span in spoken
        if span.start >= last.content[-1].end
    )
    return closed or outside - attributed <= _BETWEEN
