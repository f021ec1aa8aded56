"""Names, titles before them, and one key for all spellings of a person."""

import pytest

from builder.lang.name_keys import person_key, same_person
from builder.lang.names import names


def test_titles_are_told_from_names():
    found = names(
        "On Monday Prime Minister Anna B. Berg met Minister of Trade Carl Dahl, head of the Union of Ports, and Secretary-General Eva Falk."
    )

    assert ("Prime Minister", "Anna B. Berg") in [(name.title, name.text) for name in found]
    assert ("Minister of Trade", "Carl Dahl") in [(name.title, name.text) for name in found]
    assert ("Secretary-General", "Eva Falk") in [(name.title, name.text) for name in found]
    assert next(name for name in found if name.text == "Union of Ports").collective


def test_a_shortened_title_is_no_part_of_a_name():
    found = names("The port was closed, Police Cmdr. Anna Berg said.")

    assert [(name.title, name.text) for name in found] == [("Police Cmdr", "Anna Berg")]


def test_names_stand_where_they_say():
    text = "The ministry of Ruritania's neighbors told Anna Berg’s office."

    assert all(text[name.start : name.end] == name.text for name in names(text))
    assert "Anna Berg" in [name.text for name in names(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Ivanov", "Sergey Ivanov"),
        ("Dmitriy Petrov", "Dmitry Petrov"),
        ("Aleksandr Popov", "Alexander Popov"),
        ("Mr. Carl Dahl", "Carl Dahl"),
        ("Cmdr. Carl Dahl", "Carl Dahl"),
        ("Anna B. Berg", "Anna Berg"),
        ("Mohammed Ali", "Muhammad Ali"),
        ("José Núñez", "Jose Nunez"),
    ],
)
def test_one_key_for_all_spellings(one, other):
    assert person_key(one) == person_key(other)


def test_keys_of_others_differ():
    assert (
        len(
            {
                person_key(name)
                for name in ("Anna Berg", "Carl Berg", "Anna Dahl", "Hillary Falk", "Hilary Falk")
            }
        )
        == 5
    )


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Berg", "Anna Berg", True),
        ("A. Berg", "Anna Berg", True),
        ("Carl Berg", "Anna Berg", False),
        ("Anna", "Anna Berg", False),
    ],
)
def test_same_person(short, full, same):
    assert same_person(short, full) is same
