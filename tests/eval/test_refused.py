"""Captures without an article are refused with the reason; what stands behind a dialog is found; a
text that breaks off says so.
"""

import json
from pathlib import Path

import pytest
from cases import check_conservation

from builder.core.article import Article, Paragraph
from builder.core.errors import Rejected
from builder.extract import normalize
from builder.extract.formats import read_bytes

FOLDER = Path(__file__).parent.parent / "cases"
REFUSED = sorted(path.parent for path in (FOLDER / "refused").glob("*/expected.json"))
TRUNCATED = sorted(path.parent for path in (FOLDER / "truncated").glob("*/expected.json"))
REASONS = {
    "menus": "only menus",
    "home page": "only teasers",
    "error page": "only an error page",
    "consent": "only a dialog",
}
BANNER = """We value your privacy

We and our 842 partners store and access information on a device, such as cookies, and process personal data for personalised advertising
and content, audience research and services development, unless you object to it in the settings of this page.

With your permission we and our partners may use precise geolocation data and identification through device scanning. You may click to
consent to our processing as described above, or access more detailed information and change your preferences before consenting.

"""
ARTICLE = """Bridge reopens after repairs

12 May 2024

The bridge over the river Velm was opened again on Sunday after two years of repairs that cost more than the bridge itself.

"It was worth the wait," said a cyclist who had been the first to cross it in the early morning.
"""


def capture_of(case):
    file = next(iter(case.glob("capture.*")))
    return read_bytes(file.read_bytes(), file.name)


