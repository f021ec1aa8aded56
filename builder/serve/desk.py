"""What an editor has to do -> the page of it that the local server makes up, and the files it names.

Nothing of this is ever written to disk or published.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final
from urllib.parse import quote

from builder.core.task import TASK_KINDS, Task
from builder.serve.notice import STYLE_PATH
from builder.site.urls import Urls

DESK_PATH: Final = "/_desk/"
#: Folders whose files are shown.
_SHOWN: Final = ("content", "seeds")
#: A longer file is shown by its beginning (bytes).
_LONGEST: Final = 1_000_000

_PAGE: Final = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<link rel="stylesheet" href="{style}"></head>
<body class="livereload-page"><main><h1>{title}</h1>{body}</main></body>
</html>
"""


def desk_page(tasks: Iterable[Task], below: str = "") -> bytes:
    """Return the list of what there is to do, each entry with its page and its file.

    ``below`` is the path on the host below which the site is served.
    """
    parts = []
    for kind, own in groupby(tasks, key=lambda task: task.kind):
        items = [_entry(task, below) for task in own]
        heading = f"<h2>{escape(TASK_KINDS[kind])} ({len(items)})</h2>"
        parts.append(f"<section>{heading}<ul>{''.join(items)}</ul></section>")
    return _page("Editor’s desk", "".join(parts) or "<p>There is nothing to do.</p>")


def file_page(root: Path, name: str) -> bytes | None:
    """Return a file of content/ or seeds/ with its lines numbered; ``None`` for any other."""
    folders = [(root / folder).resolve() for folder in _SHOWN]
    try:
        file = (root / name).resolve(strict=True)
        if not file.is_file() or not any(file.is_relative_to(folder) for folder in folders):
            return None
        with file.open("rb") as opened:
            text = opened.read(_LONGEST).decode("utf-8", "replace")
    except (OSError, ValueError):
        return None
    lines = "".join(
        f'<li id="L{number}"><code>{escape(line) or "&#8203;"}</code></li>'
        for number, line in enumerate(text.split("\n"), 1)
    )
    return _page(escape(name), f'<ol class="livereload-file">{lines}</ol>')


def _entry(task: Task, below: str) -> str:
    said = task.diagnostic
    line = said.line or 1
    file = f"{DESK_PATH}{quote(said.path)}#L{line}"
    urls = Urls()
    page = (
        urls.event(task.event, task.anchor)
        if task.event
        else urls.article(task.article)
        if task.article
        else ""
    )
    shown = f' <a href="{escape(below + page)}">the page</a>' if page else ""
    return (
        f"<li><p>{escape(said.what)}{shown}</p>"
        f'<p><a href="{escape(file)}"><code>{escape(said.path)}:{line}</code></a> {escape(said.remedy)}</p></li>'
    )


def _page(title: str, body: str) -> bytes:
    return _PAGE.format(title=title, body=body, style=STYLE_PATH).encode()
