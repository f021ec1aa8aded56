"""What is shown as an outlet's words stands in its capture, or is marked as edited."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from digests import laid_out
from msgspec.structs import replace

from builder.core.capture import Metadatum
from builder.paths import Paths
from builder.pipeline.gather import gather
from builder.pipeline.progress import Progress
from builder.pipeline.provenance import unproved
from builder.pipeline.workshop import workshop


@pytest.fixture
def gathered(tmp_path):
    """Gather the control project."""
    paths = Paths.of(laid_out(tmp_path / "digest"))
    with workshop(paths) as engine:
        return gather(paths, Progress(), engine)


def problems(gathered, article):
    """Return what cannot be proved when ``article`` stands in for the first one."""
    return [
        diagnostic.what for diagnostic in unproved(replace(gathered, articles=(article,)), ())[1]
    ]


def test_untouched_articles_are_proved(gathered):
    proved, broken = unproved(gathered, ())

    assert not broken
    assert proved == sum(1 + len(article.paragraphs) for article in gathered.articles)


def test_a_headline_that_nobody_edited_stands_in_the_capture(gathered):
    article = replace(gathered.articles[0], title="A headline of our own")

    assert problems(gathered, article) == [f"the headline is not in seeds/{article.capture}"]
    assert not problems(gathered, replace(article, edited=("title",)))

    title = (Metadatum(name="og:title", value=article.title),)
    stated = {
        path: source._replace(
            seed=SimpleNamespace(capture=replace(source.seed.capture, metadata=title))
        )
        for path, source in gathered.sources.items()
    }
    assert not problems(replace(gathered, sources=stated), article)


def test_a_paragraph_that_nobody_edited_stands_in_the_capture(gathered):
    article = gathered.articles[0]
    changed = replace(
        article,
        paragraphs=(
            replace(article.paragraphs[0], text="Words of our own."),
            *article.paragraphs[1:],
        ),
    )

    assert problems(gathered, changed) == [f"paragraph 1 is not in seeds/{article.capture}"]
