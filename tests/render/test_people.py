"""Pages are about public people only."""

import sample
from sample import TEMPLATES, html_pages

from builder.config import Settings
from builder.render import render


def addresses(**settings):
    site = render(sample.digest(settings=Settings(republish="full", **settings)), TEMPLATES)
    return {address for address in html_pages(site) if address.startswith("/people/")}


def test_two_outlets_make_a_person_public():
    assert addresses() == {"/people/", "/people/sergey-lavrov/"}


def test_an_editor_may_list_a_person():
    assert "/people/hissein-brahim-taha/" in addresses(people=("hissein-brahim-taha",))


def test_a_private_person_never_has_a_page():
    found = addresses(people=("sergey-lavrov",), private=("sergey-lavrov",))

    assert found == {"/people/"}


def test_a_private_person_is_named_on_no_list():
    site = render(sample.digest(settings=Settings(republish="full", private=("hissein-brahim-taha",))), TEMPLATES)
    home = html_pages(site)["/"]

    assert "OIC Secretary-General</bdi>" not in home


def test_each_wording_stands_on_the_page_of_its_speaker(pages):
    page = pages["/people/sergey-lavrov/"]

    assert "honest" in page
    assert "fair" in page
