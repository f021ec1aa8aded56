"""What a query finds in texts without blanks, of figures and of joined letters, and what is proposed
for a misspelt word.
"""

import pytest
from digests import REPOSITORY
from published import published
from shard_records import publish

from builder.core.page import SearchRecord

TEXTS = {
    "zh": "中国政府星期五宣布，港口将关闭三天。",
    "ja": "東京の港は金曜日に閉鎖された。アンゲラ・メルケル氏は来ない。",
    "mixed": "The 港口 of Velden",
    "thousand": "About 1,000 people and 3.5 million kronor by 13:30.",
    "dot": "Rund 1.000 Menschen, 35 Kinder, 350 Boote.",
    "arabic": "قتل ١٢ شخصا",
    "joiner": "او می‌خواهم برود",
    "joined": "او میخواهم برود",
    "storm": "The earthquake struck Velden; the parliament and its president met in October.",
    "again": "Earthquake damage in Velden was small, the parliament said.",
}
ASK = """
async ([words, asked]) => {
  const index = await (window.index ??= import("/pagefind/client.js").then((client) => client.load()));
  if (asked === "suggestion") return index.suggestion(words);
  const { results } = await index.search(words, {}, "");
  return Promise.all(results.map(async ({ record, places }) => [(await index.read(record)).url.slice(1, -1), places]));
}
"""


@pytest.fixture(scope="module", params=["en", "zh"])
def page(request, tmp_path_factory, browser):
    site = tmp_path_factory.mktemp("words")
    (site / "index.html").write_text(
        "<!doctype html><html lang=en><title>x</title><link rel=icon href='data:,'>",
        encoding="utf-8",
    )
    records = [
        SearchRecord(
            url=f"/{name}/",
            content=text,
            language="en",
            meta=(),
            filters=(("event", (name,)),),
            sort=(("date", "2031-02-03"),),
        )
        for name, text in TEXTS.items()
    ]
    publish(site / "pagefind", records, 1_000_000, language=request.param)
    with published(site, REPOSITORY / "netlify.toml") as url:
        context = browser.new_context()
        page = context.new_page()
        page.goto(url)
        yield page
        context.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("港口", {"zh", "mixed"}),
        ("星期五", {"zh"}),
        ("口港", set()),
        ("金曜日", {"ja"}),
        ("メルケル", {"ja"}),
        ("アンゲラ・メルケル", {"ja"}),
        ("東京 閉鎖", {"ja"}),
        ("Velden 港口", {"mixed"}),
        ("1000", {"thousand", "dot"}),
        ("1,000", {"thousand", "dot"}),
        ("3.5", {"thousand"}),
        ("35", {"dot"}),
        ("350", {"dot"}),
        ("13:30", {"thousand"}),
        ("1330", set()),
        ("12", {"arabic"}),
        ("١٢", {"arabic"}),
        ("می‌خواهم", {"joiner", "joined"}),
        ("میخواهم", {"joiner", "joined"}),
    ],
)
def test_words_are_found_inside_sentences_figures_whole_and_joiners_folded(page, words, found):
    assert {name for name, _ in page.evaluate(ASK, [words, "search"])} == found


def test_characters_that_were_found_stand_in_a_row(page):
    ((_, places),) = page.evaluate(ASK, ["星期五", "search"])

    assert places == [4, 5, 6]


@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        ("earthqake", "earthquake"),
        ("eathquake Velden", "earthquake Velden"),
        ("paliament", "parliament"),
        ("presidnet", "president"),
        ("Octobre", "october"),
        ("xylophonist", ""),
        ("350001", ""),
        ("Velden October earthquake damage", ""),
    ],
)
def test_a_misspelt_word_is_corrected_by_the_words_of_the_index(page, words, proposed):
    """Not where the words are right and only stand nowhere together, and never a figure."""
    assert page.evaluate(ASK, [words, "suggestion"]) == proposed
