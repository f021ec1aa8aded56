"""Every file of content/ is read with care: what is wrong is named with file and line, the rest
counts.
"""

import os
import re
from pathlib import Path

import pytest
from invented import BRIDGE, ID

from builder.core.errors import UsageError
from builder.editor import load, scaffold
from builder.paths import Paths


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "language: en",
            "langauge: en",
            "7: error: unknown key 'langauge' (did you mean 'language'?)",
        ),
        (
            "published: 2024-05-06",
            "published: 2024-13-45",
            "5: error: published: '2024-13-45' is not a date",
        ),
        (
            "published: 2024-05-06",
            "published:\n  - a",
            "5: error: published: one value is wanted here",
        ),
        (
            "published_basis: stated",
            "published_basis: guessed",
            "6: error: published_basis: 'guessed' is not one of",
        ),
        (
            "language: en",
            "language: en\nurl: javascript:alert(1)",
            "8: warning: url: 'javascript:alert(1)' is not an address",
        ),
        ("language: en", "language: en\nurl: https://me:secret@orsa.example/", "8: warning: url:"),
        (
            "language: en",
            "language: English!",
            "7: error: language: 'English!' is not a language tag",
        ),
        ("language: en", "language: en\ntags: {a: b}", "8: error: tags: a list is wanted here"),
        ("title: Bridge opened in Orsa\n", "", "2: error: 'title' is missing"),
        ("language: en", "language: en\nlanguage: de", "8: error: key 'language' stands twice"),
        ("---\n\n", "\n", "1: error: the front matter never ends"),
        (
            "Boats",
            "<!-- /foreign text -->\n\nBoats",
            "19: warning: a foreign text ends here that never began",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(digest, old, new, expected):
    digest.edit(BRIDGE, old, new)
    digest.build()

    assert any(f"content/{BRIDGE}:{expected}" in line for line in digest.named(BRIDGE)), (
        digest.diagnostics
    )
    assert "lund-herald-ferry-line-approved" in digest.articles


def test_an_article_with_a_wrong_value_waits_until_it_is_mended(digest):
    """Under another day, outlet or author it would say what is not so."""
    digest.edit(BRIDGE, "published: 2024-05-06", "published: soon")
    digest.build()
    assert ID not in digest.articles

    digest.edit(BRIDGE, "published: soon", "published: 2024-05-07")
    digest.build()
    assert digest.articles[ID].published == "2024-05-07"


def test_an_address_that_must_not_be_published_is_left_out_and_the_rest_counts(digest):
    digest.edit(BRIDGE, "language: en", "language: en\nurl: https://me:secret@orsa.example/")
    digest.build()

    assert digest.articles[ID].url is None
    assert not [line for line in digest.diagnostics if "secret" in line]


def test_a_broken_article_is_left_alone_and_keeps_its_place_in_its_event(digest):
    event = next(
        path for path in digest.file("events").iterdir() if ID in path.read_text(encoding="utf-8")
    )
    digest.edit(BRIDGE, "language: en", "language: [en")
    broken, listed = digest.file(BRIDGE).read_bytes(), event.read_bytes()
    digest.build()

    assert ID not in digest.articles
    assert digest.file(BRIDGE).read_bytes() == broken
    assert not list(digest.file("articles").glob("*-2.md"))
    assert event.read_bytes() == listed

    digest.edit(BRIDGE, "language: [en", "language: en")
    digest.build()
    assert ID in digest.articles
    assert event.read_bytes() == listed
    assert digest.told() == []


def test_a_broken_article_is_known_by_its_capture_whatever_its_file_is_called(digest):
    """Else a second file would be published without a person's corrections."""
    renamed = digest.file("articles/orsa-post-new-bridge.md")
    digest.file(BRIDGE).rename(renamed)
    digest.build()
    for damage in (lambda text: text.replace("language: en", "language: [en"), lambda _: "\ufffd"):
        whole = renamed.read_text(encoding="utf-8")
        renamed.write_text(damage(whole), encoding="utf-8")

        assert digest.build() == []
        assert set(digest.articles) == {"lund-herald-ferry-line-approved"}
        renamed.write_text(whole, encoding="utf-8")


def test_a_broken_event_keeps_its_articles_together(digest):
    event = next(
        path for path in digest.file("events").iterdir() if ID in path.read_text(encoding="utf-8")
    )
    event.write_text(
        event.read_text(encoding="utf-8").replace("status:", "status: ["), encoding="utf-8"
    )
    broken = event.read_bytes()
    digest.build()

    assert event.read_bytes() == broken
    assert digest.events[event.stem].articles == (ID,)
    assert len(list(digest.file("events").iterdir())) == 2


ODD = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "link": lambda path: path.symlink_to("/etc/passwd"),
    "latin-1": lambda path: path.write_bytes(b"---\ntitle: \xff\n---\n"),
}


