"""Time full, unchanged and one-edit builds of the same invented news by this program, Hugo,
Eleventy, Pelican and MkDocs.

    python bench/peers.py [--articles 300] [--rounds 3] [--write]

The peers are installed into .cache/bench (PyPI and npm).  Each makes a page of every article, event
and outlet, and a list of all, from a skeleton of about a kilobyte; this program reads captures,
groups, compares and indexes besides, so that its full build answers another question.  What
compares is the time of a page and of a megabyte of HTML where all analysis is kept and every page
is drawn again (a template changed).  The programs take turns in each round; the median of the
rounds counts.  ``--write`` replaces RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))

from corpus import Report, reports
from measuring import Cost, cost_of, program, table
from road import HEADING, REPOSITORY, edit_article, edit_template, made

TOOLS: Final = REPOSITORY / ".cache" / "bench"
RESULTS: Final = Path(__file__).parent / "RESULTS.md"
FULL, UNCHANGED, EDIT, PAGES = "full", "unchanged", "one edit", "all pages again"
_SKELETON: Final = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>{title}</title><style>body{{font:1rem/1.5 Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1rem}}"
    "header a{{margin-right:1rem}}h1{{line-height:1.2}}time{{color:#555}}footer{{margin-top:3rem;border-top:1px solid #ccc}}</style></head>"
    '<body><header><a href="/">News</a><a href="/events/">Events</a><a href="/outlets/">Outlets</a></header><main>{body}</main>'
    "<footer><p>An invented digest of invented news, made to be timed.</p></footer></body></html>"
)


@dataclass(frozen=True, slots=True)
class Peer:
    """One generator: how its project is laid out, and how it is told to build."""

    name: str
    lay_out: Callable[[Path, Sequence[Report]], None]
    command: Callable[[Path], list[object]]
    #: Folder of the site that it makes.
    site: str
    #: Folder of its articles.
    articles: str


def _front(report: Report, **names: str) -> str:
    """Return an article as Markdown with front matter; ``names`` say what the generator calls
    things.
    """
    rows = {"title": json.dumps(report.title), "date": report.day.isoformat()} | names
    return "\n".join(
        ["---", *(f"{key}: {value}" for key, value in rows.items()), "---", "", *_body(report)]
    )


def _body(report: Report) -> list[str]:
    return [line for paragraph in report.paragraphs for line in (paragraph, "")]


def _write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _hugo(root: Path, news: Sequence[Report]) -> None:
    item = '<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
    layouts = {
        "single": '<h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time>{{ .Content }}',
        "list": item,
    }
    settings = "baseURL = 'https://news.example/'\ntitle = 'News'\nbuildFuture = true\ndisableKinds = ['RSS', 'sitemap', '404']\n"
    _write(root, {"hugo.toml": f"{settings}[taxonomies]\nevent = 'events'\noutlet = 'outlets'\n"})
    _write(
        root,
        {
            f"layouts/_default/{kind}.html": _SKELETON.format(title="{{ .Title }}", body=body)
            for kind, body in layouts.items()
        },
    )
    _write(
        root,
        {
            "layouts/index.html": _SKELETON.format(
                title="News", body=item.replace(".Pages", ".Site.RegularPages")
            )
        },
    )
    names = {
        f"content/articles/{one.name}.md": _front(
            one, events=f"[event-{one.event}]", outlets=f"[{one.outlet}]"
        )
        for one in news
    }
    _write(root, names)


def _eleventy(root: Path, news: Sequence[Report]) -> None:
    _write(
        root,
        {
            "eleventy.config.js": _ELEVENTY,
            "src/_includes/page.liquid": _SKELETON.format(
                title="{{ title }}", body="<h1>{{ title }}</h1>{{ content }}"
            ),
            "src/articles/articles.json": '{"layout": "page.liquid", "tags": "article"}',
            "src/index.liquid": "---\nlayout: page.liquid\ntitle: News\n---\n"
            + _ELEVENTY_LIST.replace("GROUP", "collections.article"),
        },
    )
    for kind in ("event", "outlet"):
        head = f"---\nlayout: page.liquid\npagination:\n  data: collections.{kind}s\n  size: 1\n  alias: group\n"
        head += f'permalink: "/{kind}s/{{{{ group.name | slugify }}}}/"\neleventyComputed:\n  title: "{{{{ group.name }}}}"\n---\n'
        _write(root, {f"src/{kind}s.liquid": head + _ELEVENTY_LIST.replace("GROUP", "group.items")})
    _write(
        root,
        {
            f"src/articles/{one.name}.md": _front(
                one, event=f"event-{one.event}", outlet=one.outlet
            )
            for one in news
        },
    )


_ELEVENTY_LIST: Final = '<ul>{% for item in GROUP %}<li><a href="{{ item.url }}">{{ item.data.title }}</a></li>{% endfor %}</ul>\n'
_ELEVENTY: Final = """module.exports = function (config) {
  for (const kind of ["event", "outlet"]) {
    config.addCollection(kind + "s", (all) => {
      const groups = new Map();
      for (const item of all.getFilteredByTag("article")) {
        const name = item.data[kind];
        if (!groups.has(name)) groups.set(name, []);
        groups.get(name).push(item);
      }
      return [...groups].map(([name, items]) => ({ name, items }));
    });
  }
  return { dir: { input: "src", output: "_site" } };
};
"""


def _pelican(root: Path, news: Sequence[Report]) -> None:
    listed = '<h1>{{ title }}</h1><ul>{% for one in articles %}<li><a href="/{{ one.url }}">{{ one.title }}</a></li>{% endfor %}</ul>'
    pages = {
        "article": (
            "{{ article.title }}",
            "<h1>{{ article.title }}</h1><time>{{ article.date.isoformat() }}</time>{{ article.content }}",
        ),
        "index": ("News", listed.replace("{{ title }}", "News")),
        "category": ("{{ category }}", listed.replace("{{ title }}", "{{ category }}")),
        "author": ("{{ author }}", listed.replace("{{ title }}", "{{ author }}")),
    }
    settings = {
        "AUTHOR_SAVE_AS": "outlets/{slug}.html",
        "CATEGORY_SAVE_AS": "events/{slug}.html",
        "DEFAULT_PAGINATION": False,
        "DIRECT_TEMPLATES": ["index"],
        "FEED_ALL_ATOM": None,
        "CATEGORY_FEED_ATOM": None,
        "AUTHOR_FEED_ATOM": None,
        "AUTHOR_FEED_RSS": None,
        "TRANSLATION_FEED_ATOM": None,
        "PATH": "content",
        "SITENAME": "News",
        "SITEURL": "",
        "THEME": "theme",
        "TIMEZONE": "UTC",
    }
    _write(
        root,
        {
            "pelicanconf.py": "".join(f"{key} = {value!r}\n" for key, value in settings.items()),
            "theme/static/none": "",
        },
    )
    _write(
        root,
        {
            f"theme/templates/{name}.html": _SKELETON.format(title=title, body=body)
            for name, (title, body) in pages.items()
        },
    )
    heads = {
        one: f"Title: {one.title}\nDate: {one.day}\nCategory: event-{one.event}\nAuthor: {one.outlet}\nSlug: {one.name}\n"
        for one in news
    }
    _write(
        root,
        {f"content/{one.name}.md": "\n".join((head, *_body(one))) for one, head in heads.items()},
    )


def _mkdocs(root: Path, news: Sequence[Report]) -> None:
    _write(
        root,
        {
            "mkdocs.yml": "site_name: News\nuse_directory_urls: true\nplugins: []\ntheme:\n  name: null\n  custom_dir: theme\n"
        },
    )
    _write(
        root,
        {"theme/main.html": _SKELETON.format(title="{{ page.title }}", body="{{ page.content }}")},
    )
    _write(
        root,
        {
            f"docs/articles/{one.name}.md": f"# {one.title}\n\n" + "\n".join(_body(one))
            for one in news
        },
    )
    groups: dict[str, list[Report]] = defaultdict(list)
    for one in news:
        groups[f"events/{one.event}"].append(one)
        groups[f"outlets/{one.outlet.lower().replace(' ', '-')}"].append(one)
    for name, items in {"index": list(news), **groups}.items():
        up = "../" * name.count("/")
        lines = [
            f"# {name}",
            "",
            *(f"- [{one.title}]({up}articles/{one.name}.md)" for one in items),
        ]
        _write(root, {f"docs/{name}.md": "\n".join(lines) + "\n"})


def _python(name: str, *arguments: object) -> list[object]:
    return [TOOLS / "venv" / "bin" / name, *arguments]


PEERS: Final = (
    Peer("Hugo", _hugo, lambda _root: _python("hugo", "--quiet"), "public", "content/articles"),
    Peer(
        "Eleventy",
        _eleventy,
        lambda _root: ["node", TOOLS / "node_modules" / ".bin" / "eleventy", "--quiet"],
        "_site",
        "src/articles",
    ),
    Peer(
        "Pelican",
        _pelican,
        lambda _root: _python("pelican", "-q", "-s", "pelicanconf.py"),
        "output",
        "content",
    ),
    Peer(
        "MkDocs", _mkdocs, lambda _root: _python("mkdocs", "build", "-q"), "site", "docs/articles"
    ),
)


def installed() -> None:
    """Install the peers where they are missing."""
    if not (TOOLS / "venv" / "bin" / "mkdocs").exists():
        subprocess.run([sys.executable, "-m", "venv", TOOLS / "venv"], check=True)
        subprocess.run(
            [
                *_python("python", "-m", "pip", "install", "-q"),
                "hugo",
                "pelican[markdown]",
                "mkdocs",
            ],
            check=True,
        )
    if not (TOOLS / "node_modules").exists():
        npm = shutil.which("npm") or "npm"
        subprocess.run(
            [
                npm,
                "install",
                "--silent",
                "--no-audit",
                "--no-fund",
                "--prefix",
                TOOLS,
                "@11ty/eleventy",
            ],
            check=True,
        )


def _edit_first(folder: Path) -> None:
    article = min(folder.glob("*.md"))
    article.write_text(
        article.read_text(encoding="utf-8") + "\nThe mayor will visit on Friday.\n",
        encoding="utf-8",
    )


def rounds_of(
    number: int, rounds: int, folder: Path
) -> tuple[dict[str, dict[str, list[Cost]]], dict[str, Path]]:
    """Return the cost of each round by program and kind of build, and where each program's site is."""
    found: dict[str, dict[str, list[Cost]]] = defaultdict(lambda: defaultdict(list))
    sites: dict[str, Path] = {}
    news = list(reports(number))
    for turn in range(rounds):
        for peer in PEERS:
            root = folder / f"{peer.name} {turn}"
            peer.lay_out(root, news)
            for kind, edit in {FULL: None, UNCHANGED: None, EDIT: _edit_first}.items():
                if edit:
                    edit(root / peer.articles)
                found[peer.name][kind].append(cost_of(peer.command(root), root))
            sites[peer.name] = root / peer.site
        root = made(folder / f"own {turn}", number)
        for kind, edit in {
            FULL: None,
            UNCHANGED: None,
            EDIT: edit_article,
            PAGES: edit_template,
        }.items():
            if edit:
                edit(root)
            found["Coverage Digest"][kind].append(
                cost_of(program(root, "build"), root, PYTHONPATH=str(REPOSITORY))
            )
        sites["Coverage Digest"] = root / "site"
        for old in folder.glob(f"* {turn - 1}"):
            shutil.rmtree(old)
    return found, sites


