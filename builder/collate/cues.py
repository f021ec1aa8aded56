"""One sentence -> its cues: the verb that attributes, the noun phrase that names the speaker, and what the verb governs.

Rules on both sides of a quotation, in the order in which they are tried:

* ``"...," said the head of the diplomacy``, ``"...," he said`` (cue after a quotation),
* ``the minister said that ...``, ``Smith told reporters on Monday, "..."`` (cue before its content),
* ``..., the ministry said on Monday``, ``..., as the ministry put it`` (cue after an indirect content),
* ``according to the minister, ...``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from builder.collate.phrases import QUOTE, Item, Range, nominal, phrase_before, phrase_end, skip_marks, subject
from builder.model.capture import Span
from builder.text.grammar import Grammar, grammar
from builder.text.names import TIME_WORDS
from builder.text.quotes import Quoted, is_title
from builder.text.tokens import Token
from builder.text.verbs import attributing, judging, reporting
from builder.text.wordlists import listed

#: Verbs that nearly always take a clause; the others need a finite verb after them ("announced a plan" attributes nothing).
_SAYING: Final = listed(
    "say says said saying tell tells told telling add adds added adding claim claims claimed argue argues argued insist insists insisted"
)
_TELLING: Final = listed("tell tells told telling ask asks asked asking warn warns warned remind reminds reminded assure assures assured")
#: "as the ministry put it"
_PUT: Final = listed("put puts")
#: "Berg's claim that"
_SAID: Final = listed(
    """claim claims statement assertion allegation allegations accusation accusations argument belief view warning warnings promise pledge
    vow suggestion assessment conclusion announcement declaration insistence contention complaint comment comments remark remarks
    admission prediction charge assurance reminder"""
)
_POSSESSIVES: Final = listed("his her their its")
#: Words between an owner and what is owned, at most: "Berg's latest claim".
_OWNER_REACH: Final = 4
#: So many items after a verb are looked at for its content: time, place and addressee may stand between ("said on Monday in Geneva that").
_ADJUNCT_REACH: Final = 16
#: ... and after a verb that attributes only beside a quotation or before "that".
_CLOSE_REACH: Final = 6
#: Items between a verb of judging and the words quoted after its object, at most.
_OBJECT_REACH: Final = 24
#: Items between a quotation and the verb after it, at most: a name with two appositions.
_SUBJECT_REACH: Final = 36
#: A clause has so many items, at least.
_CLAUSE: Final = 5
#: A verb and a clause after it have so many items, at least.
_VERB_AND_CLAUSE: Final = 4
#: Items from "but" to the verb of a further attribution, at most: "..., but he also said".
_FURTHER_REACH: Final = 5
#: A sentence with more cues is none that anybody wrote.
_CUES: Final = 30
#: A quotation that ends in one of these, or has a comma after it, hands over to its attribution.
_PAUSES: Final = frozenset(",.?!…—–-")


class Cue(NamedTuple):
    """An attribution found in a sentence; all spans are code points in the article's text."""

    #: The verb, or "according to".
    verb: Span
    #: The noun phrase that names the speaker.
    source: Span | None
    #: What is attributed; several spans when "he said" splits it.
    content: tuple[Span, ...]
    #: The quotation right before the verb, which no verb further away governs.
    closes: Span | None = None


class _Clause(NamedTuple):
    """The items of a sentence and the language that they are read in."""

    items: Sequence[Item]
    language: str
    words: Grammar

    def reports(self, k: int) -> bool:
        """Tell whether the item at ``k`` is a verb that reports by itself."""
        return self.items[k].folded in reporting(self.language)

    def attributes(self, k: int) -> bool:
        """Tell whether the item at ``k`` is a verb that attributes."""
        return self.items[k].folded in attributing(self.language)

    def before(self, verb: int) -> Range | None:
        """Return the subject of the verb at ``verb``; a participle has that of the sentence ("unveiled the plan, saying")."""
        if self.participle(verb):
            if skip_marks(self.items, verb - 1) < 0:
                comma = next((k for k in range(verb, len(self.items) - 1) if self.items[k].folded == ","), -1)
                return self.after(comma + 1) if comma > 0 else None
            return subject(self.items, verb, self.words, self.language) or phrase_before(self.items, verb, self.words, self.language)
        return phrase_before(self.items, verb, self.words, self.language)

    def participle(self, k: int) -> bool:
        """Tell whether the item at ``k`` is a form in -ing without its auxiliary: "..., saying"."""
        ing = self.language.startswith("en") and self.items[k].folded.endswith("ing")
        return ing and not (k and (self.items[k - 1].folded in self.words.skipped or "'" in self.items[k - 1].folded))

    def nominal(self, k: int) -> bool:
        """Tell whether the item at ``k`` is a noun or an infinitive; "by saying" is a verb."""
        gerund = self.participle(k) and self.items[k - 1].folded in self.words.prepositions
        return not gerund and nominal(self.items, k, self.words)

    def after(self, start: int) -> Range | None:
        """Return the noun phrase that begins at ``start``."""
        end = phrase_end(self.items, start, self.words, self.language)
        return Range(start, end) if end > start else None


