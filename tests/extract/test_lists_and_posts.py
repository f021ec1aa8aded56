"""A list that the report announces is its text, and an embedded post is the words of who posted it."""

import pytest

from builder.extract import normalize
from builder.extract.formats import captures_of

BEFORE = (
    "12 June 2031. On Tuesday the council of Orsa published its answer to the questions that boatmen had put in writing.",
    "The harbor board had not asked any of them before the buoys were moved to the other side of the channel.",
)
AFTER = (
    "The board sent eleven pages, nine of them blacked out, and said that the rest was of no public interest.",
    "A second request is before the court in Orsa, which will hear it in the autumn of this year.",
)


def body(inside, before=BEFORE, after=AFTER):
    """Return the paragraphs of a page with ``inside`` between its paragraphs."""
    text = [*(f"<p>{one}</p>" for one in before), inside, *(f"<p>{one}</p>" for one in after)]
    page = f"<html><head><title>Answer of the board</title></head><body><h1>Answer of the board</h1>{''.join(text)}</body></html>"
    (capture,) = captures_of(page.encode(), "a.html").captures
    return [paragraph.text for paragraph in normalize(capture, ()).article.paragraphs]


ITEMS = (
    "every letter between the board and the maker of the buoys;",
    "the names of those present;",
    "the drawings that were lost in the flood.",
)


@pytest.mark.parametrize("tag", ["ul", "ol"])
@pytest.mark.parametrize(
    "announced",
    [
        "They had asked for the following:",
        "Gefragt hatten sie nach diesen Papieren:",
        "他们要求以下文件：",
    ],
)
def test_a_list_that_a_sentence_announces_is_text(tag, announced):
    listed = "".join(f"<li>{item}" for item in ITEMS)
    found = body(f"<p>{announced}</p><{tag}>{listed}</{tag}>")

    assert [text for text in found if text in ITEMS] == list(ITEMS)
    assert found[-2:] == list(AFTER)


def test_a_list_of_links_behind_a_label_is_none():
    links = "".join(
        f"<li><a href='/{number}'>Another report, number {number}</a>" for number in range(3)
    )
    found = body(f"<p>Read also:</p><ul>{links}</ul>")

    assert not [text for text in found if "Another report" in text]
    assert set(BEFORE + AFTER) <= set(found)


POST = "Done! Boats until two from spring. Thanks to all who wrote to us, and to the crews."


@pytest.mark.parametrize(
    ("quotation", "name"),
    [
        (
            (
                '<blockquote class="twitter-tweet"><p lang="en">{} <a href="https://t.co/x">pic.twitter.com/abc</a></p>'
                '&mdash; Ada Renn (@adarenn) <a href="https://twitter.com/adarenn/status/29">May 5, 2031</a></blockquote>'
            ),
            "— Ada Renn (@adarenn)",
        ),
        (
            (
                '<blockquote class="bluesky-embed"><p>{}</p>&mdash; Ada Renn (<a href="https://bsky.app/profile/renn">@renn.example</a>) '
                '<a href="https://bsky.app/profile/renn/post/3k">5 May 2031</a></blockquote>'
            ),
            "— Ada Renn (@renn.example)",
        ),
        (
            (
                '<blockquote class="twitter-tweet" data-lang="en"><div><p>{}<br><a href="https://t.co/y">https://t.co/y</a></p></div>'
                '— Ada Renn (@adarenn) <a href="https://x.com/adarenn/status/30">5. Mai 2031</a></blockquote>'
            ),
            "— Ada Renn (@adarenn)",
        ),
    ],
)
def test_an_embedded_post_is_one_paragraph_with_its_name_and_without_its_picture(quotation, name):
    found = body(
        quotation.format(POST),
        before=(*BEFORE, "Ada Renn, who chairs the board, announced the vote."),
    )

    assert f"{POST} {name}" in found
    assert not [text for text in found if "pic.twitter" in text or "t.co/" in text]
    assert [text for text in found if text in AFTER] == list(AFTER)


def truncated(behind, name="a.html"):
    """Return the words by which a page with ``behind`` behind its text shows that it breaks off."""
    text = "".join(f"<p>{one}</p>" for one in (*BEFORE, *AFTER))
    page = f"<html><head><title>Answer</title></head><body><article><h1>Answer</h1>{text}</article>{behind}</body></html>"
    if name.endswith(".txt"):
        page = "Answer\n\n" + "\n\n".join((*BEFORE, *AFTER)) + f"\n\n{behind}\n"
    (capture,) = captures_of(page.encode(), name).captures
    return normalize(capture, ()).article.truncated


LINKS = "<ul><li><a href='/a'>Introducing the tide desk</a></li><li><a href='/b'>A map for pilots</a></li></ul>"


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        (f"<section><h2>Keep reading</h2>{LINKS}</section>", "a.html"),
        (f"<h3>Continue reading</h3>{LINKS}", "a.html"),
        (f"<div><p>Read more</p>{LINKS}</div>", "a.html"),
        ("Keep reading\n\n  * Introducing the tide desk\n  * A map for pilots", "a.txt"),
    ],
)
def test_a_heading_of_links_is_not_a_wall(behind, name):
    assert truncated(behind, name) is None


@pytest.mark.parametrize(
    "behind",
    [
        '<a href="/whole">Read more</a>',
        '<p><a href="/whole">Read more</a></p><footer>Orsa Post</footer>',
    ],
)
def test_a_link_to_the_rest_is_one(behind):
    assert truncated(behind)


def test_a_day_at_the_beginning_of_the_text_is_stated():
    """Only the library takes it for the day of the page, and the text names it."""
    text = "".join(f"<p>{one}</p>" for one in (*BEFORE, *AFTER))
    text = text.replace("2031", "2021")
    page = f"<html><head><title>Answer</title></head><body><h1>Answer</h1>{text}</body></html>"
    (capture,) = captures_of(page.encode(), "a.html").captures
    article = normalize(capture, ()).article

    assert (article.published, article.published_basis) == ("2021-06-12", "stated")
