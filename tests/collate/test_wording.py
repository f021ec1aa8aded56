"""What is characteristic of an outlet's wording, and what outlets call the same person or thing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.collate import collate
from builder.collate.wording import SCORE
from builder.core.article import Article, Paragraph
from builder.core.event import Event
from builder.core.wording import FEWEST_PRINTED

WORDS = ("harbor", "council", "bridge", "ferry", "crews", "tide", "pier", "storm")


def coverage_of(texts):
    """Collate reports of different outlets about one event."""
    articles = tuple(
        Article(
            id=outlet,
            title="",
            outlet=outlet,
            outlet_basis="stated",
            published_basis="unknown",
            paragraphs=tuple(Paragraph(text=text) for text in body.split("\n\n")),
        )
        for outlet, body in texts.items()
    )
    return collate(Event(id="event", title="Event", articles=tuple(texts)), articles, ())


def test_each_outlet_has_its_own_word():
    """One says "occupation" where the other says "administration"; what both say as often is
    nobody's.
    """
    body = (
        "The {0} closed the harbor. Crews blamed the {0} for the delay. "
        "Nobody in the {0} took a call. The {0} wants it, and the {0} waits."
    )

    coverage = coverage_of({"a": body.format("occupation"), "b": body.format("administration")})

    assert [(one.outlet, [phrase.text for phrase in one.phrases]) for one in coverage.wording] == [
        ("a", ["occupation"]),
        ("b", ["administration"]),
    ]


def test_a_hyphenated_word_is_one_word():
    """Nobody is told to favor "called" for a "so-called" one, or "man" for a "man-made" one."""
    body = "The {0} grew. Crews blamed the {0}. Nobody called the {0} small. It was the {0}, and the {0} stays."

    coverage = coverage_of({"a": body.format("so-called plan"), "b": body.format("man‑made lake")})

    assert [(one.outlet, [phrase.text for phrase in one.phrases]) for one in coverage.wording] == [
        ("a", ["so-called plan"]),
        ("b", ["man‑made lake"]),
    ]


def test_names_are_no_wording_and_differ_by_outlet():
    texts = {
        "a": "President Anna Berg opened the United Harbors Union meeting. Anna Berg spoke for an hour.",
        "b": "Northern leader Anna Berg came late. The UHU did not vote. Anna Berg left.",
    }

    coverage = coverage_of(texts)

    assert coverage.wording == ()
    used = {one.name: dict(one.forms) for one in coverage.names}
    assert used["Anna Berg"]["a"][0] == "President Anna Berg"
    assert used["UHU"] == {"a": ("United Harbors Union",), "b": ("UHU",)}


def test_languages_are_not_compared_with_one_another():
    """Every word of a report is its own where the others are written in another language: that
    tells nothing.
    """
    texts = {"a": "The occupation waits. " * 6, "b": "Die Verwaltung wartet. " * 6}
    articles = [
        Article(
            id=outlet, title="", outlet=outlet, outlet_basis="stated", published_basis="unknown", language=language,
            paragraphs=(Paragraph(text=texts[outlet]),),
        )
        for outlet, language in (("a", "en"), ("b", "de"))
    ]  # fmt: skip

    assert (
        collate(Event(id="event", title="Event", articles=("a", "b")), tuple(articles), ()).wording
        == ()
    )


@settings(derandomize=True, deadline=None, max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from("abcd"),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=40),
        min_size=2,
    )
)
def test_counts_are_those_of_the_texts(texts):
    """Every phrase told is printed so often, here and elsewhere, and passes the thresholds."""
    coverage = coverage_of(
        {
            outlet: ". ".join(f"the {word} is here" for word in words) + "."
            for outlet, words in texts.items()
        }
    )

    for one in coverage.wording:
        for phrase in one.phrases:
            word = phrase.text
            assert phrase.count == texts[one.outlet].count(word) >= FEWEST_PRINTED
            assert phrase.elsewhere == sum(
                words.count(word) for outlet, words in texts.items() if outlet != one.outlet
            )
            assert phrase.score >= SCORE
