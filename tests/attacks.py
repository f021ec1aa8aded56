"""Bad files, one at a time beside a healthy digest: what each is, how the build must end, and what it must say."""

# ruff: noqa: E501 -- what is tried stands in one piece

from __future__ import annotations

import gzip
import html
import json
import random
from collections.abc import Iterator, Mapping
from typing import NamedTuple

#: Stands in what must never reach a reader.
SECRET = "sesame"  # noqa: S105 -- invented
ADDRESS = f"https://warden:{SECRET}@vale.example/market"
ARTICLE = "content/articles/vale-market.md"
OUTLET = "content/outlets/vale-news.md"
EVENT = "content/events/2024-05-08-market-in-vale.md"
STORYLINE = "content/storylines/markets.md"
PAGE = "content/pages/about.md"
PEOPLE = "content/people.yaml"
SITE = "content/site.yaml"
SEED = "seeds/market.txt"
FRONT = {
    "title": "A market in Vale",
    "outlet": "coast-herald",
    "published": "2024-05-08",
    "language": "en",
}
BODY = "The market of Vale opened on Wednesday.\n"
REPORT = (
    "The market of Vale opened on Wednesday after two years of work on its hall, the town council said in a statement.\n\n"
    '"We have waited long for this day, and the hall is full of people," Mayor Eva Berg told reporters at the gate.\n\n'
    "The hall cost three million crowns, of which the province paid a half, and it will be open six days a week.\n"
)
PAYLOADS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "javascript:alert(1)",
    "</script><svg/onload=alert(1)>", "{{7*7}}{% include 'x' %}{# x #}", "${7*7}", "]]><x onload=alert(1)>", "=cmd|'/C calc'!A0",
    "[x](javascript:alert(1))", "{: onclick=alert(1)}", "<!--", "--><script>alert(1)</script>", "</title></style></textarea><script>alert(1)</script>",
)  # fmt: skip


class Attack(NamedTuple):
    """Files that are written into the healthy digest, and what must come of them."""

    name: str
    files: Mapping[str, bytes]
    exit: int = 1
    #: Regular expression that a line of stderr matches; "": nothing but notes is said; "*": anything may be.
    told: str = ""
    #: Words of the site's pages, and words that no file of the site holds.
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    #: Its files must have just these names.
    own: bool = False


def article(front: Mapping[str, str] | None = None, body: str = BODY) -> bytes:
    fields = FRONT | dict(front or {})
    return (
        "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + f"---\n\n{body}"
    ).encode("utf-8", "surrogatepass")


def line_of(key: str) -> int:
    return list(FRONT).index(key) + 2 if key in FRONT else len(FRONT) + 2


def refused(key: str) -> str:
    return rf"^{ARTICLE}:{line_of(key)}: error: "


