"""What machines read: feeds, data, citations, sitemap."""

import json

import pytest
import sample
from jsonschema import Draft202012Validator
from sample import TEMPLATES

from builder.core.settings import Settings
from builder.site import render


def data_of(site, path):
    return next(file.data for file in site.files if file.path == path)


def test_a_feed_says_how_the_coverage_changed(site):
    titles = [item["title"] for item in json.loads(data_of(site, "feed.json"))["items"]]

    assert titles == ["MINA: date inferred", "MINA added to 6 March 2023"]


def test_without_a_history_each_article_is_news():
    site = render(sample.digest(history=()), TEMPLATES)

    assert len(json.loads(data_of(site, "feed.json"))["items"]) == 5


@pytest.mark.parametrize("base", ["", "https://digest.example.org", "https://example.org/below"])
@pytest.mark.parametrize("republish", ["full", "excerpt", "link"])
def test_the_data_follow_their_schemas(base, republish):
    """As a JSON Schema validator sees it: each file names its schema, which fits no other kind."""
    settings = Settings(republish=republish, base_url=base)
    site = render(sample.digest(settings=settings), TEMPLATES)
    files = {
        "digest": json.loads(data_of(site, "data/digest.json")),
        "coverage": json.loads(data_of(site, f"events/{sample.MEETING}/coverage.json")),
    }
    for kind, other in (("digest", "coverage"), ("coverage", "digest")):
        schema = json.loads(data_of(site, f"data/{kind}.schema.json"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)

        assert files[kind]["$schema"] == schema["$id"]
        assert [error.message for error in validator.iter_errors(files[kind])] == []
        assert not validator.is_valid(files[other])


def test_the_sitemap_lists_pages_for_readers(site):
    text = data_of(site, "sitemap.xml").decode()

    assert f"<loc>https://digest.example.org/events/{sample.MEETING}/</loc>" in text
    assert "404" not in text
    assert "/capture/" not in text
    assert b"Sitemap: https://digest.example.org/sitemap.xml" in data_of(site, "robots.txt")