@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_text_file_is_named_and_passed_over(digest, kind):
    """A folder, a named pipe (which would block for ever), a link that leads out, bytes that are no
    UTF-8.
    """
    ODD[kind](digest.file("articles/odd.md"))
    digest.build()

    assert len(digest.named("articles/odd.md")) == 1
    assert ID in digest.articles


def test_editors_droppings_are_passed_over(digest):
    for name in (".#a.md", "#a.md#", "~a.md", ".a.md.swp", "a.md~"):
        digest.file(f"articles/{name}").write_bytes(b"\0")
    digest.build()

    assert not digest.diagnostics


def test_a_page_at_an_address_of_the_sites_own_is_named(digest):
    digest.file("pages/search.md").write_text("---\ntitle: Find\n---\n\nHello.\n", encoding="utf-8")
    digest.build()

    assert digest.named("pages/search.md") == [
        "content/pages/search.md: warning: the site has a page of its own at /search/; this one is left out (rename the file)"
    ]


def test_windows_line_ends_and_a_byte_order_mark_are_no_edit(digest):
    text = digest.file(BRIDGE).read_text(encoding="utf-8")
    digest.file(BRIDGE).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert digest.build() == []
    assert not digest.articles[ID].edited


def test_settings_that_are_wrong_leave_the_others(digest):
    digest.file("site.yaml").write_text(
        "title: Mine\nrepublish: everything\nbase_url: https://a.example/\npepole: [x]\n",
        encoding="utf-8",
    )
    digest.build()

    settings = load(digest.paths).settings
    assert (settings.title, settings.republish, settings.base_url) == (
        "Mine",
        "excerpt",
        "https://a.example",
    )
    assert [line.split(" (")[0] for line in digest.named("site.yaml")] == [
        "content/site.yaml:2: error: republish: 'everything' is not one of full, excerpt, link",
        "content/site.yaml:4: error: unknown key 'pepole'",
    ]


@pytest.mark.parametrize(
    ("contact", "right"),
    [
        ("me@a.example", True),
        ("https://a.example/write", True),
        ("javascript:alert(1)", False),
        ("me", False),
    ],
)
def test_a_contact_is_a_mail_address_or_a_page(digest, contact, right):
    digest.file("site.yaml").write_text(f'contact: "{contact}"\n', encoding="utf-8")

    assert load(digest.paths).settings.contact == (contact if right else "")


def test_captures_alone_are_a_digest(tmp_path):
    """Somebody who pushes seeds/ only gets a site with the program's defaults."""
    content = load(Paths.of(tmp_path))

    assert content.diagnostics == ()
    assert content.settings.republish == "excerpt"


def test_names_that_differ_by_case_or_form_only_get_files_of_their_own(digest):
    """A disk that knows no case would show one article in the other's place."""
    digest.pages["a.txt"] = (
        "CAF\u00c9 opens in Lund",
        ("A caf\u00e9 opens.",),
        {"outlet_name": "Post", "published": "2020-01-01"},
    )
    digest.pages["b.txt"] = (
        "Cafe\u0301 opens in LUND",
        ("Nobody came to the other one.",),
        {"outlet_name": "post", "published": "2021-01-01"},
    )
    digest.build()

    assert {"post-cafe-opens-in-lund", "post-cafe-opens-in-lund-2"} < set(digest.articles)


@pytest.mark.parametrize("name", ["A Bridge", "Bridge", "br\u00fccke", "a_b", "-a", "x" * 240])
def test_a_name_that_is_no_address_is_named_with_a_better_one(digest, name):
    digest.file(f"articles/{name}.md").write_text("---\ntitle: x\n---\n\ny\n", encoding="utf-8")
    digest.build()

    (line,) = [line for line in digest.diagnostics if "rename it to" in line]
    assert line.startswith("content/articles/")
    assert len(digest.articles) == 2


def test_a_copy_of_an_article_is_named_and_left_out(digest):
    digest.file("articles/copy.md").write_bytes(digest.file(BRIDGE).read_bytes())
    digest.build()

    left_out = "it is left out (delete one of the two files)"
    assert ID in digest.articles
    assert digest.diagnostics == [
        f"content/articles/copy.md: error: a second article of seeds/bridge.txt, which is {ID}; {left_out}"
    ]


def test_bytes_that_no_codec_knows_are_no_edit(digest):
    digest.pages["odd.txt"] = (
        "A bad byte \udcff",
        ("It stands \udcff here.",),
        {"published": "2020-01-01"},
    )
    digest.build()

    assert digest.build() == []
    assert not [article.id for article in digest.articles.values() if article.edited]


