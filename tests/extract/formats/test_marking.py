"""Which blocks of a page are the report: that learned weights and written traits fit together, on
invented pages.
"""

from builder.core.resources import weights
from builder.extract.formats import read_bytes
from builder.extract.formats.elements import pieces_of
from builder.extract.formats.hints import shares_in_lines
from builder.extract.formats.html import parsed
from builder.extract.formats.looks import WordWeights
from builder.extract.formats.marking import NAME, decided, hints_of
from builder.extract.formats.metadata import stated
from builder.extract.formats.traits import traits

SENTENCE = "The council of the town said on Monday that the old bridge over the river would open again in spring, after two years of work. "
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Bridge opens in spring</title></head><body>
<nav class="menu"><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></nav>
<main><article class="article-body"><h1>Bridge opens in spring</h1>
<p>{SENTENCE * 2}</p><p>“We are glad,” the mayor added. {SENTENCE}</p>
<h2>What comes next</h2><p>{SENTENCE * 3}</p>
<blockquote><p>{SENTENCE}</p></blockquote><p>{SENTENCE * 2}</p></article>
<aside class="related newsletter-promo"><h3>Related</h3>
<ul><li><a href="/c">Town buys three new buses for schools</a></li></ul></aside></main>
<footer class="footer"><p>© 2024 The paper. All rights reserved.</p></footer></body></html>"""


def test_the_report_is_marked_and_the_page_around_it_is_not():
    blocks = read_bytes(PAGE.encode(), "a.html").blocks

    assert all(block.main for block in blocks if SENTENCE.strip() in block.text)
    assert not any(
        block.main
        for block in blocks
        if block.text in ("News", "Sport", "Related") or block.text.startswith(("Town buys", "©"))
    )


def test_every_trait_that_the_weights_ask_for_is_known():
    root = parsed(PAGE, "a.html")
    pieces = pieces_of(root)
    words = WordWeights(**weights(NAME)["words"])
    found = traits(pieces, hints_of(pieces, "", stated(root)), words)

    assert {name for one in found for name in one} == set(weights(NAME)["traits"])


def test_a_text_that_the_page_states_speaks_for_its_blocks():
    root = parsed(
        PAGE.replace(
            "</head>",
            '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"%s"}</script></head>'
            % (SENTENCE * 3),
        ),
        "",
    )
    pieces = pieces_of(root)
    hints = hints_of(pieces, "", stated(root))

    assert [share > 0.9 for share in hints.stated] == [
        SENTENCE.strip() in piece.text and "mayor" not in piece.text for piece in pieces
    ]


def test_what_a_page_dresses_alike_fares_alike_where_the_chance_is_open():
    paragraphs = "".join(f'<p class="text">{SENTENCE}</p>' for _ in range(5))
    pieces = pieces_of(parsed(f"<html><body><div>{paragraphs}</div></body></html>", ""))

    assert decided(pieces, [0.9, 0.9, 0.3, 0.9, 0.2]) == [True, True, True, True, False]
    assert decided(pieces, [0.1, 0.1, 0.5, 0.1, 0.7]) == [False, False, False, False, True]


def test_an_extraction_that_joined_or_changed_its_lines_is_found_by_its_words():
    texts = [
        "The bridge over the river is open again",
        "News",
        "said the mayor of the town on Monday morning",
    ]

    assert shares_in_lines(texts, "The bridge over the river is open again\nNews") == [
        1.0,
        1.0,
        0.0,
    ]
    joined = f"{texts[0]}, {texts[2]}"
    assert shares_in_lines(texts, joined) == [
        1.0,
        0.0,
        1.0,
    ]
