"""The small rules on words that the stages are built of, each by itself."""

import re
from decimal import Decimal

import pytest

from builder.lang.abbreviations import abbreviation
from builder.lang.clock_times import minutes_of
from builder.lang.days import is_day
from builder.lang.eras import buddhist, year_of_era
from builder.lang.given_names import gender_of_titles, is_given_name, same_given_name
from builder.lang.grammar import grammar, light_words
from builder.lang.measures import hedges, scales, unit_of
from builder.lang.negations import negations, opposite
from builder.lang.newsrooms import says_newsroom
from builder.lang.noun_phrases import fitness
from builder.lang.number_words import number_at
from builder.lang.offices import office_of
from builder.lang.parts_of_speech import adverbs, noun_phrase
from builder.lang.quantities import quantities
from builder.lang.same_words import same_word
from builder.lang.synonyms import concept
from builder.lang.tokens import tokens
from builder.lang.unspaced_names import name_at_end, stands_for
from builder.lang.verbs import attributing, reporting


@pytest.mark.parametrize(
    ("word", "language"),
    [("montag", "de"), ("lundi", "fr"), ("poniedziałku", "pl"), ("hier", "fr")],
)
def test_a_day_is_known_in_whatever_case_it_is(word, language):
    assert is_day(word, language)


@pytest.mark.parametrize(
    ("word", "language"), [("monday", "en"), ("mond", "de"), ("lundi", "de"), ("lundi", "")]
)
def test_other_words_are_not_days(word, language):
    """In English no day parts a verb from its subject."""
    assert not is_day(word, language)


@pytest.mark.parametrize(
    ("printed", "minutes"),
    [
        ("7 pm", 1140),
        ("7:30 am", 450),
        ("12 am", 0),
        ("12 pm", 720),
        ("19:05", 1145),
        ("noon", 720),
    ],
)
def test_a_time_of_day_is_so_many_minutes_after_midnight(printed, minutes):
    (found,) = [
        one
        for one in quantities(f"The gate of Northmere opened at {printed}.")
        if one.unit.dimension == "clock"
    ]

    assert found.value == minutes


def test_an_hour_that_no_clock_shows_is_not_a_time():
    match = re.match(
        r"(?P<hour>\d+)(?P<minute>:\d+)?(?P<hour24>x)?(?P<word>x)? (?P<half>[ap])m", "13 pm"
    )

    assert minutes_of(match) is None


@pytest.mark.parametrize(("year", "ours"), [(2567, 2024), (2024, 2024), (2500, 1957)])
def test_buddhist_years_are_counted_as_ours(year, ours):
    assert buddhist(year) == ours


def test_the_first_year_of_an_era_has_a_word():
    assert year_of_era("令和", "元") == 2019
    assert year_of_era("令和", "6") == 2024


@pytest.mark.parametrize(
    ("titles", "gender"),
    [(("Mrs.",), "woman"), (("Mr",), "man"), (("spokeswoman",), "woman"), (("driver",), "")],
)
def test_titles_tell_whose_they_are(titles, gender):
    assert gender_of_titles(*titles) == gender


@pytest.mark.parametrize(
    ("one", "other"), [("Anna", "A."), ("Bill", "William"), ("Vicente", "Vincente")]
)
def test_given_names_may_be_one(one, other):
    assert same_given_name(one, other)


@pytest.mark.parametrize(("one", "other"), [("Anna", "Berta"), ("A.", "Berta"), ("Anna", "Anton")])
def test_given_names_may_be_two(one, other):
    assert not same_given_name(one, other)


def test_an_english_word_is_not_taken_for_a_given_name():
    assert is_given_name("Anna")
    assert not is_given_name("said")


@pytest.mark.parametrize(("word", "power"), [("million", 6), ("bn", 9), ("thousand", 3)])
def test_words_for_powers_of_ten(word, power):
    assert scales("en")[word] == power


def test_a_billion_is_more_in_german():
    assert scales("de")["billion"] == 12
    assert scales("en")["billion"] == 9


@pytest.mark.parametrize(
    ("phrase", "hedge"),
    [(("about",), "about"), (("at", "least"), "least"), (("fewer", "than"), "most")],
)
def test_phrases_that_hedge_a_figure(phrase, hedge):
    assert dict(hedges("en"))[phrase] == hedge


@pytest.mark.parametrize(
    ("words", "dimension", "factor"),
    [
        (("kilometers",), "length", "1000"),
        (("feet",), "length", "0.3048"),
        (("hours",), "duration", "60"),
    ],
)
def test_words_for_units(words, dimension, factor):
    unit, taken = unit_of(words, "en")

    assert (unit.dimension, unit.factor, taken) == (dimension, Decimal(factor), 1)
    assert unit_of(("ferries",), "en") is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The ferry did not sail", [3]),
        ("The ferry doesn't sail", [2]),
        ("Not only the ferry sails", []),
        ("Nobody boarded the ferry", [0]),
    ],
)
def test_what_denies(text, places):
    assert list(negations(tokens(text), "en")) == places


