"""An editor's day: she corrects an article, writes a rule for its outlet, looks at what would
change, and takes it over.
"""

import pytest
from digests import copy_digest, run_builder


@pytest.fixture
def root(tmp_path):
    """Return a digest of five captures, in which nothing is to be written."""
    root = copy_digest(tmp_path / "digest")
    assert run_builder(root, "normalize", "--check").returncode == 0
    return root


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def snapshot(root):
    return {
        path: path.read_bytes()
        for folder in ("content", "seeds")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


def test_a_rule_under_an_edited_article(root):
    article = next((root / "content" / "articles").glob("tass-*.md"))
    new = article.with_name(f"{article.name}.new")
    edit(
        article,
        "title: Closer ties with Islamic countries",
        "title: Closer relations with Islamic countries",
    )
    edit(article, "maintains good, fair", "keeps good, fair")
    words = article.read_text(encoding="utf-8").split("---", 2)[2]
    edit(
        root / "content" / "outlets" / "tass.md",
        "aliases:",
        "rules:\n  - marker: multipolar world order\n    action: drop\naliases:",
    )
    before = snapshot(root)

    looked = run_builder(root, "normalize", "--check")

    assert (looked.returncode, snapshot(root)) == (1, before)
    assert (
        f"--- content/articles/{article.name}\n+++ content/articles/{new.name}\n" in looked.stdout
    )
    assert '\n-Russia "along with its friends' in looked.stdout
    assert (
        f"content/articles/{article.name}: warning: capture or rules changed under your edits (body)"
        in looked.stderr
    )

    written = run_builder(root, "normalize")

    assert written.returncode == 0
    assert article.read_text(encoding="utf-8").split("---", 2)[2] == words
    assert "multipolar" not in new.read_text(encoding="utf-8")
    assert "content" in written.stderr
    assert (
        f"content/articles/{new.name}: note: a proposal for {article.name} waits for you"
        in run_builder(root, "check").stderr
    )
    assert run_builder(root, "normalize", "--check").returncode == 0

    new.replace(article)

    assert run_builder(root, "normalize", "--check").returncode == 0
    assert "waits for you" not in run_builder(root, "check").stderr
    assert run_builder(root, "build").returncode == 0
    assert (
        "multipolar"
        not in (root / "site" / "articles" / article.stem / "index.html")
        .read_text(encoding="utf-8")
        .split("<main")[1]
    )


def test_a_changed_capture_under_an_edited_article_that_she_follows_by_hand(root):
    article = next((root / "content" / "articles").glob("tass-*.md"))
    new = article.with_name(f"{article.name}.new")
    capture = next((root / "seeds").glob("002*"))
    edit(article, "maintains good, fair", "keeps good, fair")
    edit(capture, "said on Monday.", "said on Monday in Moscow.")
    assert run_builder(root, "normalize").returncode == 0
    assert new.exists()

    edit(article, "said on Monday.", "said on Monday in Moscow.")

    assert run_builder(root, "normalize", "--check").returncode == 0, (
        "her one change is left, so the proposal waits"
    )
    edit(article, "keeps good, fair", "maintains good, fair")
    run = run_builder(root, "normalize", "--check")
    assert (run.returncode, "+++ /dev/null" in run.stdout) == (1, True), "nothing is left to decide"
    assert run_builder(root, "normalize").returncode == 0
    assert not new.exists()
    assert run_builder(root, "normalize", "--check").returncode == 0
