"""The timeline: marks as precise as their dates, drawn and in words, and long runs that unfold."""

from datetime import date, timedelta

import pytest
import sample
from bs4 import BeautifulSoup
from msgspec.structs import replace
from sample import TEMPLATES, html_pages
from sites import site_pages

from builder.engine.stages import digest_of
from builder.site import render
from builder.site.list_groups import list_groups, timeline_groups


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
    """A minute is a disc, a day a bar, an inferred day a broken bar that stays open; what reports
    recall or announce is counted in the margins of a lane of its own.
    """
    page = timeline(sample.digest())
    outlets = lanes(page, "By outlet")

    assert outlets["Sputnik"].select_one("circle.track-minute")
    assert outlets["GSV"].select_one("rect.track-span")
    assert outlets["MINA"].select_one("line.track-open")
    apart = lanes(page, "By event")["Recalled or announced"]
    assert [one.get_text() for one in apart.select(".lane-margin")] == ["‹ 4", "1 ›"]
    assert apart.select_one(".meta").get_text() == "4 before 1 October 2022, 1 after 31 March 2023"


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


def test_many_recalled_dates_of_a_period_unfold():
    digest = sample.digest()
    alone, whole = digest.coverages
    many = tuple(replace(whole.dated[1], date=str(year)) for year in range(1950, 1970))
    page = timeline(replace(digest, coverages=(alone, replace(whole, dated=many))))

    assert "14 more dates" in page.select_one(".moments-fold summary").get_text()
    assert len(page.select(".moment.told")) == 20


def test_events_of_a_storyline_say_their_place_in_it():
    notes = [
        note.get_text()
        for note in timeline(sample.digest()).select(".moment.event .moment-what > .meta")
        if "Storyline" in note.get_text()
    ]

    assert [note.rpartition(", ")[2] for note in notes] == ["event 2 of 2", "event 1 of 2"]


def many(days):
    """Return the pages of `events_on`."""
    return html_pages(render(events_on(days), TEMPLATES))


def events_on(days):
    """Return a digest with one event of two articles on each of ``days``."""
    digest = sample.crowd(2)
    first = digest.events[0]
    articles, events = [], []
    for number, day in enumerate(days):
        own = [
            replace(article, id=f"{article.id}-{number}", published=day or None)
            for article in digest.articles
        ]
        articles += own
        events.append(
            replace(
                first,
                id=f"e{number}",
                title=f"Event {number}",
                date=day or None,
                articles=tuple(one.id for one in own),
            )
        )
    return replace(
        digest,
        articles=tuple(articles),
        events=tuple(events),
        coverages=(),
        storylines=(),
        grouping=replace(digest.grouping, events=tuple(events), receipts=(), inferences=()),
    )


def titles(page):
    return [title.get_text() for title in BeautifulSoup(page, "lxml").select(".moment.event h3")]


def spread(number, first=date(2023, 1, 1), step=5):
    return [str(first + timedelta(days=step * one)) for one in range(number)]


def test_a_timeline_of_many_events_is_a_close_list_with_an_index():
    """Articles are folded behind the outlets' signs; the index leads to the months on the page."""
    page = BeautifulSoup(many(spread(20))["/timeline/"], "lxml")

    assert len(page.select(".moment-fold")) == 20
    assert not page.select_one(".moment-fold[open]")
    row = page.select_one(".almanac tbody tr")
    assert row.th.get_text() == "2023"
    assert [cell.get_text() for cell in row.select("td")][:5] == [
        "Jan 7",
        "Feb 5",
        "Mar 6",
        "Apr 2",
        "",
    ]
    for link in page.select(".almanac a"):
        assert page.find(id=link["href"].removeprefix("#"))


def test_a_long_timeline_has_a_page_a_year_and_a_busy_year_one_a_month():
    """The first page shows the newest period; each page leads to those beside it."""
    pages = many([*spread(70), *spread(10, date(2021, 3, 1))])
    first = BeautifulSoup(pages["/timeline/"], "lxml")

    assert {
        "/timeline/2023/",
        "/timeline/2023-12/",
        "/timeline/2023-01/",
        "/timeline/2021/",
    } <= set(pages)
    assert "/timeline/2021-03/" not in pages, "a year of few events is one page"
    assert titles(pages["/timeline/"]) == titles(pages["/timeline/2023-12/"])
    assert first.select_one("a[rel=prev]")["href"] == "/timeline/2023-11/"
    oldest = BeautifulSoup(pages["/timeline/2023-01/"], "lxml")
    assert oldest.select_one("a[rel=prev]")["href"] == "/timeline/2021/"
    assert oldest.select_one("a[rel=next]")["href"] == "/timeline/2023-02/"
    every = {
        title
        for where, page in pages.items()
        if where.startswith("/timeline/2")
        for title in titles(page)
    }
    assert every == {f"Event {number}" for number in range(80)}


