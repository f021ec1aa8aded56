"""Article text -> its quotations: what is attributed, to which words, by which cue.

One sentence at a time: a verb of saying (or "according to") outside quotation marks is a cue; the
noun phrase before or after it is the source; what it governs is the content. Content without
quotation marks is indirect, content of quoted words alone is direct, the rest is mixed. A quotation
without a cue of its own continues the quotation before it ("..." he said. "..."), or else has no
source. Quoted names and scare quotes without a cue are not quotations.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from builder.collate.quoting.asides import spoken
from builder.collate.quoting.attributed import Cue
from builder.collate.quoting.cues import find_cues
from builder.collate.quoting.introductions import introduced
from builder.collate.quoting.particles import attribution, has_particles
from builder.collate.quoting.speakers import resolve
from builder.core.capture import Span
from builder.core.quotation import Quotation, QuotationKind
from builder.lang.languages import FIRST, alternatives
from builder.lang.names import beginning, names
from builder.lang.quotes import QuotedStretch, is_title, quoted
from builder.lang.sentences import sentences
from builder.lang.tokens import Token, folded, tokens, word_tokens
from builder.lang.verbs import attributing

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
#: "This was stated by the ...", "The announcement was made by ..."
_THIS_WAS_SAID: Final = re.compile(alternatives(lambda words: words.quoting.this_was_said))
#: So much after "by" is looked at for a name (code points).
_NAME_SEEN: Final = 200
#: A speaker is named so soon after "by" (code points; a title may come first).
_SOON: Final = 60
#: White space, commas and marks at the ends of a content are not part of it.
_ENDS: Final = " \t\n\u00a0,;:—–-\"“”„«»’‘'،，「」『』`"
#: A full stop after one of these is not part of the words quoted.
_MARKS: Final = '"“”»」』'
#: A dash and a small letter: an attribution that continues the sentence before.
_GOES_ON: Final = re.compile(r"[–—―-]\s?(?=[^\W\d_])(?=\w)(?![^\W_]*[A-ZÀ-ÞА-ЯЁІЇЄΑ-Ω])")
#: Lines on end without a blank one between.
_PARAGRAPH: Final = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with its tokens and the quoted stretches that touch it."""

    span: Span
    #: Number of its paragraph.
    paragraph: int
    tokens: tuple[Token, ...]
    quotes: tuple[QuotedStretch, ...]


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
        back = _backward(text, before, sentence, found, language)
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
        content = tuple(_trimmed(text, [Span(stretch.start, stretch.end)]))
        if content and (by := attribution(text, stretch, language)):
            found.append(
                Quotation(content=content, source=(by.source,) if by.source else (), cue=(by.cue,))
            )
    return tuple(found)


def split(text: str, language: str = FIRST) -> tuple[Sentence, ...]:
    """Return the sentences of ``text`` with their tokens and quoted stretches.

    The stretches are the outermost ones that overlap a sentence.
    """
    outer = spoken(text, _outermost(quoted(text)), language)
    ends = [q.end for q in outer]
    items = tokens(text)
    starts = [token.start for token in items]
    result = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        offset = paragraph.start()
        for start, end in _whole(paragraph.group(), sentences(paragraph.group(), language)):
            span = Span(offset + start, offset + end)
            first = bisect_left(ends, span.start + 1)
            touching = []
            while first < len(outer) and outer[first].start < span.end:
                touching.append(outer[first])
                first += 1
            own = items[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            result.append(Sentence(span=span, paragraph=number, tokens=own, quotes=tuple(touching)))
    return tuple(result)


def _whole(text: str, parts: Sequence[Span]) -> list[Span]:
    """Join a sentence to what follows it in small letters after a dash.

    "– Kto zapłaci? | – zapytała Anna Lis".
    """
    joined: list[Span] = []
    for part in parts:
        if joined and _GOES_ON.match(text, part.start):
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined


def _outermost(found: Sequence[QuotedStretch]) -> list[QuotedStretch]:
    """Leave nested stretches out and join a quotation of several paragraphs into one stretch."""
    kept: list[QuotedStretch] = []
    for stretch in found:
        if kept and kept[-1].continued and kept[-1].end <= stretch.start:
            kept[-1] = stretch._replace(start=kept[-1].start)
        elif not kept or stretch.start >= kept[-1].end:
            kept.append(stretch)
    return kept


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
                and (cue := _announced(text, before, stretch, language))
            ):
                found[-1] = replace(
                    found[-1], source=(cue.source,) if cue.source else (), cue=(cue.verb,)
                )


