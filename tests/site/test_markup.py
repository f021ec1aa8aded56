"""Marks on words: nothing of a passage is lost, nothing of it becomes markup."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from builder.core.coverage import Segment
from builder.site.markup import direction, excerpt, fragment_of, isolated, marked, plain, shortened

SEGMENTS = st.lists(
    st.builds(
        Segment,
        text=st.text(min_size=1, max_size=20),
        mark=st.sampled_from(["same", "reworded", "added", "omitted", "moved", "note"]),
    ),
    max_size=8,
)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(SEGMENTS)
def test_read_back(segments):
    """Without the omitted words and the hidden ones, the marked passage is the passage, blanks
    aside.
    """
    html = str(marked(segments))
    html = re.sub(r"<del>.*?</del>", "", html, flags=re.DOTALL)
    html = re.sub(r'<bdi class="hidden">.*?</bdi>', "", html, flags=re.DOTALL)
    text = re.sub(r"</?(?:mark|ins|span)[^>]*>", "", html)
    for entity, character in (
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#34;", '"'),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ):
        text = text.replace(entity, character)

    assert "".join(text.split()) == "".join(plain(segments).split())


def test_omitted_words_keep_their_distance():
    html = marked(
        [
            Segment(text="fair, "),
            Segment(text="mutually", mark="omitted"),
            Segment(text="respectful"),
        ]
    )
    assert (
        html
        == 'fair, <del><bdi class="hidden">omitted: </bdi>mutually</del><span class="gap"> </span>respectful'
    )


def test_an_omission_before_a_mark_has_no_blank_after_it():
    html = marked(
        [Segment(text="to impose"), Segment(text="led by them", mark="omitted"), Segment(text=".")]
    )
    assert (
        html
        == 'to impose<span class="gap"> </span><del><bdi class="hidden">omitted: </bdi>led by them</del>.'
    )


def test_marks_do_not_cover_blanks():
    assert (
        marked([Segment(text=" fair ", mark="reworded")]) == ' <mark class="reworded">fair</mark> '
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [("שלום", "rtl"), ("  «وكالة»", "rtl"), ("TASS", "ltr"), ("2023", "ltr"), ("", "ltr")],
)
def test_direction(text, expected):
    assert direction(text) == expected


def test_a_long_omission_shows_its_ends():
    assert shortened("a b c d e f g h i") == "a b c d e f g h i"
    assert shortened("a b c d e f g h i j") == "a b c … h i j"


def test_excerpts_end_between_words():
    assert excerpt("one two three", 9) == "one two\u00a0…"


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ('"Their further development."', "Their further development", "Their further development"),
        ("He said that it opens.", "it opens", "… it opens"),
        ("It opens in spring.", "It opens", "It opens …"),
    ],
)
def test_dots_stand_where_a_quotation_goes_on(whole, part, expected):
    assert fragment_of(whole, part) == expected


def test_words_of_ours_do_not_turn_a_passage():
    """``dir="auto"`` takes the first letter outside isolated words: "added" before an Arabic word
    would turn the whole passage.
    """
    html = marked([Segment(text="الجسر", mark="added")])

    assert html == '<ins><bdi class="hidden">added: </bdi>الجسر</ins>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One and Two", "One and Two"),
        ("صوت الوادي lacks it", "<bdi>صوت الوادي</bdi> lacks it"),
        ("New event: “صوت الوادي”", "New event: <bdi>“صوت الوادي”</bdi>"),
        (
            "New event: <b> (חדשות, 40 הנמל) & more",
            "New event: &lt;b&gt; (<bdi>חדשות, 40 הנמל</bdi>) &amp; more",
        ),
        (Markup("<bdi>صوت</bdi> credits"), "<bdi>صوت</bdi> credits"),
    ],
)
def test_right_to_left_names_in_a_sentence_are_isolated(text, expected):
    assert isolated(text) == expected
