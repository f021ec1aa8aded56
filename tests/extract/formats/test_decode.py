"""Bytes become text without a lie: what cannot be decoded is seen, what is no text is refused by
name.
"""

import codecs

import pytest
import webencodings
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.core.errors import Rejected
from builder.extract.formats import read_bytes
from builder.extract.formats.captures import captures_of
from builder.extract.formats.decode import decode

TEXT = "Brücke über die Velm – „gesperrt“\n"


@pytest.mark.parametrize(
    ("data", "encoding", "mark_bytes"),
    [
        (TEXT.encode(), "utf-8", 0),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", 3),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", 2),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", 2),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "utf-32-le", 4),
        (b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), "utf-32-be", 4),
    ],
)
def test_marks_tell_the_encoding(data, encoding, mark_bytes):
    decoded = decode(data, "a.txt")

    assert (decoded.text, decoded.encoding, decoded.mark_bytes, decoded.warning) == (
        TEXT,
        encoding,
        mark_bytes,
        "",
    )


def test_one_bad_byte_keeps_the_rest_and_warns():
    data = TEXT.encode() + b"more\xfftext"
    (capture,), (warning,) = captures_of(data, "a.txt")

    assert capture.text == TEXT + "more\ufffdtext"
    assert (
        str(warning)
        == f"seeds/a.txt:{TEXT.count(chr(10)) + 1}: warning: 1 byte could not be decoded as utf-8 and is shown as \ufffd (save it as UTF-8)"
    )
    block = capture.blocks[-1]
    start, end = capture.bytes_of(block.span)
    assert data[start:end] == b"more\xfftext"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Die Brücke über den Fluss wird gesperrt, sagte die Bürgermeisterin.", "cp1252"),
        (
            "Мост через реку закрыли на ремонт, сообщила администрация города. Открыть его обещают осенью этого года.",
            "cp1251",
        ),
    ],
)
def test_a_legacy_encoding_is_read_with_a_warning(text, encoding):
    (capture,), (warning,) = captures_of(text.encode(encoding), "a.txt")

    assert (capture.text, capture.encoding) == (text, encoding)
    assert f"read as {encoding}" in warning.what


MARKET = {
    "ru": "Рынок в Долине открыл ворота. Зал обошёлся в три миллиона крон, сказала мэр Ева Берг.",
    "bg": "Пазарът в Долината отвори врати в сряда, съобщи общината. Залата струва три милиона.",
    "uk": "Ринок у Долині відкрив ворота. Її зала коштувала три мільйони крон, сказала Єва Берг.",
    "fr": "Le marché du Val a été ouvert. « La salle est pleine », a déclaré la maire Éva Berg à midi.",
    "pl": "Targ w Dolinie został otwarty w środę. Hala kosztowała trzy miliony koron, mówi Ewa Żak.",
    "el": "Η αγορά της Κοιλάδας άνοιξε την Τετάρτη. Κόστισε τρία εκατομμύρια, είπε η Εύα Μπεργκ.",
    "ar": "افتتح سوق الوادي أبوابه يوم الأربعاء، وقالت العمدة إيفا بيرغ إن القاعة كلفت ثلاثة ملايين.",
    "tr": "Vadi pazarı çarşamba günü açıldı. Salon üç milyon krona mal oldu, dedi Başkan Eva Berg.",
    "es": "¿Qué mañana? El mercado del Valle abrió a 20 °C; costó ½ millón, según la alcaldesa Peña.",
}
KIN = {
    "ru": ("cp1251", "koi8_r", "iso8859_5", "cp866"),
    "bg": ("cp1251", "iso8859_5"),
    "uk": ("cp1251", "iso8859_5"),
    "fr": ("cp1252",),
    "el": ("cp1253",),
    "ar": ("cp1256",),
}


LABELS = {"cp866": "ibm866", "iso8859_2": "iso-8859-2"}


def page_that_says(charset, words):
    head = f'<html><head><meta charset="{charset}"><title>Market</title></head>'
    return f"{head}<body><p>{words}</p><p>{words}</p></body></html>"


