"""One sentence -> its cues: the verb that attributes, the noun phrase that names the speaker, and what the verb governs.

Rules on both sides of a quotation, in the order in which they are tried:

* ``"...," said the head of the diplomacy``, ``"...," he said`` (cue after a quotation),
* ``the minister said that ...``, ``Smith told reporters on Monday, "..."`` (cue before its content),
* ``..., the ministry said on Monday`` (cue after an indirect content),
* ``according to the minister, ...``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from builder.collate.phrases import PREPOSITIONS, QUOTE, Item, nominal, phrase_close, phrase_end, phrase_start, skip_marks
from builder.model.capture import Span
from builder.text.quotes import Quoted
from builder.text.tokens import Token
from builder.text.verbs import attributing, judging, reporting
from builder.text.wordlists import AUXILIARIES, listed

#: Verbs that nearly always take a clause; the others need a finite verb after them ("announced a plan" attributes nothing).
_SAYING: Final = listed(
    "say says said saying tell tells told telling add adds added adding claim claims claimed argue argues argued insist insists insisted"
)
_TELLING: Final = listed("tell tells told telling ask asks asked asking warn warns warned remind reminds reminded assure assures assured")
#: So many items after a verb are looked at for its content: time, place and addressee may stand between ("said on Monday in Geneva that").
_ADJUNCT_REACH: Final = 16
#: ... and after a verb that attributes only beside a quotation or before "that".
_CLOSE_REACH: Final = 6
#: A clause has so many items, at least.
_CLAUSE: Final = 5
#: A verb and a clause after it have so many items, at least.
_VERB_AND_CLAUSE: Final = 4
#: A sentence with more cues is none that anybody wrote.
_CUES: Final = 30


class Cue(NamedTuple):
    """An attribution found in a sentence; all spans are code points in the article's text."""

    #: The verb, or "according to".
    verb: Span
    #: The noun phrase that names the speaker.
    source: Span | None
    #: What is attributed; several spans when "he said" splits it.
    content: tuple[Span, ...]


def find_cues(tokens: Sequence[Token], quotes: Sequence[Quoted], span: Span, language: str = "en") -> tuple[Cue, ...]:
    """Return the cues of one sentence in order; their contents never overlap."""
    items = _items(tokens, quotes, span)
    found: list[Cue] = []
    tried = 0
    for i, item in enumerate(items):
        if item.kind != "word" or tried >= _CUES:
            continue
        cue = _according(items, i, span) if item.folded == "according" else _verb(items, i, language)
        if cue is None:
            continue
        tried += 1
        if item.folded.endswith("ing") and found and found[-1].source:
            cue = cue._replace(source=found[-1].source)
        cue = _without(cue, found)
        if cue.content:
            found.append(cue)
    return tuple(found)


def _items(tokens: Sequence[Token], quotes: Sequence[Quoted], span: Span) -> list[Item]:
    """Fold every quoted stretch of the sentence into one item; short ones, names mostly, stay words."""
    whole = list(quotes)
    items: list[Item] = []
    k = 0
    for token in tokens:
        while k < len(whole) and whole[k].end <= token.start:
            k += 1
        if k < len(whole) and whole[k].start <= token.start:
            if not items or items[-1].kind != "quote" or items[-1].start != max(whole[k].start, span.start):
                items.append(Item(QUOTE, max(whole[k].start, span.start), min(whole[k].end, span.end), "quote"))
        else:
            items.append(Item(token.folded, token.start, token.end, token.kind))
    return items


def _without(cue: Cue, found: Sequence[Cue]) -> Cue:
    """Leave out of a content what an earlier cue of the sentence governs already."""
    taken = [s for other in found for s in other.content]
    content = tuple(s for s in cue.content if not any(t.start <= s.start < t.end or t.start < s.end <= t.end for t in taken))
    return cue._replace(content=content)


def _verb(items: Sequence[Item], i: int, language: str) -> Cue | None:
    """Return the cue of the verb at ``i``; ``None`` when the word there attributes nothing."""
    word = items[i].folded
    if (word not in attributing(language) and word not in judging(language)) or nominal(items, i):
        return None
    found = None
    if word in attributing(language):
        found = _after_quote(items, i, language) or _before_content(items, i, language) or _after_clause(items, i, language)
    return found or (_judged(items, i, language) if word in judging(language) else None)


def _judged(items: Sequence[Item], i: int, language: str) -> Cue | None:
    """``NP called it a Q``: a quotation after the verb's object."""
    for k in range(i + 1, min(len(items), i + _ADJUNCT_REACH)):
        if items[k].kind == "quote":
            end = k + 1
            while end + 1 < len(items) and items[end].folded in ("and", ",", "or") and items[end + 1].kind == "quote":
                end += 2
            source = _source_before(items, i, language)
            return _cue(items, i, source, [(i + 1, end)]) if source else None
        if items[k].folded in (";", ":", "who", "which") or items[k].folded in reporting(language):
            break
    return None


def _after_quote(items: Sequence[Item], i: int, language: str) -> Cue | None:
    """``Q, said NP`` and ``Q, NP said``."""
    k = skip_marks(items, i - 1)
    if k >= 0 and items[k].kind == "quote":
        end = phrase_end(items, i + 1, language)
        if end > i + 1:
            return _cue(items, i, (i + 1, end), _back_to(items, k) + _onward(items, end, language))
    start = phrase_start(items, i, language)
    if start is None or start >= i:
        return None
    k = skip_marks(items, start - 1)
    if k < 0 or items[k].kind != "quote":
        return None
    return _cue(items, i, (start, phrase_close(items, start, i)), _back_to(items, k) + _onward(items, i + 1, language))


