"""Every page kind: there, whole, linked, and without anything that the security policy forbids."""

import re
from collections import Counter
from html import unescape
from importlib import import_module
from itertools import pairwise

import pytest
import sample
from bs4 import BeautifulSoup
from sample import TEMPLATES, html_pages
from sites import site_pages

from builder.core.digest import TextPage
from builder.core.errors import MachineError
from builder.core.pages import PAGE_KINDS
from builder.site import render

KINDS = (
    "/", "/events/{meeting}/", "/events/{meeting}/texts/", "/events/{meeting}/differences/", "/events/{meeting}/against/tass/",
    "/events/{talks}/",
    "/articles/{tass}/", "/articles/{tass}/capture/", "/outlets/", "/outlets/tass/", "/people/", "/people/sergey-lavrov/", "/storylines/",
    "/storylines/two-events/", "/timeline/", "/search/", "/method/", "/about/", "/corrections/", "/data/", "/404.html",
    "/events/2023-03-06-former-title/",
)  # fmt: skip
NAMES = {"meeting": sample.MEETING, "talks": sample.TALKS, "tass": sample.identifier("002")}
#: Endings of files that people and programs read.
TEXTS = (".html", ".xml", ".json", ".csv", ".bib", ".ris")
#: Page kinds that other tests look at in detail.
SHARED = [kind.format(**NAMES) for kind in KINDS]
CROWDS = {
    "twelve": lambda: sample.crowd(12),
    "two": lambda: sample.crowd(2),
    "one": lambda: sample.crowd(1),
    "undated": lambda: sample.crowd(3, published=None),
}


@pytest.fixture(scope="module", params=["sample", "empty", *CROWDS])
def built(request):
    makers = {"sample": sample.digest, "empty": sample.empty, **CROWDS}
    return render(makers[request.param](), TEMPLATES)


def test_a_title_that_is_a_headline_says_whose_on_every_page_and_in_feeds():
    """The data keep it as it is written, with its article."""
    digest, source = sample.digest(), sample.identifier("002")
    events = (
        sample.replaced(event, title="“Ties closer”", title_source=source)
        for event in digest.events
        if event.id == sample.MEETING
    )
    files = render(sample.replaced(digest, events=tuple(events)), TEMPLATES).files

    made = {file.path: unescape(file.data.decode()) for file in files if file.path.endswith(TEXTS)}
    shown = {path: text for path, text in made.items() if "“Ties closer”" in text}
    data = {
        path: shown.pop(path)
        for path in (f"events/{sample.MEETING}/coverage.json", "data/digest.json")
    }

    assert {
        "index.html",
        f"events/{sample.MEETING}/index.html",
        "search/index.html",
        f"events/{sample.MEETING}/feed.xml",
    } <= set(shown)
    assert not [
        path
        for path, text in shown.items()
        if text.count("“Ties closer”") != text.count("“Ties closer” (TASS International)")
    ]
    assert all(f'"title_source":"{source}"' in text for text in data.values())


@pytest.mark.parametrize("address", SHARED)
def test_every_page_kind_is_there(pages, address):
    assert address in pages


def test_pages_are_whole(built):
    """One h1, a main part, a title, no id twice, and headings that never skip a level."""
    for address, text in html_pages(built).items():
        page = BeautifulSoup(text, "lxml")
        if page.find("meta", attrs={"http-equiv": "refresh"}):
            continue
        assert len(page.find_all("h1")) == 1, address
        assert len(page.find_all("main")) == 1, address
        assert page.title.string.strip(), address
        twice = [
            name
            for name, count in Counter(tag["id"] for tag in page.find_all(id=True)).items()
            if count > 1
        ]
        assert twice == [], address
        levels = [int(tag.name[1]) for tag in page.find_all(re.compile(r"h[1-6]"))]
        assert all(after - before <= 1 for before, after in pairwise(levels)), (address, levels)


def test_nothing_that_the_security_policy_forbids(built):
    for address, text in html_pages(built).items():
        page = BeautifulSoup(text, "lxml")
        assert page.find(style=True) is None, address
        assert page.find("style") is None, address
        inline = [
            tag
            for tag in page.find_all("script")
            if not tag.get("src") and tag.get("type") != "application/ld+json"
        ]
        assert inline == [], address
        handlers = [
            name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")
        ]
        assert handlers == [], address


def test_a_script_is_loaded_only_where_its_tools_are(built):
    """A page without the tools, such as that of an event with one article, would leave an error in
    the console.
    """
    for address, text in html_pages(built).items():
        page = BeautifulSoup(text, "lxml")
        for name in ("workbench", "columns", "differences"):
            loaded = any(name in (tag.get("src") or "") for tag in page.find_all("script"))
            assert loaded == bool(page.select(f"[data-module={name}]")), address


def test_every_link_of_ours_leads_to_a_page_and_a_place(built):
    found = html_pages(built)
    files = {"/" + file.path for file in built.files} | set(found)
    anchors = {
        address: {tag["id"] for tag in BeautifulSoup(text, "lxml").find_all(id=True)}
        for address, text in found.items()
    }
    for address, text in found.items():
        for tag in BeautifulSoup(text, "lxml").find_all(["a", "link", "script"]):
            target = tag.get("href") or tag.get("src") or ""
            path, _, fragment = target.partition("#")
            if not path.startswith("/") and not (target.startswith("#") and tag.name == "a"):
                continue
            path = path or address
            assert path in files, (address, target)
            assert not fragment or fragment in anchors[path], (address, target)