def ids() -> Iterator[Attack]:
    """Ids that lead out, and ids that are none: of outlets, events, storylines, people, captures, aliases; in fields and in names."""
    bad = ("../../x", "..", ".", "/etc/passwd", "a/b", "a\\\\b", "%2e%2e%2fx", "..%00", "${HOME}", "{# x #}", "{{7*7}}", "<b>x</b>", "-rf", "~root",
           "\\u202ex", "a\\nb", "\\u0000", "CON:", "c:\\\\x", "x" * 5000, "javascript:alert(1)", "\\ud83d", "'; --", "* x", "$(id)", "`id`", "|id")  # fmt: skip
    for number, value in enumerate(bad):
        yield Attack(
            f"outlet-{number}",
            {ARTICLE: article({"outlet": f'"{value}"'})},
            told=rf"^{ARTICLE}:3: error: ",
            hidden=("A market in Vale",),
        )
    for number, value in enumerate(("[a, b]", "{a: b}", "[[a]]", "- a", "")):
        yield Attack(
            f"outlet-kind-{number}",
            {ARTICLE: article({"outlet": value})},
            exit=1 if value else 0,
            told=rf"^{ARTICLE}:3: error: " if value else r"vale-market\.md.*no capture",
        )
    for key in ("capture", "aliases", "url", "image"):
        for number, value in enumerate(
            (
                "../../../etc/passwd",
                "/etc/passwd",
                "a/../../b",
                "..",
                "a\\\\..\\\\b",
                "{{7*7}}",
                "file:///etc/passwd",
                "x/./y",
                "//x",
            )
        ):
            written = f'["{value}"]' if key == "aliases" else f'"{value}"'
            spare = key in ("url", "image")
            yield Attack(f"{key}-{number}", {ARTICLE: article({key: written})}, exit=0 if spare else 1,
                         told=rf"^{ARTICLE}:6: {'warning' if spare else 'error'}: " if key != "capture" or ("{{" not in value and "\\" not in value) else "*")  # fmt: skip
    for name in (
        "..",
        "a b",
        "Ä",
        "x.",
        "-x",
        "_x",
        "CON",
        "index",
        "a" * 240,
        "x\u202ey",
        "x\x1b[31my",
        "x\ny",
        "%2e",
        "a&b",
        "<b>",
        "'x'",
        "{{7*7}}",
        "$(id)",
        "x;y",
        "Ｘ",
    ):
        for folder in ("articles", "outlets", "events", "storylines", "pages"):
            text = {
                "articles": article(),
                "outlets": b"---\nname: Vale News\n---\n",
                "events": b"---\ntitle: A market\narticles:\n  - none\n---\n",
            }
            yield Attack(f"name-{folder}-{name[:8]!r}", {f"content/{folder}/{name}.md": text.get(folder, b"---\ntitle: Markets\n---\n\nWords.\n")},
                         exit=-1, told="*", own=True)  # fmt: skip
    for number, value in enumerate(bad):
        yield Attack(
            f"storyline-{number}",
            {
                EVENT: f'---\ntitle: A market\ndate: 2024-05-08\narticles: []\nstoryline: "{value}"\n---\n'.encode()
            },
            told=rf"^{EVENT}:5: error: ",
        )
        yield Attack(
            f"person-{number}",
            {PEOPLE: f'"{value}":\n  status: private\n'.encode()},
            told=rf"^{PEOPLE}:1: error: ",
        )
        yield Attack(
            f"person-field-{number}",
            {PEOPLE: f'ada-brink:\n  events: ["{value}"]\n'.encode()},
            told=rf"^{PEOPLE}:\d: error: ",
        )
    yield Attack(
        "history-leads-out",
        {"content/history.jsonl": b'{"kind":"article-added","id":"../../x","detail":"a.txt"}\n'},
        exit=-1,
        told="*",
    )


