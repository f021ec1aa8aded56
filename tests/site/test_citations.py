"""Citations, as BibTeX, reference managers and citation processors read them."""

import json
import warnings

import bibtexparser
import citeproc
import extruct
import pytest
import rispy
import sample
from bs4 import BeautifulSoup
from citeproc.source.json import CiteProcJSON
from sample import TEMPLATES

from builder.core.digest import Change
from builder.core.settings import Settings
from builder.site import render
from builder.site.citations import Citation, bibtex, csl, highwire, ris, sentence

ARTICLES = next(one for one in sample.digest().events if one.id == sample.MEETING).articles
ADDRESS = "https://digest.example.org"
HOSTILE = Citation(
    id="e#s-1",
    title="100 % {braces} & more\nlines, ~ ^ _ $ #1 \\ “quoted”",
    authors=("Ida Marin", "Marin, Ida and Sons", "Żofia O'Hara"),
    container="Digest & Co",
    date="2023-03",
    date_words="March 2023",
    accessed="2026-05-04",
    url="https://x.example/e/?a=1&b=2#c_d",
    note="n; TY  - FAKE\nER  - ",
    language="en",
)


@pytest.fixture(scope="module")
def files():
    changes = (
        Change(
            number=1, kind="event-added", id=sample.MEETING, event=sample.MEETING, date="2026-05-04"
        ),
        Change(
            number=2,
            kind="article-changed",
            id=ARTICLES[0],
            event=sample.MEETING,
            date="2026-05-06",
        ),
    )
    settings = Settings(republish="full", base_url=ADDRESS)
    site = render(sample.digest(history=changes, settings=settings), TEMPLATES)
    return {file.path: file.data for file in site.files}


@pytest.fixture(scope="module")
def read(files):
    """Return what each reader makes of all citations of the meeting: fields by id."""
    folder = f"events/{sample.MEETING}/citations"
    library = bibtexparser.parse_string(files[f"{folder}.bib"].decode())
    assert library.failed_blocks == []
    return {
        "bib": {
            one.key: {field.key: field.value for field in one.fields} for one in library.entries
        },
        "ris": {one["id"]: one for one in rispy.loads(files[f"{folder}.ris"].decode())},
        "csl": {one["id"]: one for one in json.loads(files[f"{folder}.csl.json"])},
    }


def test_every_reader_finds_the_same_things(read):
    assert list(read["bib"]) == list(read["ris"]) == list(read["csl"])
    for name, item in read["csl"].items():
        assert read["bib"][name]["url"] == item["URL"]
        assert item["URL"] in read["ris"][name]["urls"]


def test_each_part_has_its_own_address(read, files):
    """An event, its articles, statements, quotations and conflicts: cited is what a reader sees."""
    addresses = [item["URL"] for item in read["csl"].values()]
    assert f"{ADDRESS}/events/{sample.MEETING}/" in addresses
    assert {ARTICLES[0], ARTICLES[1]} <= read["csl"].keys()
    for address in addresses:
        if address.startswith(f"{ADDRESS}/"):
            path, _, fragment = address.removeprefix(f"{ADDRESS}/").partition("#")
            page = files[f"{path}index.html"].decode()
            assert not fragment or f'id="{fragment}"' in page
    kinds = {name.rpartition("_")[2][:1] for name in read["csl"] if "_" in name}
    assert {"s", "q"} <= kinds


def test_a_citation_says_of_which_edition_it_is(read):
    """The day is that of the last change, and not the reader's: the site has no clock."""
    item = read["csl"][sample.MEETING]

    assert item["accessed"] == item["issued"] == {"date-parts": [[2026, 5, 6]]}
    assert item["event-date"] == {"date-parts": [[2023, 3, 6]]}
    assert "as of 2026-05-06" in item["note"]
    assert "inputs " in item["note"]
    assert read["bib"][sample.MEETING]["urldate"] == "2026-05-06"
    assert read["bib"][sample.MEETING]["eventdate"] == "2023-03-06"
    assert read["ris"][sample.MEETING]["access_date"] == "2026/05/06"