def _back_to(items: Sequence[Item], quote: int) -> list[tuple[int, int]]:
    """Return the content that ends with a quotation: the clause around it as well (``Russia "along with ...," he stressed``)."""
    start = quote
    while start > 0 and items[start - 1].folded not in (";", ":"):
        start -= 1
    return [(start, quote + 1)]


def _onward(items: Sequence[Item], i: int, language: str) -> list[tuple[int, int]]:
    """Return the rest of a quotation that "he said" splits: a quotation after a comma, with no other verb between."""
    for k in range(i, min(len(items), i + _ADJUNCT_REACH)):
        if items[k].kind == "quote":
            return [(k, k + 1)] if items[k - 1].folded in (",", ":", "—", "–", "-", "but", "and") else []
        if items[k].folded in attributing(language) or items[k].folded == "that":
            return []
    return []


def _before_content(items: Sequence[Item], i: int, language: str) -> Cue | None:
    """``NP said (that) ...`` and ``NP said on Monday, "..."``."""
    begin = _content_start(items, i, language)
    if begin is None:
        return None
    source = _source_before(items, i, language)
    if source is None and items[i].folded not in reporting(language):
        return None
    end = _clause_end(items, begin, language)
    if items[begin].kind == "quote" and items[i].folded not in reporting(language):
        end = max(k for k in range(begin, end) if items[k].kind == "quote") + 1
    return _cue(items, i, source, [(begin, end)])


def _content_start(items: Sequence[Item], i: int, language: str) -> int | None:
    """Return where the content after the verb at ``i`` begins."""
    plain = items[i].folded in reporting(language)
    reach = _ADJUNCT_REACH if plain else _CLOSE_REACH
    for k in range(i + 1, min(len(items), i + 1 + reach)):
        item = items[k]
        if item.folded == "that" and k + 1 < len(items):
            return k + 1
        if item.kind == "quote":
            return i + 1 if plain and _clause_between(items, i, k) else k
        if item.folded == ":":
            return k + 1 if k + 1 < len(items) else None
        if item.folded in (";", "—", "–") or (k > i + 1 and item.folded in attributing(language)):
            break
    if not plain or i + 1 >= len(items) or len(items) - i < _VERB_AND_CLAUSE:
        return None
    first = items[i + 1]
    clause = items[i].folded in _SAYING or any(item.folded in AUXILIARIES for item in items[i + 2 : i + 2 + _ADJUNCT_REACH])
    return i + 1 if clause and first.kind in ("word", "number") and first.folded not in PREPOSITIONS else None


def _clause_between(items: Sequence[Item], verb: int, quote: int) -> bool:
    """Tell whether a clause begins before the quotation in it: "said the talks were "long"", but not "said on Monday, "..."."""
    first = items[verb + 1]
    tells = items[verb].folded in _TELLING or first.folded in PREPOSITIONS or first.kind != "word"
    return quote > verb + 2 and not tells and items[quote - 1].kind == "word"


def _clause_end(items: Sequence[Item], begin: int, language: str) -> int:
    """Return where the content that begins at ``begin`` ends: at the sentence's end or before ", adding that"."""
    for k in range(begin + 1, len(items) - 1):
        if items[k].folded == "," and items[k + 1].folded.endswith("ing") and items[k + 1].folded in attributing(language):
            return k
        if items[k].folded == "," and items[k + 1].folded == "according":
            return k
    return len(items)


def _source_before(items: Sequence[Item], i: int, language: str) -> tuple[int, int] | None:
    """Return the noun phrase before the verb at ``i`` as a range of items."""
    start = phrase_start(items, i, language)
    if start is None:
        return None
    return start, phrase_close(items, start, i)


def _after_clause(items: Sequence[Item], i: int, language: str) -> Cue | None:
    """``CLAUSE, NP said on Monday.`` and ``CLAUSE, said NP.``."""
    if items[i].folded not in reporting(language):
        return None
    after = items[i + 1].folded if i + 1 < len(items) else "."
    start = phrase_start(items, i, language)
    inverted = i > 0 and items[i - 1].folded == "," and after not in PREPOSITIONS and after not in (",", ".")
    if inverted:
        end = phrase_end(items, i + 1, language)
        return _cue(items, i, (i + 1, end), [(0, i - 1)]) if end > i + 1 and i >= _CLAUSE else None
    ends = after in PREPOSITIONS or after in (".", ",", "!", "?", ";") or items[min(i + 1, len(items) - 1)].kind == "punctuation"
    if start is None or not ends or start < _CLAUSE or items[start - 1].folded not in (",", "—", "–"):
        return None
    return _cue(items, i, (start, phrase_close(items, start, i)), [(0, start - 1)])


def _according(items: Sequence[Item], i: int, span: Span) -> Cue | None:
    """``According to NP, ...`` and ``..., according to NP``."""
    if i + 2 >= len(items) or items[i + 1].folded != "to":
        return None
    end = phrase_end(items, i + 2, "en")
    if end == i + 2:
        return None
    verb = Span(items[i].start, items[i + 1].end)
    source = Span(items[i + 2].start, items[end - 1].end)
    after = Span(items[end].start, span.end) if end < len(items) else None
    content = after if i <= 1 else Span(items[0].start, items[i - 1].end)
    return Cue(verb, source, (content,) if content is not None else ())


def _cue(items: Sequence[Item], i: int, source: tuple[int, int] | None, content: Sequence[tuple[int, int]]) -> Cue:
    """Return the cue of the verb at ``i``; source and contents are half-open ranges of items."""
    spans = tuple(Span(items[a].start, items[b - 1].end) for a, b in content if b > a)
    named = Span(items[source[0]].start, items[source[1] - 1].end) if source and source[1] > source[0] else None
    return Cue(Span(items[i].start, items[i].end), named, spans)