def find_cues(tokens: Sequence[Token], quotes: Sequence[Quoted], span: Span, language: str = "en") -> tuple[Cue, ...]:
    """Return the cues of one sentence in order; their contents never overlap."""
    known = _cue_words(language)
    if not any(token.folded in known or (quotes and token.text == ":") for token in tokens):
        return ()
    clause = _Clause(_items(tokens, quotes, span), language, grammar(language))
    found: list[Cue] = []
    tried = 0
    for i, item in enumerate(clause.items):
        if item.folded not in known or tried >= _CUES:
            continue
        cue = _according(clause, i, span) or _noun(clause, i) or _verb(clause, i)
        if cue is None:
            continue
        tried += 1
        if item.folded.endswith("ing") and found and found[-1].source:
            cue = cue._replace(source=found[-1].source)
        cue = _parted(cue, found) if cue.closes else _without(cue, found)
        if cue.content:
            found.append(cue)
    found += (cue for k in range(1, len(clause.items)) if (cue := _announced(clause, k)) and _without(cue, found).content)
    return tuple(sorted(found, key=lambda cue: cue.verb))


def _announced(clause: _Clause, k: int) -> Cue | None:
    """``NP took another view: Q``: a quotation right after a colon is the words of the sentence's subject."""
    items = clause.items
    if items[k].kind != "quote" or items[k - 1].folded != ":":
        return None
    source = subject(items, k - 1, clause.words, clause.language)
    return _cue(clause, k - 1, source, [(k, k + 1)]) if source else None


@cache
def _cue_words(language: str) -> frozenset[str]:
    """Return every word with which a cue can begin."""
    words = grammar(language)
    return attributing(language) | judging(language) | _SAID | _PUT | {"per", *words.accorded, *(phrase[0] for phrase in words.according)}


def _items(tokens: Sequence[Token], quotes: Sequence[Quoted], span: Span) -> list[Item]:
    """Fold every quoted stretch of the sentence into one item."""
    whole = list(quotes)
    items: list[Item] = []
    k = i = 0
    while i < len(tokens):
        token = tokens[i]
        while k < len(whole) and whole[k].end <= token.start:
            k += 1
        if k < len(whole) and whole[k].start <= token.start:
            end = next((n for n in range(i, len(tokens)) if tokens[n].start >= whole[k].end), len(tokens))
            items.append(_quote(tokens[i:end], whole[k], span, tokens[end].text if end < len(tokens) else ""))
            i = end
        else:
            items.append(Item(token.folded, token.start, token.end, token.kind, token.text[:1].isupper()))
            i += 1
    return items


def _quote(inside: Sequence[Token], stretch: Quoted, span: Span, following: str) -> Item:
    """Return a quoted stretch as one item; ``inside`` are its tokens with their marks, ``following`` is the token after it."""
    last = inside[-2].text if len(inside) > 1 and inside[-1].end == stretch.end else ""
    start, end = max(stretch.start, span.start), min(stretch.end, span.end)
    return Item(QUOTE, start, end, "quote", capital=is_title(inside), pause=last in _PAUSES or following in _PAUSES)


def _without(cue: Cue, found: Sequence[Cue]) -> Cue:
    """Leave out of a content what an earlier cue of the sentence governs already."""
    taken = [s for other in found for s in other.content]
    content = tuple(s for s in cue.content if not any(t.start <= s.start < t.end or t.start < s.end <= t.end for t in taken))
    return cue._replace(content=content)


def _parted(cue: Cue, found: list[Cue]) -> Cue:
    """Leave to a verb right after a quotation what an earlier cue took with it; the earlier one ends before the quotation."""
    last = found[-1] if found else None
    if cue.closes is None or last is None or not any(s.start < cue.closes.start and cue.closes.end <= s.end for s in last.content):
        return _without(cue, found)
    found[-1] = last._replace(content=tuple(Span(s.start, min(s.end, cue.closes.start)) for s in last.content if s.start < cue.closes.start))
    return cue._replace(content=(cue.closes, *cue.content[1:]))


