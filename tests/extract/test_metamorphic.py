"""No rule knows a capture: with other names, outlets, dates and numbers, consistently exchanged,
the same article is found.
"""

import itertools
import re

import pytest
from cases import (
    check_conservation,
    draft_of,
    full,
    outlets_of,
    shown,
)

from builder.extract import normalize
from builder.extract.formats import read_bytes
from train.own_cases import SEEDS, TABLES, capture_file, exchanged, exchanger, load


def seed_text(case):
    return capture_file(case).read_bytes().decode()


def expected_of(case):
    return full(load(case)["expected"])


@pytest.mark.parametrize("known", [True, False], ids=["outlets", "no-outlets"])
@pytest.mark.parametrize("number", range(len(TABLES)))
@pytest.mark.parametrize("case", SEEDS, ids=lambda case: case.name)
def test_exchanged_words_give_the_exchanged_article(case, number, known):
    exchange = exchanger(TABLES[number])
    record = load(case)
    same = ("language", "outlet_basis", "published_basis")
    expected = {
        key: value if key in same else exchanged(value, exchange)
        for key, value in expected_of(case).items()
    }
    if not known:
        expected["outlet_name"] = exchange(
            record.get("outlet_name_printed", record["expected"]["outlet_name"])
        )
    renamed = [
        {key: exchange(value) for key, value in outlet.items()} for outlet in record["outlets"]
    ]
    outlets = outlets_of({"outlets": renamed} if known else {})
    capture = read_bytes(exchange(seed_text(case)).encode(), "capture.txt")
    draft = normalize(capture, outlets)

    assert shown(draft) == expected
    check_conservation(capture, draft)


def crlf(text):
    return text.replace("\n", "\r\n")


def carriage_returns(text):
    return text.replace("\n", "\r")


def byte_order_mark(text):
    return "\ufeff" + text


def trailing_blanks(text):
    return text.replace("\n", " \t \n") + "  \n\n\n"


def no_break_spaces(text):
    """Put a no-break space for every third blank inside a line."""
    counter = itertools.count()
    return re.sub(r"(?<=\S) (?=\S)", lambda _: "\u00a0" if next(counter) % 3 == 0 else " ", text)


def more_blank_lines(text):
    return text.replace("\n\n", "\n\n\n\n")


def leading_blank_lines(text):
    return "\n \n" + text


@pytest.mark.parametrize(
    "change",
    [
        crlf,
        carriage_returns,
        byte_order_mark,
        trailing_blanks,
        no_break_spaces,
        more_blank_lines,
        leading_blank_lines,
    ],
    ids=lambda change: change.__name__,
)
@pytest.mark.parametrize("case", SEEDS, ids=lambda case: case.name)
def test_blanks_and_line_ends_change_nothing(case, change):
    capture = read_bytes(change(seed_text(case)).encode(), "capture.txt")
    draft = normalize(capture, outlets_of(load(case)))

    assert shown(draft) == expected_of(case)
    check_conservation(capture, draft)


def seed(prefix):
    return next(case for case in SEEDS if case.name.startswith(prefix))


def test_the_order_of_the_lines_beside_a_headline_changes_nothing():
    case = seed("seed-003")
    text = seed_text(case)
    lines = re.search(r"(?:  • (?:By|Source|24 Oct|1 Shares).*\n){4}", text)[0]
    for order in itertools.permutations(lines.splitlines(keepends=True)):
        changed = text.replace(lines, "".join(order))
        assert shown(
            draft_of(changed.encode(), "capture.txt", outlets_of(load(case)))
        ) == expected_of(case)


@pytest.mark.parametrize("prefix", ["seed-001", "seed-002"])
def test_a_date_stands_above_or_below_the_headline(prefix):
    case = seed(prefix)
    first, second, rest = seed_text(case).split("\n\n", 2)
    changed = f"{second}\n\n{first}\n\n{rest}"

    assert shown(draft_of(changed.encode(), "capture.txt", outlets_of(load(case)))) == expected_of(
        case
    )


def test_the_order_of_the_values_of_a_metadata_dump_changes_nothing():
    case = seed("seed-000")
    parts = seed_text(case).split("\n\n")
    dates, tags = parts[4:7], parts[7:11]
    for order in ([*parts[:4], *tags, *dates], [*parts[:3], *dates, *tags, parts[3]]):
        changed = "\n\n".join([*order, *parts[11:]])
        assert shown(
            draft_of(changed.encode(), "capture.txt", outlets_of(load(case)))
        ) == expected_of(case)


@pytest.mark.parametrize("case", SEEDS, ids=lambda case: case.name)
def test_the_result_does_not_depend_on_the_file_name(case):
    data = capture_file(case).read_bytes()

    assert shown(draft_of(data, "a.txt")) == shown(draft_of(data, "z/ü.txt"))
