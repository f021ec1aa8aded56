"""A field that cannot be read is never an empty one: until it is mended, nothing in content/
changes but what is new.

One field at a time is broken, of every kind of file and in every way that is likely, by hand and by
chance.
"""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torture import POINTS

from builder.editor.schema import ARTICLE, EVENT, OUTLET, PAGE, STORYLINE

BRIDGE, FERRY = "orsa-post-bridge-opened-in-orsa", "lund-herald-ferry-line-approved"
OPENED = (
    "Mayor Ann Lee and Bo Dahl of the Orsa Harbor Council opened the new Lune Bridge, which cost nine million crowns, at noon.",
    "Ann Lee said that the Lune Bridge would serve the harbor.",
)
CLOSED = (
    "Mayor Ann Lee and Bo Dahl of the Orsa Harbor Council closed the Lune Bridge, which cost nine million crowns, at noon.",
    "Ann Lee said that the Lune Bridge had been hit by a boat in the harbor.",
)
#: Kind of file -> its schema, and a file of the digest below; the fields that it lacks are written
#: into it first.
KINDS = {
    "articles": ARTICLE,
    "events": EVENT,
    "storylines": STORYLINE,
    "outlets": OUTLET,
    "pages": PAGE,
}
WHOLE = {
    "articles": {
        "url": "https://orsa.example/1",
        "updated": "2024-05-06T12:00",
        "authors": "[Eva Berg]",
        "signoff": "eb",
        "dateline": "ORSA",
        "credits": "[Lune Agency]",
        "description": "A bridge",
        "tags": "[bridges]",
        "image": "https://orsa.example/1.jpg",
        "image_caption": "The bridge",
        "image_credit": "Lune Photo",
        "truncated": "Read on",
        "aliases": "[old-bridge]",
        "version": "open.txt",
    },
    "events": {
        "title_source": "vale-news-orsa-opens-its-bridge",
        "place": "Orsa",
        "never_with": f"[{FERRY}]",
        "aliases": "[old-opening]",
    },
    "storylines": {"aliases": "[old-line]"},
    "outlets": {
        "sign": "VN",
        "kind": "newspaper",
        "country": "SE",
        "homepage": "https://vale.example/",
        "domains": "[vale.example]",
        "aliases": "[Vale Daily]",
        "language": "en",
        "funding": "readers",
        "republish": "excerpt",
        "rules": "[{marker: Boats pass, action: drop}]",
        "references": "{kind: https://vale.example/about}",
    },
    "pages": {},
}
#: Ways in which a field is spoiled: what takes the place of its lines, KEY for its key and VALUE
#: for what stands there.
DAMAGE = {
    "a table": "KEY: {left: out}",
    "a list of tables": "KEY:\n  - one: left out?\n  - two",
    "a word behind an item": f"KEY:\n  - {FERRY}: left out?",
    "nothing to be seen": 'KEY: "\u200b"',
    "an open quotation mark": 'KEY: "VALUE',
    "an open list": "KEY: [VALUE",
    "a tab": "KEY:\t\tVALUE\n\t- VALUE",
    "a slip in the key": "SLIP: VALUE",
    "twice": "KEY: VALUE\nKEY: VALUE",
    "an alias": "KEY: *VALUE",
    "a tag": "KEY: !!str VALUE",
    "a control character": "KEY: VALUE\x07",
    "a merge that was left": "<<<<<<< HEAD\nKEY: VALUE\n=======\nKEY: other\n>>>>>>> theirs",
    "no such value": "KEY: '../../{# x #}'",
}
#: Ways that leave a field which can be read: any words are a text, any pairs are a table.
HARMLESS = {"no such value": ("text", "list"), "a table": ("table",)}


@pytest.fixture
def town(digest):
    """Build a digest with two events of one storyline, one of them edited, a ferry, and a page."""
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
    digest.pages["open-again.txt"] = digest.pages["open.txt"]
    digest.pages["open-too.txt"] = (
        "Lune Bridge is open",
        OPENED,
        {"outlet_name": "Lake Post", "published": "2024-05-06"},
    )
    for _ in range(2):
        digest.build()
    assert len(digest.events) == 3
    for kind, fields in WHOLE.items():
        path = one_of(digest, kind)
        text = path.read_text(encoding="utf-8")
        written = "".join(
            f"{key}: {value}\n" for key, value in fields.items() if f"\n{key}:" not in text
        )
        path.write_text(
            re.sub(r"^(title|name):", rf"{written}\1:", text, count=1, flags=re.MULTILINE),
            encoding="utf-8",
        )
    for _ in range(2):
        digest.build()
    assert not [line for line in digest.diagnostics if "error" in line], digest.diagnostics
    digest.still = snapshot(digest)
    return digest


ONE = {
    "articles": "vale-news-orsa-opens-its-bridge.md",
    "outlets": "vale-news.md",
    "events": "2024-05-06-*.md",
}


def one_of(digest, kind):
    return min(digest.file(kind).glob(ONE.get(kind, "*")))


def snapshot(digest):
    return {
        path.relative_to(digest.root).as_posix(): path.read_bytes()
        for path in digest.paths.content.rglob("*")
        if path.is_file()
    }


def spoiled(text, key, damage):
    """Return ``text`` with the field ``key`` damaged."""
    match = re.search(rf"^{key}:(.*)\n((?:[ \t]+.*\n)*)", text, re.MULTILINE)
    assert match, key
    value = match[1].strip() or "- " + match[2].strip().removeprefix("- ").split("\n")[0]
    slip = key[0] + key[2] + key[1] + key[3:]
    lines = DAMAGE[damage].replace("KEY", key).replace("SLIP", slip).replace("VALUE", value)
    return f"{text[: match.start()]}{lines}\n{text[match.end() :]}"