def credentials() -> Iterator[Attack]:
    """Write a password into an address, in every field of every kind of file."""
    for key in ("url", "image"):
        yield Attack(
            f"secret-{key}",
            {ARTICLE: article({key: ADDRESS})},
            exit=0,
            told=rf"^{ARTICLE}:6: warning: ",
            hidden=(SECRET,),
            shown=("A market in Vale",),
        )
    for key in (
        "title",
        "outlet",
        "signoff",
        "dateline",
        "description",
        "image_caption",
        "image_credit",
        "truncated",
    ):
        yield Attack(
            f"secret-{key}",
            {ARTICLE: article({key: f'"See {ADDRESS}"'})},
            told=refused(key),
            hidden=(SECRET,),
        )
    for key in ("authors", "credits", "tags"):
        yield Attack(
            f"secret-{key}",
            {ARTICLE: article({key: f'["{ADDRESS}"]'})},
            told=refused(key),
            hidden=(SECRET,),
        )
    for number, body in enumerate((f"See {ADDRESS} for more.", f"[market]({ADDRESS})", f"<{ADDRESS}>", f"See HTTPS://warden:{SECRET}@VALE.example.", f"ftp://warden:{SECRET}@vale.example/x",
                                   f"See //warden:{SECRET}@vale.example/x", f"https://warden:{SECRET}@vale.example:8080/?q=1#x", f"https://:{SECRET}@vale.example", f"https://warden:{SECRET}%40x@vale.example")):  # fmt: skip
        yield Attack(
            f"secret-body-{number}",
            {ARTICLE: article(body=f"The market of Vale opened. {body}\n")},
            exit=0,
            told="*",
            hidden=(SECRET,),
            shown=("A market in Vale",),
        )
        yield Attack(
            f"secret-page-{number}",
            {PAGE: f"---\ntitle: About\n---\n\n{body}\n".encode()},
            exit=0,
            told="*",
            hidden=(SECRET,),
        )
        yield Attack(
            f"secret-outlet-note-{number}",
            {
                OUTLET: f"---\nname: Vale News\n---\n\n{body}\n".encode(),
                ARTICLE: article({"outlet": "vale-news"}),
            },
            exit=0,
            told="*",
            hidden=(SECRET,),
        )
        yield Attack(
            f"secret-event-note-{number}",
            {
                EVENT: f"---\ntitle: A market\ndate: 2024-05-08\narticles:\n  - vale-market\nstatus: confirmed\n---\n\n{body}\n".encode(),
                ARTICLE: article(),
            },
            exit=0,
            told="*",
            hidden=(SECRET,),
        )
        yield Attack(
            f"secret-capture-{number}",
            {
                SEED: f"Market of Vale opens its gates\n\n8 May 2024\n\n{REPORT}\n{body} It will be open six days a week, the council said.\n".encode()
            },
            exit=0,
            told="*",
            hidden=(SECRET,),
            shown=("Market of Vale opens its gates",),
        )
    page = f"""<html><head><title>Market of Vale opens</title><link rel="canonical" href="{ADDRESS}"><meta property="og:url" content="{ADDRESS}"><meta property="og:image" content="{ADDRESS}.jpg">
<meta name="author" content="{ADDRESS}"><meta name="description" content="See {ADDRESS}"><script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "url": ADDRESS, "author": {"name": "Eva Berg", "url": ADDRESS}, "image": ADDRESS})}</script></head>
<body><article><h1>Market of Vale opens</h1><time datetime="2024-05-08">8 May 2024</time>{"".join(f'<p>{p} <a href="{ADDRESS}">more</a></p>' for p in REPORT.split(chr(10) * 2))}<p>See {ADDRESS} for all of it, the council said.</p></article></body></html>"""
    yield Attack(
        "secret-html",
        {"seeds/market.html": page.encode()},
        exit=0,
        told="*",
        hidden=(SECRET,),
        shown=("Market of Vale opens",),
    )
    yield Attack(
        "secret-address-line",
        {SEED: f"Market of Vale opens its gates\n\n{ADDRESS}\n\n8 May 2024\n\n{REPORT}".encode()},
        exit=0,
        told="*",
        hidden=(SECRET,),
        shown=("Market of Vale opens its gates",),
    )
    yield Attack(
        "secret-outlet",
        {
            OUTLET: f"---\nname: Vale News\nhomepage: {ADDRESS}\n---\n".encode(),
            ARTICLE: article({"outlet": "vale-news"}),
        },
        exit=0,
        told=rf"^{OUTLET}:3: warning",
        hidden=(SECRET,),
    )
    yield Attack(
        "secret-outlet-funding",
        {
            OUTLET: f'---\nname: Vale News\nfunding: "{ADDRESS}"\n---\n'.encode(),
            ARTICLE: article({"outlet": "vale-news"}),
        },
        told=rf"^{OUTLET}:3: error",
        hidden=(SECRET,),
    )
    yield Attack(
        "secret-outlet-domain",
        {
            OUTLET: f'---\nname: Vale News\ndomains: ["warden:{SECRET}@vale.example"]\n---\n'.encode(),
            ARTICLE: article({"outlet": "vale-news"}),
        },
        told=rf"^{OUTLET}:3: error",
        hidden=(SECRET,),
    )
    yield Attack(
        "secret-outlet-reference",
        {
            OUTLET: f"---\nname: Vale News\nreferences:\n  kind: {ADDRESS}\n---\n".encode(),
            ARTICLE: article({"outlet": "vale-news"}),
        },
        told=rf"^{OUTLET}:4: error",
        hidden=(SECRET,),
    )
    yield Attack(
        "secret-person",
        {PEOPLE: f'ada-brink:\n  role: "{ADDRESS}"\n'.encode()},
        told=rf"^{PEOPLE}:2: error",
        hidden=(SECRET,),
    )
    yield Attack(
        "secret-sidecar",
        {
            SEED: f"Market of Vale opens its gates\n\n8 May 2024\n\n{REPORT}".encode(),
            "seeds/market.txt.yaml": f"url: {ADDRESS}\n".encode(),
            "seeds/market.yaml": f"url: {ADDRESS}\n".encode(),
        },
        exit=-1,
        told="*",
        hidden=(SECRET,),
    )


