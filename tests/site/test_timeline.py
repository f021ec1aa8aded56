"""The timeline: marks as precise as their dates, drawn and in words, and long runs that unfold."""

from datetime import date, timedelta

import pytest
import sample
from bs4 import BeautifulSoup
from msgspec.structs import replace
from sample import TEMPLATES, html_pages

from builder.site import render


def timeline(digest):
    return BeautifulSoup(html_pages(render(digest, TEMPLATES))["/timeline/"], "lxml")


def lanes(page, title):
    group = next(group for group in page.select(".lanes-fold") if group.summary.get_text() == title)
    return {lane.select_one(".lane-name").get_text(): lane for lane in group.select(".lanes > li")}


def test_every_event_and_every_outlet_has_a_lane_with_the_same_in_words():
    page = timeline(sample.digest())
    events, outlets = lanes(page, "By event"), lanes(page, "By outlet")

    assert len(events) == 3, "two events, and what is recalled or announced"
    assert set(outlets) == set(sample.SIGNS.values())
    assert (
        events["Lavrov receives OIC Secretary-General Hissein Brahim Taha"]
        .select_one(".meta")
        .get_text()
        == "1 article, 24 October 2022"
    )


def test_a_mark_is_as_precise_as_its_date():
    """A minute is a disc, a day a bar, an inferred day a broken bar that stays open; recalled dates
    stand in a lane of their own.
    """
    page = timeline(sample.digest())
    outlets = lanes(page, "By outlet")

    assert outlets["Sputnik"].select_one("circle.track-minute")
    assert outlets["GSV"].select_one("rect.track-span")
    assert outlets["MINA"].select_one("line.track-open")
    apart = lanes(page, "By event")["Recalled or announced"]
    assert apart.select("circle.told")
    assert "before 24 October 2022" in apart.select_one(".meta").get_text()


def test_marks_that_would_cover_each_other_stand_as_one_with_their_number():
    lane = lanes(timeline(sample.digest()), "By event")[
        "Meeting of the Russia – Islamic World Strategic Vision Group with OIC ambassadors"
    ]

    assert [mark.get_text() for mark in lane.select(".lane-count")] == ["4"]
    assert lane.select_one("rect.track-span"), "no more precise than what is known of all four"


def test_a_minute_stands_at_its_hour():
    """On an axis of days an article of the afternoon stands right of the middle of its day, not at
    midnight.
    """
    lane = lanes(timeline(sample.crowd(2, published="2024-02-29T18:00+00:00")), "By outlet")[
        "وكالة المثال للأنباء"
    ]

    assert float(lane.select_one("circle.track-minute")["cx"].rstrip("%")) == pytest.approx(
        100 * 42 / 72, abs=0.1
    )


def test_a_lane_leads_to_its_event_in_the_list():
    page = timeline(sample.digest())
    targets = [link["href"] for link in page.select(".lane-name a") if link["href"].startswith("#")]

    assert targets
    for target in targets:
        assert page.find(id=target[1:]).select_one("h3")


def test_many_articles_of_an_event_unfold():
    page = timeline(sample.crowd(12))

    assert len(page.select(".moment-articles")) == 2
    assert page.select_one(".moment details summary").get_text().startswith("6 more articles")


def test_a_long_run_of_recalled_dates_unfolds():
    digest = sample.digest()
    alone, whole = digest.coverages
    many = tuple(replace(whole.dated[1], date=str(year)) for year in range(1950, 1970))
    page = timeline(replace(digest, coverages=(alone, replace(whole, dated=many))))

    assert page.select_one(".moments-fold summary").get_text() == "14 more dates"
    assert len(page.select(".moment.told")) == 20


def test_events_of_a_storyline_say_their_place_in_it():
    notes = [
        note.get_text()
        for note in timeline(sample.digest()).select(".moment.event .moment-what > .meta")
        if "Storyline" in note.get_text()
    ]

    assert [note.rpartition(", ")[2] for note in notes] == ["event 2 of 2", "event 1 of 2"]


def test_a_long_timeline_has_a_page_a_year_and_a_section_a_month():
    """The first page is the newest year with an event, and what lies ahead of it; each month is
    there, only the first one open.
    """
    digest = sample.digest()
    alone, whole = digest.coverages
    days = [date(2023, 1, 1) + timedelta(days=number) for number in range(310)]
    many = tuple(replace(whole.dated[1], date=str(day)) for day in [*days, "2023", "2031"])
    pages = html_pages(
        render(replace(digest, coverages=(alone, replace(whole, dated=many))), TEMPLATES)
    )
    first = BeautifulSoup(pages["/timeline/"], "lxml")

    assert {"/timeline/2023/", "/timeline/2022/", "/timeline/later/"} <= set(pages)
    headings = [heading.get_text() for heading in first.select("main h2")]
    months = "November October September August July June May April March February January"
    assert headings == ["Later", *months.split(), "2023"]
    assert [fold.get_text() for fold in first.select(".year-fold > summary .meta")][:2] == [
        "31 dates",
        "30 dates",
    ]
    assert [link["href"] for link in first.select("nav[aria-label=Months] a")] == [
        f"#{heading['id']}" for heading in first.select("main h2")
    ]


def test_a_number_stands_before_its_mark_at_the_end_of_the_axis():
    """Beyond the end there is no room for it; over its mark nobody can read it."""
    digest = sample.digest()
    alone, whole = digest.coverages
    late = tuple(replace(whole.dated[1], date=f"2023-12-3{day}") for day in (0, 1))
    lane = lanes(
        timeline(replace(digest, coverages=(alone, replace(whole, dated=late)))), "By event"
    )["Recalled or announced"]

    assert lane.select_one(".lane-count")["dx"].startswith("-")
    assert "tick-end" in lane.select_one(".lane-count")["class"]


def test_a_far_date_does_not_stretch_the_axis():
    """A sentence that names 2050 is told in words; the articles keep their room."""
    digest = sample.digest()
    alone, whole = digest.coverages
    far = (*whole.dated, replace(whole.dated[0], kind="announced", date="2050", words="2050"))
    near, stretched = (
        lanes(timeline(replace(digest, coverages=(alone, replace(whole, dated=dated)))), "By event")
        for dated in (whole.dated, far)
    )
    event = "Meeting of the Russia – Islamic World Strategic Vision Group with OIC ambassadors"

    assert stretched[event] == near[event]
    assert "1 after" in stretched["Recalled or announced"].get_text()
