"""What titles of events are made of: happenings, places, headlines, each rule by itself."""

import pytest

from builder.cluster.happenings import happenings, nouns, phrases
from builder.cluster.headlines import fitting_headline
from builder.cluster.places import place_of, places
from builder.cluster.series import counted, in_series, ways
from builder.core.article import Article, Paragraph


def report(number, title, body="", *, language="en", dateline=None):
    return Article(
        id=f"00{number}",
        title=title,
        language=language,
        dateline=dateline,
        paragraphs=(Paragraph(text=body),) if body else (),
    )


@pytest.mark.parametrize(
    ("text", "noun", "link", "name"),
    [
        (
            "They came to the meeting of the Northmere Harbor Board.",
            "meeting",
            "of",
            "the Northmere Harbor Board",
        ),
        ("The trial of Carl Dahl opened.", "trial", "of", "Carl Dahl"),
        ("After the summit in Lower Ruritania they left.", "summit", "in", "Lower Ruritania"),
    ],
)
def test_a_happening_is_a_noun_and_a_name(text, noun, link, name):
    (found,) = phrases(text, "en")

    assert (found.noun, found.link, found.name) == (noun, link, name)


@pytest.mark.parametrize(
    "text",
    [
        "The meeting of the board.",
        "Northmere Peace Conference on Trade",
        "The anniversary of Carl Dahl's speech",
    ],
)
def test_what_has_no_name_of_its_own_is_not_a_happening(text):
    assert list(phrases(text, "en")) == []


def test_a_language_without_such_nouns_names_no_happening():
    assert list(phrases("The trial of Carl Dahl opened.", "qru")) == []
    assert nouns([report(1, "Trial opens", language="qru")]) == {}


def test_the_happening_that_most_articles_name_comes_first():
    first, *_ = happenings(
        [
            report(1, "Trial of Carl Dahl opens"),
            report(2, "Trial of Carl Dahl delayed"),
            report(3, "Debate on Harbor Act"),
        ]
    )

    assert str(first) == "trial of Carl Dahl"
    assert first.articles == ("001", "002")


def test_a_place_needs_two_reports_or_a_dateline():
    one = report(1, "Ferry sinks", "The ferry sank in Northmere.", dateline="NORTHMERE")
    two = report(2, "Ferry lost", "A ferry went down in Northmere.")

    assert places(two) == {"Northmere"}
    assert place_of([one, two]) == "Northmere"
    assert place_of([two]) is None


@pytest.mark.parametrize(
    "title",
    [
        "Why the ferry sank",
        "Watch: ferry sinks",
        "5 things to know of the ferry",
        "Did the ferry sink?",
    ],
)
def test_a_headline_that_asks_or_promises_is_not_fitting(title):
    assert fitting_headline([report(1, title)], "en") is None


def test_a_headline_that_judges_comes_last():
    found = fitting_headline(
        [
            report(1, "Mayor slams ferry plan", "The mayor spoke of the ferry plan."),
            report(2, "Mayor opposes ferry plan", "The mayor opposes the ferry plan."),
        ],
        "en",
    )

    assert found is not None
    assert found.text == "Mayor opposes ferry plan"


def test_streets_of_a_headline():
    assert ways(report(1, "Crash on Quay Street shuts Harbor Road")) == {"quay", "harbor"}
    assert ways(report(1, "A street party")) == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "series"),
    [
        ("The index rose 0.4 percent.", "The index rose 0.3 percent.", True),
        ("Northmere won 2-0.", "Northmere won 3-1.", True),
        ("The fire killed 12 people.", "The fire killed 14 people.", False),
        ("The index rose 0.4 percent.", "The index, up 0.4 percent, closed.", False),
    ],
)
def test_two_days_of_one_measure_are_a_series(one, other, series):
    assert in_series(counted(report(1, one)), counted(report(2, other))) is series
