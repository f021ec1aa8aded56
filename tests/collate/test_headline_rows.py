"""A headline that only some outlets print says nothing of the texts of the others."""

import pytest

import builder

HEADLINE = "Mayor defends plan to close the old harbor"
TEXTS = {
    "a": (HEADLINE, "Ida Marin spoke to the council on Monday about boats and jobs."),
    "b": (HEADLINE, "A fire brigade exercise ended the day at the northern quay."),
    "c": (
        "Council hears of harbor plan",
        "The mayor stood by her plan to shut the harbor that has served Velden since 1890.",
    ),
}


@pytest.mark.parametrize("missing", [(), ("c",)])
def test_only_headlines_of_all_make_a_row(missing):
    coverage = builder.compare(
        None,
        [
            builder.article({"id": name, "title": title, "text": body, "source": name})
            for name, (title, body) in TEXTS.items()
            if name not in missing
        ],
    )
    rows = [
        line
        for line in coverage.comparisons[0].statements
        if all(cell.passage.speech == "headline" for cell in line.cells if cell.passage)
    ]

    assert len(rows) == len(missing)
    assert not [cell for line in rows for cell in line.cells if cell.presence == "absent"]