def test_an_inferred_day_is_not_stated(read):
    digest = sample.digest()
    for article in digest.articles:
        if article.id in read["csl"]:
            stated = article.published and article.published_basis != "inferred"
            assert ("issued" in read["csl"][article.id]) == bool(stated)


def test_what_is_special_to_a_format_is_text():
    (entry,) = bibtexparser.parse_string(bibtex([HOSTILE])).entries
    (record,) = rispy.loads(ris([HOSTILE]))
    (item,) = json.loads(csl([HOSTILE]))

    assert entry.key == "e_s-1"
    assert r"100 \% \{braces\} \& more lines" in entry["title"]
    assert entry["author"] == "Ida Marin and {Marin, Ida and Sons} and Żofia O'Hara"
    assert record["authors"] == list(HOSTILE.authors)
    assert record["notes"] == ["n; TY - FAKE ER -"]
    assert item["issued"] == {"date-parts": [[2023, 3]]}
    assert [one["literal"] for one in item["author"]] == list(HOSTILE.authors)


def test_a_citation_processor_prints_every_item(files):
    """citeproc-py warns of its own style; what counts is that it reads and prints our file."""
    items = json.loads(files[f"events/{sample.MEETING}/citations.csl.json"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON(items)
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        printed = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        for item in items:
            printed.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
        lines = [str(line) for line in printed.bibliography()]

    assert len(lines) == len(items)
    for item in items:
        words = item["title"].split()[:2]
        assert any(all(word.strip("“”\"'") in line for word in words) for line in lines), item[
            "title"
        ]


@pytest.mark.parametrize("article", ARTICLES)
def test_linked_data_tell_the_report_and_never_a_verdict(files, article):
    page = files[f"articles/{article}/index.html"].decode()
    record = next(one for one in sample.digest().articles if one.id == article)
    (found,) = extruct.extract(page, base_url=ADDRESS, syntaxes=["json-ld"])["json-ld"]

    assert found["@type"] == "NewsArticle"
    assert found["headline"] == record.title
    assert [one["name"] for one in found.get("author", [])] == list(record.authors)
    assert ("datePublished" in found) == (
        bool(record.published) and record.published_basis != "inferred"
    )
    assert found["publisher"]["@type"] == "Organization"
    assert found["mainEntityOfPage"]["@id"] == f"{ADDRESS}/articles/{article}/"
    assert "ClaimReview" not in page


def test_linked_data_of_an_event_list_its_reports(files):
    page = files[f"events/{sample.MEETING}/index.html"].decode()
    (found,) = extruct.extract(page, base_url=ADDRESS, syntaxes=["json-ld"])["json-ld"]

    listed = [one["item"]["@type"] for one in found["mainEntity"]["itemListElement"]]
    assert listed == ["NewsArticle"] * len(ARTICLES)


@pytest.mark.parametrize("path", [f"articles/{ARTICLES[0]}/", f"events/{sample.MEETING}/"])
def test_reference_managers_find_what_they_take_from_a_page(files, path):
    page = BeautifulSoup(files[f"{path}index.html"], "lxml")
    named = {one["name"]: one["content"] for one in page.select("meta[name^=citation_]")}

    assert named["citation_title"] == page.h1.get_text(strip=True)
    assert named["citation_public_url"].startswith("http")
    assert "-" not in named.get("citation_publication_date", "")


def test_meta_elements_have_one_author_each():
    authors = [content for name, content in highwire(HOSTILE) if name == "citation_author"]

    assert authors == list(HOSTILE.authors)


@pytest.mark.parametrize(
    ("title", "cited_as"),
    [
        ("Bridge opens", "“Bridge opens”"),
        ("“Bridge opens”", "“Bridge opens”"),
        ("“Bridge opens” (Lund Herald)", "“Bridge opens” (Lund Herald)"),
    ],
)
def test_a_cited_title_stands_in_one_pair_of_quotation_marks(title, cited_as):
    """The title of an event may be a headline, which brings its own, and its outlet behind them."""
    cited = Citation(
        id="e",
        title=title,
        date="",
        date_words="",
        container="Digest",
        url="https://example.org/",
        note="1 capture",
        language="en",
    )

    assert sentence(cited).startswith(f"{cited_as}, Digest")
