"""Whose page an address is: the part of its host that somebody registers."""

import pytest

from builder.extract.address import domain


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.mofa.go.jp/press/1", "mofa.go.jp"),
        ("https://www.diplomatie.gouv.fr/a", "diplomatie.gouv.fr"),
        ("https://news.example.co.uk/", "example.co.uk"),
        ("https://en.example.com/x", "example.com"),
        ("https://www.gov.uk/news", "gov.uk"),
        ("https://paper.blogspot.com/2026/", "paper.blogspot.com"),
        ("https://xn--d1abbgf6aiiy.xn--p1ai/x", "xn--d1abbgf6aiiy.xn--p1ai"),
        ("https://a.b.paper.test/x", "paper.test"),
        ("http://192.0.2.7/x", "192.0.2.7"),
    ],
)
def test_the_public_suffix_list_says_where_a_name_begins(url, expected):
    assert domain(url) == expected
