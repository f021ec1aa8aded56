"""Events keep their ids; what a person wrote in an event's file is obeyed."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builder.cluster import count, group
from builder.cluster.titles import name_event
from builder.core.article import Article, Paragraph
from builder.core.event import Event, Storyline

TITLES = json.loads(
    (Path(__file__).parents[1] / "cases" / "cluster" / "titles.json").read_text(encoding="utf-8")
)


def grouped(articles, events=(), storylines=()):
    return group(articles, events, storylines, count(articles))


def by_article(grouping):
    return {article: event for event in grouping.events for article in event.articles}


def test_titles_and_ids_are_readable_and_nobodys_headline(captures):
    events = {event.id: event for event in grouped(captures).events}

    assert {name: event.title for name, event in events.items()} == {
        "2022-10-24-lavrov-hissein-brahim-taha-meeting": "Sergey Lavrov: meeting with OIC Secretary-General Hissein Brahim Taha",
        "2023-03-06-strategic-vision-group-meeting": "Meeting of the Russia-Islamic World Strategic Vision Group",
    }
    assert not {event.title for event in events.values()} & {article.title for article in captures}


def test_date_and_place_come_from_the_articles(captures):
    meeting = by_article(grouped(captures))["000"]

    assert (meeting.date, meeting.place) == ("2023-03-06", "Moscow")


@pytest.mark.parametrize(
    ("dateline", "place"),
    [("LUND", "Lund"), ("NEW LUND, Herald", "New Lund"), ("UAE", "UAE"), ("Lund", "Lund")],
)
def test_a_dateline_in_capitals_is_spelled_as_in_a_sentence(dateline, place):
    article = Article(
        id="a",
        title="Ferry approved",
        dateline=dateline,
        paragraphs=(Paragraph(text="The council approved a ferry."),),
    )

    (event,) = grouped([article]).events
    assert event.place == place


def test_a_function_word_of_an_unknown_language_is_no_address():
    article = Article(
        id="a",
        title="مجلس الميناء يوافق على خط إلى أورسا",
        language="ar",
        paragraphs=(Paragraph(text="وافق المجلس"),),
    )

    assert "إلى" not in name_event([article]).slug
    assert name_event([replace(article, title="")]).title


@pytest.mark.parametrize("case", TITLES, ids=lambda case: case["teaches"])
def test_an_event_is_called_in_words_that_its_reports_share(case):
    """Or by the headline that they bear out best, in quotation marks and with its article; the
    address is made of the same words.
    """
    articles = [
        Article(
            id=str(k), title=title, language=case["language"], paragraphs=(Paragraph(text=text),)
        )
        for k, (title, text) in enumerate(case["articles"])
    ]

    assert name_event(articles) == (case["title"], case["slug"], case["source"])
    assert name_event(articles[::-1]) == name_event(articles)


def test_a_title_is_in_the_language_of_the_digest_where_several_reports_are():
    """Two of five reports are in it."""
    texts = {
        case["language"]: case["articles"]
        for case in TITLES
        if case["teaches"] in ("people and a noun phrase", "another language")
    }
    articles = [
        Article(
            id=f"{language}{k}", title=title, language=language, paragraphs=(Paragraph(text=text),)
        )
        for language, number in (("en", 2), ("ru", 3))
        for k, (title, text) in enumerate((texts[language] * 2)[:number])
    ]

    assert (
        name_event(articles, "en").title
        == "Ivo Brandt and Tore Lie met in the harbor pilots dispute"
    )
    assert name_event(articles).title.startswith("“В Орсе")


@pytest.mark.parametrize("edited", [(), ("title",), ("title", "title_source")])
def test_the_article_whose_headline_a_title_is_goes_with_the_title(edited):
    """A person's own title is nobody's headline, unless the person says so."""
    article = Article(
        id="a",
        title="Ferry approved",
        paragraphs=(Paragraph(text="The council approved a ferry."),),
    )
    known = Event(
        id="x",
        title="Mine",
        title_source="a" if "title_source" in edited else None,
        articles=("a",),
        edited=edited,
    )

    (event,) = grouped([article], [known]).events

    assert (event.title, event.title_source) == {
        (): ("“Ferry approved”", "a"),
        ("title",): ("Mine", None),
        ("title", "title_source"): ("Mine", "a"),
    }[edited]


def test_grouping_again_changes_nothing(captures):
    first = grouped(captures)

    assert grouped(captures, first.events, first.storylines) == first


def test_an_event_keeps_its_id_when_articles_come_and_go(captures):
    few = [article for article in captures if article.id != "002"]
    first = grouped(few)

    assert by_article(grouped(captures, first.events))["002"].id == by_article(first)["001"].id
    assert by_article(grouped(few[1:], first.events))["001"].id == by_article(first)["001"].id


def test_merged_events_leave_an_alias(captures):
    events = (
        Event(id="one", title="x", articles=("000", "001")),
        Event(id="two", title="y", articles=("004",)),
    )

    merged = by_article(grouped(captures, events))["004"]

    assert (merged.id, merged.aliases) == ("one", ("two",))


def test_a_confirmed_event_keeps_its_articles_and_the_rest_is_only_proposed(captures):
    events = (
        Event(
            id="mine",
            title="Mine",
            status="confirmed",
            articles=("000", "001"),
            edited=("title", "status"),
        ),
    )

    grouping = grouped(captures, events)

    mine = by_article(grouping)["000"]
    assert (mine.id, mine.title, mine.articles) == ("mine", "Mine", ("000", "001"))
    assert any(line.startswith("mine might take in 002, 004") for line in grouping.proposals)

    parted = grouped(
        captures,
        [
            replace(event, never_with=("004",)) if event.id == "mine" else event
            for event in grouping.events
        ],
    )
    assert not any("004" in line for line in parted.proposals)


def test_a_list_that_a_person_wrote_is_kept(captures):
    events = (Event(id="mine", title="Mine", articles=("000", "003"), edited=("articles",)),)

    assert by_article(grouped(captures, events))["003"].articles == ("000", "003")


def test_an_article_in_two_lists_stays_with_the_more_binding_one(captures):
    events = (
        Event(id="a", title="A", articles=("000", "001", "002", "004")),
        Event(id="b", title="B", articles=("003", "004"), edited=("articles",)),
    )

    found = by_article(grouped(captures, events))

    assert found["004"].id == "b"
    assert found["000"].articles == ("000", "001", "002")


@pytest.mark.parametrize("outsider", ["000", "004"])
def test_never_with_parts_two_articles_for_ever(captures, outsider):
    rest = tuple(name for name in ("000", "001", "002", "004") if name != outsider)
    events = (
        Event(
            id="mine", title="Mine", articles=rest, never_with=(outsider,), edited=("never_with",)
        ),
    )

    found = by_article(grouped(captures, events))

    assert found[outsider].id != "mine"
    assert found["001"].articles == rest


def test_articles_that_do_not_exist_are_passed_over_and_aliases_followed(captures):
    renamed = [
        replace(article, aliases=("former",)) if article.id == "003" else article
        for article in captures
    ]
    events = (Event(id="mine", title="Mine", status="confirmed", articles=("former", "nobody")),)

    assert by_article(grouped(renamed, events))["003"].articles == ("003",)


def test_a_persons_storyline_is_kept(captures):
    first = grouped(captures)
    events = tuple(
        replace(event, storyline="mine", edited=("storyline",)) for event in first.events
    )

    grouping = grouped(captures, events, (Storyline(id="mine", title="Mine", note="Why."),))

    assert [(line.id, line.title, line.note, len(line.events)) for line in grouping.storylines] == [
        ("mine", "Mine", "Why.", 2)
    ]


WORLD = [
    (
        "de",
        "de1",
        "Brücke in Orsa eröffnet",
        "Anna Lehmann hat am Montag die neue Brücke über die Lune in Orsa eröffnet. Sie kostete neun Millionen Kronen.",
    ),
    (
        "de",
        "de2",
        "Lehmann eröffnet Lune-Brücke",
        "Die neue Brücke über die Lune ist fertig. Am Montag eröffnete Anna Lehmann das neun Millionen Kronen teure Bauwerk in Orsa.",
    ),
    (
        "zh",
        "zh1",
        "市长为新桥剪彩",
        "奥尔萨市市长周一为横跨卢恩河的新桥剪彩。这座大桥耗资九百万克朗，历时三年建成。",
    ),
    (
        "zh",
        "zh2",
        "奥尔萨新桥通车",
        "横跨卢恩河的奥尔萨新桥周一通车，市长出席剪彩仪式。大桥历时三年，耗资九百万克朗。",
    ),
    (
        "ar",
        "ar1",
        "افتتاح جسر جديد في أورسا",
        "افتتحت رئيسة البلدية يوم الاثنين الجسر الجديد فوق نهر لون في أورسا الذي كلف تسعة ملايين كرونة.",
    ),
    (
        "ar",
        "ar2",
        "رئيسة بلدية أورسا تفتتح الجسر",
        "الجسر الجديد فوق نهر لون في أورسا افتتحته رئيسة البلدية يوم الاثنين وكلف تسعة ملايين كرونة.",
    ),
]


def test_other_languages_group_and_get_a_shared_phrase_or_the_headline_that_fits_best():
    """The headline in quotation marks, since it is theirs; each address is plain ASCII."""
    articles = [
        Article(
            id=name,
            title=title,
            language=language,
            published="2024-05-06",
            published_basis="stated",
            paragraphs=(Paragraph(text=text),),
        )
        for language, name, title, text in WORLD
    ]

    events = grouped(articles).events

    assert {event.articles: event.title for event in events} == {
        ("de1", "de2"): "Brücke über die Lune",
        ("zh1", "zh2"): "“市长为新桥剪彩”",
        ("ar1", "ar2"): "“رئيسة بلدية أورسا تفتتح الجسر”",
    }
    assert all(event.id.isascii() for event in events)


@given(st.data())
@settings(derandomize=True, deadline=None, max_examples=40)
def test_no_address_is_ever_lost(matters, data):
    """Articles come in any order, a few at a time: each event that there was is there, or another
    one bears its address as an alias.
    """
    waiting = data.draw(st.permutations(matters))
    table, there, events, known = count(matters), [], (), set()
    while waiting:
        number = data.draw(st.integers(1, 4))
        there, waiting = [*there, *waiting[:number]], waiting[number:]
        events = group(there, events, (), table).events

        addresses = [name for event in events for name in (event.id, *event.aliases)]
        assert known <= set(addresses)
        assert len(addresses) == len(set(addresses))
        known |= {event.id for event in events}

    assert group(there[::-1], events, (), table).events == events
