"""What a report has that is something similar to a sentence of another one: near in fact, never by
a few words of the topic alone.
"""

import pytest

from builder.collate import align
from builder.collate.collation import aligned, read_all
from builder.collate.nearest import SIMILAR, Search
from builder.core.article import Article, Paragraph

#: Sentences of the same event in both reports, so that the words of its topic are common.
TOPIC = (
    "The council of Velm voted on the ferry budget on Tuesday.",
    "The ferry of Velm carries 300 people a day.",
    "Mayor Anna Lis has run the council of Velm since spring.",
)


def article(name, *sentences, title=""):
    return Article(
        id=name,
        title=title,
        outlet=name,
        published="2024-05-07",
        paragraphs=tuple(Paragraph(text=text) for text in sentences),
    )


def likeness(sentence, other, title="", *, judged=True):
    """Return how near the passage of another report comes to a sentence, 0 where none does; by its
    words alone where not ``judged``.
    """
    found = aligned(
        read_all([article("a", sentence, *TOPIC), article("b", other, *TOPIC, title=title)]),
        "2024-05-07",
    )
    unit = next(unit for unit in found.reads[0].units if unit.sentence == 0)
    search = Search(found.reads, found.counterparts) if judged else Search(found.reads)
    return max((near.likeness for near in search.similar(unit, 0.0)), default=0.0)


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        (
            "The harbor office will set the date of the hearing about the torn nets in June.",
            "A hearing about the torn nets was set for June 28, the harbor office said in a letter.",
        ),
        (
            "Divers searched the wreck of the trawler for two days and found its logbook.",
            "The logbook of the trawler was found by divers after two days of searching.",
        ),
        (
            "The bakery on Mill Lane gave away forty loaves to stranded passengers.",
            "Stranded passengers were given loaves by the bakery on Mill Lane.",
        ),
    ],
)
def test_near(sentence, other):
    assert likeness(sentence, other) >= SIMILAR


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        (
            "In his present role as whip, the skipper counts votes from nine villages.",
            (
                "Some of the sailors who came ashore in the present storm hoped that a vote would give them the chance to whip the harbor "
                "into shape, but few of the old skippers on the pier gave their plans for a new breakwater much thought."
            ),
        ),
        (
            "The first shops that sell smoked eel opened after the storm.",
            (
                "Two villages took the fishers to court for the first time, because eel traps of a new kind hang in the bay, and shops, "
                "windows of the school, the town hall, the chapel and most of the houses have stayed shut since the storm."
            ),
        ),
        (
            "The resolution of the net makers did not please the pilots, sailors and wives of the island.",
            (
                "He said that the sailors who are upset with what goes on in the guild had met net by net on the pier and written a "
                "resolution about the price of tar, of rope and of lamp oil, which nobody on the island has read out or signed so far."
            ),
        ),
    ],
)
def test_words_of_the_topic_in_a_long_sentence(sentence, other):
    assert 0 < likeness(sentence, other, judged=False) < SIMILAR


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        (
            "“We want to talk about the mooring fees,” she said.",
            "“We want to point that out,” she said.",
        ),
        ("“You know the tides,” the pilot said.", "“You know how the lamps work,” the pilot said."),
        (
            "“They took the boat,” the widow said.",
            "“They took all that we had saved,” the widow said.",
        ),
    ],
)
def test_one_word_in_common(sentence, other):
    assert likeness(sentence, other) < SIMILAR


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Lis grew up in Velm as the daughter of two net makers.",
            "Mayor Lis: Velm ferry budget an outrageous distortion",
        ),
        (
            "Lis studied law in Harne and taught there for ten years.",
            "Anna Lis wins vote on budget in Velm",
        ),
        (
            "The district of Lis takes in Velm and parts of Harne.",
            "Lis, mayor of Velm, expected to resign",
        ),
    ],
)
def test_headline_that_shares_names(sentence, title):
    assert likeness(sentence, "Nothing else was known on Tuesday night.", title) < SIMILAR


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        (
            "The mayor was present, the clerk told the council on Monday.",
            "The mayor was absent, the clerk told the council on Monday.",
        ),
        (
            "The bridge was open, the police said on Monday night.",
            "The bridge was closed, the police said on Monday night.",
        ),
        (
            "The ferry was full, the captain told the harbor office.",
            "The ferry was empty, the captain told the harbor office.",
        ),
    ],
)
def test_opposites_of_one_shared_word_are_one_statement(sentence, other):
    found = align([article("a", sentence), article("b", other)])
    assert [{member.id for member in members} for members in found.statements] == [{"a", "b"}]
    assert len(found.conflicts) == 1
