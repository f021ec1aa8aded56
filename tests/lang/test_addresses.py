"""What is a user's name or password in an address, and what is not."""

import pytest

from builder.lang.addresses import has_credentials, masked, without_credentials


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://warden:sesame@vale.example/a?b=c@d#e@f", "https://vale.example/a?b=c@d#e@f"),
        ("See //warden:sesame@vale.example.", "See //vale.example."),
        ("HTTPS://sesame@vale.example", "HTTPS://vale.example"),
        ("ftp://:sesame@vale.example:21/x", "ftp://vale.example:21/x"),
        ("https://warden:se@sa@me@vale.example", "https://vale.example"),
        ("https://warden:s'es'ame@vale.example", "https://vale.example"),
        ("https://warden:s&#39;same@vale.example", "https://vale.example"),
        (r"{\"url\": \"https:\/\/warden:sesame@vale.example\/x\"}", r"{\"url\": \"https:\/\/vale.example\/x\"}"),
        (f"https://warden:{'sesame' * 300}@vale.example", "https://vale.example"),
        ("a://b:c@d e://f@g", "a://d e://g"),
    ],
)  # fmt: skip
def test_a_name_and_a_password_are_taken_out(text, expected):
    assert has_credentials(text)
    assert without_credentials(text) == expected
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert "sesame" not in hidden
    assert without_credentials(hidden) == expected


@pytest.mark.parametrize(
    "text",
    [
        "https://vale.example/@warden",
        "https://vale.example//@warden",
        "https://vale.example?a=b@c",
        "https://vale.example#a@b",
        "warden@vale.example",
        "mailto:warden@vale.example",
        "3//4 at five, warden@vale.example",
        "https://vale.example, mail warden@vale.example",
        "<a href='//vale.example'>warden@vale.example</a>",
    ],
)
def test_an_address_without_them_stays(text):
    assert not has_credentials(text)
    assert without_credentials(text) == masked(text) == text


@pytest.mark.parametrize("unit", ["//", "//a", "@", "//a@", "&#39;", "//&#39;", "a:", r"\/\/a"])
def test_long_texts_of_such_signs_take_no_longer(unit):
    text = unit * 200_000
    assert len(masked(text)) == len(text) >= len(without_credentials(text))
