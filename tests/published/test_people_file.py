"""content/people.yaml holds on every page and in all data, and no quotation changes."""

import re

import pytest
from digests import copy_digest, run_apart

ENTRIES = """\
sergei-lavrov:
  name: S. V. Lavrov
  aliases: [Sergey Lavrov]
  role: Minister of the Exterior
hissein-brahim-taha:
  status: private
"""
#: Who is named in lists of people and in the data; what articles, their tags and captures print is
#: none of that.
LISTED = re.compile(r'<bdi>([^<]*)</bdi>|"person":"([^"]*)"|/people/([a-z-]+)/')
EVIDENCE = ("articles",)


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    """Return a digest whose editors call one person otherwise and keep another one private."""
    root = copy_digest(tmp_path_factory.mktemp("people") / "digest")
    (root / "content" / "people.yaml").write_text(ENTRIES, encoding="utf-8")
    run = run_apart(root, "build")
    assert run.returncode == 0, run.stderr
    return root


def listed(root):
    files = [path for name in ("*.html", "coverage.json") for path in (root / "site").rglob(name)]
    texts = [
        path.read_text(encoding="utf-8")
        for path in files
        if path.relative_to(root / "site").parts[0] not in EVIDENCE
    ]
    return {
        next(filter(None, match.groups()), "") for text in texts for match in LISTED.finditer(text)
    }


def test_lists_name_people_as_the_editors_do(edited, digest):
    before, after = listed(digest), listed(edited)

    assert {"sergey-lavrov", "Sergey Lavrov"} <= before
    assert {"sergei-lavrov", "S. V. Lavrov", "Minister of the Exterior"} <= after
    people = [
        (edited / "site" / "people" / name / "index.html").read_text(encoding="utf-8")
        for name in ("", "sergei-lavrov")
    ]
    assert not [page for page in people if "<bdi>Sergey Lavrov</bdi>" in page]


def test_a_former_address_leads_to_the_person(edited):
    assert "/people/sergey-lavrov/ /people/sergei-lavrov/ 301\n" in (
        edited / "site" / "_redirects"
    ).read_text(encoding="utf-8")


def test_who_is_private_is_on_no_list(edited, digest):
    """A title that names the person is no list, and an editor's to change."""
    names = {"hissein-brahim-taha", "Hissein Brahim Taha"}

    assert listed(digest) & names
    assert not listed(edited) & names


def test_every_text_stays(edited, digest):
    """What an article, a title or a quotation says is evidence."""
    for path in sorted((digest / "content" / "articles").glob("*.md")):
        page = f"site/articles/{path.stem}/index.html"
        texts = [
            re.sub(r"<[^>]*>", "", (root / page).read_text(encoding="utf-8"))
            for root in (digest, edited)
        ]
        assert texts[0].count("Hissein") == texts[1].count("Hissein")
    run = run_apart(edited, "verify")
    assert run.returncode == 0, run.stderr
