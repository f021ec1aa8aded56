"""A small file costs little, whatever is in it: long lists, endless lines, one thing thousands of times.

Nothing here looks at a clock: what takes the square of its length does not end in the time of a test.
"""

import pytest
from cases import check_conservation

from builder.core.capture import Capture
from builder.core.errors import Rejected
from builder.extract import normalize
from builder.extract.formats.captures import read_bytes

HEAD = "Dam council of Orsa meets on safety of old walls\n\n7 March 2023\n\n"
SENTENCES = (
    "The deputy minister told reporters on Tuesday that the old walls would be on the agenda of the council.",
    "Every wall of the valley was to be looked at again before the end of the summer, she said in Orsa.",
)
REPORT = HEAD + "\n\n".join(SENTENCES)
MONTHS = ("January", "March", "May", "June", "July", "August")
DATES = [f"{number % 28 + 1} {MONTHS[number % 6]} {1950 + number % 60}" for number in range(30_000)]


def read(text: str) -> Capture:
    return read_bytes(text.encode(), "walls.txt")


@pytest.mark.parametrize("apart", ["\n", "\n\n", "\r\n", "\n \n"])
@pytest.mark.parametrize(
    "lines",
    [
        [f"• Wall {number}" for number in range(9_000)],
        ["x"] * 20_000,
        [f"Valley road, {number}" for number in range(9_000)],
        DATES[:9_000],
        ["By Ada Brink"] * 9_000,
        ["水坝"] * 9_000,
    ],
)
def test_a_list_of_thousands_of_lines_is_put_aside_as_one(lines, apart):
    """Above or below a report it takes nothing from it."""
    below = f"{REPORT}\n\nWe use cookies on this page to serve you.\n\n{apart.join(lines)}\n"
    capture = read(f"{apart.join(lines)}\n\n{REPORT}\n")

    assert [block.kind for block in capture.blocks].count("bulk") == 1
    draft = normalize(capture, ())
    assert tuple(one.text for one in draft.article.paragraphs) == SENTENCES
    check_conservation(capture, draft)
    assert [block.kind for block in read(below).blocks].count("bulk") == 1


def test_shorter_lists_are_looked_at_line_by_line():
    capture = read(REPORT + "\n" + "\n".join(f"• Wall {number}" for number in range(1_000)))
    assert {block.kind for block in capture.blocks} == {"text", "item"}


@pytest.mark.parametrize("line", ["- x", "It was cold.", "a wall of the valley"])
def test_a_report_that_goes_on_in_thousands_of_lines_is_refused(line):
    """Half of it would be a false claim about the whole."""
    with pytest.raises(Rejected, match=r"walls\.txt:\d+: error: .*thousands of short lines"):
        normalize(read(REPORT + "\n" + "\n".join([line] * 20_000)), ())


@pytest.mark.parametrize("words", ["The old walls hold, she said. ", "walls ", "水坝 很老 "])
def test_an_endless_line_of_words_is_refused_with_its_line(words):
    with pytest.raises(Rejected, match=r"walls\.txt:8: error: its text is longer than 500 kB"):
        normalize(read(REPORT + "\n" + words * (4_000_000 // len(words.encode()))), ())


@pytest.mark.parametrize("value", ["a", "QUJD", "9", "%20", "["])
def test_an_endless_value_for_programs_is_put_aside(value):
    capture = read(REPORT + "\n\n" + value * (600_000 // len(value)))
    draft = normalize(capture, ())

    assert tuple(one.text for one in draft.article.paragraphs) == SENTENCES
    check_conservation(capture, draft)


@pytest.mark.parametrize(
    "listed", [" ".join(DATES), ", ".join(DATES), ". ".join(DATES), "She said: " + "; ".join(DATES)]
)
def test_a_paragraph_may_hold_thousands_of_dates(listed):
    article = normalize(read(f"{REPORT}\n\n{listed}\n"), ()).article
    assert article.published == "2023-03-07"


SIGNS = (
    "A. ",
    "a, ",
    "Mr. ",
    "(a [b ",
    '"Yes," ',
    "by ",
    "1 ",
    "50% ",
    *"A.•*\"'“«([{-—_…/|#@&<>`~^\\",
)


@pytest.mark.parametrize("sign", SIGNS)
def test_one_sign_two_hundred_thousand_times(sign):
    """It takes nothing from the report before it."""
    article = normalize(read(f"{REPORT}\n\n{sign * (200_000 // len(sign))}"), ()).article
    assert tuple(one.text for one in article.paragraphs)[:2] == SENTENCES
