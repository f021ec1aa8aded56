"""What the learned marks and joints may never do, whatever their weights say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.extract.formats import read_bytes
from builder.extract.layout import densest
from builder.extract.lines.joining import lines_of
from builder.extract.lines.marking import best_border, decided, marked
from builder.extract.lines.rejoining import rejoined

words = st.sampled_from(
    [
        "The council met on Monday and agreed on a new bridge.",
        "Share",
        "By Ada Norrby",
        "and then",
        ", they said.",
        "More news",
        "Bridge",
    ]
)
pages = st.lists(words, min_size=1, max_size=40).map("\n\n".join)


def lines_from(text):
    return lines_of(read_bytes(text.encode(), "page.txt").blocks, "en", whole=False)


@settings(derandomize=True, deadline=None)
@given(pages)
def test_marks_change_nothing_but_the_marks(text):
    lines = lines_from(text)
    assert [(line.text, line.span, line.shape) for line in marked(lines, densest(lines), "en")] == [
        (line.text, line.span, line.shape) for line in lines
    ]


@settings(derandomize=True, deadline=None)
@given(pages, st.data())
def test_a_report_begins_with_a_sentence(text, data):
    lines = lines_from(text)
    chances = data.draw(st.lists(st.floats(0, 1), min_size=len(lines), max_size=len(lines)))
    marks = decided(lines, densest(lines), chances)
    chosen = [line for line, mark in zip(lines, marks, strict=True) if mark]
    assert not any(line.prose for line in chosen) or chosen[0].prose


@settings(derandomize=True, deadline=None)
@given(pages)
def test_joined_lines_keep_every_character_in_its_order(text):
    lines = marked(lines_from(text), None, "en")
    joined = rejoined(lines, "en")
    assert "".join("".join(line.text.split()) for line in joined) == "".join(
        "".join(line.text.split()) for line in lines
    )
    assert [line.index for line in joined] == list(range(len(joined)))
    spans = [line.span for line in joined]
    assert spans == sorted(spans)


def expected_agreement(things, border):
    """Return the F1 to be expected of all things from a chance on."""
    taken = [(count, chance) for count, chance in things if chance >= border]
    size = sum(count for count, _ in taken) + sum(count * chance for count, chance in things)
    return 2 * sum(count * chance for count, chance in taken) / size if size else 0.0


@settings(derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 100), st.floats(0.01, 1)), min_size=1, max_size=30))
def test_no_other_border_promises_more_agreement(things):
    border = best_border([count for count, _ in things], [chance for _, chance in things])
    others = [expected_agreement(things, chance) for _, chance in things]
    assert expected_agreement(things, border) >= max(others) - 1e-9


def test_nothing_is_the_report_where_nothing_is_likely():
    lines = lines_from("Share\n\nMore news\n\nBridge")
    assert not any(decided(lines, None, [0.0] * len(lines)))
