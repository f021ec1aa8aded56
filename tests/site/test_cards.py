"""Share cards: pictures of the wanted size, the same in every build, that obey what may be
republished.
"""

import io

import pytest
import sample
from PIL import Image
from sample import TEMPLATES
from sites import site_pages

from builder.policy.republish import restrict
from builder.site import render
from builder.site.cards import HEIGHT, WIDTH, Cards
from builder.site.library import library
from builder.site.views.card import CardDifference, CardHeadline, CardReading, CardView, card_view
from builder.site.views.site_card import site_card

CARDS = Cards(TEMPLATES)
ABROAD = CardDifference(
    phrase="جسر عادل",
    readings=(CardReading(text="عادل", signs="One"), CardReading(text="صادق", signs="Two")),
)
VIEW = CardView(
    site="A Digest",
    title="Minister opens a bridge",
    date="7 May 2024, Vel",
    counts=(("2", "articles"),),
    differences=(
        CardDifference(
            phrase="an honest bridge",
            readings=(
                CardReading(text="honest", signs="One"),
                CardReading(text="fair", signs="Two"),
            ),
        ),
    ),
    headlines=(CardHeadline(sign="One", text="A bridge", language="English"),),
)


def size(data):
    image = Image.open(io.BytesIO(data))
    return image.format, image.size


@pytest.mark.parametrize(
    "view",
    [
        VIEW,
        sample.replaced(
            VIEW, title="A very long title indeed, " * 30, counts=(), differences=(), headlines=()
        ),
        sample.replaced(VIEW, title="Wort" * 60, headlines=VIEW.headlines * 60),
        sample.replaced(
            VIEW,
            headlines=(CardHeadline(sign="One", text="افتتح الوزير الجسر", language="Arabic"),),
        ),
        sample.replaced(
            VIEW,
            date="",
            differences=(ABROAD,),
            headlines=(CardHeadline(sign="צלמ", text="גשר", language="Hebrew"),),
        ),
    ],
    ids=["usual", "long title", "many articles", "another script", "a name in another script"],
)
def test_every_card_can_be_drawn(view):
    assert size(CARDS.draw(view)) == ("PNG", (WIDTH, HEIGHT))


def test_a_card_is_the_same_every_time():
    assert CARDS.draw(VIEW) == Cards(TEMPLATES).draw(VIEW)


def test_a_difference_that_cannot_be_drawn_leaves_its_place_to_the_next_one():
    assert CARDS.draw(sample.replaced(VIEW, differences=(ABROAD, *VIEW.differences))) == CARDS.draw(
        VIEW
    )


@pytest.mark.parametrize(
    ("text", "expected"), [("“fair” – naïve", True), ("Łódź", False), ("جسر", False)]
)
def test_what_the_typefaces_lack_is_known(text, expected):
    assert CARDS.drawable(text) is expected


def test_an_event_and_the_site_have_a_card():
    digest = sample.digest(
        settings=sample.replaced(sample.digest().settings, base_url="https://digest.example")
    )
    files = {file.path: file.data for file in render(digest, TEMPLATES).files}
    card = f"events/{sample.MEETING}/card.png"

    assert size(files[card]) == size(files["card.png"]) == ("PNG", (WIDTH, HEIGHT))
    assert (
        f'og:image" content="https://digest.example/{card}"'
        in files[f"events/{sample.MEETING}/index.html"].decode()
    )
    assert 'og:image" content="https://digest.example/card.png"' in files["index.html"].decode()


def test_a_card_shows_one_difference():
    (difference,) = card_view(library(sample.digest()), sample.MEETING).differences

    assert len(difference.readings) > 1
    assert all(reading.text and reading.signs for reading in difference.readings)


def test_a_card_quotes_no_text_that_is_only_linked():
    outlets = tuple(sample.replaced(outlet, republish="link") for outlet in sample.digest().outlets)
    known = library(restrict(sample.digest(outlets=outlets)))

    assert card_view(known, sample.MEETING).differences == ()
    assert site_card(site_pages(sample.digest(outlets=outlets)).library).differences == ()


@pytest.mark.parametrize("style", [("sans", 50, 700), ("serif", 24, 400), ("sans", 22, 600)])
@pytest.mark.parametrize(
    "text",
    ["", "To. AVATAR, “Ty” 11/7", "Minister’s office affirms it — finally", "Å fjord, Łódź …"],
)
def test_a_line_is_as_wide_as_its_characters(style, text):
    """Also with other faces, whose tables might draw pairs of characters together."""
    assert CARDS.width(text, style) == int(CARDS.font(*style).getlength(text))
