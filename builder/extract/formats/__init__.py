"""The bytes of a capture -> its text layer and blocks, by format."""

from __future__ import annotations

from typing import Final

from builder.core.digest import Rule
from builder.core.limits import (
    MAX_CAPTURE_BYTES,
    MAX_OPEN_SECONDS,
    MAX_READ_MEMORY,
    MAX_READ_SECONDS,
)
from builder.extract.formats.captures import captures_of, read_bytes
from builder.extract.formats.format import (
    MAX_CONTAINER_BYTES,
    MAX_PARTS,
    MAX_SAVED_BYTES,
    MAX_UNPACKED_BYTES,
)
from builder.extract.formats.html import MAX_TAGS
from builder.extract.formats.marking import LEAST_MARKED
from builder.extract.formats.mojibake import MISREAD
from builder.extract.formats.registry import FORMATS

__all__ = ["RULES", "captures_of", "read_bytes"]

RULES: Final = (
    Rule(
        stage="read",
        name="largest capture",
        value=f"{MAX_CAPTURE_BYTES // 1_000_000} MB",
        text="A larger file is refused before anything parses it.",
    ),
    Rule(
        stage="read",
        name="time for one page",
        value=f"{MAX_READ_SECONDS:g} s",
        text="An HTML page is read in a process of its own, which is ended after this time. "
        f"So is what opens an archive, a letter or a feed, after {MAX_OPEN_SECONDS:g} s; "
        f"neither is given more than {MAX_READ_MEMORY // 1_000_000_000} GB of memory.",
    ),
    Rule(
        stage="read",
        name="largest saved page",
        value=f"{MAX_SAVED_BYTES // 1_000_000} MB",
        text="A page that was saved with its pictures in one file may be so large; without them the limit for a capture holds.",
    ),
    Rule(
        stage="read",
        name="formats",
        text=f"A capture is read as {', '.join(one.name for one in FORMATS)}; what is in another format is refused by its name.",
    ),
    Rule(
        stage="read",
        name="largest archive",
        value=f"{MAX_CONTAINER_BYTES // 1_000_000} MB",
        text="A file that holds several captures may be so large. It is read until it has given "
        f"{MAX_UNPACKED_BYTES // 1_000_000} MB or {MAX_PARTS:,} pages, each no larger than a saved page. "
        "An archive inside it is not opened.",
    ),
    Rule(
        stage="read",
        name="report of a page",
        value=f"chance of {LEAST_MARKED:g}",
        text="Each block of an HTML page is judged by decision trees: from its looks, its elements and the words of their classes, "
        "what the library trafilatura extracts, what the page states as its text, and how the blocks around it fare. From this chance on "
        "it is part of the report, up to the first link behind its last sentence. The trees were learned from public pages whose reports "
        "are known (builder/weights/html_blocks.json).",
    ),
    Rule(
        stage="read",
        name="most tags of a page",
        value=f"{MAX_TAGS:,}",
        text="An HTML page with more is refused.",
    ),
    Rule(
        stage="read",
        name="encoding",
        value=f"{MISREAD:.0%}",
        text="Byte order mark, then UTF-8, then the charset that a page declares, then a legacy encoding told from the bytes, "
        "with a warning. A declared charset is a lie when at least this share of the characters beyond ASCII stand where "
        "nobody writes them (two scripts in a word, a capital behind a small letter) and another one makes far fewer. "
        "A byte that cannot be decoded is shown as a replacement character; the rest is kept.",
    ),
)