@pytest.mark.parametrize(("language", "codec"), [(one, codec) for one in KIN for codec in KIN[one]])
@pytest.mark.parametrize("charset", ["windows-1251", "iso-8859-1", "koi8-r", "gb2312", "utf-8"])
def test_a_page_that_lies_about_its_encoding_is_found_out(language, codec, charset):
    """What nobody could have written is no text, and another encoding makes one of it."""
    page = page_that_says(charset, MARKET[language])
    (capture,), told = captures_of(page.encode(codec, "replace"), "a.html")

    assert MARKET[language].encode(codec, "replace").decode(codec) in capture.text
    lies = codecs.lookup(webencodings.lookup(charset).codec_info.name) != codecs.lookup(codec)
    assert [one.what for one in told if "was read as" in one.what] or not lies


@pytest.mark.parametrize(
    ("language", "codec"),
    [("pl", "cp1250"), ("pl", "iso8859_2"), ("tr", "cp1254"), ("es", "cp1252"), ("ru", "cp866")],
)
def test_a_page_that_tells_the_truth_is_believed(language, codec):
    page = page_that_says(LABELS.get(codec, codec.replace("cp", "windows-")), MARKET[language])
    (capture,), told = captures_of(page.encode(codec, "replace"), "a.html")

    assert MARKET[language].encode(codec, "replace").decode(codec) in capture.text
    assert told == ()


def test_each_byte_that_is_lost_is_told_with_its_line():
    lines = [f"Boat {number} of Vålénö left the harbor.".encode() for number in range(1, 61)]
    for number in (3, 4, 40):
        lines[number] += b" \xff\xfe"
    _, (warning,) = captures_of(b"\n".join(lines), "a.txt")
    assert str(warning).startswith("seeds/a.txt:4: warning: 6 bytes could not be decoded as utf-8")
    assert "(lines 4, 5, 41)" in warning.what

    many = b"\n".join(line + b"\xff" for line in lines)
    assert captures_of(many, "a.txt")[1][0].what.endswith("19, 20 …)")


@pytest.mark.parametrize(
    "head",
    [
        '<html><head><meta charset="koi8-r">',
        '<html><head><META http-equiv=Content-Type content="text/html; charset=KOI8-R">',
        '<?xml version="1.0" encoding="koi8-r"?><html><head>',
    ],
)
def test_a_page_declares_its_encoding(head):
    page = f"{head}</head><body><p>Мост закрыт</p></body></html>"

    assert "Мост закрыт" in read_bytes(page.encode("koi8-r"), "a.html").text


@pytest.mark.parametrize(
    "sequence", [b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82"]
)
def test_overlong_forms_and_surrogates_never_become_characters(sequence):
    decoded = decode(TEXT.encode() + sequence, "a.txt")

    assert decoded.text == TEXT + "\ufffd" * len(sequence)
    decoded.text.encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "blanks"),
        (b"\xef\xbb\xbf", "byte order mark"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "ZIP"),
        (b"\x1f\x8b\x08...", "gzip"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\x7fELF....", "ELF"),
        (b"text\x00text", "NUL"),
        (bytes(range(1, 32)) * 20, "control"),
        (b"\xff\xfe\x00\x00odd", "UTF-32"),
    ],
)
def test_what_is_no_text_is_rejected_in_one_line(data, words):
    with pytest.raises(Rejected, match=words) as caught:
        read_bytes(data, "a.txt")

    assert str(caught.value).startswith("seeds/a.txt: error: ")
    assert "\n" not in str(caught.value)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_decoded_or_rejected(data):
    try:
        capture = read_bytes(data, "a.txt")
    except Rejected:
        return

    capture.text.encode()
    for block in capture.blocks:
        span = capture.bytes_of(block.span)
        assert 0 <= span.start < span.end <= len(data)
    whole = (
        capture.bytes_of(capture.blocks[0].span._replace(start=0, end=len(capture.text)))
        if capture.blocks
        else None
    )
    assert whole is None or whole.end == len(data)
