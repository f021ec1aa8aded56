"""Files of the site -> the same without control characters, marks that reorder letters, and passwords
in addresses.

Captures are published as they were printed; what no reader sees in them can still steer a terminal
or a parser, and a password that a page printed by mistake need not be printed again.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from builder.core.page import File, SearchRecord
from builder.lang.addresses import without_credentials
from builder.lang.characters import CONTROLS, INERT, REORDERING

_TEXTS: Final = (".html", ".json", ".csv", ".xml", ".txt", ".bib", ".ris", ".jsonl")


def passed(file: File) -> File:
    """Return ``file`` as it may leave."""
    if not file.path.endswith(_TEXTS):
        return file
    text = file.data.decode("utf-8", "replace")
    clean = cleaned(text)
    return file if clean == text else replace(file, data=clean.encode())


def passed_record(record: SearchRecord) -> SearchRecord:
    """Return ``record`` as it may leave."""
    meta = tuple((name, cleaned(text)) for name, text in record.meta)
    return replace(record, content=cleaned(record.content), meta=meta)


def cleaned(text: str) -> str:
    """Return ``text`` with U+FFFD for control characters, marks that reorder letters made inert, and
    no credentials in addresses.

    Credentials are the user name and password in front of a host. Each mark stays one character:
    places in a text are told by counting them.
    """
    return without_credentials(REORDERING.sub(INERT, CONTROLS.sub("\ufffd", text)))