@pytest.mark.parametrize(
    ("one", "other"),
    [("open", "closed"), ("safe", "unsafe"), ("lawful", "unlawful"), ("possible", "impossible")],
)
def test_opposites(one, other):
    assert opposite(one, other, "en")
    assert opposite(other, one, "en")
    assert not opposite(one, one, "en")


@pytest.mark.parametrize("name", ["Northmere Post", "Radio Quayside", "Harbor News Agency"])
def test_a_newsroom_is_known_by_a_word_of_its_name(name):
    assert says_newsroom(name)


@pytest.mark.parametrize("name", ["Anna Berg", "Northmere University Press", "Good News"])
def test_other_names_are_not_newsrooms(name):
    assert not says_newsroom(name)


@pytest.mark.parametrize(
    ("text", "value"),
    [("two hundred and five", 205), ("twelve", 12), ("1,250", 1250), ("a dozen", 12)],
)
def test_numbers_in_words_and_figures(text, value):
    found = number_at(tokens(text), 0, "en")

    assert found is not None
    assert found.value == value


def test_a_scale_alone_is_not_a_number():
    assert number_at(tokens("million ferries"), 0, "en") is None


@pytest.mark.parametrize(
    ("word", "found"),
    [("minister", "minister"), ("hafenmeister", "meister"), ("ministerium", ""), ("ferry", "")],
)
def test_offices_by_word_beginning_and_end(word, found):
    assert office_of(word) == found


@pytest.mark.parametrize(("one", "other"), [("supports", "supported"), ("organise", "organized")])
def test_inflections_are_one_word(one, other):
    assert same_word(one) == same_word(other)
    assert same_word("university") != same_word("universal")


@pytest.mark.parametrize(
    ("one", "other"), [("legislator", "lawmakers"), ("picked", "chose"), ("ban", "forbade")]
)
def test_synonyms_are_one_concept(one, other):
    assert concept(one) == concept(other)
    assert concept(one, "fr") != concept(other, "fr")


@pytest.mark.parametrize(
    ("phrase", "language", "name"),
    [
        ("部长张三", "zh", "张三"),
        ("山田太郎首相", "ja", "山田太郎"),
        ("김철수 장관", "ko", "김철수"),
        ("港口", "zh", ""),
    ],
)
def test_names_without_capitals_are_told_by_their_courtesies(phrase, language, name):
    assert name_at_end(phrase, language) == name


def test_a_family_name_is_short_for_the_whole():
    assert stands_for("山田", "山田太郎")
    assert not stands_for("太田", "山田太郎")


@pytest.mark.parametrize(("word", "kind"), [("Dr", "title"), ("Gen", "title"), ("Corp", "other")])
def test_abbreviations_before_a_stop(word, kind):
    assert abbreviation(word, "en") == kind
    assert abbreviation("harbor", "en") is None


def test_verbs_beside_a_quotation_are_more_than_those_that_report_alone():
    assert "said" in reporting()
    assert "urged" in attributing()
    assert "urged" not in reporting()
    assert attributing("qru") == frozenset()


def test_a_language_without_a_file_has_no_grammar():
    assert not grammar("qru").determiners
    assert light_words("qru") == frozenset()
    assert grammar("en").fixed_order
    assert not grammar("de").fixed_order


@pytest.mark.parametrize(
    ("tags", "end"),
    [
        (("AT0", "AJ0", "NN1", "VVD"), 3),
        (("AT0", "NN1", "AT0", "NN1"), 2),
        (("DT0", "CRD", "VVD"), 2),
        (("VVD", "AT0"), None),
    ],
)
def test_a_noun_phrase_ends_where_its_last_noun_does(tags, end):
    assert noun_phrase(0, tags) == end


def test_adverbs_are_stepped_over():
    assert adverbs(0, ("AV0", "XX0", "VVD")) == 2
    assert adverbs(0, ("VVD",)) == 0


def test_a_noun_ends_a_phrase_better_than_a_verb():
    assert fitness("harbor", "en").ends > fitness("urged", "en").ends
    assert fitness("Hafen", "de").ends > fitness("schnell", "de").ends


@pytest.mark.parametrize(
    "text", ["Highway 61 is closed.", "Call 555-0142 now.", "Room No. 5 is free."]
)
def test_figures_that_name_a_thing_count_nothing(text):
    assert quantities(text) == ()
