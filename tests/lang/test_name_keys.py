"""A name has one key in whatever script and case it stands, and other names have others."""

import pytest

from builder.lang.name_keys import sound_keys

SAME = """Лавровым Lavrov|Хаменеи Khamenei|Вашингтоне Washington|Джонсон Johnson|Путину Putin|Зеленского Zelensky|Μητσοτάκη Mitsotakis
Μπάιντεν Biden|Χαμάς Hamas|لافروف Lavrov|واشنطن Washington|بوتين Putin|ماكرون Macron|نتنياهو Netanyahu|קנדלסקי Kandelski|قطر Qatar
وحماس Hamas|إيران Iran|Иране Iran|לפיד Lapid|נתניהו Netanyahu|Ђоковић Djokovic|Скопје Skopje|Гутерриш Guterres|غوتيريش Guterres|Αθήνα Athens
Брюссель Brussels|طهران Tehran|ترامب Trump|Эрдоган Erdogan|Харьков Kharkiv|Охриде Ohrid|Талхајму Talheim""".replace(
    "\n", "|"
)


@pytest.mark.parametrize("pair", SAME.split("|"))
def test_one_name_in_two_scripts(pair):
    one, other = pair.split()
    assert set(sound_keys(one)) & set(sound_keys(other))


@pytest.mark.parametrize(
    "pair",
    [
        "Moscow Minsk",
        "Мельник Miller",
        "باريس Berlin",
        "Αθήνα Ankara",
        "Tokyo Toronto",
        "Lavrov Larsen",
    ],
)
def test_two_names(pair):
    one, other = pair.split()
    assert not set(sound_keys(one)) & set(sound_keys(other))


@pytest.mark.parametrize("word", ["", "bridge", "мост", "Li", "東京", "42", "ประเทศ"])
def test_no_name_has_no_key(word):
    """A small letter begins no name; two consonants are too many people's; signs and syllables are
    spelled otherwise.
    """
    assert sound_keys(word) == ()
