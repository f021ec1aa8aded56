"""Several captures of one page are versions of one article, in the order of what they state; nothing of an editor is lost to them."""

import pytest
from invented import BRIDGE, ID, MAYOR

from builder.editor import load

ADDRESS = "orsapost.example/bridge"
OLD = (
    "The mayor opened a new bridge over the river Lune on Monday.",
    "It cost eight million crowns and took three years.",
)
OTHER = (
    "The swimming hall closes for the summer, the council said.",
    "Its roof has leaked since the storm in autumn.",
)


def page(paragraphs=MAYOR, title="Bridge opened in Orsa", **fields):
    return title, paragraphs, {"addresses": (ADDRESS,)} | fields


def versions(digest, *pages):
    """Build with ``pages`` besides the bridge's and return the captures of its article, oldest first."""
    for path, one in pages:
        digest.pages[path] = one
    digest.build()
    return digest.articles[ID].versions


@pytest.fixture
def bridge(digest):
    digest.pages["bridge.txt"] = page(updated="2024-05-06T12:00", captured="2024-05-06T13:00+00:00")
    digest.build()
    digest.began = len(load(digest.paths).history)
    return digest


@pytest.mark.parametrize(
    ("fields", "order"),
    [
        # What a page states of its text outranks when it was captured.
        ({"updated": "2024-05-06T09:00", "captured": "2024-06-01T10:00+00:00"}, ("x.txt", "bridge.txt")),
        ({"updated": "2024-05-07T09:00", "captured": "2024-05-06T10:00+00:00"}, ("bridge.txt", "x.txt")),
        # The same time stated: the capture tells.
        ({"updated": "2024-05-06T12:00", "captured": "2024-05-06T20:00+00:00"}, ("bridge.txt", "x.txt")),
        ({"updated": "2024-05-06T12:00", "captured": "2024-05-06T12:30+00:00"}, ("x.txt", "bridge.txt")),
        # No update stated: the capture tells.
        ({"captured": "2024-05-08T10:00+00:00"}, ("bridge.txt", "x.txt")),
        ({"captured": "2024-05-06T10:00+00:00"}, ("x.txt", "bridge.txt")),
        # A day alone is as late as it can be, and no later than the capture.
        ({"updated": "2024-05-06", "captured": "2024-05-06T11:00+00:00"}, ("x.txt", "bridge.txt")),
        ({"updated": "2024-05-06", "captured": "2024-05-09T11:00+00:00"}, ("bridge.txt", "x.txt")),
        # Zones are minded.
        ({"updated": "2024-05-06T13:30+02:00"}, ("x.txt", "bridge.txt")),
        # Nothing but the publication is known, or nothing at all: never newer than what states a later time.
        ({"published": "2024-05-05"}, ("x.txt", "bridge.txt")),
        ({"published": None, "published_basis": "unknown"}, ("x.txt", "bridge.txt")),
    ],
)  # fmt: skip
def test_the_order_is_that_of_what_captures_state(bridge, fields, order):
    assert versions(bridge, ("x.txt", page(OLD, **fields))) == order
    assert bridge.articles[ID].capture == order[-1]
    assert bridge.diagnostics == []


def test_files_that_state_nothing_stand_in_the_order_of_their_names_figures_by_value(digest):
    none = {"published": None, "published_basis": "unknown"}
    for number in (10, 9, 2):
        digest.pages[f"x-{number}.txt"] = page((MAYOR[0], f"It is capture {number}."), **none)
    digest.pages["bridge.txt"] = page(**none)
    digest.build()

    assert digest.articles[ID].versions == ("bridge.txt", "x-2.txt", "x-9.txt", "x-10.txt")


@pytest.mark.parametrize(
    ("paragraphs", "fields", "one"),
    [
        (OLD, {}, True),
        (("The mayor opened a new bridge over the river Lune on Monday.", *OTHER), {}, True),
        (OTHER, {"title": "Swimming hall closes"}, False),
        # A running report keeps the minute of its publication.
        (OTHER, {"title": "Swimming hall closes", "published": "2024-05-06T08:15+02:00"}, True),
        (OTHER, {}, True),
        (OLD, {"addresses": ("orsapost.example/other",)}, False),
        (OLD, {"addresses": ("orsapost.example/other", ADDRESS)}, True),
    ],
)
def test_versions_have_an_address_and_words_in_common(digest, paragraphs, fields, one):
    stamp = {"published": fields["published"]} if "T" in fields.get("published", "") else {}
    digest.pages["bridge.txt"] = page(**stamp)
    digest.pages["x.txt"] = page(paragraphs, **fields)
    digest.build()

    assert len(digest.articles) == (2 if one else 3)
    assert digest.diagnostics == []
    paths = {
        path
        for article in digest.articles.values()
        for path in (article.capture, *article.versions)
    }
    assert paths == {"bridge.txt", "ferry.txt", "x.txt"}