def values() -> Iterator[Attack]:
    """Write values of the wrong kind."""
    stamps = ("2024-13-01", "2024-02-30", "2024-05-08T25:00", "2024-05-08T10:61", "2024-05-08 24:01", "soon", "[2024]", "{a: b}", "1.5", "true", "-0044-03-15", "0000-01-01", "44 BC",
              "9" * 5000, "2024-00-10", "2024-1-1", "20240508T", "May", "1e3", ".inf", ".nan", "0x7e8", "2024-05-08T10:00+99:00", "99999-01-01", "2024-W20", "now", "yes", "off", "!!timestamp 2024-05-08", "12:30", "1715126400")  # fmt: skip
    for key in ("published", "updated"):
        for number, value in enumerate(stamps):
            yield Attack(
                f"{key}-{number}",
                {ARTICLE: article({key: value})},
                told=refused(key),
                hidden=("A market in Vale",),
            )
    for number, value in enumerate(
        (
            "null",
            "~",
            '""',
            '"\\u200b\\u2060"',
            '"\\u3164"',
            '"\\u2800 \\u00ad"',
            "[a]",
            "{a: b}",
            "",
            '"   "',
            '"\\u0301"',
            "[]",
            '"\\ue000"',
            '"\\U000E0041"',
        )
    ):
        yield Attack(
            f"title-{number}", {ARTICLE: article({"title": value})}, told=rf"^{ARTICLE}:2: error: "
        )
    for number, value in enumerate(
        ("English!", "[en]", "e", "en_US.UTF-8", "x" * 99, "12", "<b>", "../en")
    ):
        yield Attack(
            f"language-{number}", {ARTICLE: article({"language": value})}, told=refused("language")
        )
    for number, value in enumerate(("maybe", "[stated]", "3", "STATED", "stated;")):
        yield Attack(
            f"basis-{number}",
            {ARTICLE: article({"published_basis": value})},
            told=refused("published_basis"),
        )
    for number, value in enumerate(("{a: b}", "[[a]]", "[{a: b}]", '["\\u200b"]', "[a, {b: c}]")):
        for key in ("authors", "tags", "credits"):
            yield Attack(
                f"{key}-kind-{number}", {ARTICLE: article({key: value})}, told=refused(key)
            )


