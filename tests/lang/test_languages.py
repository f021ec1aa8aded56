"""A language is one file: checked when it is read, read when it is asked for, and part of what a
stage is made from.
"""

import re

import msgspec
import pytest

from builder.lang import calendars, languages
from builder.lang.languages import Language, codes, decoded, gathered, shared, words_of
from builder.lang.parts import Phrases, Words


def parts(record):
    """Yield every value of a record and of the records in it, with its name."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        yield name, value
        if isinstance(value, msgspec.Struct):
            yield from parts(value)


@pytest.mark.parametrize("code", codes())
def test_a_file_says_what_it_is_and_where_it_is_from(code):
    words = words_of(code)

    assert words.name
    assert words.source


@pytest.mark.parametrize("code", codes())
def test_words_stand_once_in_their_list(code):
    twice = {
        name: [word for word in value if value.count(word) > 1]
        for name, value in parts(words_of(code))
        if isinstance(value, Words | Phrases) and len(set(value)) < len(value)
    }

    assert twice == {}


@pytest.mark.parametrize("code", codes())
def test_what_it_is_read_like_is_known(code):
    for other, taken in words_of(code).like.items():
        assert other in codes()
        assert set(taken) <= set(Language.__struct_fields__)
        assert all(
            getattr(words_of(code), part) == getattr(words_of(other), part) for part in taken
        )


@pytest.mark.parametrize("code", codes())
def test_patterns_compile(code):
    words = words_of(code)
    patterns = (
        *(value for _, value in parts(words.relative)),
        *(re.sub(r"\{(?:last|next|numbers)\}", "x", value) for _, value in parts(words.tense)),
        words.calendar.before,
        words.traits.verb_endings,
    )

    for pattern in patterns:
        re.compile(pattern)


def test_a_language_that_the_cldr_does_not_know_keeps_its_own_months(monkeypatch):
    ruritanian = decoded("name = 'Ruritanian'\n[calendar.months]\n1 = 'zanrij; zan'\n2 = 'fevrum'")
    monkeypatch.setattr(calendars, "words_of", {"qru": ruritanian, "en": words_of("en")}.get)
    months, _ = calendars._names("qru")

    assert months["zanrij"] == 1
    assert months["fevrum"] == 2


@pytest.mark.parametrize(
    "text",
    [
        "name = 'Ruritanian'\nverbs = 'zegt'",
        "[speech]\nverb = 'zegt'",
        "function_words = ['een', 'de']",
        "[traits]\nunspaced = 'yes'",
        "[numbers.scales]\nthousand = 'duizend'",
    ],
    ids=["table left out", "misspelt", "list", "type", "key"],
)
def test_what_the_record_does_not_know_is_refused(text):
    with pytest.raises(msgspec.ValidationError):
        decoded(text)


def test_a_new_language_is_one_file(monkeypatch):
    """What a file says is what the functions that ask for a language answer."""
    text = """
        name = 'Ruritanian'
        source = 'invented'
        function_words = 'ol ek'
        [speech]
        verbs = 'zagat zagit'
        [grammar]
        that = 'qe'
    """
    monkeypatch.setattr(languages, "codes", lambda: (*codes(), "qru"))
    monkeypatch.setattr(languages, "packaged", lambda _package, _name: text)

    words = words_of("qru-Latn")

    assert words.name == "Ruritanian"
    assert words.speech.verbs == ("zagat", "zagit")
    assert words.grammar.that == ("qe",)


def test_a_language_without_a_file_has_no_words():
    assert words_of("qqq") == Language()


def test_a_region_is_read_with_its_language():
    assert words_of("pt-BR") is words_of("pt")


def test_only_the_language_that_is_asked_for_is_read(monkeypatch):
    read = []
    monkeypatch.setattr(
        languages, "packaged", lambda _package, name: read.append(name) or "name = 'x'"
    )
    languages._read.cache_clear()
    try:
        words_of("pl")
    finally:
        languages._read.cache_clear()

    assert read == ["data/pl.toml"]


def test_all_languages_give_their_words_english_first():
    found = gathered(lambda words: words.negation.words)

    assert found[: len(words_of("en").negation.words)] == words_of("en").negation.words
    assert len(set(found)) == len(found)
    assert set(shared().abbreviations.titles).isdisjoint(words_of("en").abbreviations.titles)