def report(number: int, found: dict[str, dict[str, list[Cost]]], sites: dict[str, Path]) -> str:
    """Return the results as Markdown."""
    rows = {}
    for name, kinds in found.items():
        pages = [path.stat().st_size for path in sites[name].rglob("*.html")]
        middle = {
            kind: statistics.median(cost.cpu for cost in costs) for kind, costs in kinds.items()
        }
        drawn = middle.get(PAGES, middle[FULL])
        rows[name] = [
            *(f"{middle[kind]:.2f}" for kind in (FULL, UNCHANGED, EDIT)),
            f"{statistics.median(cost.wall for cost in kinds[FULL]):.1f}",
            f"{max(cost.peak for costs in kinds.values() for cost in costs):.0f}",
            f"{len(pages):,}",
            f"{sum(pages) / 1e6:.1f}",
            f"{1000 * drawn / len(pages):.2f}",
            f"{1000 * drawn / (sum(pages) / 1e6):.0f}",
        ]
    head = (
        "full, CPU s",
        "unchanged",
        "one edit",
        "full, wall s",
        "peak MB",
        "pages",
        "MB of HTML",
        "CPU ms a page",
        "CPU ms a MB",
    )
    return (
        f"{number:,} articles, median of {len(found['Hugo'][FULL])} rounds:\n\n{table(head, rows)}"
    )


def text_of_results(text: str) -> str:
    """Return the file of results with its heading and what the figures mean."""
    meaning = (__doc__ or "").split("\n\n")[2].partition("``--write``")[0].strip()
    return f"# Beside other generators\n\n{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores. {meaning}\n\n{text}\n"


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=300, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--write", action="store_true", help="Write the results into RESULTS.md.")
    options = parser.parse_args()
    installed()
    with tempfile.TemporaryDirectory() as folder:
        text = report(options.articles, *rounds_of(options.articles, options.rounds, Path(folder)))
    print(text)
    if options.write:
        measured = text_of_results(text)
        known = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
        _, mark, road = known.partition(f"{HEADING}\n")
        kept = f"\n{mark}{road}" if mark else ""
        RESULTS.write_text(f"{measured.rstrip()}\n{kept}", encoding="utf-8")


if __name__ == "__main__":
    main()
