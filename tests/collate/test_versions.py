"""What changed from one version to the next, by sentence and word, and what each version is called by what its captures state."""

import pytest
from msgspec.structs import replace

from builder.collate.versions import versions_of
from builder.core.version import Snapshot
from builder.lang.corrections import is_correction

FIRST = (
    "The harbor council approved a second ferry line on Monday. Two boats will cross the bay every half hour.",
    "The line will cost nine hundred crowns a day.",
    "Residents had asked for later crossings since the bridge was closed.",
)
STATED = {"published": "2031-02-12T08:00+01:00"}


def taken(paragraphs=FIRST, title="Second ferry line approved", **fields):
    known = {
        "capture": "a.html",
        "sha256": "0" * 64,
        "title": title,
        "paragraphs": paragraphs,
        "layer": "\n".join((title, *paragraphs)),
    }
    return Snapshot(**known | STATED | fields)


def compared(*snapshots, language="en"):
    return versions_of("one", language, snapshots[-1].capture, snapshots).versions


def with_sentence(old, new):
    return tuple(paragraph.replace(old, new) for paragraph in FIRST)


def marks(version):
    """Return kind, paragraph and marked words of each change."""
    return [
        (
            one.kind,
            one.paragraph,
            [
                (part.mark, part.base or part.text, part.text if part.base else "")
                for part in one.segments
                if part.mark != "same"
            ],
        )
        for one in version.changes
    ]