def record_of(case):
    return json.loads((case / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_no_article_is_invented(case):
    with pytest.raises(Rejected) as caught:
        normalize(capture_of(case), ())

    diagnostic = caught.value.diagnostic
    assert diagnostic.what.startswith(
        ("no article in it, only menus", f"no article in it, {REASONS[record_of(case)['what']]}")
    )
    assert diagnostic.remedy
    assert "\n" not in str(diagnostic)


@pytest.mark.parametrize("case", TRUNCATED, ids=lambda case: case.name)
def test_a_text_that_breaks_off_says_so(case):
    capture = capture_of(case)
    draft = normalize(capture, ())
    sign = record_of(case)["truncated"]

    assert draft.article.truncated == sign
    assert [finding.value for finding in draft.findings if finding.field == "truncated"] == (
        [sign] if sign else []
    )
    assert (
        sign is None
        or len(sign) < len("Subscribe")
        or sign not in "\n".join(one.text for one in draft.article.paragraphs)
    )
    check_conservation(capture, draft)


@pytest.mark.parametrize(
    "text", [BANNER + ARTICLE, ARTICLE + "\n" + BANNER], ids=["above", "below"]
)
def test_an_article_behind_a_dialog_is_found(text):
    capture = read_bytes(text.encode(), "a.txt")
    draft = normalize(capture, ())

    assert [paragraph.text.split()[0] for paragraph in draft.article.paragraphs] == ["The", '"It']
    check_conservation(capture, draft)


@pytest.mark.parametrize("name", ["whole", "cut"])
def test_nothing_is_omitted_by_a_capture_that_breaks_off(name):
    from builder.collate import collate  # noqa: PLC0415 - the only test here that compares
    from builder.core.event import Event  # noqa: PLC0415

    texts = [
        *ARTICLE.split("\n\n")[2:],
        "The mayor thanked the engineers and promised that the tram would return in the spring of next year.",
    ]
    first = Article(
        id="a",
        title="Bridge reopens",
        outlet="a",
        paragraphs=tuple(Paragraph(text=text.strip()) for text in texts),
    )
    wall = "Subscribe to continue reading" if name == "cut" else None
    second = Article(
        id="b", title="Bridge open", outlet="b", paragraphs=first.paragraphs[:2], truncated=wall
    )
    coverage = collate(Event(id="e", title="Bridge", articles=("a", "b")), (first, second), ())

    assert [article for article, _ in coverage.short] == (["b"] if wall else [])
    presences = {
        cell.presence
        for one in coverage.comparisons
        for statement in one.statements
        for cell in statement.cells
        if cell.article == "b"
    }
    assert ("short" if wall else "absent") in presences or not presences & {"absent", "short"}
    assert "absent" not in presences or not wall


def test_a_text_that_no_file_of_content_may_hold_is_refused_at_once():
    text = f"Rain\n\n12 May 2024\n\n{'The mayor said that it rained. ' * 20_000}"

    with pytest.raises(Rejected, match="longer than 500 kB"):
        normalize(read_bytes(text.encode(), "a.txt"), ())


def test_ten_thousand_lines_of_menu_are_no_article():
    words = (
        "council",
        "minister",
        "water",
        "report",
        "city",
        "budget",
        "vote",
        "plan",
        "school",
        "bridge",
        "north",
        "week",
        "trade",
    )
    lines = [
        " ".join(
            words[(number * 7 + step * number // 3) % len(words)] for step in range(1 + number % 5)
        )
        for number in range(10_000)
    ]

    with pytest.raises(Rejected, match="only menus or single lines"):
        normalize(read_bytes("\n".join(lines).encode(), "a.txt"), ())


def test_one_line_of_fifty_megabytes_is_refused_before_anything_parses_it():
    with pytest.raises(Rejected, match="larger than 5 MB"):
        read_bytes(b"word " * 10_000_000, "a.txt")


TEASERS = "\n\n".join(f"{title}\n\nIt was seen {place} on the third day." for title, place in zip(
    ("Cranes rest in the fields", "Ferry fares rise again", "Baker wins the prize", "Lost map is found", "Night train stops here",
     "Bells are stolen at dawn", "Two goals too late", "Orchestra plays outside", "School lacks teachers"),
    ("in Osk", "at sea", "by many", "in a cellar", "from afar", "by nobody", "in Dale", "on roofs", "in autumn"), strict=True))  # fmt: skip


REPORTS = {
    "with teasers below": f"""Bridge reopens after repairs

12 May 2024

The bridge over the river Velm was opened again on Sunday after two years of repairs that cost more than the bridge itself.

"It was worth the wait," said a cyclist who had been the first to cross it in the early morning, before the mayor cut the ribbon.

The engineers had found that two of the five piers stood on sand, and had to drive new piles through the riverbed in winter.

{TEASERS}
""",
    "about cookies": """Regulator fines ad firm over cookies

12 May 2024

The data protection authority fined an advertising company 20 million on Monday for placing cookies on the devices of 3 million people.

The company had shared personal data with 600 partners, the authority said, among them a firm that sells the movements of telephones.

Its lawyer announced an appeal. Users must be asked before anything is stored, a court had ruled in March.
""",
    "about an outage": """Hundreds of shops offline after server fault

12 May 2024

Customers of some 800 online shops saw only the words “page not found” on Sunday after a technician switched off the wrong server.

The company said that all shops had been restored by midnight and that it would pay back the fees of May.
""",
    "about robots": """Why you must prove that you are not a robot

By Nell Harker

12 May 2024

Every day some 200 million people click on pictures of traffic lights to prove that they are human.

Researchers in Norbury have now shown that machines do it faster and with fewer mistakes.

The company that sells the puzzles said it was working on new ones.
""",
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_about_the_web_is_a_report(name):
    article = normalize(read_bytes(REPORTS[name].encode(), "a.txt"), ()).article

    assert article.title == REPORTS[name].split("\n")[0]
    assert article.truncated is None
    assert article.paragraphs


@pytest.mark.parametrize(
    ("tier", "sentences", "truncated"),
    [("locked", 2, "locked"), ("free", 2, None), ("locked", 20, None)],
)
def test_a_page_states_that_a_short_text_is_not_all(tier, sentences, truncated):
    text = (
        "The owners of the shipyard have received three offers, among them one from a competitor. "
        * sentences
    )
    page = f'<head><title>Offers</title><meta property="article:content_tier" content="{tier}"></head><h1>Three offers</h1><p>{text}</p>'

    assert (
        normalize(read_bytes(f"<html>{page}</html>".encode(), "a.html"), ()).article.truncated
        == truncated
    )


@pytest.mark.parametrize(
    ("free", "sentences", "truncated"),
    [("false", 2, "False"), ("true", 2, None), ("false", 20, None)],
)
def test_a_page_that_is_not_free_for_everybody_holds_a_short_text_only_in_part(
    free, sentences, truncated
):
    text = (
        "The owners of the shipyard have received three offers, among them one from a competitor. "
        * sentences
    )
    data = f'{{"@type": "NewsArticle", "headline": "Three offers", "isAccessibleForFree": {free}}}'
    page = f'<head><title>Offers</title><script type="application/ld+json">{data}</script></head><h1>Three offers</h1><p>{text}</p>'

    assert (
        normalize(read_bytes(f"<html>{page}</html>".encode(), "a.html"), ()).article.truncated
        == truncated
    )