def assert_nothing_else_changed(digest, path):
    """Build twice; everything stays as it stands, whatever is wrong with the file at ``path``, and
    that is said once.
    """
    before, events = snapshot(digest), digest.events
    for _ in range(2):
        digest.build()
        assert snapshot(digest) == before
    name = path.relative_to(digest.root).as_posix()
    told = [line for line in digest.diagnostics if ": note: " not in line]
    assert len(told) == 1 or all("rules: number" in line for line in told[:-1]), told
    assert told
    assert re.fullmatch(rf"{re.escape(name)}:\d+: (error|warning): .+ \(.+\)", told[0])
    waiting = {path.stem} if path.parent.name == "articles" and ": error: " in told[0] else set()
    assert (
        set(digest.articles)
        == {file.stem for file in digest.file("articles").glob("*.md")} - waiting
    )
    for event in events.values():
        assert set(digest.events[event.id].articles) == set(event.articles) - waiting
        assert digest.events[event.id].storyline == event.storyline
        if event.id != path.stem:
            assert (digest.events[event.id].aliases, digest.events[event.id].title) == (
                event.aliases,
                event.title,
            )
    assert digest.events.keys() == events.keys()


def spoils(field, damage):
    return field.kind not in HARMLESS.get(damage, ()) or (field.key, damage) == (
        "articles",
        "no such value",
    )


def assert_harmless(town, kind, field, damage):
    """Spoil one field, build, mend it, build."""
    path = one_of(town, kind)
    good, events = path.read_bytes(), town.events
    path.write_text(spoiled(good.decode(), field.key, damage), encoding="utf-8")
    assert_nothing_else_changed(town, path)
    path.write_bytes(good)
    town.build()
    assert snapshot(town) == town.still
    assert town.events == events


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_cannot_be_read_changes_nothing(town, kind):
    """Every field of every kind of file is spoiled once, each in the next way of the list."""
    ways = list(DAMAGE)
    for number, field in enumerate(KINDS[kind].fields):
        way = next(way for way in ways[number % len(ways) :] + ways if spoils(field, way))
        assert_harmless(town, kind, field, way)


@settings(
    derandomize=True,
    deadline=None,
    max_examples=400 if POINTS else 24,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_no_field_spoiled_in_any_way_changes_anything_else(town, data):
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    field = data.draw(st.sampled_from(KINDS[kind].fields))
    damage = data.draw(st.sampled_from([way for way in DAMAGE if spoils(field, way)]))
    assert_harmless(town, kind, field, damage)


@pytest.mark.parametrize(
    "typo",
    [
        lambda id_: id_.replace("bridge", "brigde"),
        lambda id_: f"{id_}: left out?",
        lambda id_: f"[{id_}]",
        lambda id_: f'"{id_}',
    ],
)
def test_a_slip_in_a_list_of_articles_moves_nobody(town, typo):
    """The file was once reported, and then deleted and written anew under another address."""
    path = one_of(town, "events")
    good = path.read_text(encoding="utf-8")
    listed = re.search(r"^  - (.*)$", good, re.MULTILINE)
    path.write_text(
        good[: listed.start(1)] + typo(listed[1]) + good[listed.end(1) :], encoding="utf-8"
    )
    assert_nothing_else_changed(town, path)


def test_a_new_report_is_written_while_an_events_file_cannot_be_read(town):
    """One bad file costs only itself."""
    path = one_of(town, "events")
    path.write_text(
        path.read_text(encoding="utf-8").replace("status: proposed", "status: [proposed"),
        encoding="utf-8",
    )
    before = snapshot(town)
    town.pages["quarry.txt"] = (
        "Quarry of Lund floods",
        ("The quarry of Lund was flooded on Friday.",),
        {"published": "2025-05-02"},
    )
    town.build()
    after = snapshot(town)

    assert "orsa-post-quarry-of-lund-floods" in town.articles
    assert "content/articles/orsa-post-quarry-of-lund-floods.md" in after
    assert {name for name in before if before[name] != after[name]} == {"content/history.jsonl"}
    assert after["content/history.jsonl"].startswith(before["content/history.jsonl"])


def test_a_file_that_is_no_text_any_more_keeps_its_event(town):
    path = one_of(town, "events")
    path.write_bytes(b"\xff\xfe\x00")
    members = town.events[path.stem].articles
    before = snapshot(town)
    town.build()

    assert snapshot(town) == before
    assert town.events[path.stem].articles == members


def test_a_file_whose_name_is_no_address_keeps_its_event_together(town):
    path = one_of(town, "events")
    members = town.events[path.stem].articles
    path.rename(path.with_name("The Opening.md"))
    before = snapshot(town)
    town.build()

    assert snapshot(town) == before
    assert (
        town.events["the-opening"].articles,
        path.stem in town.events["the-opening"].aliases,
    ) == (members, True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_breaks_off_changes_nothing(town, kind):
    """Cut behind each line of its front matter, and in the middle of it, or without its first line."""
    path = one_of(town, kind)
    good = path.read_text(encoding="utf-8")
    lines = good.partition("\n---\n")[0].splitlines(keepends=True)
    for text in (
        *("".join(lines[:number]) + lines[number][:9] for number in range(1, len(lines), 2)),
        good.removeprefix("---\n"),
    ):
        path.write_text(text, encoding="utf-8")
        assert_nothing_else_changed(town, path)
