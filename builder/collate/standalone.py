"""A passage -> its lines that can be read alone at the top of a page: whole clauses.

A line begins where its passage or a clause of it does, and ends where a clause ends or before words
that add when, where or why; what is between commas after its subject may be left out, with dots in
its place. It has a subject and a verb, nobody in it is only a pronoun, and it never ends inside a
quotation or a bracket, before a colon, after a verb of saying or a word that leads on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Final

from builder.collate.fragments import attributes, bare, count, finite_verbs, is_verb_at, trimmed
from builder.collate.headline_clauses import FEWEST_WORDS, headline_clauses
from builder.collate.shortening import LEFT_OUT, reaches_over
from builder.core.capture import Span
from builder.core.passage import HEADLINE, Passage
from builder.lang.abbreviations import abbreviation
from builder.lang.calendars import WEEKDAYS
from builder.lang.grammar import grammar
from builder.lang.language import is_english
from builder.lang.stems import is_function_word
from builder.lang.tokens import Token, word_tokens
from builder.lang.verbs import reporting
from builder.lang.wordlists import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    NUMBER_WORDS,
    PARTICIPLES,
    POSSESSIVES,
    QUANTIFIERS,
    listed,
)

#: Words of a line, at most.
MOST_WORDS: Final = 40
#: A source at the end has so many words, at most: a line that ends with one is told by somebody
#: else.
_SOURCE: Final = 5
#: Where a clause may end: a mark, or in English a word that adds when, where or why.
_ENDS: Final = re.compile(r"[,;](?=[\"”]?\s)|\s(?=[-–—]+\s)|(?<=\w)(?=—)|(?<=[.!?])(?=[\"”]?\s*$)")
_ADDS: Final = re.compile(
    r"\s(?=(?:after|before|during|amid|following|while|when|because|since|as|in|on|at|over|with|by|for|from|against|under|through|who|which|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
#: Where one may begin.
_BEGINS: Final = re.compile(r"(?:[,;—]\s(?:and|but|so)\s|;\s|[“\"](?=\w))")
#: When, where or as what, in front of a clause.
_OPENING: Final = re.compile(
    r"[\"“]?(?:in|on|at|after|before|during|as|amid|following|under|since)\s(?:[^\s,;:“”\"]+\s){0,11}[^\s,;:“”\"]+,\s",
    re.IGNORECASE,
)
#: What is between commas or in brackets, and is followed by the rest of its clause.
_DAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ASIDE: Final = re.compile(
    rf",\s[^,;:“”\"()—]{{3,90}},(?=\s[a-z])|\s\([^()]{{1,40}}\)(?=\s)|\s(?:on\s)?{_DAY}(?:\s(?:morning|afternoon|evening|night))?(?=\s[a-z])"
    r"|(?<=\w)\s[a-z]{3,}ly(?=\s[a-z]+(?:ed|ing)\b)"
)
#: Pronouns and pointers to what is told elsewhere.
_POINTING: Final = listed(
    """he she it they this that these those him her them his hers its their theirs there here such another others one ones both neither
    either former latter said same who whom whose which"""
)
#: Those that a name in front of them explains, and those that also join or point ahead.
_EXPLAINED: Final = listed("he she they him her them his hers their it its")
_JOINING: Final = listed(
    "that this there one both same here such another others these those said former who whose which"
)
#: Words by which a sentence depends on the one before.
_HANGING: Final = listed(
    """also but and so then thus however meanwhile still instead nonetheless nevertheless moreover furthermore otherwise besides yet or
    therefore because although though while whereas if unless until when after before as since which who whom whose where oh well yes
    another more even again later earlier not to"""
)
#: Words that open a clause which depends on another one.
_SUBORDINATING: Final = listed(
    "that who which whom whose where when while because if whether although though what how why"
)
#: Those of them in front of which a clause has its verb; and verbs of saying that leave open what
#: is said.
_JOINS: Final = listed("until when while because if although though")
_ADDRESSES: Final = listed("told tells")
_CLAIMS: Final = listed(
    "said says warned warns argued argues insisted insists thinks thought believes believed"
)
_FIRST_PERSON: Final = listed(
    "i me my mine we us our ours i'm i'll i've i'd we're we'll we've we'd"
)
#: Words that do not open a clause, words right after a verb, and words that only point.
_NO_OPENING: Final = _POINTING | _HANGING | AUXILIARIES
_CLOSE_BY: Final = DETERMINERS | POSSESSIVES | AUXILIARIES
_ONLY_POINTING: Final = _POINTING - _JOINING
#: Words with which a clause may open that does not begin a sentence.
_OPENS: Final = DETERMINERS | POSSESSIVES | QUANTIFIERS | NUMBER_WORDS.keys()
_PAIRS: Final = (("(", ")"), ("[", "]"), ("“", "”"))
_QUOTED: Final = re.compile(r'(?<![\w.,!?])"(?=\w)[^"]*(?<=[\w.,!?])"')
_CLOSERS: Final = '"”’ '


def standalone(passage: Passage, language: str, *, only: str = "") -> Iterator[str]:
    """Yield the lines of a passage that can be read alone, each once.

    They are stretches of its text, joined by dots where something is left out; with ``only``, this
    line if it is one of them.
    """
    if passage.speech == "credit":
        return
    text = passage.text
    if passage.paragraph == HEADLINE:
        yield from (one for one in headline_clauses(text, language) if one == (only or one))
        return
    starts, ends = {0}, {len(text)}
    asides: list[Span] = []
    if is_english(language):
        starts |= {
            match.end() for match in _BEGINS.finditer(text) if not _in_list(text, match, language)
        }
        starts |= {match.end() for match in [_OPENING.match(text)] if match}
        ends |= {match.start() for match in _ENDS.finditer(text)}
        ends |= {
            match.start()
            for match in _ADDS.finditer(text)
            if _may_end(text[: match.start()], language)
        }
        asides = (
            [Span(*match.span()) for match in _ASIDE.finditer(text)]
            if passage.speech == "narration"
            else []
        )
    seen = set()
    for start, end in product(sorted(starts), sorted(ends)):
        inside = [one for one in asides if start < one.start and one.end < end]
        for line in (
            (_line(text, start, end, left_out) for left_out in _subsets(inside))
            if end > start
            else ()
        ):
            whole = start == 0 and end == len(text)
            if (
                line
                and line == (only or line)
                and line not in seen
                and stands_alone(line, language, whole=whole)
                and (_has_source(line, passage, language) or _before_speech(text[end:], language))
            ):
                seen.add(line)
                yield line


def _subsets(spans: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """Yield what may be left out together: nothing first, each alone, all."""
    yield ()
    yield from ((span,) for span in spans)
    if len(spans) > 1:
        yield spans


def _line(text: str, start: int, end: int, left_out: Sequence[Span]) -> str:
    """Return a stretch without what is left out inside it."""
    parts, at = [], start
    for span in left_out:
        parts.append(text[at : span.start].strip())
        at = span.end
    parts.append(bare(text[at:end]) if left_out else bare(text[start:end]))
    return LEFT_OUT.join(parts) if all(parts) else ""


def _in_list(text: str, match: re.Match[str], language: str) -> bool:
    """Tell whether a conjunction joins the last one of a list: nothing before it has a verb."""
    return match[0][0] in ",—" and not finite_verbs(word_tokens(text[: match.start()]), language)


def _may_end(before: str, language: str) -> bool:
    """Tell whether a clause may end before a word that adds something: not after a verb."""
    items = word_tokens(before)
    if not items or reaches_over(items):
        return False
    suffers = len(items) > 1 and items[-2].folded in BE and items[-1].folded.endswith(PARTICIPLES)
    return (suffers or not is_verb_at(items, len(items) - 1, language)) and items[
        -1
    ].folded not in grammar(language).prepositions


def _has_source(line: str, passage: Passage, language: str) -> bool:
    """Tell whether a line of somebody's words shows whose they are.

    Indirect words need a verb of saying, "I" in direct ones a known person.
    """
    words = {token.folded for token in word_tokens(line)}
    if passage.speech == "indirect":
        return bool(words & reporting(language))
    return passage.speech != "direct" or passage.person is not None or not words & _FIRST_PERSON


def _before_speech(rest: str, language: str) -> bool:
    """Tell whether speech follows a line that tells what is done: "…, demanding that"."""
    items = word_tokens(rest)
    return is_english(language) and any(
        one.folded.endswith("ing") and two.folded == "that" for one, two in pairwise(items)
    )


def stands_alone(line: str, language: str, *, whole: bool = False) -> bool:
    """Tell whether a stretch is a clause that says by itself who does what.

    ``whole``: it is all of a passage.
    """
    plain = line.replace(LEFT_OUT, " ")
    if not FEWEST_WORDS <= count(plain) <= MOST_WORDS or plain.rstrip(_CLOSERS).endswith(
        ("?", ":", "…", "...")
    ):
        return False
    if any(plain.count(left) != plain.count(right) for left, right in _PAIRS) or '"' in _QUOTED.sub(
        "", plain
    ):
        return False
    if not is_english(language):
        return True
    items = word_tokens(plain)
    sentence = (
        whole and items[0].text[0].isupper() and line.rstrip(_CLOSERS).endswith((".", "!", ","))
    )
    return _is_complete(plain, items, language) and (
        sentence or bool(_OPENING.match(plain)) or _has_clause(items, language)
    )


def _has_clause(items: Sequence[Token], language: str) -> bool:
    """Tell whether a stretch has a verb outside its subordinate clauses."""
    verbs = finite_verbs(items, language)
    hanging = sum(token.folded in _SUBORDINATING for token in items)
    joins = next((k for k, token in enumerate(items) if token.folded in _JOINS), len(items))
    if (
        not verbs
        or verbs[0] > joins > 0
        or (items[verbs[0]].folded in _ADDRESSES and len(verbs) == 1)
    ):
        return False
    if (
        len(verbs) == 1
        and items[verbs[0]].folded in _CLAIMS
        and items[verbs[0] + 1 : verbs[0] + 2]
        and items[verbs[0] + 1].folded in _OPENS
    ):
        return False
    return len(verbs) > hanging and (verbs[0] > 0 or "'" in items[0].folded)


def _is_complete(line: str, items: Sequence[Token], language: str) -> bool:
    """Tell whether a clause needs nothing around it and names those it tells about."""
    opening = _OPENING.match(line)
    if opening and stands_alone(line[opening.end() :], language, whole=True):
        return True
    return (
        _opens_well(items, language)
        and _ends_well(line, items, language)
        and _names_all(items, language)
    )


def _opens_well(items: Sequence[Token], language: str) -> bool:
    first = items[0]
    word = first.folded.split("'")[0]
    if first.text[0].islower() and word not in _OPENS and word not in grammar(language).pronouns:
        # "lines of communication remain open", not "violates the rights"
        following = items[1].folded if len(items) > 1 else ""
        if not word.endswith("s") or following in _CLOSE_BY:
            return False
    return not (
        word in _NO_OPENING or word in grammar(language).prepositions or word in reporting(language)
    )


def _ends_well(line: str, items: Sequence[Token], language: str) -> bool:
    last = items[-1]
    ended = line.rstrip(_CLOSERS + ".,!")
    if "according" in {token.folded for token in items[-_SOURCE:]}:
        return False
    if last.text in WEEKDAYS and is_verb_at(items, len(items) - 2, language):
        return False
    if line.endswith(".") and abbreviation(last.text.rstrip("."), language) == "title":
        return False
    return (
        not attributes(line, language) and trimmed(line, language).rstrip(_CLOSERS + ".,!") == ended
    )


def _names_all(items: Sequence[Token], language: str) -> bool:
    """Tell whether something before each pronoun names what it refers to."""
    known = not is_function_word(items[0], language)
    for token in items[1:]:
        if token.folded in _ONLY_POINTING and not (token.folded in _EXPLAINED and known):
            return False
        known = known or token.text[0].isupper() or not is_function_word(token, language)
    return True
