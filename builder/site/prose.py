"""Markdown that a person wrote -> sanitized HTML.

Markdown is slow on some hostile texts and nh3 on deep nesting, so both are bounded before they
start.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from builder.lang.addresses import without_credentials

#: Longest text that is read as Markdown (characters); a longer one is shown as it is.
_MAX_CHARACTERS = 100_000
#: Most marks of the kinds that make Markdown backtrack, and deepest quotation or list, in one text.
MAX_MARKS = 4_000
_MAX_DEPTH = 60

_MARKS = re.compile(r"[\[\]<`*_&!\\]")
_DEEP = re.compile(
    rf"^[ \t]{{{4 * _MAX_DEPTH},}}|^[ \t]{{0,9}}(?:>[ \t]?){{{_MAX_DEPTH},}}", re.MULTILINE
)

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "cite", "code", "dd", "del", "dl", "dt", "em", "h2", "h3", "h4", "hr", "i", "ins", "li", "ol",
    "p", "pre", "q", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"colspan"},
    "th": {"colspan", "scope"},
}


@lru_cache(maxsize=1024)
def prose(text: str) -> Markup:
    """Return Markdown as HTML that is safe to show; headings begin at the second level."""
    text = without_credentials(text.encode("utf-8", "replace").decode())
    if not text.strip():
        return Markup()
    if len(text) > _MAX_CHARACTERS or len(_MARKS.findall(text)) > MAX_MARKS or _DEEP.search(text):
        return Markup("<p>{}</p>").format(escape(text))
    import markdown  # noqa: PLC0415 - only digests with notes need it
    import nh3  # noqa: PLC0415 - as above

    html = markdown.markdown(
        text, extensions=["tables", "sane_lists", "smarty"], output_format="html"
    )
    html = re.sub(r"<(/?)h1>", r"<\1h2>", html)
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
        strip_comments=True,
    )
    return Markup(clean)  # noqa: S704 - nh3 has removed everything but the elements named above