def _announced(
    text: str, before: Sentence | None, stretch: QuotedStretch, language: str
) -> Cue | None:
    """Return the cue of a sentence that ends in a colon right before the quotation.

    "Smith continued:" and then a paragraph.
    """
    if (
        before is None
        or text[before.span.end - 1] != ":"
        or text[before.span.end : stretch.start].strip()
    ):
        return None
    end = QuotedStretch(before.span.end, before.span.end + 2, 0, closed=False)
    beyond = Token("x", before.span.end, before.span.end + 1, "word", "x")
    cues = find_cues(
        (*before.tokens, beyond),
        (*before.quotes, end),
        Span(before.span.start, before.span.end + 2),
        language,
    )
    return cues[-1] if cues else introduced(text, before.span, before.tokens, language)


def _backward(
    text: str,
    before: Sentence | None,
    sentence: Sentence,
    found: Sequence[Quotation],
    language: str,
) -> Quotation | None:
    """Return the sentence before as a quotation when this one says who said it.

    "This was stated by the minister at ...".
    """
    match = _THIS_WAS_SAID.match(text, sentence.span.start, sentence.span.end)
    if (
        match is None
        or before is None
        or before.paragraph != sentence.paragraph
        or folded(match.group("verb")) not in attributing(language)
    ):
        return None
    taken = any(
        span.start < before.span.end and before.span.start < span.end
        for quotation in found[-3:]
        for span in quotation.content
    )
    speaker = next(
        (
            name
            for name in names(text[match.end() : match.end() + _NAME_SEEN], language)
            if name.start <= _SOON
        ),
        None,
    )
    if taken or before.quotes or speaker is None or speaker.collective:
        return None
    start = match.end() + beginning(text[match.end() : match.end() + speaker.end], speaker)
    source, cue = Span(start, match.end() + speaker.end), Span(*match.span("verb"))
    return Quotation(
        content=tuple(_trimmed(text, [before.span])), source=(source,), cue=(cue,), kind="indirect"
    )


def _spoken_turn(text: str, turn: re.Match[str]) -> Quotation:
    """Return a turn of an interview, "NAME: ...", as a quotation: all of its paragraph."""
    end = text.find("\n\n", turn.end())
    content = tuple(_trimmed(text, [Span(turn.end(), end if end >= 0 else len(text))]))
    name = Span(*turn.span("name"))
    return Quotation(
        content=content or (name,),
        source=(name,),
        cue=(Span(name.end, name.end + 1),),
        kind="direct",
    )


def _of_cue(text: str, cue: Cue, sentence: Sentence) -> Quotation | None:
    """Return the quotation that a cue governs; ``None`` when nothing is left of it."""
    content = tuple(_trimmed(text, _cut_to(cue.content, sentence)))
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


def _trimmed(text: str, content: Iterable[Span]) -> list[Span]:
    """Take white space, commas and the marks themselves off both ends."""
    result = []
    for start, end in content:
        while start < end and text[start] in _ENDS:
            start += 1  # noqa: PLW2901
        if end - start > 1 and text[end - 1] == "." and text[end - 2] in _MARKS:
            end -= 1  # noqa: PLW2901
        while end > start and text[end - 1] in _ENDS:
            end -= 1  # noqa: PLW2901
        if any(character.isalnum() for character in text[start:end]):
            result.append(Span(start, end))
    return result


def kind_of(content: Sequence[Span], sentence: Sentence) -> QuotationKind:
    """Tell direct, mixed and indirect apart by the share of a sentence's words between marks."""
    inside = outside = 0
    first, last = min(span.start for span in content), max(span.end for span in content)
    for token in sentence.tokens:
        at = token.start
        if not first <= at < last:
            continue
        if token.kind != "punctuation" and any(span.start <= at < span.end for span in content):
            quoted_word = any(q.start <= at < q.end for q in sentence.quotes)
            inside, outside = inside + quoted_word, outside + (not quoted_word)
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


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
    content = tuple(_trimmed(text, [inner]))
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
