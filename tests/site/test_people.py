"""Pages are about public people only."""

import pytest
import sample
from sample import TEMPLATES, html_pages

from builder.core.settings import Settings
from builder.site import render


def addresses(**settings):
    site = render(sample.digest(settings=Settings(republish="full", **settings)), TEMPLATES)
    return {address for address in html_pages(site) if address.startswith("/people/")}


def test_two_outlets_make_a_person_public():
    assert addresses() == {"/people/", "/people/sergey-lavrov/"}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Russian Foreign Minister", True),
        ("Secretary of State", True),
        ("", False),
        ("eyewitness", False),
        ("a mother of three", False),
        ("one of the victims", False),
        ("Local resident", False),
        ("High Commissioner for Refugees", True),
        ("child welfare minister", True),
    ],
)
def test_only_a_public_role_makes_a_person_public(role, expected):
    """No page about victims, minors, relatives or bystanders, however many outlets quote them."""
    digest = sample.digest(settings=Settings(republish="full"))
    coverages = tuple(
        sample.replaced(
            coverage, people=tuple(sample.replaced(person, role=role) for person in coverage.people)
        )
        for coverage in digest.coverages
    )
    site = render(sample.replaced(digest, coverages=coverages), TEMPLATES)

    assert ("/people/sergey-lavrov/" in html_pages(site)) is expected


def test_an_editor_may_list_a_person():
    assert "/people/hissein-brahim-taha/" in addresses(people=("hissein-brahim-taha",))


def test_a_private_person_never_has_a_page():
    found = addresses(people=("sergey-lavrov",), private=("sergey-lavrov",))

    assert found == {"/people/"}


def test_a_private_person_is_named_on_no_list():
    site = render(
        sample.digest(settings=Settings(republish="full", private=("hissein-brahim-taha",))),
        TEMPLATES,
    )
    home = html_pages(site)["/"]

    assert "OIC Secretary-General</bdi>" not in home


def test_each_wording_stands_on_the_page_of_its_speaker(pages):
    page = pages["/people/sergey-lavrov/"]

    assert "honest" in page
    assert "fair" in page
