"""Figures say in words what they draw, and whom they draw."""

import pytest
import sample

from builder.render.library import library
from builder.render.markup import counted
from builder.render.restrict import restrict
from builder.render.views.figures import carrying, flows, kept_shares, presence_shares, speech_shares
from builder.render.views.habits import habits
from builder.render.views.page import Link

KNOWN = library(sample.digest())
OPPOSITE = {"to": "from", "from": "to", "both": "both", "": ""}


def presence(known):
    return presence_shares((Link(url="", text=outlet), carrying(known, articles)) for outlet, articles in known.by_outlet.items())


@pytest.mark.parametrize("shares", [presence(KNOWN), kept_shares(KNOWN), *(speech_shares(KNOWN, person) for person in KNOWN.public)])
def test_the_parts_of_a_bar_make_a_whole(shares):
    assert shares.rows
    for row in shares.rows:
        assert sum(float(part.width.rstrip("%")) for part in row.parts) == pytest.approx(100, abs=0.1)
        assert len(row.words.split(", ")) == len(row.parts)
        assert {(part.look, part.tone) for part in row.parts} <= {(key.look, key.tone) for key in shares.looks}


def test_looks_can_be_told_apart_without_color():
    for shares in (presence(KNOWN), kept_shares(KNOWN)):
        drawn = [(key.look, key.tone in ("soft", "orange")) for key in shares.looks]

        assert len(set(drawn)) == len(drawn)


def test_nothing_is_said_of_captures_that_are_withheld():
    outlets = tuple(sample.replaced(outlet, republish="excerpt") for outlet in sample.digest().outlets)

    assert kept_shares(library(restrict(sample.digest(outlets=outlets)))).rows == ()


def test_shared_wording_is_the_same_from_both_sides():
    found = {(outlet, flow.partner.text): flow for outlet in KNOWN.by_outlet if outlet for flow in flows(KNOWN, outlet)}
    signs = {outlet.id: outlet.sign or outlet.name for outlet in KNOWN.outlets.values()}
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
    assert all(not carrying(KNOWN, KNOWN.columns(event)) for event in alone)


def test_an_outlet_stands_beside_the_other_reports_of_its_events():
    """A share says nothing alone: every cell of the events that several report is counted once, on one side or the other."""
    event = next(event for event in KNOWN.events if len(KNOWN.columns(event)) > 1)
    cells = sum(len(statement.cells) for statement in KNOWN.statements(event))
    for outlet, articles in KNOWN.by_outlet.items():
        told = habits(KNOWN, outlet, articles)
        if KNOWN.event_of[articles[0]] == event:
            assert [row.name.text for row in told.statements.rows] == [outlet, "3 other reports"]
            assert sum(int(part.split()[0]) for row in told.statements.rows for part in row.words.split(", ")) == cells
        else:
            assert not any(one.rows for one in (told.statements, told.each, told.quotations, told.words)), "nobody else reports its event"