def test_an_address_that_was_reused_keeps_both_articles_with_their_versions(bridge):
    hall = page(
        OTHER, "Swimming hall closes", published="2024-06-01", captured="2024-06-01T10:00+00:00"
    )
    more = page(
        (*OTHER, "It opens again in May."),
        "Swimming hall closes",
        published="2024-06-01",
        captured="2024-06-02T10:00+00:00",
    )

    assert versions(
        bridge, ("a.txt", page(OLD, updated="2024-05-06T08:00")), ("b.txt", hall), ("c.txt", more)
    ) == ("a.txt", "bridge.txt")
    assert bridge.articles["orsa-post-swimming-hall-closes"].versions == ("b.txt", "c.txt")


def test_a_capture_that_breaks_off_is_never_the_article_while_a_whole_one_is_there(bridge):
    cut = page(MAYOR[:1], updated="2024-05-09T12:00", truncated="Subscribe to read on")

    assert versions(bridge, ("cut.txt", cut)) == ("bridge.txt", "cut.txt")
    assert bridge.articles[ID].capture == "bridge.txt"
    assert bridge.articles[ID].truncated is None


def test_the_same_text_captured_again_leaves_the_article_as_it_is(bridge):
    again = page(updated="2024-05-06T12:00", captured="2024-06-01T10:00+00:00")
    before = bridge.file(BRIDGE).read_text(encoding="utf-8")

    assert versions(bridge, ("again.txt", again)) == ("bridge.txt", "again.txt")
    assert bridge.articles[ID].capture == "bridge.txt"
    after = bridge.file(BRIDGE).read_text(encoding="utf-8")
    assert after.partition("versions:")[0] == before.partition("generated:")[0]


def test_a_newer_version_becomes_the_article_under_its_id_and_the_history_tells_of_it(bridge):
    newer = page(
        (*MAYOR, "A second bridge is planned."), "A bridge and another", updated="2024-05-07T12:00"
    )
    versions(bridge, ("newer.txt", newer))

    article = bridge.articles[ID]
    assert (article.title, article.capture, len(article.paragraphs)) == (
        "A bridge and another",
        "newer.txt",
        4,
    )
    assert [(kind, name) for kind, name, _ in bridge.told()] == [("article-version", ID)]
    assert bridge.told()[0][2].endswith(" newer.txt")
    assert bridge.build() == []


def test_a_capture_that_moves_to_another_file_is_no_news(bridge):
    versions(bridge, ("newer.txt", page(OLD, updated="2024-05-07T12:00")))
    told = bridge.told()
    bridge.pages["archive/moved.txt"] = bridge.pages.pop("newer.txt")
    bridge.build()

    assert bridge.articles[ID].versions == ("bridge.txt", "archive/moved.txt")
    assert bridge.told() == told


def test_an_edited_text_is_held_at_its_version_and_the_newest_lies_beside_it_once(bridge):
    bridge.edit(BRIDGE, "nine million", "nine and a half million")
    bridge.build()
    newer = page(
        (*MAYOR, "A second bridge is planned."),
        updated="2024-05-07T12:00",
        captured="2024-05-07T13:00+00:00",
    )
    before = bridge.file(BRIDGE).read_text(encoding="utf-8")
    versions(bridge, ("newer.txt", newer))

    article = bridge.articles[ID]
    assert (article.capture, article.versions) == ("bridge.txt", ("bridge.txt", "newer.txt"))
    assert [paragraph.edited for paragraph in article.paragraphs] == [False, True, False]
    assert article.paragraphs[1].captured == MAYOR[1]
    assert bridge.file(BRIDGE).read_text(encoding="utf-8").endswith(before.partition("---\n\n")[2])
    (told,) = bridge.diagnostics
    assert "a newer version was captured, seeds/newer.txt; your edits are kept" in told
    beside = bridge.file(BRIDGE + ".new")
    assert "A second bridge is planned." in beside.read_text(encoding="utf-8")

    assert bridge.build() == []
    assert bridge.diagnostics == []
    beside.unlink()
    assert bridge.build() == []
    assert not beside.exists()