def _verb(clause: _Clause, i: int) -> Cue | None:
    """Return the cue of the verb at ``i``; ``None`` when the word there attributes nothing."""
    items, language = clause.items, clause.language
    word = items[i].folded
    if word in _PUT and i + 1 < len(items) and items[i + 1].folded == "it":
        return _as_put(clause, i)
    if (word not in attributing(language) and word not in judging(language)) or clause.nominal(i):
        return None
    found = None
    if word in attributing(language):
        found = _after_quote(clause, i) or _before_content(clause, i) or _after_clause(clause, i)
    return found or (_judged(clause, i) if word in judging(language) else None)


def _as_put(clause: _Clause, i: int) -> Cue | None:
    """``CLAUSE, as NP put it`` and ``as NP put it, Q``."""
    source = clause.before(i)
    if source is None or not source.start or clause.items[source.start - 1].folded != "as":
        return None
    quote = next((k for k in range(i, min(len(clause.items), i + _ADJUNCT_REACH)) if clause.items[k].kind == "quote"), -1)
    return _cue(clause, i, source, [(quote, quote + 1)] if quote > 0 else [(0, source.start - 1)])


def _noun(clause: _Clause, i: int) -> Cue | None:
    """``NP's claim that CLAUSE``."""
    items = clause.items
    said = items[i].folded in _SAID and 0 < i < len(items) - 2 and items[i + 1].folded in clause.words.that
    owner = i - 1 if said else 0
    while owner > 0 and items[owner].kind == "word" and i - owner < _OWNER_REACH and not _owns(items[owner]):
        owner -= 1
    if not owner or not _owns(items[owner]):
        return None
    start = owner
    while start > 0 and items[start - 1].capital and items[start].capital:
        start -= 1
    return _cue(clause, i, Range(start, owner + 1), [(i + 2, _clause_end(clause, i + 2))])


def _owns(item: Item) -> bool:
    """Tell whether a word says whose something is: "Berg's", "her"."""
    return item.folded.endswith("'s") or item.folded in _POSSESSIVES


def _judged(clause: _Clause, i: int) -> Cue | None:
    """``NP called it a Q``: a quotation after the verb's object."""
    items = clause.items
    for k in range(i + 1, min(len(items), i + _OBJECT_REACH)):
        if items[k].kind == "quote":
            source = clause.before(i)
            return _cue(clause, i, source, [(i + 1, _last_quote(clause, k) + 1)]) if source else None
        if items[k].folded in (";", ":") or (clause.reports(k) and not clause.nominal(k)):
            break
    return None


def _last_quote(clause: _Clause, quote: int) -> int:
    """Return the last quotation of the sentence that no other verb attributes."""
    last = quote
    for k in range(quote + 1, len(clause.items)):
        if clause.items[k].kind == "quote":
            last = k
        elif clause.attributes(k) or clause.items[k].folded in judging(clause.language):
            break
    return last


def _after_quote(clause: _Clause, i: int) -> Cue | None:
    """``Q, said NP`` and ``Q, NP said``."""
    items = clause.items
    k = skip_marks(items, i - 1)
    if k >= 0 and items[k].kind == "quote" and not clause.participle(i) and (source := clause.after(i + 1)):
        return _closing(clause, i, source, k, source.end)
    near = clause.before(i)
    if near is None:
        return None
    k = skip_marks(items, near.start - 1)
    if k >= 0 and items[k].kind == "quote":
        return None if _named(items, k) else _closing(clause, i, near, k, i + 1)
    k = next((k for k in range(near.start - 1, max(-1, i - _SUBJECT_REACH), -1) if items[k].kind == "quote"), -1)
    if k >= 0 and items[k].pause and not _named(items, k) and _names_speaker(clause, _after_marks(items, k), near.start):
        return _closing(clause, i, Range(_after_marks(items, k), near.end), k, i + 1)
    return None


def _named(items: Sequence[Item], quote: int) -> bool:
    """Tell whether a quoted stretch is the name of a work: "On the show “Good Morning,” the minister said"."""
    return items[quote].capital and quote > 0 and items[quote - 1].kind == "word"


