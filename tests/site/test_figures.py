"""Figures say in words what they draw, and whom they draw."""

import pytest
import sample
from sites import site_pages

from builder.site.library import library
from builder.site.markup import counted
from builder.site.views import method, people
from builder.site.views import outlets as outlets_page
from builder.site.views.dossier import OutletPart, Reports, carrying
from builder.site.views.habits import habits
from builder.site.views.outlets import outlet_view
from builder.site.views.page import Link
from builder.site.views.people import person_view


def only(found):
    (one,) = found
    return one


PAGES = site_pages(sample.digest())
SITE = PAGES.library
KNOWN = library(sample.digest())
OPPOSITE = {"to": "from", "from": "to", "both": "both", "": ""}
OUTLETS = {outlet: outlet_view(PAGES, SITE.outlets[outlet]) for outlet in SITE.by_outlet if outlet}


@pytest.mark.parametrize(
    "shares",
    [
        only(outlets_page.views(PAGES)).carried,
        only(method.views(PAGES)).kept,
        only(method.views(PAGES)).dates,
        only(people.views(PAGES)).speech,
        *(person_view(PAGES, person).speech for person in SITE.public),
    ],
)
def test_the_parts_of_a_bar_make_a_whole(shares):
    assert shares.rows
    for row in shares.rows:
        assert sum(float(part.width.rstrip("%")) for part in row.parts) == pytest.approx(
            100, abs=0.1
        )
        assert len(row.words.split(", ")) == len(row.parts)
        assert {(part.look, part.tone) for part in row.parts} <= {
            (key.look, key.tone) for key in shares.looks
        }


def test_looks_can_be_told_apart_without_color():
    for shares in (only(outlets_page.views(PAGES)).carried, only(method.views(PAGES)).kept):
        drawn = [(key.look, key.tone in ("soft", "orange")) for key in shares.looks]

        assert len(set(drawn)) == len(drawn)


def test_nothing_is_said_of_captures_that_are_withheld():
    outlets = tuple(
        sample.replaced(outlet, republish="excerpt") for outlet in sample.digest().outlets
    )

    assert only(method.views(site_pages(sample.digest(outlets=outlets)))).kept.rows == ()


def test_shared_wording_is_the_same_from_both_sides():
    found = {
        (outlet, flow.partner.text): flow for outlet, view in OUTLETS.items() for flow in view.flows
    }
    signs = {outlet.id: outlet.sign or outlet.name for outlet in SITE.outlets.values()}
    ids = {sign: name for name, sign in signs.items()}

    assert any(flow.direction for flow in found.values())
    for (outlet, partner), flow in found.items():
        back = found[ids[partner], signs[outlet]]
        assert back.percent == flow.percent
        assert back.direction == OPPOSITE[flow.direction]
        assert flow.note.startswith(f"in {counted(1, 'event')}")


def test_an_event_of_one_article_compares_nothing():
    alone = [event for event in KNOWN.events if len(KNOWN.columns(event)) == 1]

    assert alone
    assert all(not carrying(KNOWN, event, KNOWN.columns(event)) for event in alone)


def test_an_outlet_stands_beside_the_other_reports_of_its_events():
    """A share says nothing alone: every cell of the events that several report is counted once, on
    one side or the other.
    """
    event = next(event for event in KNOWN.events if len(KNOWN.columns(event)) > 1)
    cells = sum(len(statement.cells) for statement in KNOWN.statements(event))
    for outlet, view in OUTLETS.items():
        told = view.habits
        if SITE.event_of[SITE.by_outlet[outlet][0]] == event:
            assert [row.name.text for row in told.statements.rows] == [view.sign, "3 other reports"]
            assert (
                sum(
                    int(part.split()[0])
                    for row in told.statements.rows
                    for part in row.words.split(", ")
                )
                == cells
            )
        else:
            assert not any(
                one.rows for one in (told.statements, told.each, told.quotations, told.words)
            ), "nobody else reports its event"


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        (
            {"base": 10, "reworded": 8, "absent": 9, "similar": 3, "short": 40},
            {"verbatim": 30, "indirect": 10, "absent": 60, "language": 50},
            "it carries 18 of 30 (60%) of the statements that could be told of it; the 4 other reports 40 of 100 (40%).",
        ),
        (
            {"reworded": 3, "absent": 4},
            {"headline": 15, "absent": 4},
            "it carries 3 of 7 of the statements that could be told of it; the 4 other reports 15 of 19.",
        ),
        ({"short": 7}, {"verbatim": 30}, ""),
    ],
)
def test_how_an_outlet_reports_is_said_with_what_it_is_counted_of(mine, theirs, told):
    """A text too short to tell is no denominator, and a share of a few is told without percent."""

    def reports(number, carried):
        return Reports(number=number, carried=tuple(carried.items()), quoted=(), shares=())

    part = OutletPart(
        articles=(),
        readings=(),
        own=reports(1, mine),
        others=reports(4, theirs),
        flows=(),
        credits=(),
        credited=(),
    )
    found = habits("Mast", [(Link(url="/events/x/", text="x"), part)]).findings

    assert found == ((f"In 1 event that others report, too, {told}",) if told else ())


def test_direct_quotations_are_counted_of_all_that_give_a_persons_words():
    own = Reports(
        number=1, carried=(), quoted=(("direct", 12), ("indirect", 9), ("mixed", 3)), shares=()
    )
    others = Reports(number=2, carried=(), quoted=(("direct", 5), ("indirect", 5)), shares=())
    part = OutletPart(
        articles=(), readings=(), own=own, others=others, flows=(), credits=(), credited=()
    )
    (found,) = habits("Mast", [(Link(url="", text="x"), part)]).findings

    assert "it gives 12 of 24 (50%) in quotation marks whole; the others 5 of 10." in found
