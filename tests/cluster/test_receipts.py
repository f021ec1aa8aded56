"""Every grouping says why, and which article nearly joined; an inferred date says how."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from builder.cluster import RULES, count, group
from builder.cluster.inference import infer_dates
from builder.cluster.pairs import WINDOW
from builder.cluster.scores import CUT
from builder.core.article import Article, Paragraph
from builder.core.event import Event


def receipts(articles):
    grouping = group(articles, (), (), count(articles))
    events = {event.id: event for event in grouping.events}
    return {events[receipt.event].articles: receipt for receipt in grouping.receipts}


def test_the_phrase_that_names_the_meeting_is_a_reason(captures):
    receipt = receipts(captures)["000", "001", "002", "004"]

    phrase = next(reason for reason in receipt.reasons if reason.kind == "phrase")
    assert phrase.quote == "meeting of the Russia-Islamic World Strategic Vision Group"
    assert phrase.articles == ("000", "002", "004")


def test_each_kind_of_reason_is_given_and_names_members_only(captures):
    receipt = receipts(captures)["000", "001", "002", "004"]

    kinds = dict.fromkeys(reason.kind for reason in receipt.reasons)
    assert list(kinds) == ["phrase", "date", "people", "place", "wording", "score"]
    assert all(set(reason.articles) <= {"000", "001", "002", "004"} for reason in receipt.reasons)
    assert next(reason.value for reason in receipt.reasons if reason.kind == "score") >= CUT


def test_each_person_is_given_with_the_articles_that_name_that_person(captures):
    """Two of the four captures name the head of the group: no reason says that all four name him
    and the minister.
    """
    texts = {
        article.id: " ".join(
            (article.title, *(p.text for p in article.paragraphs if not p.foreign))
        )
        for article in captures
    }

    named = [
        reason
        for reason in receipts(captures)["000", "001", "002", "004"].reasons
        if reason.kind == "people"
    ]

    assert [(reason.text, reason.articles) for reason in named] == [
        ("All 4 articles print the same name.", ("000", "001", "002", "004")),
        ("2 of 4 articles print the same name.", ("000", "001")),
    ]
    for reason in named:
        assert all(reason.quote.split()[-1] in texts[name] for name in reason.articles)


def test_no_phrase_stands_in_an_article_of_another_event(captures):
    """Long names are shared by everybody who writes about a matter."""
    other = " ".join(
        next(article for article in captures if article.id == "003").paragraphs[0].text.split()
    )

    for receipt in receipts(captures).values():
        assert not [
            reason
            for reason in receipt.reasons
            if reason.kind == "phrase" and reason.quote in other
        ]


def test_003_nearly_joined(captures):
    (miss,) = receipts(captures)["000", "001", "002", "004"].nearly

    assert (miss.article, miss.days) == ("003", 133)
    assert miss.score < CUT
    assert [reason.kind for reason in miss.reasons] == ["score", "date", "people", "wording"]
    assert next(reason.text for reason in miss.reasons if reason.kind == "date") == (
        "It appeared 133 days apart from the nearest one; "
        "in a digest of fewer than 200 articles, those more than 14 days apart are never one event."
    )


def test_the_undated_capture_is_dated_by_the_report_that_it_credits(captures):
    (inference,) = group(captures, (), (), count(captures)).inferences

    assert (inference.article, inference.field, inference.value, inference.witness) == (
        "004",
        "published",
        "2023-03-06",
        "002",
    )
    assert "on Monday" in inference.quote
    assert "Monday 6 March 2023" in inference.reason


def report(name, text, published=None, outlet=None):
    return Article(
        id=name,
        title="Ann Lee opens the bridge over the river Lune in Orsa",
        outlet=outlet or name,
        published=published,
        published_basis="stated" if published else "unknown",
        paragraphs=(
            Paragraph(
                text="Mayor Ann Lee opened the new bridge over the river Lune in Orsa, which cost nine million crowns."
            ),
            Paragraph(text=text),
        ),
    )


INFERRED = json.loads(
    (Path(__file__).parents[1] / "cases" / "cluster" / "inferred-days.json").read_text(
        encoding="utf-8"
    )
)


@pytest.mark.parametrize("row", INFERRED, ids=lambda row: row["protects"])
def test_a_day_is_inferred_only_where_one_day_is_possible(row):
    undated = replace(report("news", row["text"]), language=row.get("language", "en"))
    articles = [
        report("post", "Boats pass below it.", row["days"][0]),
        report("herald", "A band played.", row["days"][1]),
        undated,
    ]
    event = Event(id="bridge", title="Bridge", articles=tuple(article.id for article in articles))

    inferences = infer_dates([event], {article.id: article for article in articles})

    assert [inference.value for inference in inferences] == ([row["value"]] if row["value"] else [])


def test_a_date_that_a_person_took_out_is_not_inferred_again(captures):
    edited = [
        replace(article, edited=("published",)) if article.id == "004" else article
        for article in captures
    ]

    assert group(edited, (), (), count(edited)).inferences == ()


def test_the_rules_name_the_constants_that_the_code_uses():
    values = {rule.name: rule.value for rule in RULES}

    assert values["threshold"] == f"{CUT:g}"
    assert values["window"] == f"{WINDOW} days"


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("2031-02-09", "2031-02-11", "2031-02-12"), "All 3 articles appeared within 3 days."),
        (
            ("2031-02-09", "2031-02-11", "2031"),
            "2 of 3 articles appeared within 2 days; 1 dated without a day.",
        ),
        (
            ("2031-02-09", "2031-02-09", "2031-02"),
            "2 of 3 articles appeared on the same day; 1 dated without a day.",
        ),
        (("2031", "2031-02", "2031-02-09"), None),
    ],
)
def test_a_month_or_a_year_tells_no_number_of_days(dates, told):
    text = "The harbor council of Orsa closed the old drawbridge for repairs, Anna Berger said."
    articles = tuple(
        Article(
            id=f"a{number}",
            title="Orsa drawbridge closed for repairs",
            outlet=f"o{number}",
            published=date,
            published_basis="stated",
            language="en",
            paragraphs=(Paragraph(text=text),),
        )
        for number, date in enumerate(dates)
    )
    (receipt,) = receipts(articles).values()

    assert next((one.text for one in receipt.reasons if one.kind == "date"), None) == told