def fronts() -> Iterator[Attack]:
    """Break the front matter itself."""
    for number, text in enumerate(
        (
            'title: "A market\nlanguage: en\n',
            "title: 'A market\nlanguage: en\n",
            'language: en\ntitle: "A market\nurl: "x"\n',
        )
    ):
        line = 3 if text.startswith("language") else 2
        yield Attack(
            f"unclosed-{number}",
            {ARTICLE: f"---\n{text}---\n\n{BODY}".encode()},
            told=rf"^{ARTICLE}:{line}: error: ",
        )
    broken = {
        "no-end": (f"---\ntitle: A market\n\n{BODY}", 1), "no-begin": (f"title: A market\n---\n\n{BODY}", 1), "tab": (f"---\ntitle: A market\n\toutlet: x\n---\n{BODY}", 3),
        "twice": (f"---\ntitle: A market\nlanguage: en\ntitle: B\n---\n{BODY}", 4), "anchor": (f"---\ntitle: &a A market\n---\n{BODY}", 2), "alias": (f"---\ntitle: *a\n---\n{BODY}", 2),
        "merge": (f"---\ntitle: A market\n<<: {{a: b}}\n---\n{BODY}", 3), "bomb": ("---\na: &a [x,x]\nb: &b [*a,*a]\n---\n", 2), "tag": (f"---\ntitle: !!python/object:os.system A\n---\n{BODY}", 2),
        "deep": ("---\ntitle: " + "[" * 1000 + "\n---\n", 2), "deep-100k": ("---\ntitle: " + "[" * 50_000 + "\n---\n", 2), "large": ("---\ntitle: A\nx: " + "y" * 70_000 + "\n---\n", 1), "list": (f"---\n- a\n- b\n---\n{BODY}", 2),
        "word": (f"---\nmarket\n---\n{BODY}", 2), "conflict": (f"---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\n---\n{BODY}", 2), "nel": (f"---\ntitle: A market\u0085slug: ../../x\n---\n{BODY}", 2),
        "ls": (f"---\ntitle: A market\u2028outlet: ../../x\n---\n{BODY}", 2), "surrogate": (f'---\ntitle: "A \\ud800"\n---\n{BODY}', 2), "escape": (f'---\ntitle: "A \\x1b[31m"\n---\n{BODY}', 2),
        "directive": (f"---\n%YAML 9.9\ntitle: A\n---\n{BODY}", 2), "colon": (f"---\ntitle: A: b: c\n---\n{BODY}", 2), "percent": (f"---\ntitle: %x\n---\n{BODY}", 2), "at": (f"---\ntitle: @x\n---\n{BODY}", 2), "backtick": (f"---\ntitle: `x\n---\n{BODY}", 2),
        "bang": (f"---\ntitle: !x\n---\n{BODY}", 2), "question": (f"---\n? title\n: [a]\n---\n{BODY}", 2), "nul": (f"---\ntitle: A\0\n---\n{BODY}", 2), "key-escape": (f'---\n"ti\\x1btle": A\n---\n{BODY}', 2),
    }  # fmt: skip
    for name, (text, line) in broken.items():
        yield Attack(
            f"front-{name}",
            {ARTICLE: text.encode("utf-8", "surrogatepass")},
            told=rf"^{ARTICLE}:{line}: error: ",
        )
    for number, text in enumerate(
        (
            "language: [en]\n",
            "base_url: javascript:x\n",
            "republish: all\n",
            'title: "x\n',
            "base_url: ../x\n",
            "- a\n",
            "people: {a: b}\n",
            "private: ['../x', {a: b}]\n",
            f"contact: {ADDRESS}\n",
        )
    ):
        yield Attack(
            f"site-{number}",
            {SITE: text.encode()},
            exit=2,
            told=rf"^{SITE}(:1)?: error: ",
            hidden=(SECRET,),
        )


