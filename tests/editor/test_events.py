"""The event file is the one truth about membership: a person's edits of it hold for ever."""

import pytest
from invented import MORE

BRIDGE, FERRY = "orsa-post-bridge-opened-in-orsa", "lund-herald-ferry-line-approved"


def event_of(digest, article):
    return next(
        path
        for path in digest.file("events").iterdir()
        if f"- {article}\n" in path.read_text(encoding="utf-8")
    )


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("title: ", 'title: "The bridge: " # was: ', "title", "The bridge: "),
        ("date: 2024-05-06", "date: 2024-05-05", "date", "2024-05-05"),
        ("status: proposed", "status: confirmed", "status", "confirmed"),
        ("status: proposed", "status: proposed\nplace: Orsa bridge", "place", "Orsa bridge"),
    ],
)
def test_a_persons_field_survives_every_build(digest, old, new, field, value):
    path = event_of(digest, BRIDGE)
    edit(path, old, new)
    edited = persons_lines(path)
    digest.build()

    assert digest.build() == []
    assert getattr(digest.events[path.stem], field) == value.strip()
    assert persons_lines(path) == edited


def persons_lines(path):
    """Return the lines of a file but those about the program's own title: whose headline it is goes
    with it.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith(("title_source:", "  front:"))]


def test_a_note_survives_and_reaches_the_event(digest):
    path = event_of(digest, BRIDGE)
    path.write_text(
        path.read_text(encoding="utf-8") + "\nThe *second* bridge at this place.\n",
        encoding="utf-8",
    )
    digest.build()
    digest.pages["more.txt"] = ("Bridge in Orsa open", MORE, {"outlet_name": "Vale News"})
    digest.build()

    assert digest.events[path.stem].note == "The *second* bridge at this place."
    assert "- vale-news-bridge-in-orsa-open\n" in path.read_text(encoding="utf-8")


def test_an_event_keeps_its_file_when_articles_join(digest):
    before = event_of(digest, BRIDGE)
    digest.pages["aaa.txt"] = (
        "A bridge for Orsa",
        MORE,
        {"outlet_name": "Vale News", "published": "2024-05-05"},
    )
    digest.build()

    assert event_of(digest, BRIDGE) == before == event_of(digest, "vale-news-a-bridge-for-orsa")


def test_a_confirmed_event_keeps_its_articles(digest):
    path = event_of(digest, BRIDGE)
    edit(path, "status: proposed", "status: confirmed")
    digest.pages["more.txt"] = ("Bridge in Orsa open", MORE, {"outlet_name": "Vale News"})
    digest.build()

    assert digest.events[path.stem].articles == (BRIDGE,)
    assert event_of(digest, "vale-news-bridge-in-orsa-open") != path


def test_a_moved_article_stays_where_it_was_put(digest):
    path, before = event_of(digest, BRIDGE), set(digest.events)
    edit(path, f"  - {BRIDGE}\n", f"  - {BRIDGE}\n  - {FERRY}\n")

    digest.build()
    assert digest.events[path.stem].articles == tuple(sorted((BRIDGE, FERRY)))
    (event,) = digest.events.values()
    assert event.aliases == (next(iter(before - {path.stem})),)
    assert not digest.diagnostics
    assert digest.build() == []
    assert not digest.diagnostics


def test_never_with_is_obeyed(digest):
    digest.pages["more.txt"] = ("Bridge in Orsa open", MORE, {"outlet_name": "Vale News"})
    digest.build()
    path = event_of(digest, BRIDGE)
    edit(
        path, "status: proposed", "status: proposed\nnever_with:\n  - vale-news-bridge-in-orsa-open"
    )

    for _ in range(2):
        digest.build()

    assert digest.events[path.stem].articles == (BRIDGE,)
    assert event_of(digest, "vale-news-bridge-in-orsa-open") != path


def test_an_article_that_does_not_exist_is_named_with_its_line(digest):
    path = event_of(digest, BRIDGE)
    edit(path, f"  - {BRIDGE}\n", f"  - {BRIDGE}\n  - no-such-article\n")
    digest.build()

    number = path.read_text(encoding="utf-8").split("\n").index("  - no-such-article") + 1
    assert digest.diagnostics == [
        f"content/events/{path.name}:{number}: error: article 'no-such-article' does not exist (mend the id or remove the line)"
    ]
    assert digest.events[path.stem].articles == (BRIDGE,)


def test_an_article_in_two_lists_is_named_and_stays_with_one(digest):
    one, other = event_of(digest, BRIDGE), event_of(digest, FERRY)
    edit(one, f"  - {BRIDGE}\n", f"  - {BRIDGE}\n  - {FERRY}\n")
    edit(other, f"  - {FERRY}\n", f"  - {FERRY}\n  - no-such-article\n")
    digest.build()

    assert [
        line
        for line in digest.diagnostics
        if f"article '{FERRY}' is in two events" in line and ": error: " in line
    ]
    assert sum(FERRY in event.articles for event in digest.events.values()) == 1


def test_an_event_without_articles_is_removed_unless_a_person_wrote_in_it(digest):
    one, other = event_of(digest, BRIDGE), event_of(digest, FERRY)
    edit(one, "title: ", 'title: "Mine" # ')
    digest.pages.clear()
    digest.build()

    assert one.exists()
    assert not other.exists()
    number = one.read_text(encoding="utf-8").split("\n").index("articles:") + 1
    assert [
        line
        for line in digest.diagnostics
        if line.startswith(f"content/events/{one.name}:{number}: warning: no article")
    ]


def test_a_renamed_event_leaves_an_alias(digest):
    path = event_of(digest, BRIDGE)
    path.rename(path.with_name("2024-05-06-lune-bridge.md"))

    for _ in range(2):
        digest.build()

    assert digest.events["2024-05-06-lune-bridge"].aliases == (path.stem,)
    assert not path.exists()
    assert digest.told() == [("event-renamed", "2024-05-06-lune-bridge", path.stem)]


def test_an_event_that_a_person_merges_by_hand_leaves_its_address(digest):
    """Its articles are listed elsewhere and its file is deleted; or the file stays, empty, until
    the editor is told to delete it.
    """
    path, other = event_of(digest, BRIDGE), event_of(digest, FERRY)
    edit(path, f"  - {BRIDGE}\n", f"  - {BRIDGE}\n  - {FERRY}\n")
    edit(other, f"articles:\n  - {FERRY}\n", "articles: []\n")
    digest.build()

    number = other.read_text(encoding="utf-8").split("\n").index("articles: []") + 1
    assert [line.partition(" (")[0] for line in digest.diagnostics] == [
        f"content/events/{other.name}:{number}: warning: no article of this event exists"
    ]

    other.unlink()
    for _ in range(2):
        digest.build()

    (event,) = digest.events.values()
    assert event.aliases == (other.stem,)
    assert not digest.diagnostics


def test_check_names_an_alias_that_is_another_events(digest):
    one, other = event_of(digest, BRIDGE), event_of(digest, FERRY)
    edit(one, "status: proposed", f"status: proposed\naliases:\n  - {other.stem}\n  - former")
    edit(other, "status: proposed", "status: proposed\naliases:\n  - former")
    digest.build()

    assert [line for line in digest.checked if ": warning: alias" in line] == [
        f"content/events/{one.name}: warning: alias '{other.stem}' belongs to {other.stem} (remove it here)",
        f"content/events/{other.name}: warning: alias 'former' belongs to {one.stem} (remove it here)",
    ]


def test_a_storyline_without_events_is_removed_unless_a_person_wrote_in_it(digest):
    del digest.pages["bridge.txt"]
    digest.pages["close.txt"] = (
        "Orsa closes its bridge",
        CLOSED,
        {"outlet_name": "Vale News", "published": "2025-02-03"},
    )
    digest.pages["open.txt"] = (
        "Orsa opens its bridge",
        OPENED,
        {"outlet_name": "Vale News", "published": "2024-05-06"},
    )
    digest.build()
    (path,) = digest.file("storylines").iterdir()
    del digest.pages["close.txt"]
    digest.build()

    assert not path.exists()
    assert not [event for event in digest.events.values() if event.storyline]


OPENED = (
    "Mayor Ann Lee and Bo Dahl of the Orsa Harbor Council opened the new Lune Bridge, which cost nine million crowns, at noon.",
    "Ann Lee said that the Lune Bridge would serve the harbor.",
)
CLOSED = (
    "Mayor Ann Lee and Bo Dahl of the Orsa Harbor Council closed the Lune Bridge, which cost nine million crowns, at noon.",
    "Ann Lee said that the Lune Bridge had been hit by a boat in the harbor.",
)
