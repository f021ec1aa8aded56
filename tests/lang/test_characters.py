"""What is no difference to a reader is none to the program; names for files and languages hold for
any text.
"""

import pytest

from builder.lang.characters import compact, fold, fold_marks, fold_space, letters
from builder.lang.language import detect
from builder.lang.slugs import SLUG_CHARACTERS, slug
from builder.lang.tokens import tokens


def test_folding():
    assert fold_space(" a\u00a0\u200b b\r\n\tc ") == "a b c"
    assert fold_marks("“a” – ‘b’ — «c»…") == '"a" - \'b\' - "c"...'
    assert fold("Ｆ “A”\u00a0—  ß") == 'f "a" - ss'
    assert compact(" a\u00adb\n c ") == "abc"
    assert letters("O’Neil, Ann-Marie") == letters("ONEIL Ann Marie")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lake’s towns agree — at last", "lakes-towns-agree-at-last"),
        ("Министр прибыл", "ministr-pribyl"),
        ("one two three four five six seven eight nine", "one-two-three-four-five-six-seven-eight"),
        ("???", "untitled"),
        ("Index", "index-page"),
        ("../../etc", "etc"),
        ("-rf", "rf"),
    ],
)
def test_slug(text, expected):
    assert slug(text) == expected


def test_a_slug_fits_into_a_file_name():
    assert len(slug("x" * 10_000)) <= SLUG_CHARACTERS


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Monday that the bridge would open", "en"),
        ("Der Minister sagte am Montag, die Brücke werde eröffnet", "de"),
        ("Министр заявил в понедельник, что мост откроют", "ru"),
        ("قال الوزير يوم الاثنين إن الجسر سيفتح قريبا", "ar"),
        ("42", "und"),
    ],
)
def test_language(text, language):
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قایق\u200cها  کار می\u200cکنند", "قایق\u200cها کار می\u200cکنند"),
        ("क्\u200dष और क\u200b्ष", "क्\u200dष और क्ष"),
        ("👩\u200d🚒 puts\u200c out", "👩\u200d🚒 puts out"),
        ("so\u00adft\u200d hyphen\ufeff", "soft hyphen"),
    ],
)
def test_joiners_stay_where_a_script_needs_them(text, shown):
    assert fold_space(text) == shown


@pytest.mark.parametrize("word", ["می\u200cکنند", "قایق\u200cها", "क्\u200dष"])
def test_words_are_the_same_without_joiners(word):
    plain = word.translate(dict.fromkeys(map(ord, "\u200c\u200d")))

    assert fold(word) == fold(plain)
    assert letters(word) == letters(plain)
    assert [token.folded for token in tokens(word)] == [token.folded for token in tokens(plain)]
