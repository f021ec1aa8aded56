"""A file of content/ -> what it says."""

from __future__ import annotations

from builder.core.outcome import ContentRecord
from builder.editor.load import record


def record_of(item: tuple[str, bytes]) -> ContentRecord:
    """Return the article or the event in the bytes of the file named, if nothing is wrong with it."""
    path, data = item
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ContentRecord()
    return record(path, text.replace("\r\n", "\n").replace("\r", "\n"))
