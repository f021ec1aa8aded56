"""The name of a site is no part of a title, and the outlet is named by what the page says of itself; a topic in front of a colon stays."""

import pytest

from builder.extract import normalize
from builder.extract.formats import captures_of

SENTENCES = (
    "The council of Orsa approved a second ferry line on Monday evening after a long debate.",
    "Two boats will cross the bay every half hour from the first of June, the board said on Tuesday.",
    "Residents of the island had asked for later crossings since the bridge was closed for repairs.",
    "A trial in the autumn drew fewer people than hoped, but the boats were full on Fridays.",
)
TITLE = "Second ferry line approved"


def found(title, *, head="", top="", end=""):
    """Return title and outlet of a page whose headline only its head states."""
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    report = f"<main><article><p>5 May 2031</p>{body}</article></main>"
    page = f"<html><head><title>{title}</title>{head}</head><body>{top}{report}{end}</body></html>"
    (capture,) = captures_of(page.encode(), "a.html").captures
    draft = normalize(capture, ())
    return draft.article.title, draft.outlet_name


def rights(text):
    return f"<footer><p>{text}</p></footer>"


@pytest.mark.parametrize(
    ("title", "around", "outlet"),
    [
        (
            f"Orsa Post: {TITLE}",
            {
                "top": "<header><a href='/'>Orsa Post</a></header>",
                "end": rights("© 2031 Orsa Post. All rights reserved."),
            },
            "Orsa Post",
        ),
        (
            f"Orsa Post: {TITLE}",
            {"head": '<meta property="og:site_name" content="Orsa Post">'},
            "Orsa Post",
        ),
        (f"Orsa Post | {TITLE}", {"end": rights("© 2031 Orsa Post")}, "Orsa Post"),
        (f"{TITLE} – Le Quai", {"end": rights("© Le Quai 2031")}, "Le Quai"),
        (TITLE, {"end": rights("© 2031 Orsa Post All Rights Reserved")}, "Orsa Post"),
        (TITLE, {"end": rights("© 2031 Orsa Zeitung Alle Rechte vorbehalten")}, "Orsa Zeitung"),
        (TITLE, {"end": rights("© 2031 人民网版权所有")}, "人民网"),
        (
            TITLE,
            {"end": rights("Copyright © 2031 Lake Courier. All rights reserved.")},
            "Lake Courier",
        ),
    ],
)
def test_the_site_is_taken_off_the_title_and_is_the_outlet(title, around, outlet):
    assert found(title, **around) == (TITLE, outlet)


@pytest.mark.parametrize(
    ("title", "around"),
    [
        (
            "Ukraine: ferries run again after the storm",
            {"top": "<header><a href='/u'>Ukraine</a></header>", "end": rights("© 2031 Orsa Post")},
        ),
        ("Second ferry line: what it means for Orsa", {"end": rights("© 2031 Orsa Post")}),
        ("Orsa: second line", {}),
    ],
)
def test_what_else_stands_in_front_of_a_colon_stays(title, around):
    assert found(title, **around)[0] == title


@pytest.mark.parametrize(
    "line",
    [
        "Photo: © 2031 Orsa Press Photo",
        "© 2031 Reuters",
        "© 2031 Orsa Post Media Group Ltd. All rights reserved.",
        "© 2031 by its authors",
        "© the photographers",
    ],
)
def test_rights_of_agencies_companies_and_makers_of_pictures_name_no_outlet(line):
    assert found(TITLE, end=rights(line)) == (TITLE, "")


def copied(top, end):
    """Return the outlet of a report that a person copied, with lines above and behind its text."""
    lines = [*top, *SENTENCES, *end]
    (capture,) = captures_of("\n\n".join(lines).encode(), "a.txt").captures
    return normalize(capture, ()).outlet_name


@pytest.mark.parametrize(
    "top",
    [
        ("Orsa Tribune", "Politics", TITLE, "By ANNA BERGER", "MAY 5, 2031"),
        (TITLE, "Orsa Tribune\n05/05/2031", "Anna Berger"),
    ],
)
@pytest.mark.parametrize("heading", ["ADV", "The", "BOATS WANTED", "SPEAKING “LIGHTLY”"])
def test_a_line_behind_the_text_does_not_take_the_place_of_the_outlet(top, heading):
    assert copied(top, (heading, SENTENCES[0].replace("approved", "discussed"), heading)) == (
        "Orsa Tribune"
    )


@pytest.mark.parametrize("heading", ["The", "BOATS WANTED", "TWO BOATS"])
def test_a_heading_behind_the_text_names_no_outlet(heading):
    assert not copied((TITLE, "Anna Berger", "5 May 2031"), (heading,))