def test_the_same_page_twice_is_one_article_with_two_captures(digest):
    digest.pages["z.txt"] = digest.pages["bridge.txt"]
    digest.build()

    assert len(digest.articles) == 2
    assert digest.articles[ID].versions == ("bridge.txt", "z.txt")
    assert digest.diagnostics == []


def test_a_new_digest_holds_no_other_and_is_never_laid_over_one(tmp_path):
    written = scaffold(tmp_path / "new")

    content = load(Paths.of(tmp_path / "new"))
    assert {
        "content/site.yaml",
        "content/pages/about.md",
        "content/pages/corrections.md",
        "content/outlets/EXAMPLE.txt",
        "README.md",
        ".gitignore",
    } <= set(written)
    assert not content.diagnostics
    assert not content.outlets, "the example is none"
    assert [page.id for page in content.pages] == ["about", "corrections"]
    with pytest.raises(UsageError, match="holds a digest already"):
        scaffold(tmp_path / "new")


def test_the_example_of_an_outlet_is_one_without_a_fault(tmp_path):
    scaffold(tmp_path)
    example = (tmp_path / "content/outlets/EXAMPLE.txt").read_text(encoding="utf-8")
    _, between, _ = re.split(r"^=+$", example, flags=re.MULTILINE)
    (tmp_path / "content/outlets/town-post.md").write_text(between.lstrip(), encoding="utf-8")
    content = load(Paths.of(tmp_path))

    assert not content.diagnostics
    (outlet,) = content.outlets
    assert {"kind", "country", "funding"} == {name for name, _ in outlet.references}


def test_captures_that_lie_in_the_folder_are_moved_into_seeds(tmp_path):
    """With their sidecars; nothing else is touched, and nothing is written over."""
    kept = ("README.md", "notes.md", "tool.py", "requirements.txt", "data.csv")
    moved = ("page.HTML", "page.HTML.yaml", "old.txt", "day.warc.gz")
    for name in (*kept, *moved, "seeds/old.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    written = scaffold(tmp_path)

    told = {line for line in written if line.endswith("(moved)")}
    assert told == {f"seeds/{name} (moved)" for name in moved if name != "old.txt"}
    assert all((tmp_path / name).read_text(encoding="utf-8") == name for name in kept)
    assert (tmp_path / "old.txt").exists()
    assert (tmp_path / "seeds/page.HTML").read_text(encoding="utf-8") == "page.HTML"


def test_check_knows_what_an_editor_wants_to_know(digest):
    digest.file("pages/about.md").write_text(
        "---\ntitle: About\n---\n\nSee [that](/events/no-such-event/) and [this](/method/#group).\n",
        encoding="utf-8",
    )
    digest.file("articles/gone.md.new").write_text("x", encoding="utf-8")
    digest.build()

    assert (
        "content/pages/about.md:5: warning: the site has no page /events/no-such-event/ (mend the link)"
        in digest.checked
    )
    assert not [line for line in digest.checked if "/method/" in line]
    assert any(line.startswith("content/articles/gone.md.new: note:") for line in digest.checked)
    assert any(line.startswith("content/site.yaml: note: no base_url") for line in digest.checked)


def test_check_names_a_title_that_is_one_newsrooms_headline(digest):
    """With the line to write in; a person's title ends the note, and the build forgets whose
    headline it was.
    """
    path = next(name for name in digest.events if "ferry" in name)
    noted = [
        line
        for line in digest.checked
        if "the title is the headline of lund-herald-ferry-line-approved alone" in line
    ]
    assert len(noted) == 1
    assert noted[0].startswith(f"content/events/{path}.md:2: note: ")

    digest.edit(
        f"events/{path}.md",
        'title: "“Ferry line approved”"',
        "title: Harbor council approves ferry",
    )
    digest.build()

    assert not [line for line in digest.checked if path in line and "headline" in line]
    assert "title_source: " not in digest.file(f"events/{path}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("contact: corrections@digest.example", True),
        ("base_url: https://example.org", True),
        ("contact: https://digest.invalid/contact", True),
        ("contact: desk@contest.org", False),
        ("base_url: https://digest.org/test", False),
    ],
)
def test_an_address_that_nobody_owns_is_told(digest, line, told):
    """Readers must reach somebody with a correction or a wish for removal."""
    digest.build()
    digest.paths.content.joinpath("site.yaml").write_text(f"{line}\n", encoding="utf-8")
    digest.build()

    assert any("is a placeholder" in said for said in digest.checked) is told