def _closing(clause: _Clause, i: int, source: Range, quote: int, onward: int) -> Cue:
    """Return the cue of a verb that closes the quotation at ``quote``, which may go on from ``onward``."""
    cue = _cue(clause, i, source, _back_to(clause, quote) + _onward(clause, onward))
    return cue._replace(closes=Span(clause.items[quote].start, clause.items[quote].end))


def _after_marks(items: Sequence[Item], quote: int) -> int:
    """Return the index of the first item after a quotation that is no punctuation."""
    k = quote + 1
    while k < len(items) and items[k].kind == "punctuation":
        k += 1
    return k


def _names_speaker(clause: _Clause, start: int, end: int) -> bool:
    """Tell whether the items between a quotation and the last noun phrase before its verb belong to its subject."""
    first = clause.items[start]
    if first.folded in clause.words.stops or first.folded in clause.words.prepositions or first.folded in clause.words.skipped:
        return False
    return not any(clause.reports(k) or clause.items[k].folded in (";", ":", *clause.words.that) for k in range(start, end))


def _back_to(clause: _Clause, quote: int) -> list[tuple[int, int]]:
    """Return the content that ends with a quotation: the clause around it as well (``Russia "along with ...," he stressed``)."""
    start = quote
    while start > 0 and clause.items[start - 1].folded not in (";", ":"):
        start -= 1
    return [(start, quote + 1)]


def _onward(clause: _Clause, i: int) -> list[tuple[int, int]]:
    """Return the rest of a quotation that "he said" splits: a quotation after a comma, with no other verb between."""
    items = clause.items
    for k in range(i, min(len(items), i + _ADJUNCT_REACH)):
        if items[k].kind == "quote":
            joined = items[k - 1].folded in (",", ":", "—", "–", "-", "but", "and")
            return [(k, k + 1)] if joined or any(item.folded in clause.words.coordinators for item in items[k - 3 : k - 1]) else []
        if clause.attributes(k) or items[k].folded in clause.words.that:
            return []
    return []


def _before_content(clause: _Clause, i: int) -> Cue | None:
    """``NP said (that) ...``, ``NP said on Monday, "..."`` and ``Said NP: "..."``."""
    items = clause.items
    begin = _content_start(clause, i)
    if begin is None:
        return None
    source = clause.before(i)
    if source is None and skip_marks(items, i - 1) < 0:
        source = clause.after(i + 1)
    if source is None and not clause.reports(i):
        return None
    end = _clause_end(clause, begin)
    if items[begin].kind == "quote" and not clause.reports(i):
        end = max(k for k in range(begin, end) if items[k].kind == "quote") + 1
    return _cue(clause, i, source, [(begin, end)])


def _content_start(clause: _Clause, i: int) -> int | None:
    """Return where the content after the verb at ``i`` begins."""
    items, words = clause.items, clause.words
    plain = clause.reports(i)
    reach = _ADJUNCT_REACH if plain else _CLOSE_REACH
    for k in range(i + 1, min(len(items), i + 1 + reach)):
        item = items[k]
        if item.folded in words.that and k + 1 < len(items) and _reports_that(clause, i, k):
            return k + 1
        if item.kind == "quote":
            return i + 1 if plain and _clause_between(clause, i, k) else k
        if item.folded == ":":
            return k + 1 if k + 1 < len(items) else None
        if item.folded in (";", "—", "–") or (k > i + 1 and clause.attributes(k)):
            break
    if not plain or i + 1 >= len(items) or len(items) - i < _VERB_AND_CLAUSE:
        return None
    first = items[i + 1]
    reported = items[i].folded in _SAYING or any(item.folded in words.finite for item in items[i + 2 : i + 2 + _ADJUNCT_REACH])
    return i + 1 if reported and first.kind in ("word", "number") and first.folded not in words.prepositions else None


def _reports_that(clause: _Clause, verb: int, that: int) -> bool:
    """Tell whether "that" begins what the verb reports: "said on Monday that", but not "stressed the support that"."""
    first = clause.items[verb + 1]
    adjunct = first.folded in clause.words.prepositions or first.folded in TIME_WORDS or first.kind != "word"
    return that == verb + 1 or adjunct or clause.items[verb].folded in _TELLING or clause.items[that - 1].folded == ","


def _clause_between(clause: _Clause, verb: int, quote: int) -> bool:
    """Tell whether a clause begins before the quotation in it: "said the talks were "long"", but not "said on Monday, "..."."""
    items = clause.items
    first = items[verb + 1]
    tells = items[verb].folded in _TELLING or first.folded in clause.words.prepositions or first.kind != "word"
    return quote > verb + 2 and not tells and items[quote - 1].kind == "word"