def controls() -> Iterator[Attack]:
    """Control characters in texts, titles and names of files."""
    for name, character in {"nul": "\0", "bs": "\x08", "del": "\x7f", "esc": "\x1b[31m\x1b]0;x\x07", "csi": "\x9b31m", "ff": "\x0c", "vt": "\x0b", "nel": "\x85", "so": "\x0e", "bom": "\ufeff", "fffe": "\ufffe"}.items():  # fmt: skip
        yield Attack(
            f"capture-{name}",
            {
                SEED: f"Market of {character}Vale opens its gates\n\n8 May 2024\n\n{REPORT}\nThe hall{character} was cold.{character}\n".encode()
            },
            exit=-1,
            told="*",
        )
        yield Attack(
            f"html-{name}",
            {
                "seeds/market.html": f"<html><head><title>Market of{character} Vale opens its gates</title><meta name=author content='Eva{character} Berg'></head><body><article><h1>Market of{character} Vale opens its gates</h1><p>8 May 2024</p>{''.join(f'<p>{p}{character}</p>' for p in REPORT.split(chr(10) * 2))}</article></body></html>".encode()
            },
            exit=-1,
            told="*",
        )
        yield Attack(
            f"body-{name}",
            {ARTICLE: article(body=f"The hall{character} was cold.\n")},
            exit=-1,
            told="*",
        )
        yield Attack(
            f"page-{name}",
            {PAGE: f"---\ntitle: About\n---\n\nThe hall{character} was cold.\n".encode()},
            exit=-1,
            told="*",
        )
        if character != "\0":
            yield Attack(
                f"seed-name-{name}",
                {
                    f"seeds/mar{character}ket.txt": f"Market of Vale opens its gates\n\n8 May 2024\n\n{REPORT}".encode()
                },
                exit=-1,
                told="*",
            )
            yield Attack(
                f"seed-name-empty-{name}",
                {f"seeds/mar{character}ket.txt": b""},
                told=r"^seeds/mar.*error: the file is empty",
            )
    for name, character in {
        "rlo": "\u202e",
        "rli": "\u2067",
        "lre": "\u202a",
        "pdf": "\u202c",
        "lrm": "\u200e",
        "zwj": "\u200d",
        "tag": "\U000e0041",
    }.items():
        yield Attack(
            f"capture-{name}",
            {
                SEED: f"Market of {character}Vale opens its gates\n\n8 May 2024\n\n{REPORT}\nThe hall{character} was cold in the morning.\n".encode()
            },
            exit=-1,
            told="*",
        )
        yield Attack(
            f"title-{name}",
            {ARTICLE: article({"title": f"A market{character} in Vale"})},
            exit=-1,
            told="*",
        )
        yield Attack(
            f"outlet-name-{name}",
            {
                OUTLET: f"---\nname: Vale{character} News\n---\n".encode(),
                ARTICLE: article({"outlet": "vale-news"}),
            },
            exit=-1,
            told="*",
        )
    for number, code in enumerate(
        (
            "&#0;",
            "&#27;[31m",
            "&#8;",
            "&#x7f;",
            "&#xD800;",
            "&#x202e;",
            "&#x85;",
            "&#xfffe;",
            "&#x110000;",
        )
    ):
        yield Attack(
            f"html-code-{number}",
            {
                "seeds/market.html": f"<html><head><title>Market of{code} Vale opens its gates</title></head><body><article><h1>Market of{code} Vale opens its gates</h1><p>8 May 2024</p>{''.join(f'<p>{p}{code}</p>' for p in REPORT.split(chr(10) * 2))}</article></body></html>".encode()
            },
            exit=-1,
            told="*",
        )


def binaries() -> Iterator[Attack]:
    """Yield what is no text."""
    generator = random.Random(7)  # noqa: S311 -- noise
    for name, data in {
        "pdf": b"%PDF-1.7\n" + bytes(1000), "zip": b"PK\x03\x04" + bytes(100), "png": b"\x89PNG\r\n\x1a\n" + bytes(100), "elf": b"\x7fELF" + bytes(64), "noise": generator.randbytes(20_000), "zeros": bytes(5000),
        "gzip-bomb": gzip.compress(bytes(30_000_000)), "empty": b"", "blanks": b" \n\t\n" * 500, "bom": b"\xef\xbb\xbf", "large": b"The market. " * 500_000, "xz": b"\xfd7zXZ" + bytes(40), "sqlite": b"SQLite format 3\x00" + bytes(99),
    }.items():  # fmt: skip
        yield Attack(f"seed-{name}", {SEED: data}, told=r"^seeds/market\.txt: error: ")
        yield Attack(
            f"seed-html-{name}", {"seeds/market.html": data}, told=r"^seeds/market\.html: error: "
        )
        if name not in ("blanks", "empty", "bom", "large"):
            yield Attack(f"article-{name}", {ARTICLE: data}, told=rf"^{ARTICLE}(:\d+)?: error: ")
        yield Attack(
            f"site-{name}",
            {SITE: data},
            exit=0 if name in ("empty", "blanks", "bom") else 2,
            told="*",
        )
        yield Attack(f"history-{name}", {"content/history.jsonl": data}, exit=-1, told="*")
        yield Attack(f"frequencies-{name}", {"content/frequencies.tsv": data}, exit=-1, told="*")
        yield Attack(
            f"people-{name}",
            {PEOPLE: data},
            exit=0 if name in ("empty", "blanks", "bom") else 1,
            told="*",
        )
        yield Attack(
            f"warc-{name}", {"seeds/market.warc": data}, told=r"^seeds/market\.warc: error: "
        )
        yield Attack(
            f"mhtml-{name}", {"seeds/market.mhtml": data}, told=r"^seeds/market\.mhtml: error: "
        )
        yield Attack(
            f"webarchive-{name}",
            {"seeds/market.webarchive": data},
            told=r"^seeds/market\.webarchive: error: ",
        )


