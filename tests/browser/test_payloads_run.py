"""The pages of a digest full of payloads in a real browser, without the second wall: nothing runs."""

from itertools import cycle

import pytest
from digests import REPOSITORY
from payloads import payloads
from poisoned import poisoned
from published import Bare, published
from sample import TEMPLATES
from torture import POINTS

from builder.site import render

ALL = tuple(payloads())
#: So many payloads go into the texts of one digest.
AT_ONCE = 400
ROUNDS = range(0, len(ALL), AT_ONCE) if POINTS else [0]


@pytest.mark.parametrize("start", ROUNDS)
def test_nothing_runs_and_nothing_is_asked_of_others(start, tmp_path, browser):
    digest = poisoned(cycle(ALL[start : start + AT_ONCE]))
    pages = []
    for file in render(digest, TEMPLATES).files:
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
        pages += [file.path] if file.path.endswith((".html", ".svg", ".xml")) else []
    asked, ran = [], []
    with published(tmp_path, REPOSITORY / "netlify.toml", Bare) as url:
        context = browser.new_context()
        context.expose_function("alert", lambda *words: ran.append(words))
        page = context.new_page()
        page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url))
        for path in pages:
            page.goto(f"{url}/{path}")
            assert page.url.startswith(url), path
        context.close()

        assert pages
        assert [one for one in asked if not one.startswith(url)] == []
    assert ran == []
