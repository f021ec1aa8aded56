"""The search bundle in its canonical order is one that Pagefind's own client can use, filters and phrases included."""

from pathlib import Path

import pytest
from digests import REPOSITORY
from published import published

from builder.index import index
from builder.model.page import SearchRecord

SEARCH = """
async ([term, filters]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const found = await pagefind.search(term, { filters });
  const results = await Promise.all(found.results.map((result) => result.data()));
  return results.map((result) => [result.raw_url ?? result.url, result.meta.title, result.excerpt]);
}
"""
OFFERED = """
async () => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  return await pagefind.filters();
}
"""


def record(number, text, outlet, year, language="en"):
    return SearchRecord(
        url=f"/events/e/#s{number}",
        content=text,
        language=language,
        meta=(("title", f"{outlet} {year}"),),
        filters=(("outlet", (outlet,)), ("year", (year,)), ("kind", ("quotation", "statement"))),
        sort=(("date", year),),
    )


RECORDS = (
    record(1, "They keep an honest and open dialogue.", "First", "2022"),
    record(2, "They maintain a good, fair dialogue.", "Second", "2023"),
    record(3, "The dialogue is mutually useful.", "First", "2023", "de"),
    record(4, "Nothing of the kind was said.", "Second", "2022"),
)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    site = tmp_path_factory.mktemp("bundle")
    (site / "index.html").write_text("<!doctype html><html lang=en><title>x</title><link rel=icon href='data:,'>", encoding="utf-8")
    Path(site / "404.html").write_text("no", encoding="utf-8")
    index(site, RECORDS)
    with published(site, REPOSITORY / "netlify.toml") as url:
        yield url


@pytest.fixture
def on_bundle(bundle, new_page):
    page = new_page()
    page.goto(bundle)
    return page


@pytest.mark.parametrize(
    ("term", "filters", "numbers"),
    [
        ("dialogue", {}, {1, 2, 3}),
        ("dialogue", {"outlet": "First"}, {1, 3}),
        ("dialogue", {"outlet": "First", "year": "2023"}, {3}),
        ("dialogue", {"year": {"any": ["2022", "2023"]}, "outlet": "Second"}, {2}),
        ('"good, fair"', {}, {2}),
        ("honest", {"outlet": "Second"}, set()),
    ],
)
def test_terms_and_filters_find_the_right_passages(on_bundle, complaints, term, filters, numbers):
    results = on_bundle.evaluate(SEARCH, [term, filters])

    assert {url for url, _, _ in results} == {f"/events/e/#s{number}" for number in numbers}
    assert complaints == []


def test_filters_are_offered_with_their_counts(on_bundle):
    assert on_bundle.evaluate(OFFERED) == {
        "kind": {"quotation": 4, "statement": 4},
        "outlet": {"First": 2, "Second": 2},
        "year": {"2022": 2, "2023": 2},
    }
