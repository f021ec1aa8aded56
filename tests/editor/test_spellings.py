"""One person of several events is one, whatever the spelling; two persons of a surname stay two."""

import pytest

from builder.core.person import People, PersonEntry
from builder.core.quotation import Person
from builder.editor.spellings import spellings, with_spellings


def listed(**people):
    return tuple(
        Person(id=name.replace("_", "-"), name=name.replace("_", " ").title(), role=role)
        for name, role in people.items()
    )


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
    (entry,) = spellings([listed(**left), listed(**left), listed(**right)])

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
    assert spellings([listed(**left), listed(**right)]) == ()


def test_what_the_editors_say_comes_first():
    said = People(entries=(PersonEntry(id="berg", status="private"),))
    events = [listed(anna_berg="President"), listed(berg="President")]

    assert with_spellings(said, events) == said
    assert [entry.id for entry in with_spellings(People(), events).entries] == ["anna-berg"]