def _clause_end(clause: _Clause, begin: int) -> int:
    """Return where the content that begins at ``begin`` ends: at the sentence's end, or before ", adding that" or ", but he said".

    In a clause that leads up to the sentence ("While he admitted ..., he said") it ends at the comma.
    """
    items = clause.items
    opens = items[0].folded in clause.words.stops and not any(item.folded == "," for item in items[:begin])
    for k in range(begin + 1, len(items) - 1):
        if opens and items[k].folded == ",":
            return k
        if items[k].folded == "," and items[k + 1].folded.endswith("ing") and clause.attributes(k + 1):
            return k
        if items[k].folded == "," and _begins(items, k + 1, clause.words.according):
            return k
        if items[k].folded in clause.words.coordinators and _further(clause, k):
            return k
    return len(items)


def _further(clause: _Clause, joint: int) -> bool:
    """Tell whether another attribution begins after "and": "... and he also said", "... and added that"."""
    items, words = clause.items, clause.words
    for k in range(joint + 1, min(len(items), joint + _FURTHER_REACH)):
        item = items[k]
        if clause.reports(k):
            return k > joint + 1 or (item.folded.endswith(("ed", "id")) and k + 1 < len(items) and items[k + 1].kind != "punctuation")
        if not (item.capital or item.folded in words.skipped or item.folded in words.pronouns or item.folded in words.determiners):
            return False
    return False


def _after_clause(clause: _Clause, i: int) -> Cue | None:
    """``CLAUSE, NP said on Monday.``, ``CLAUSE, said NP.`` and ``CLAUSE, as NP said.``."""
    items, words = clause.items, clause.words
    if not clause.reports(i):
        return None
    after = items[i + 1].folded if i + 1 < len(items) else "."
    inverted = i > 0 and items[i - 1].folded == "," and after not in words.prepositions and after not in (",", ".")
    if inverted:
        source = clause.after(i + 1)
        return _cue(clause, i, source, [(0, i - 1)]) if source and i >= _CLAUSE else None
    ends = after in words.prepositions or after in (".", ",", "!", "?", ";") or items[min(i + 1, len(items) - 1)].kind == "punctuation"
    source = clause.before(i)
    if source is None or not ends or source.start < _CLAUSE:
        return None
    comma = source.start - 1 - (items[source.start - 1].folded == "as")
    onward = [(i + 2, len(items))] if after == "," and not any(clause.reports(k) for k in range(i + 1, len(items))) else []
    return _cue(clause, i, source, [(0, comma), *onward]) if items[comma].folded in (",", "—", "–") else None


def _begins(items: Sequence[Item], i: int, phrases: Sequence[Sequence[str]]) -> int:
    """Return how many words a phrase of ``phrases`` has that begins at ``i``; 0 for none."""
    found = (len(phrase) for phrase in phrases if all(i + n < len(items) and items[i + n].folded == word for n, word in enumerate(phrase)))
    return next(found, 0)


def _per(items: Sequence[Item], i: int) -> bool:
    """Tell whether "per" names a source: "..., per the ministry"."""
    return items[i].folded == "per" and (i == 0 or items[i - 1].pause or items[i - 1].kind == "punctuation")


def _according(clause: _Clause, i: int, span: Span) -> Cue | None:
    """``According to NP, ...`` and ``..., according to NP``."""
    items = clause.items
    size = _begins(items, i, clause.words.according) or int(_per(items, i))
    source = clause.after(i + size) if size else None
    if source is None:
        return None
    verb = Span(items[i].start, items[i + size - 1].end)
    after = Span(items[source.end].start, span.end) if source.end < len(items) else None
    content = after if i <= 1 else Span(items[0].start, items[i - 1].end)
    return Cue(verb, Span(items[source.start].start, items[source.end - 1].end), (content,) if content is not None else ())


def _cue(clause: _Clause, i: int, source: Range | None, content: Sequence[tuple[int, int]]) -> Cue:
    """Return the cue of the verb at ``i``; source and contents are half-open ranges of items."""
    items = clause.items
    spans = tuple(Span(items[a].start, items[b - 1].end) for a, b in content if b > a)
    named = Span(items[source.start].start, items[source.end - 1].end) if source and source.end > source.start else None
    return Cue(Span(items[i].start, items[i].end), named, spans)