def test_a_busy_month_has_a_page_a_day():
    pages = many(spread(70, date(2023, 5, 1), step=0) + spread(3, date(2023, 5, 9), step=1))

    assert len(titles(pages["/timeline/2023-05-01/"])) == 70
    assert len(titles(pages["/timeline/2023-05/"])) == 6, "three of the busy day, and three others"
    month = BeautifulSoup(pages["/timeline/2023-05/"], "lxml")
    assert [heading.get_text() for heading in month.select("main h2")] == [
        "11 May",
        "10 May",
        "9 May",
        "1 May",
    ]


def test_what_is_known_to_the_year_is_in_no_month():
    """It stands on the page of its year, and the index counts it with the year alone."""
    pages = many([*spread(70), "2023", "2022-07", ""])
    year = BeautifulSoup(pages["/timeline/2023/"], "lxml")
    row, other = BeautifulSoup(pages["/timeline/"], "lxml").select(".almanac tbody tr")

    assert "Event 70" in titles(pages["/timeline/2023/"])
    assert not any(
        "Event 70" in titles(pages[f"/timeline/2023-{month:02}/"]) for month in range(1, 13)
    )
    assert year.select("main h2")[-1].get_text() == "2023"
    counts = [
        int(cell.get_text().split()[-1] if cell.get_text() else 0) for cell in row.select("td")
    ]
    assert sum(counts[:12]) == 70
    assert counts[12] == 71
    assert [cell.get_text() for cell in other.select("td")][6] == "Jul 1"
    assert titles(pages["/timeline/undated/"]) == ["Event 72"]


def test_no_day_is_made_of_a_year_or_a_month():
    """Its mark is as long as it is known; on the axis of days it reaches from one end to the other."""
    page = BeautifulSoup(many(["2023-05-02", "2023-05-20", "2023"])["/timeline/"], "lxml")
    vague = lanes(page, "By event")["Event 2"]

    assert vague.select_one("rect.track-within")
    assert not vague.select("rect.track-span")
    assert float(vague.select_one("rect.track-within")["width"].rstrip("%")) > 90
    assert vague.select_one(".meta").get_text() == "2 articles, 2023"


def test_a_report_far_from_the_events_is_counted_in_the_margin():
    """One wrong date leaves the others their room."""
    digest = sample.crowd(3)
    wrong = replace(digest.articles[0], published="1970-01-01")
    page = timeline(replace(digest, articles=(wrong, *digest.articles[1:])))
    near = lanes(timeline(digest), "By event")
    marks = lanes(page, "By event")

    assert next(one.get_text() for one in page.select(".lane-margin")) == "‹ 1"
    assert marks.keys() == near.keys()
    ticks = [tick.get_text() for tick in page.select_one(".lanes-axis").select("text")]
    assert not [tick for tick in ticks if "1970" in tick]


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
    assert "2 after" in stretched["Recalled or announced"].get_text()


def changed(records, number, **fields):
    return tuple(
        replace(one, **fields) if place == number else one for place, one in enumerate(records)
    )


def made(digest):
    """Return the digest of each page of a long timeline and of lists, and of what it is made from."""
    pages = site_pages(digest)
    return {
        group.name: (
            digest_of([view for _, view in group.make().views]),
            digest_of(sorted(group.parts.items())),
        )
        for group in (*timeline_groups(pages), *list_groups(pages))
    }


def test_a_page_of_a_period_or_list_is_made_from_all_that_it_prints_and_from_little_else():
    """Whatever changes on it changes what it is made from; and an event changes its own pages."""
    digest = events_on(spread(64))
    before = made(digest)
    for other in (
        replace(digest, events=changed(digest.events, 3, title="Another title")),
        replace(digest, events=changed(digest.events, 3, date="2023-01-17")),
        replace(digest, articles=changed(digest.articles, 7, title="Another headline")),
        replace(digest, articles=changed(digest.articles, 7, published="2023-01-18")),
        replace(digest, outlets=changed(digest.outlets, 1, name="Renamed", sign="Renamed")),
    ):
        after = made(other)
        redrawn = {name for name in before if before[name][0] != after[name][0]}
        remade = {name for name in before if before[name][1] != after[name][1]}
        assert redrawn
        assert redrawn <= remade
        if other.outlets == digest.outlets:
            assert "/timeline/2023-06/" in before.keys() - remade
            assert "/timeline/2023-01/" in remade