def payloads() -> Iterator[Attack]:
    """Write what would run into every field of every kind of file."""
    for number, payload in enumerate(PAYLOADS):
        quoted = json.dumps(payload)
        yield Attack(
            f"payload-article-{number}",
            {
                ARTICLE: article(
                    dict.fromkeys(
                        (
                            "title",
                            "signoff",
                            "dateline",
                            "description",
                            "image_caption",
                            "image_credit",
                            "truncated",
                        ),
                        quoted,
                    )
                    | dict.fromkeys(("authors", "credits", "tags"), f"[{quoted}]"),
                    f'{payload}\n\n"{payload}" she said.\n',
                )
            },
            exit=0,
            told="*",
        )
        yield Attack(
            f"payload-outlet-{number}",
            {
                OUTLET: f"---\nname: {quoted}\nsign: {quoted}\nkind: {quoted}\nfunding: {quoted}\naliases: [{quoted}]\nreferences: {{kind: {quoted}}}\n---\n\n{payload}\n".encode(),
                ARTICLE: article({"outlet": "vale-news"}),
            },
            exit=0,
            told="*",
        )
        yield Attack(
            f"payload-event-{number}",
            {
                EVENT: f"---\ntitle: {quoted}\nplace: {quoted}\ndate: 2024-05-08\nstatus: confirmed\narticles:\n  - vale-market\n---\n\n{payload}\n".encode(),
                ARTICLE: article(),
            },
            exit=0,
            told="*",
        )
        yield Attack(
            f"payload-page-{number}",
            {
                PAGE: f"---\ntitle: {quoted}\n---\n\n{payload}\n".encode(),
                STORYLINE: f"---\ntitle: {quoted}\n---\n\n{payload}\n".encode(),
            },
            exit=0,
            told="*",
        )
        yield Attack(
            f"payload-site-{number}",
            {
                SITE: f"title: {quoted}\ndescription: {quoted}\nbase_url: https://harbor.example\nrepublish: full\n".encode()
            },
            exit=0,
            told="*",
        )
        yield Attack(
            f"payload-people-{number}",
            {
                PEOPLE: f"ada-brink:\n  name: {quoted}\n  role: {quoted}\n  status: public\n".encode()
            },
            exit=0,
            told="*",
        )
        yield Attack(
            f"payload-text-{number}",
            {
                SEED: f'Market of Vale {payload} opens its gates\n\n8 May 2024\n\nBy Eva Berg {payload}\n\n{REPORT}\n"We like {payload} very much," Mayor Eva Berg of {payload} told reporters on Wednesday.\n\nVale News\n'.encode()
            },
            exit=-1,
            told="*",
        )
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": f"Market of Vale {payload}",
            "author": [{"@type": "Person", "name": payload}],
            "image": payload,
            "url": payload,
            "publisher": {"@type": "Organization", "name": payload},
            "keywords": [payload],
            "description": payload,
        }
        safe = html.escape(payload)
        page = f'<html lang="{safe}"><head><title>Market of Vale {safe}</title><meta name=author content="{safe}"><meta property="og:site_name" content="{safe}"><meta property="og:image" content="{safe}"><link rel=canonical href="{safe}"><meta name=description content="{safe}"><script type="application/ld+json">{json.dumps(data).replace("</", chr(92).join(("<", "/")))}</script></head><body><article><h1>Market of Vale {safe}</h1><p>8 May 2024</p><figure><img src="{safe}" alt="{safe}"><figcaption>{safe}</figcaption></figure>{"".join(f"<p>{p} {safe}</p>" for p in REPORT.split(chr(10) * 2))}</article></body></html>'
        yield Attack(
            f"payload-html-{number}", {"seeds/market.html": page.encode()}, exit=-1, told="*"
        )


GROUPS = (ids, credentials, values, fronts, controls, binaries, payloads)
