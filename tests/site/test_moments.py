"""Dates in words say what is known and no more."""

import csv

import pytest
import sample

from builder.site.moments import edtf, edtf_moment, edtf_words, published_words


def rows(name):
    with (sample.CASES / name).open(encoding="utf-8", newline="") as file:
        return [
            pytest.param(row, id=row[next(iter(row))] or "none")
            for row in csv.DictReader(file, delimiter="\t")
        ]


@pytest.mark.parametrize("row", rows("dates.tsv"))
def test_published(row):
    assert published_words(row["published"] or None, row["basis"], "en") == row["words"]


@pytest.mark.parametrize("row", rows("edtf.tsv"))
def test_recalled(row):
    assert edtf_words(row["edtf"], "en") == row["words"]


def test_an_inferred_date_is_an_open_interval():
    assert edtf("2023-03-06", "inferred") == "2023-03-06/.."
    assert edtf("2023-03-06", "stated") == "2023-03-06"


def test_a_decade_sorts_by_its_first_year():
    assert edtf_moment("195X").day.year == 1950
    assert edtf_moment("nonsense") is None


def test_another_language():
    assert published_words("2023-03-06", "stated", "de") == "6 März 2023"
    assert published_words("2023-03-06", "stated", "no such tag") == "6 March 2023"
