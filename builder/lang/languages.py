"""The code of a language -> what the program knows of its words: one file a language,
``builder/lang/data/<code>.toml``.

The program itself holds no words of a language.  A file is read when somebody asks for its
language, and checked against its record; what belongs to no one language is under ``mul``, as
BCP 47 calls several languages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final

import msgspec

from builder.core.resources import names_in, packaged
from builder.lang.claim_parts import ClaimWords
from builder.lang.clause_parts import ClauseWords, LineWords, ReadingWords, SentenceWords
from builder.lang.language import primary
from builder.lang.news_parts import (
    CreditWords,
    NameWords,
    NewsroomWords,
    OfficeWords,
    SoundLetters,
    UnspacedWords,
)
from builder.lang.page_parts import (
    BylineWords,
    FurnitureWords,
    NoticeWords,
    PageWords,
    TruncationWords,
)
from builder.lang.parts import (
    AbbreviationWords,
    CalendarWords,
    NegationWords,
    NumberWords,
    Phrases,
    RelativeDays,
    Traits,
    Words,
)
from builder.lang.quotation_parts import QuotationWords, RoleWords
from builder.lang.speech_parts import GrammarWords, SpeechWords, TenseWords
from builder.lang.title_parts import HappeningWords, PhraseWords, TitleWords

#: The package of the files and their folder in it.
_PACKAGE: Final = "builder.lang"
_FOLDER: Final = "data"
_SUFFIX: Final = ".toml"
#: The file of what belongs to no one language.
SHARED: Final = "mul"
#: The language that pages in every language use beside their own, in metadata as in bylines.
FIRST: Final = "en"


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of one language."""

    #: Its English name.
    name: str = ""
    #: Where the words come from.
    source: str = ""
    #: Code of another language → the parts in which this one is read with its words.
    like: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    traits: Traits = Traits()
    #: Words that carry no matter of their own: articles, prepositions, pronouns, auxiliaries.
    function_words: Words = Words()
    calendar: CalendarWords = CalendarWords()
    relative: RelativeDays = RelativeDays()
    abbreviations: AbbreviationWords = AbbreviationWords()
    numbers: NumberWords = NumberWords()
    negation: NegationWords = NegationWords()
    speech: SpeechWords = SpeechWords()
    grammar: GrammarWords = GrammarWords()
    #: Verb → its past tense, where no rule makes it.
    past_tenses: dict[str, str] = msgspec.field(default_factory=dict)
    tense: TenseWords = TenseWords()
    page: PageWords = PageWords()
    furniture: FurnitureWords = FurnitureWords()
    notices: NoticeWords = NoticeWords()
    truncation: TruncationWords = TruncationWords()
    claims: ClaimWords = ClaimWords()
    clauses: ClauseWords = ClauseWords()
    sentences: SentenceWords = SentenceWords()
    lines: LineWords = LineWords()
    readings: ReadingWords = ReadingWords()
    quoting: QuotationWords = QuotationWords()
    roles: RoleWords = RoleWords()
    happenings: HappeningWords = HappeningWords()
    phrases: PhraseWords = PhraseWords()
    titles: TitleWords = TitleWords()
    offices: OfficeWords = OfficeWords()
    newsrooms: NewsroomWords = NewsroomWords()
    unspaced: UnspacedWords = UnspacedWords()
    credits: CreditWords = CreditWords()
    names: NameWords = NameWords()
    bylines: BylineWords = BylineWords()
    sounds: SoundLetters = SoundLetters()


#: A language without a file.
_UNKNOWN: Final = Language()


def words_of(tag: str) -> Language:
    """Return what is known of the language of a BCP 47 tag; nothing where it has no file."""
    return _read(primary(tag))


def shared() -> Language:
    """Return the words that belong to no one language."""
    return _read(SHARED)


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of all languages that have a file: English first, the others in order."""
    found = sorted(
        name.removesuffix(_SUFFIX) for name in names_in(_PACKAGE, _FOLDER) if name.endswith(_SUFFIX)
    )
    return tuple(sorted(found, key=lambda code: code != FIRST))


def gathered(words: Callable[[Language], Iterable[str]]) -> tuple[str, ...]:
    """Return the words that ``words`` takes from a language, of all languages, each once."""
    return tuple(dict.fromkeys(word for code in codes() for word in words(_read(code))))


def all_words(words: Callable[[Language], Iterable[str]]) -> frozenset[str]:
    """Return the words that ``words`` takes from a language, of all languages, as a set."""
    return frozenset(gathered(words))


def alternatives(words: Callable[[Language], Iterable[str]]) -> str:
    """Return the phrases that ``words`` takes from a language, of all languages, as alternatives of
    a regular expression.
    """
    return "|".join(gathered(words))


def decoded(text: str) -> Language:
    """Return the record of a file's text.  Raises ``msgspec.ValidationError`` for a name that the
    record does not know or a value of another type, ``tomllib.TOMLDecodeError`` for bad TOML.
    """
    return msgspec.toml.decode(text, type=Language, dec_hook=_listed)


def _listed(kind: type[Any], value: Any) -> Words | Phrases:
    if not isinstance(value, str):
        raise TypeError(f"expected words in one string, got {type(value).__name__}")
    if kind is Words:
        return Words(value.split())
    return Phrases(phrase for part in value.split(";") if (phrase := " ".join(part.split())))


@cache
def _read(code: str) -> Language:
    if code not in codes():
        return _UNKNOWN
    file = f"{_FOLDER}/{code}{_SUFFIX}"
    try:
        own = decoded(packaged(_PACKAGE, file))
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        error.add_note(f"in builder/lang/{file}")
        raise
    taken = {
        part: getattr(_read(other), part) for other, parts in own.like.items() for part in parts
    }
    return msgspec.structs.replace(own, **taken) if taken else own