def test_moving_the_newest_over_an_edited_article_takes_it(bridge):
    bridge.edit(BRIDGE, "nine million", "nine and a half million")
    bridge.build()
    versions(
        bridge,
        ("newer.txt", page((*MAYOR, "A second bridge is planned."), updated="2024-05-07T12:00")),
    )
    bridge.file(BRIDGE + ".new").rename(bridge.file(BRIDGE))
    bridge.build()

    article = bridge.articles[ID]
    assert (article.capture, article.edited, len(article.paragraphs)) == ("newer.txt", (), 4)
    assert bridge.diagnostics == []
    assert bridge.build() == []


def test_an_edited_headline_stays_while_the_text_goes_on(bridge):
    bridge.edit(BRIDGE, "title: Bridge opened in Orsa", "title: Orsa has its bridge")
    bridge.build()
    versions(
        bridge,
        ("newer.txt", page((*MAYOR, "A second bridge is planned."), updated="2024-05-07T12:00")),
    )

    article = bridge.articles[ID]
    assert (article.title, article.edited, article.capture) == (
        "Orsa has its bridge",
        ("title",),
        "newer.txt",
    )
    assert len(article.paragraphs) == 4


@pytest.mark.parametrize("written", ["bridge.txt", "seeds/bridge.txt"])
def test_an_editor_holds_an_article_at_one_version(bridge, written):
    bridge.edit(BRIDGE, "capture:", f"version: {written}\ncapture:")
    versions(
        bridge,
        ("newer.txt", page((*MAYOR, "A second bridge is planned."), updated="2024-05-07T12:00")),
    )

    assert bridge.articles[ID].capture == "bridge.txt"
    assert bridge.articles[ID].versions == ("bridge.txt", "newer.txt")
    assert bridge.diagnostics == []
    assert not bridge.file(BRIDGE + ".new").exists()
    assert f"version: {written}" in bridge.file(BRIDGE).read_text(encoding="utf-8")
    bridge.edit(BRIDGE, f"version: {written}\n", "")
    bridge.build()
    assert bridge.articles[ID].capture == "newer.txt"


def test_a_version_that_is_none_is_told(bridge):
    bridge.edit(BRIDGE, "capture:", "version: nowhere.txt\ncapture:")
    bridge.build()

    assert bridge.articles[ID].capture == "bridge.txt"
    (told,) = bridge.named(BRIDGE)
    assert told.startswith(
        f"content/{BRIDGE}: warning: version: seeds/nowhere.txt is not a capture of this article; the newest one is shown"
    )


def test_two_articles_that_turn_out_to_be_one_keep_one_id_and_both_addresses(digest):
    digest.pages["later.txt"] = page(
        OLD, "Bridge is open", addresses=("orsapost.example/m/bridge",), updated="2024-05-08T12:00"
    )
    digest.build()
    other = "orsa-post-bridge-is-open"
    assert other in digest.articles
    digest.pages["both.txt"] = page(MAYOR, addresses=(ADDRESS, "orsapost.example/m/bridge"))
    digest.pages["bridge.txt"] = page()
    digest.build()

    (left,) = [article for article in digest.articles.values() if "bridge.txt" in article.versions]
    assert {left.id, *left.aliases} >= {ID, other}
    assert set(left.versions) == {"bridge.txt", "both.txt", "later.txt"}
    assert len(list(digest.file("articles").glob("*.md"))) == 2
    assert [line for line in digest.diagnostics if "error" in line] == []
    assert digest.build() == []


@pytest.mark.parametrize("both", [False, True])
def test_an_edited_article_is_never_taken_into_another_one(digest, both):
    other = "orsa-post-bridge-was-opened"
    elsewhere = ("orsapost.example/m/bridge",)
    digest.pages["later.txt"] = page(
        OLD, "Bridge was opened", addresses=elsewhere, updated="2024-05-08T12:00"
    )
    digest.build()
    digest.edit(f"articles/{other}.md", "eight million", "eight and a half million")
    if both:
        digest.edit(BRIDGE, "nine million", "nine and a half million")
    digest.pages["bridge.txt"] = page(addresses=(ADDRESS, *elsewhere))
    digest.build()

    assert (ID in digest.articles) == both
    assert both or ID in digest.articles[other].aliases
    assert "eight and a half million" in digest.file(f"articles/{other}.md").read_text(
        encoding="utf-8"
    )
    assert digest.build() == []
