"""What a page printed by mistake leaves in no format: control characters, and passwords in
addresses.
"""

import pytest

from builder.core.page import File, SearchRecord
from builder.policy.gate import passed, passed_record


@pytest.mark.parametrize(
    "path",
    ["index.html", "data/digest.json", "data/articles.csv", "feed.xml", "robots.txt", "cite.bib"],
)
def test_a_text_loses_passwords_and_controls(path):
    data = b"See https://user:sesame@vale.example/a?b=c@d and ftp://me@vale.example,\0 mail me@vale.example\x1b[1m.\n\tEnd"

    found = passed(File(path=path, data=data)).data.decode()
    assert (
        found
        == "See https://vale.example/a?b=c@d and ftp://vale.example,\ufffd mail me@vale.example\ufffd[1m.\n\tEnd"
    )


def test_a_picture_and_a_clean_text_stay_as_they_are():
    for file in (
        File(path="card.png", data=b"\x89PNG\0://a:b@c"),
        File(path="index.html", data="Ünïcödé © 2024\r\n".encode()),
    ):
        assert passed(file) is file


def test_a_search_record_is_cleaned_too():
    record = SearchRecord(
        url="/a/", content="https://a:b@c.example\x08", language="en", meta=(("title", "T\x7f"),)
    )

    assert (passed_record(record).content, passed_record(record).meta) == (
        "https://c.example\ufffd",
        (("title", "T\ufffd"),),
    )
