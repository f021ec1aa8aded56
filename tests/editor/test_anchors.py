"""However a person edits a body: every word of it is kept, and only what stands in the capture
counts as verbatim.
"""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.core.article import Paragraph
from builder.core.capture import Span
from builder.editor.anchors import anchored
from builder.lang.anchoring import anchor
from builder.lang.characters import compact

CAPTURED = (
    "The mayor opened a bridge.",
    "It cost nine million.",
    "It cost nine million.",
    "Boats pass below.",
    "A band played.",
)
LAYER = "Menu\n\n" + "\n\n".join(CAPTURED) + "\n\nMost read: other things."
ORIGINAL = tuple(
    Paragraph(text=text, span=span)
    for text, span in zip(CAPTURED, anchor(CAPTURED, LAYER), strict=True)
)
EDITS = st.lists(
    st.one_of(
        st.sampled_from(CAPTURED),
        st.just("Most read: other things."),
        st.text(min_size=1, max_size=30),
    ),
    max_size=8,
)


@given(EDITS)
@settings(derandomize=True, deadline=None, max_examples=300)
def test_any_edit_is_kept_and_proved(texts):
    edited = tuple(Paragraph(text=text) for text in texts)

    found = anchored(edited, ORIGINAL, LAYER)

    assert [paragraph.text for paragraph in found] == texts
    for paragraph in found:
        printed = LAYER[slice(*paragraph.span)] if paragraph.span else None
        assert paragraph.edited or compact(printed) == compact(paragraph.text)
        assert paragraph.captured is None or (paragraph.edited and printed is not None)
    spans = sorted(paragraph.span for paragraph in found if paragraph.span)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_paragraphs_that_change_places_never_replace_the_same_one():
    texts = ("New.", "Most read: other things.", CAPTURED[0], "Boats pass below.", "Newer.")
    found = anchored(tuple(Paragraph(text=text) for text in texts), ORIGINAL, LAYER)

    replaced = [paragraph.span for paragraph in found if paragraph.edited and paragraph.span]
    assert len(replaced) == len(set(replaced))


def test_an_unchanged_body_keeps_its_places():
    assert anchored(tuple(Paragraph(text=text) for text in CAPTURED), ORIGINAL, LAYER) == ORIGINAL


def test_text_of_the_capture_that_a_person_restored_is_verbatim():
    (paragraph,) = anchored((Paragraph(text="Most read: other things."),), (), LAYER)

    assert paragraph.span == Span(LAYER.index("Most"), len(LAYER))
    assert not paragraph.edited
