"""The client over one shard and over forty: the same answers, and those of Pagefind's own client
over one index of the same records.
"""

import pytest
from digests import REPOSITORY
from published import published
from shard_records import invented, publish, write

from builder.search.bundle import _binary
from builder.search.service import files_of

RECORDS = invented(events=1)
BLANK = "<!doctype html><html lang=en><title>x</title><link rel=icon href='/icon.svg'>"
ASK = """
async ([where, words, filters, order]) => {
  const index = await (window[where] ??= import(`/${where}/client.js`).then((client) => client.load()));
  const { results, counts } = await index.search(words, filters, order);
  const read = async ({ record, score, places }) => ({ ...(await index.read(record)), score, places });
  return { results: await Promise.all(results.map(read)), counts };
}
"""
REFERENCE = """
async (words) => {
  const pagefind = await import("/reference/pagefind.js");
  await pagefind.init();
  const { results } = await pagefind.search(words);
  const read = async (result) => [(await result.data()).raw_url, result.score, result.words];
  return Promise.all(results.map(read));
}
"""


@pytest.fixture(scope="module")
def bundles(tmp_path_factory):
    site = tmp_path_factory.mktemp("bundles")
    (site / "index.html").write_text(BLANK, encoding="utf-8")
    (site / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (site / "404.html").write_text("no", encoding="utf-8")
    assert len(publish(site / "one", RECORDS, 1_000_000)) == 1
    assert len(publish(site / "many", RECORDS, 700)) >= 40
    write(
        site / "reference",
        files_of(_binary(), [record.content for record in RECORDS], language="en"),
    )
    with published(site, REPOSITORY / "netlify.toml") as url:
        yield url


@pytest.fixture(scope="module")
def page(bundles, browser):
    """Return one page for all questions: each index is loaded once."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(bundles)
    yield page
    context.close()


@pytest.fixture(scope="module")
def ask(page):
    """Return a function that asks the index in a folder and returns the results and their counts."""
    return lambda where, words, filters=None, order="": page.evaluate(
        ASK, [where, words, filters or {}, order]
    )


def addresses(answer):
    return [result["url"] for result in answer["results"]]


def having(name, *values):
    """Return the addresses of the records with one of the values of a filter."""
    return {
        record.url
        for record in RECORDS
        if any(set(found) & set(values) for known, found in record.filters if known == name)
    }


WORDS = [
    "harbor",
    "minist",
    "Council bridge",
    "café",
    "cafe",
    "email",
    "mail",
    "the storm strike",
    "1,000",
    "well-known",
    "u.s.",
    "hub",
]
PARTS = ["five", "day"]
PHRASES = ['"the storm"', '"bridge"', '"man in"', '"in the"', '"storm"']
FILTERS = (
    {},
    {"kind": ["narration", "direct"]},
    {"outlet": ["herald", "courier"], "facts": ["conflict"]},
    {"year": ["undated"]},
)


@pytest.mark.parametrize("words", [*WORDS, *PARTS, *PHRASES])
def test_records_ranks_and_places_are_those_of_pagefind_over_one_index(ask, page, words):
    found = {
        result["url"]: (round(result["score"], 3), result["places"])
        for result in ask("one", words)["results"]
    }
    reference = {
        RECORDS[int(url.strip("/"))].url: (round(score, 3), places)
        for url, score, places in page.evaluate(REFERENCE, words)
    }

    assert found
    assert found.keys() == reference.keys()
    assert {url: found[url] for url in found if found[url][1] != reference[url][1]} == {}
    assert {
        url: (found[url][0], reference[url][0])
        for url in found
        if abs(found[url][0] - reference[url][0]) > 0.01
    } == {}


@pytest.mark.parametrize("words", [*WORDS, *PHRASES, "", "xylophonist", "harbor xylophonist"])
def test_one_shard_and_forty_give_the_same_answer(ask, words):
    for filters in FILTERS:
        for order in ("", "asc", "desc"):
            assert ask("one", words, filters, order) == ask("many", words, filters, order)


ANYWHERE = pytest.mark.parametrize("where", ["one", "many"])


@ANYWHERE
def test_all_are_found_by_filters_alone(ask, where):
    answer = ask(where, "", {"outlet": ["herald"], "kind": ["direct", "foreign"]})

    assert set(addresses(answer)) == having("outlet", "herald") & having(
        "kind", "direct", "foreign"
    )
    assert answer["counts"]["outlet"] == {"herald": len(answer["results"])}


@ANYWHERE
def test_conflicts_are_found_in_every_shard(ask, where):
    assert set(addresses(ask(where, "", {"facts": ["conflict"]}))) == having("facts", "conflict")


@ANYWHERE
def test_counts_are_of_all_results(ask, where):
    answer = ask(where, "bridge")
    found = set(addresses(answer))

    for name, counts in answer["counts"].items():
        assert counts == {value: len(found & having(name, value)) for value in counts}, name
    assert sum(answer["counts"]["year"].values()) == len(found)


@ANYWHERE
def test_the_newest_and_the_oldest_come_first(ask, where):
    dates = {record.url: dict(record.sort)["date"] for record in RECORDS}
    newest = [dates[url] for url in addresses(ask(where, "bridge", {}, "desc"))]
    oldest = [dates[url] for url in addresses(ask(where, "bridge", {}, "asc"))]

    assert newest == sorted(newest, reverse=True)
    assert oldest == newest[::-1]
    assert len(set(newest)) > 40


@ANYWHERE
def test_a_phrase_is_in_every_result(ask, where):
    phrased = {record.url for record in RECORDS if " the storm " in f" {record.content} "}

    assert set(addresses(ask(where, '"the storm"'))) == phrased
    assert phrased


@ANYWHERE
def test_all_words_are_in_every_result(ask, where):
    both = {record.url for record in RECORDS if {"storm", "strike"} <= set(record.content.split())}

    assert set(addresses(ask(where, "storm strike"))) == both
    assert both


@ANYWHERE
@pytest.mark.parametrize(
    "words",
    [
        "manchester",
        "theatrical",
        "international",
        "harbor xylophonist",
        '"harbor xylophonist"',
        "—",
        "…",
    ],
)
def test_a_word_that_nobody_prints_finds_nothing(ask, where, words):
    """Not even the records with its beginning ("man", "the", "in"), nor those with the other word."""
    assert ask(where, words)["results"] == []


@ANYWHERE
def test_the_places_are_those_of_the_words(ask, where):
    for result in ask(where, "harbor")["results"]:
        printed = result["content"].split(" ")
        assert {printed[place] for place in result["places"]} <= {"harbor", "harbors"}
        assert len(result["places"]) == sum(word in ("harbor", "harbors") for word in printed)


def test_the_client_is_silent_and_asks_for_little(bundles, new_page, complaints):
    """From each shard its entry and one file of words; the records of what is shown."""
    page = new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(bundles)))
    page.goto(bundles)
    page.evaluate(ASK, ["many", "storm", {"outlet": ["herald"]}, "desc"])
    shards = len({url.split("/")[3] for url in asked if "/shards/" in url})

    assert complaints == []
    assert shards >= 40
    assert sum("/shard." in url for url in asked) == shards
    assert sum("/words/" in url for url in asked) <= shards
    assert len(asked) == len(set(asked))


def test_a_shard_that_does_not_load_fails_and_is_tried_again(bundles, new_page):
    page = new_page()
    page.goto(bundles)
    page.route("**/words/*", lambda route: route.abort())
    with pytest.raises(Exception, match="Failed to fetch"):
        page.evaluate(ASK, ["many", "storm", {}, ""])
    page.unroute("**/words/*")

    assert page.evaluate(ASK, ["many", "storm", {}, ""])["results"]
