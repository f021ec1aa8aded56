"""A value of the wrong kind costs its own file alone: no other is written, none outside of
content/, and the line is named.
"""

import pytest
from invented import BRIDGE, ID

from builder.editor import load

FRONT = {
    "title": "A market in Vale",
    "outlet": "lund-herald",
    "published": "2024-05-08",
    "language": "en",
}
LINES = {key: number for number, key in enumerate(FRONT, 2)}


def write(digest, body="The market of Vale opened.", **changes):
    """Write an article that has no capture."""
    front = "".join(f"{key}: {value}\n" for key, value in (FRONT | changes).items())
    digest.file("articles/market.md").write_text(f"---\n{front}---\n\n{body}\n", encoding="utf-8")


def files(root):
    return {path for path in root.parent.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("outlet", value) for value in ('"../../x"', "..", "a/b", '"a\\\\b"', "%2e%2e", '"{# x #}"', '"${x}"', '"{{7*7}}"', "[a]")),
        *(("outlet", value) for value in ('"<b>x</b>"', "javascript:alert(1)", '"x\\" onload=\\"y"', '"\\u202ex"', "'; drop table'")),
        ("outlet", "{a: b}"),
        *(("published", value) for value in ("2024-13-01", "2024-02-30", "2024-05-08T25:00", "2024-05-08 10:61", "soon", "[2024]")),
        *(("published", value) for value in ("1.5", "true", "-0044-03-15", "0000-01-01", "9" * 5000, "{a: b}")),
        *(("published", value) for value in ("2024-05-08T10:00+99:00", "2024-05-08T10:00+05:75", "٢٠٢٤-٠٥-٠٨")),
        *(("title", value) for value in ("null", "~", '""', '"\\u200b\\u2060"', '"\\u3164"', '"\\u2800 \\u00ad"', "[a]")),
        *(("title", value) for value in ('"a\\0b"', '"\\x1b[31mx"', '"\\x7f"')),
        *(("language", value) for value in ("English!", "[en]", '"en\\b"')),
        ("capture", "../../../etc/passwd"),
        ("aliases", '["../up"]'),
        ("authors", '["a\\x08b"]'),
    ],
)  # fmt: skip
def test_an_article_with_such_a_value_is_refused(digest, key, value):
    write(digest, **{key: value})
    before = files(digest.root)

    assert digest.build() == []
    assert files(digest.root) == before
    assert "market" not in digest.articles
    (line,) = digest.diagnostics
    assert line.startswith(f"content/articles/market.md:{LINES.get(key, 6)}: error: ")
    assert len(line) < 300


@pytest.mark.parametrize(
    "outlet", ["The Vale Times", "Ålesunds Avis", "Vale & Lund (weekly)", "新聞社", "L’Écho d’Orsa"]
)
def test_an_outlet_may_be_called_by_its_name(digest, outlet):
    """Its id is made of the name, also where there is no capture."""
    write(digest, outlet=f'"{outlet}"')
    digest.build()

    path = digest.file(f"outlets/{digest.articles['market'].outlet}.md")
    assert outlet in path.read_text(encoding="utf-8")
    assert load(digest.paths).diagnostics == ()


@pytest.mark.parametrize("character", ["\0", "\x08", "\x7f", "\x1b", "\x9b", "\x0c"])
@pytest.mark.parametrize("kind", ["articles", "pages", "outlets", "events"])
def test_a_control_character_in_a_text_is_named_with_its_line(digest, kind, character):
    path = digest.file(BRIDGE) if kind == "articles" else min(digest.file(kind).glob("*.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text.rstrip()}\n\nOne line.\nAnother{character} line.\n", encoding="utf-8")
    digest.build()

    line = path.read_text(encoding="utf-8").split("\n").index(f"Another{character} line.") + 1
    expected = (
        f"content/{kind}/{path.name}:{line}: error: forbidden character U+{ord(character):04X} "
        "(mend the file; it is left alone until then)"
    )
    assert digest.diagnostics == [expected]


def test_control_characters_of_a_capture_are_no_persons_edit(digest):
    """The program writes a sign in their place, and reads its own file again."""
    digest.pages["odd.txt"] = (
        "Bells\x07 of Vale",
        ("The bells\x08 of \u202eVale rang at \x1b[1mnoon.",),
        {"authors": ("Eva\x7f Berg\u202d",)},
    )
    digest.build()

    assert digest.build() == []
    assert not [article.id for article in digest.articles.values() if article.edited]
    article = digest.articles["orsa-post-bells-of-vale"]
    assert (article.title, article.authors) == ("Bells\ufffd of Vale", ("Eva\ufffd Berg\ufffd",))


ADDRESS = "https://user:sesame@vale.example/1"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("articles/market.md", f"---\ntitle: A market\nurl: {ADDRESS}\n---\n\nIt opened.\n"),
        ("articles/market.md", f"---\ntitle: A market\nimage: {ADDRESS}\n---\n\nIt opened.\n"),
        ("articles/market.md", f"---\ntitle: 'A market {ADDRESS}'\n---\n\nIt opened.\n"),
        (
            "articles/market.md",
            f"---\ntitle: A market\ncredits: ['{ADDRESS}']\n---\n\nIt opened.\n",
        ),
        (
            "articles/market.md",
            f"---\ntitle: A market\n---\n\nIt opened, see {ADDRESS} or [this]({ADDRESS}).\n",
        ),
        ("outlets/lund-herald.md", f"---\nname: Lund Herald\nhomepage: {ADDRESS}\n---\n"),
        ("outlets/lund-herald.md", f"---\nname: Lund Herald\nfunding: 'see {ADDRESS}'\n---\n"),
        (
            "outlets/lund-herald.md",
            f"---\nname: Lund Herald\nreferences:\n  kind: {ADDRESS}\n---\n",
        ),
        (
            "outlets/lund-herald.md",
            "---\nname: Lund Herald\ndomains: ['user:sesame@vale.example']\n---\n",
        ),
        ("site.yaml", f"base_url: {ADDRESS}\n"),
        ("site.yaml", f"contact: {ADDRESS}\n"),
    ],
)
def test_a_password_in_an_address_is_neither_taken_nor_told(digest, name, text):
    digest.file(name).write_text(text, encoding="utf-8")
    digest.build()
    content = load(digest.paths)

    assert "sesame" not in repr(
        (list(digest.articles.values()), content.outlets, content.settings, digest.diagnostics)
    )
    assert ID in digest.articles


def test_a_capture_whose_page_bears_what_no_file_may_say_is_read_again(digest):
    """What the program writes must be what it can read."""
    odd = {
        "url": ADDRESS,
        "image": "javascript:x",
        "published": "2024-99-99",
        "language": "English!",
        "description": f"See {ADDRESS}",
    }
    digest.pages["odd.txt"] = ("Bells of Vale", ("The bells of Vale rang at noon.",), odd)
    digest.build()

    assert digest.build() == []
    assert not [line for line in digest.diagnostics if "error" in line or "sesame" in line]
    article = digest.articles["orsa-post-bells-of-vale"]
    assert (article.url, article.image, article.published, article.description) == (
        None,
        None,
        None,
        "See https://vale.example/1",
    )
