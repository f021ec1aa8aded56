"""State of the last build and a page -> the page with a notice and the reload client.

The site's own policy forbids inline script and style, so both are files that the server makes up;
nothing of this is ever written to disk. The additions go to the very end of the page: a browser
puts them into the body whatever the page looks like.
"""

from __future__ import annotations

from html import escape
from typing import Final

from builder.serve.rebuild import BuildState

STYLE_PATH: Final = "/livereload.css"
SCRIPT_PATH: Final = "/livereload.js"

STYLE: Final = """\
.livereload-notice {
  position: fixed; inset: auto 0 0; z-index: 1000; max-height: 50vh; overflow: auto; overflow-wrap: anywhere;
  padding: 1rem 1.5rem; border-top: 4px solid #b3261e;
  background: #fff4f2; color: #410002; font: 1rem/1.5 system-ui, sans-serif;
}
.livereload-notice h2 { margin: 0 0 .5rem; font: 600 1.125rem/1.4 system-ui, sans-serif; }
.livereload-notice ul { margin: 0; padding: 0 0 0 1.25rem; }
.livereload-notice code { font: .875rem/1.5 ui-monospace, monospace; white-space: pre-wrap; }
.livereload-page { margin: 0; background: #fff; color: #1b1b1b; font: 1rem/1.5 system-ui, sans-serif; }
.livereload-page main { padding: 2rem 1.5rem; max-width: 60rem; overflow-wrap: anywhere; }
.livereload-page a { color: inherit; }
.livereload-page section li { margin-block: .75rem; }
.livereload-page section p { margin: 0; }
.livereload-file { font: .875rem/1.5 ui-monospace, monospace; white-space: pre-wrap; }
.livereload-file :target { background: #fff0c2; }
@media (prefers-color-scheme: dark) {
  .livereload-notice { background: #2b0d0a; color: #ffdad5; }
  .livereload-page { background: #161616; color: #e8e8e8; }
  .livereload-file :target { background: #4a3a00; }
}
@media print { .livereload-notice { display: none; } }
"""

_EMPTY_PAGE: Final = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
<body class="livereload-page"><main><h1>{title}</h1><p>{text}</p></main></body>
</html>
"""


def with_client(page: bytes, state: BuildState, *, port: int, version: str) -> bytes:
    """Return ``page`` with the notice, if any, and the reload client at its end.

    ``version`` names the build that the page belongs to: the client sends it back when it connects,
    so that a page fetched just before a build ended is reloaded too.
    """
    script = f'<script src="{SCRIPT_PATH}?port={port}&amp;snipver={version}" defer></script>'
    return page + f"\n{_notice(state)}{script}\n".encode()


def placeholder(state: BuildState) -> bytes:
    """Return the page shown while there is no site yet."""
    if state.first:
        title, text = "The first build is running", "This page is replaced as soon as it is done."
    else:
        title, text = (
            "There is no site yet",
            "Mend what is listed below: the site appears by itself.",
        )
    return _EMPTY_PAGE.format(title=title, text=text).encode()


def _notice(state: BuildState) -> str:
    style = f'<link rel="stylesheet" href="{STYLE_PATH}">'
    if not state.problems:
        return style if state.first else ""
    title = (
        "The last build failed; the site stays as it was before"
        if state.failed
        else "Built without the inputs that cannot be used"
    )
    lines = "".join(f"<li><code>{escape(problem)}</code></li>" for problem in state.problems)
    return f'{style}<section class="livereload-notice" role="alert"><h2>{title}</h2><ul>{lines}</ul></section>'