def test_search_records_lead_to_their_passage(built):
    found = html_pages(built)
    anchors = {
        address: {tag["id"] for tag in BeautifulSoup(text, "lxml").find_all(id=True)}
        for address, text in found.items()
    }
    for record in built.records:
        path, _, fragment = record.url.partition("#")
        assert not fragment or fragment in anchors[path], record.url
        assert record.content.strip()


def test_a_page_is_the_same_in_every_build(site):
    again = render(sample.digest(), TEMPLATES)

    assert again == site


def test_an_empty_digest_says_what_to_do():
    home = html_pages(render(sample.empty(), TEMPLATES))["/"]

    assert "seeds/" in home
    assert "builder build" in home


def test_two_files_for_one_address_are_an_error():
    twice = (TextPage(id="feed.xml", title="A", body=""),)
    with pytest.raises(MachineError, match="two pages want this address"):
        render(sample.digest(pages=twice), TEMPLATES)


def test_a_former_address_leads_to_the_present_one(pages, site):
    old = "/events/2023-03-06-former-title/"
    assert f"url=/events/{sample.MEETING}/" in pages[old]
    listed = next(file.data.decode() for file in site.files if file.path == "_redirects")
    assert listed.splitlines() == [
        f"{old.replace('events', section, 1)} /{section}/{sample.MEETING}/ 301"
        for section in ("embed", "events")
    ]


def test_the_base_can_be_chosen_without_a_script(pages):
    page = BeautifulSoup(pages[f"/events/{sample.MEETING}/"], "lxml")
    chosen = {tag.get_text(): tag["href"] for tag in page.select(".modes-bases a")}

    assert list(chosen) == ["GSV", "TASS", "MINA"]
    assert chosen["TASS"] == f"/events/{sample.MEETING}/against/tass/"


def test_each_cell_says_its_presence_in_words(pages):
    page = BeautifulSoup(pages[f"/events/{sample.MEETING}/"], "lxml")
    states = [tag.get_text() for tag in page.select("td.cell .state strong")]

    assert set(states) == {"Base", "Reworded", "Not found", "Too short to tell", "Indirect"}
    assert "in none of its 5 sentences" in page.get_text()


def test_foreign_text_stands_apart_and_is_found_only_on_request(pages, site):
    page = BeautifulSoup(pages[f"/articles/{NAMES['tass']}/"], "lxml")
    apart = page.select_one("#foreign").find_parent("section").get_text()
    assert "February 2, 2006" in apart
    assert "February 2, 2006" not in page.select_one("#text").find_parent("section").get_text()
    kinds = {
        dict(record.filters)["kind"]
        for record in site.records
        if "February 2, 2006" in record.content
    }
    assert kinds == {("foreign",)}


def test_search_can_find_a_statement_with_all_its_readings(site):
    found = [
        record
        for record in site.records
        if dict(record.filters)["kind"] == ("statement",) and "honest" in record.content
    ]

    assert len(found) == 1
    assert dict(found[0].filters)["outlet"] == ("gsv", "tass", "mina")
    assert found[0].url.startswith(f"/events/{sample.MEETING}/#s-")


def test_an_unrepublishable_address_is_never_linked():
    for address, text in html_pages(render(sample.crowd(5), TEMPLATES)).items():
        assert "javascript:" not in text, address
        assert "secret" not in text, address


def test_strings_of_outlets_keep_their_direction():
    found = html_pages(render(sample.crowd(5), TEMPLATES))
    page = BeautifulSoup(found["/events/2024-02-29-bridge/"], "lxml")

    assert page.select_one('td.cell p.passage[lang="ar"][dir="auto"]') is not None
    assert page.select_one("table.statements thead bdi").get_text() == "Daily Example"


def test_many_articles_are_listed_instead_of_set_in_columns():
    found = html_pages(render(sample.crowd(12), TEMPLATES))
    page = BeautifulSoup(found["/events/2024-02-29-bridge/"], "lxml")

    assert page.select_one("table.statements") is None
    assert "Ninth" in page.select_one(".statements.many").get_text()
    assert len(page.select(".statements.many .silence")) == 1


def test_a_page_that_an_editor_adds_is_linked_from_every_page():
    found = html_pages(
        render(
            sample.digest(pages=(TextPage(id="imprint", title="Imprint", body="Who we *are*."),)),
            TEMPLATES,
        )
    )

    assert "<em>are</em>" in found["/imprint/"]
    assert 'href="/imprint/"' in found["/timeline/"]


def test_an_event_knows_its_place_in_its_storyline(pages):
    assert ", event 1 of 2" in pages[f"/events/{sample.TALKS}/"]
    assert ", event 2 of 2" in pages[f"/events/{sample.MEETING}/"]


@pytest.mark.parametrize("kind", PAGE_KINDS, ids=lambda kind: kind.address)
def test_a_kind_of_page_is_a_row_a_view_and_a_template(kind):
    """Found together by name, and what its row says is where it is."""
    views = import_module(f"builder.site.views.{kind.name}").views(site_pages(sample.digest()))

    assert (TEMPLATES / "pages" / f"{kind.name}.html").is_file()
    assert kind.address.partition("#")[0] in {view.page.url for view in views}
