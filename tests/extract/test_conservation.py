"""Conservation: every non-blank character of any capture has exactly one owner, and the same
capture gives the same draft.
"""

import pytest
from cases import check_conservation
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.core.errors import Rejected
from builder.extract import normalize
from builder.extract.formats import read_bytes
from builder.lang.anchoring import anchor

WORDS = [
    "the",
    "mayor",
    "said",
    "on",
    "Monday",
    "that",
    "a",
    "bridge",
    "over",
    "Velm",
    "would",
    "reopen",
    "in",
    "April",
    "2024",
]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=8, max_size=30).map(
    lambda words: " ".join(words).capitalize() + "."
)
LABEL = st.sampled_from(
    [
        "Home",
        "  • News",
        "By Anna Berger",
        "12 May 2024",
        "Updated 13.05.2024, 08:15",
        "Source: Agencies",
        "Photo: Norhaven Post",
        "(A/B2)",
        "Most read",
        "Share",
        "2024-05-12T10:00:00Z",
        "https://a.example/2024/05/12/bridge.html",
        "Mayor at the bridge. (Norhaven Post)",
        "Bridge reopens",
        "# Bridge reopens",
        "[Read more](/x) and **more** [links](https://a.example/b)",
        "Tags: bridge, river",
        "NORHAVEN, Wire – The bridge is open again, the mayor of the town said on Monday.",
        "It was all well.Follow us for more news here!",
        "* * *",
        "\u00a0\u200b",
        "said",
        "the",
        ", and",
        ".",
        "©2024 Norhaven Post",
    ]
)
NOISE = st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace").decode())
PARTS = st.lists(st.one_of(SENTENCE, LABEL, NOISE), min_size=1, max_size=25)
GAPS = st.sampled_from(["\n", "\n\n", "\r\n", "\n   "])


@settings(derandomize=True, deadline=None, max_examples=300)
@given(PARTS, GAPS)
def test_any_capture_is_conserved(parts, gap):
    try:
        capture = read_bytes(gap.join(parts).encode(), "any.txt")
        draft = normalize(capture, ())
    except Rejected:
        return

    check_conservation(capture, draft)
    assert draft.article.paragraphs
    assert draft.article.title
    assert None not in anchor(
        [paragraph.text for paragraph in draft.article.paragraphs], capture.text
    ), "a paragraph is found again"
    assert draft == normalize(capture, ())


@settings(derandomize=True, deadline=None, max_examples=60)
@given(PARTS, st.sampled_from(["p", "div", "li", "h2", "figcaption", "aside", "b"]))
def test_any_page_is_conserved(parts, tag):
    page = "<html><body>" + "".join(f"<{tag}>{part}</{tag}>" for part in parts) + "</body></html>"
    try:
        capture = read_bytes(page.encode(), "any.html")
        draft = normalize(capture, ())
    except Rejected:
        return

    check_conservation(capture, draft)


@pytest.mark.parametrize(
    "text",
    [
        "Home\nNews\nSport\nWeather\nContact\n",
        "12 May 2024\n",
        "Only a headline stands here\n",
        "  • Home\n  • About us\n  • Subscribe to our newsletter and get more news in your inbox.\n",
        "...\n---\n===\n",
        "Page not found\n\nThe page you are looking for could not be found. Please check the address.\n",
        "Access Denied\n\nYou don't have permission to access this page.\n\nReference #18.2f34\n",
        "Sign in to continue\n\nYou have read all your free articles. Subscribe to read on.\n",
        "Bridge opens again\n\nShare\n\nThe bridge opens again.\n",
    ],
)
def test_a_capture_without_an_article_is_rejected_with_its_reason(text):
    with pytest.raises(Rejected) as caught:
        normalize(read_bytes(text.encode(), "menu.txt"), ())

    assert str(caught.value).startswith("seeds/menu.txt: error: no article in it")


RUNS = [
    "a",
    "A ",
    "(",
    "[",
    '"',
    ". ",
    "1",
    "-",
    "— ",
    "\n",
    "• x\n",
    "By A\n",
    "](",
    "12 May 2024\n",
    "Read more: x ",
]


@pytest.mark.parametrize("unit", [*RUNS, "é", "中", "x.Y", "@a.b", "https://"])
def test_long_runs_take_linear_time(unit):
    text = "Bridge reopens\n\nThe bridge over the river was opened again on Monday after long repairs, the mayor said.\n\n"

    normalize(read_bytes((text + unit * (30_000 // len(unit))).encode(), "run.txt"), ())
