"""One person of several events is one, whatever the spelling; two persons of a surname stay two."""

import pytest

from builder.content.spellings import spellings, with_spellings
from builder.model.coverage import Coverage
from builder.model.person import People, PersonEntry
from builder.model.quotation import Person


def coverage(event, **people):
    listed = tuple(Person(id=name.replace("_", "-"), name=name.replace("_", " ").title(), role=role) for name, role in people.items())
    return Coverage(event=event, articles=(), people=listed)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"dick_berg": "Sen"}, {"richard_berg": "Democratic Senator"}),
        ({"vicente_dahl": "Mexican President"}, {"vincente_dahl": "former President"}),
        ({"anna_berg": "President"}, {"berg": "President"}),
        ({"anna_rosa_berg": "Mayor"}, {"anna_berg": ""}),
        ({"joe_berg": "Vice President"}, {"joseph_berg_jr": "Vice President"}),
    ],
)
def test_spellings_of_one_person(left, right):
    (entry,) = spellings([coverage("a", **left), coverage("b", **left), coverage("c", **right)])

    assert (entry.id, *entry.aliases) == tuple(name.replace("_", "-") for name in (*left, *right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"anna_berg": "Mayor"}, {"carl_berg": "Mayor"}),
        ({"anna_berg": "Mayor"}, {"berg": "Bishop"}),
        ({"dick_berg": "baker"}, {"richard_berg": "Senator"}),
        ({"joe_berg": "Mayor"}, {"joe_berg_jr": "baker"}),
        ({"anna_berg": "Mayor", "anna_lee_berg": "Mayor"}, {}),
        ({"anna_berg": "Minister", "carl_berg": "Minister"}, {"berg": "Minister"}),
    ],
)
def test_two_persons_of_a_surname(left, right):
    assert spellings([coverage("a", **left), coverage("b", **right)]) == ()


def test_what_the_editors_say_comes_first():
    said = People(entries=(PersonEntry(id="berg", status="private"),))
    coverages = [coverage("a", anna_berg="President"), coverage("b", berg="President")]

    assert with_spellings(said, coverages) == said
    assert [entry.id for entry in with_spellings(People(), coverages).entries] == ["anna-berg"]