CHANGED = [
    ("nine hundred", "nineteen hundred", [("changed", 2, [("reworded", "nine", "nineteen")])]),
    ("on Monday", "late on Monday", [("changed", 1, [("added", "late", "")])]),
    ("second ferry", "ferry", [("changed", 1, [("omitted", "second", "")])]),
    ("will cross", "will not cross", [("changed", 1, [("added", "not", "")])]),
    (" Two boats will cross the bay every half hour.", "",
     [("removed", 1, [("omitted", "Two boats will cross the bay every half hour.", "")])]),
    ("closed.", "closed. The mayor agrees.", [("added", 3, [("added", "The mayor agrees.", "")])]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CHANGED)
def test_what_changed_is_told_by_sentence_and_word(old, new, expected):
    before, after = compared(taken(), taken(with_sentence(old, new), capture="b.html"))

    assert (before.kind, marks(before)) == ("first", [])
    assert (after.kind, marks(after)) == ("silent", expected)
    assert all(
        "".join(part.text for part in one.segments if part.mark != "omitted")
        in "\n".join(with_sentence(old, new))
        for one in after.changes
    )


@pytest.mark.parametrize(
    "paragraphs",
    [
        (" ".join(FIRST),),
        tuple(sentence for paragraph in FIRST for sentence in paragraph.replace(". ", ".|").split("|")),
        tuple(paragraph.replace(".", "") + "." for paragraph in FIRST),
        tuple(paragraph.upper() for paragraph in FIRST),
        tuple(f"“{paragraph}”" for paragraph in FIRST),
    ],
)  # fmt: skip
def test_paragraphs_marks_and_case_are_no_change(paragraphs):
    (only,) = compared(taken(), taken(paragraphs, capture="b.html"))

    assert [one.capture for one in only.captures] == ["a.html", "b.html"]
    assert (only.kind, only.shown) == ("first", True)


def test_what_stands_elsewhere_on_the_page_was_neither_added_nor_taken_out():
    without = taken(FIRST[:2], capture="b.html", layer=taken().layer)
    for one, other in ((taken(), without), (without, taken())):
        (_, after) = compared(one, other)
        assert (after.kind, after.changes) == ("same", ())


def test_behind_the_place_where_a_capture_breaks_off_nothing_is_known():
    cut = taken((FIRST[0],), capture="b.html", truncated=True)
    changed = taken((FIRST[0].replace("Two", "Three"),), capture="b.html", truncated=True)

    assert [(one.kind, marks(one)) for one in compared(taken(), cut)[1:]] == [("same", [])]
    assert [(one.kind, marks(one)) for one in compared(cut, taken())[1:]] == [("same", [])]
    assert [(one.kind, marks(one)) for one in compared(taken(), changed)[1:]] == [
        ("changed", [("changed", 1, [("reworded", "Two", "Three")])])
    ]


LATER = with_sentence("nine hundred", "nineteen hundred")
KINDS = [
    ({}, {}, "silent"),
    ({"updated": "2031-02-12T09:00+01:00"}, {"updated": "2031-02-12T09:00+01:00"}, "silent"),
    ({"updated": "2031-02-12T09:00+01:00"}, {"updated": "2031-02-12T08:00+00:00"}, "silent"),
    ({"updated": "2031-02-12T09:00+01:00"}, {"updated": "2031-02-12T10:00+01:00"}, "updated"),
    ({}, {"updated": "2031-02-12T10:00+01:00"}, "updated"),
    ({"published": "2031-02-12"}, {"published": "2031-02-12T08:00+01:00"}, "silent"),
    # Nothing is stated, or not on both sides, or in another form of the page: who can say?
    ({"published": None}, {"published": None}, "changed"),
    ({"updated": "2031-02-12T09:00+01:00"}, {}, "changed"),
    ({}, {"form": "print"}, "changed"),
    ({"form": "AMP"}, {}, "changed"),
    ({}, {"truncated": True}, "changed"),
]


@pytest.mark.parametrize(("old", "new", "kind"), KINDS)
def test_a_change_is_silent_only_where_both_captures_state_the_same_times(old, new, kind):
    assert compared(taken(**old), taken(LATER, capture="b.html", **new))[1].kind == kind


NOTES = [
    ("en", "Correction: an earlier version of this report gave the cost as nine hundred."),
    ("en", "This article was amended on 13 February 2031 to correct the cost."),
    ("en", "CORRECTION — The cost is nineteen hundred crowns."),
    ("de", "In einer früheren Version dieses Artikels stand ein falscher Preis."),
    ("de", "Korrektur: Der Preis beträgt neunzehnhundert Kronen."),
    ("fr", "Rectificatif : le prix est de mille neuf cents couronnes."),
    ("es", "Corrección: una versión anterior daba otro precio."),
    ("ru", "В предыдущей версии текста была указана другая цена."),
    ("ja", "訂正：当初の記事の金額に誤りがありました。"),
]


@pytest.mark.parametrize(("language", "note"), NOTES)
def test_a_note_of_correction_is_found_wherever_the_page_prints_it(language, note):
    after = taken(LATER, capture="b.html")
    noted = compared(taken(), replace(after, layer=f"{after.layer}\n{note}"), language=language)[1]
    known = compared(
        replace(taken(), layer=f"{taken().layer}\n{note}"),
        replace(after, layer=f"{after.layer}\n{note}"),
        language=language,
    )[1]

    assert (noted.kind, noted.note) == ("corrected", note)
    assert (known.kind, known.note) == ("silent", "")


@pytest.mark.parametrize(
    "line",
    [
        "Correction officers went on strike on Monday.",
        "The update of the system took all night, the board said.",
        "Clarification of the rules is expected in June.",
        "An earlier report by the council gave another figure.",
        "Korrekturen am Haushalt fordert die Opposition.",
        "La corrección del presupuesto llegó tarde.",
    ],
)
def test_a_sentence_about_a_correction_is_no_note(line):
    assert not is_correction(line)


def test_a_headline_is_compared_too():
    _, after = compared(
        taken(), taken(title="Second ferry line approved, council says", capture="b.html")
    )

    assert [(one.mark, one.text) for one in after.headline] == [
        ("same", "Second ferry line approved, "),
        ("added", "council says"),
    ]
    assert (after.kind, after.changes) == ("silent", ())


def test_versions_stand_in_the_order_given_and_each_is_compared_with_the_one_before():
    third = with_sentence("nine hundred", "two thousand")
    versions = compared(
        taken(),
        taken(LATER, capture="b.html", updated="2031-02-13"),
        taken(LATER, capture="c.html", form="print"),
        taken(third, capture="d.html", updated="2031-02-13"),
    )

    assert [(one.number, [sight.capture for sight in one.captures], one.kind, one.shown) for one in versions] == [
        (1, ["a.html"], "first", False), (2, ["b.html", "c.html"], "updated", False), (3, ["d.html"], "silent", True),
    ]  # fmt: skip
    assert marks(versions[2]) == [
        ("changed", 2, [("reworded", "nineteen hundred", "two thousand")])
    ]


@pytest.mark.parametrize(
    ("language", "old", "new", "expected"),
    [
        (
            "de",
            "Die Fähre fährt zweimal am Tag.",
            "Die Fähre fährt dreimal am Tag.",
            ("reworded", "zweimal", "dreimal"),
        ),
        (
            "ru",
            "Паром ходит два раза в день.",
            "Паром ходит три раза в день.",
            ("reworded", "два", "три"),
        ),
        (
            "ar",
            "تعبر العبارة الخليج مرتين في اليوم.",
            "تعبر العبارة الخليج ثلاث مرات في اليوم.",
            ("reworded", "مرتين", "ثلاث مرات"),
        ),
        ("zh", "渡轮每天两班，票价三元。", "渡轮每天四班，票价三元。", ("reworded", "两", "四")),
    ],
)
def test_other_languages_are_compared_by_their_words(language, old, new, expected):
    _, after = compared(taken((old,)), taken((new,), capture="b.html"), language=language)

    assert marks(after) == [("changed", 1, [expected])]
