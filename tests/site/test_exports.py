"""What the files of other trades hold: TEI and CollateX for scholars, ninjs for newsrooms."""

import json
from pathlib import Path

import pytest
import sample
from collatex import Collation, collate
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree
from sample import TEMPLATES

from builder.core.settings import Settings
from builder.site import render

SCHEMAS = Path(__file__).with_name("schemas")
TEI = etree.RelaxNG(etree.parse(SCHEMAS / "tei.rng"))
NINJS = Draft202012Validator(
    json.loads((SCHEMAS / "ninjs.json").read_text(encoding="utf-8")), format_checker=FormatChecker()
)
NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def files(base="https://digest.example.org", republish="full", **changed):
    settings = Settings(republish=republish, base_url=base)
    site = render(sample.digest(settings=settings, **changed), TEMPLATES)
    return {file.path: file.data for file in site.files}


@pytest.fixture(scope="module")
def whole():
    return files()


def statements(files):
    coverage = json.loads(files[f"events/{sample.MEETING}/coverage.json"])["coverage"]
    found = coverage["comparisons"][0]["statements"]
    return {
        one["anchor"]: one
        for one in found
        if sum(cell["passage"] is not None for cell in one["cells"]) > 1
    }


@pytest.mark.parametrize("base", ["", "https://digest.example.org"])
@pytest.mark.parametrize("republish", ["full", "excerpt", "link"])
def test_the_statements_of_every_event_are_valid_tei(base, republish):
    found = files(base, republish)
    written = [path for path in found if path.endswith(".tei.xml")]

    assert written
    for path in written:
        assert TEI.validate(etree.fromstring(found[path])), (path, TEI.error_log)


def test_tei_has_each_passage_of_each_witness(whole):
    root = etree.fromstring(whole[f"events/{sample.MEETING}/statements.tei.xml"])
    witnesses = {one.get(ID) for one in root.iterfind(".//t:witness", NAMES)}
    parts = {one.get(ID): one for one in root.iterfind(".//t:div", NAMES)}

    assert parts.keys() == statements(whole).keys()
    for anchor, statement in statements(whole).items():
        (entry,) = parts[anchor].iterfind("t:listApp/t:app[@type='passage']", NAMES)
        told = {one.get("wit").removeprefix("#w-"): one.text for one in entry}
        passages = {
            cell["article"]: cell["passage"]["text"]
            for cell in statement["cells"]
            if cell["passage"]
        }
        assert told == passages
        assert entry.find("t:lem", NAMES).get("wit") == f"#w-{statement['base']}"
        assert {f"w-{name}" for name in told} <= witnesses


def test_tei_has_the_readings_at_each_place(whole):
    root = etree.fromstring(whole[f"events/{sample.MEETING}/statements.tei.xml"])
    places = 0
    for part in root.iterfind(".//t:div", NAMES):
        entries = statements(whole)[part.get(ID)]["entries"]
        told = part.findall("t:listApp/t:app[@type='variation']", NAMES)
        places += len(told)
        assert [
            [(one.text or "", one.get("wit").replace("#w-", "").split()) for one in place]
            for place in told
        ] == [
            [(reading["text"], reading["witnesses"]) for reading in entry["readings"]]
            for entry in entries
        ]
    assert places


def test_collatex_reads_and_collates_each_statement(whole):
    data = json.loads(whole[f"events/{sample.MEETING}/statements.collatex.json"])

    assert [one["id"] for one in data["statements"]] == list(statements(whole))
    for one in data["statements"]:
        table = collate(Collation.create_from_dict(one), segmentation=False)
        for row, witness in zip(table.rows, one["witnesses"], strict=True):
            words = "".join(token.token_data["t"] for cell in row.cells if cell for token in cell)
            assert words.split() == witness["content"].split()


@pytest.mark.parametrize("base", ["", "https://digest.example.org"])
def test_events_are_valid_ninjs(base):
    found = files(base)
    written = [path for path in found if path.endswith(".ninjs.json")]

    assert written
    for path in written:
        event = json.loads(found[path])
        assert [error.message for error in NINJS.iter_errors(event)] == []


def test_ninjs_names_the_reports_and_no_inferred_time(whole):
    event = json.loads(whole[f"events/{sample.MEETING}/event.ninjs.json"])
    articles = {one.id: one for one in sample.digest().articles}
    titles = {one["name"]: one["title"] for one in event["associations"]}

    assert titles == {name: articles[name].title for name in titles}
    assert len(titles) > 1
    for one in event["associations"]:
        known = articles[one["name"]]
        if known.published_basis == "inferred" or "T" not in (known.published or ""):
            assert "contentCreated" not in one


def test_characters_that_xml_forbids_are_shown():
    digest = sample.digest()
    title = "A\x00B\x1b\ud800\ufffe"
    events = tuple(
        sample.replaced(one, title=title) if one.id == sample.MEETING else one
        for one in digest.events
    )
    found = files(events=events)
    root = etree.fromstring(found[f"events/{sample.MEETING}/statements.tei.xml"])

    assert root.findtext(".//t:title", namespaces=NAMES) == r"A\x00B\x1b\ud800"
    assert json.loads(found[f"events/{sample.MEETING}/event.ninjs.json"])
