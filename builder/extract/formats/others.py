"""What a file is that is not a capture, so that it can be refused by name instead of being read as
text.
"""

from __future__ import annotations

import json
import re
from typing import Final

#: First bytes of files that are not text.
SIGNATURES: Final = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"BZh", "compressed (bzip2)"),
    (b"\xfd7zXZ", "compressed (xz)"),
    (b"7z\xbc\xaf\x27\x1c", "compressed (7z)"),
    (b"Rar!\x1a\x07", "compressed (RAR)"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x7fELF", "a program (ELF)"),
    (b"MZ\x90\x00", "a program"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"bplist00", "a web archive of Safari"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a document in RTF"),
    (b"%!PS", "a PostScript document"),
    (b"BEGIN:VCARD", "a list of contacts"),
    (b"BEGIN:VCALENDAR", "a calendar"),
    (b"WEBVTT", "subtitles"),
    (b"#!", "a program"),
)
#: Endings of the names of text files that no page is saved as, nor an article typed into.
ENDINGS: Final = {
    ".json": "JSON data", ".jsonl": "JSON data", ".har": "a log of a browser (HAR)", ".cdx": "an index of an archive",
    ".cdxj": "an index of an archive", ".xml": "XML data", ".csv": "a table (CSV)", ".tsv": "a table",
    ".css": "a style sheet", ".js": "a script", ".py": "a program", ".sh": "a program", ".php": "a program",
    ".yaml": "YAML data", ".yml": "YAML data", ".toml": "TOML data", ".ini": "settings", ".log": "a log",
    ".sql": "a database in text", ".srt": "subtitles", ".vtt": "subtitles", ".svg": "a drawing",
    ".url": "a shortcut to a page", ".webloc": "a shortcut to a page", ".desktop": "a shortcut",
    ".ics": "a calendar", ".vcf": "a list of contacts", ".rtf": "a document in RTF", ".tex": "a document in LaTeX",
    ".opml": "a list of feeds", ".diff": "a list of changes", ".patch": "a list of changes",
}  # fmt: skip
_XML: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,50}<\?xml[\s>]", re.IGNORECASE)
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_DATA: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,50}[\[{]\s{0,50}[\[{\"\d\]}-]")


def no_text(data: bytes) -> str:
    """Return what a file is by its first bytes, when they are not those of a text; else ""."""
    return next((name for signature, name in SIGNATURES if data.startswith(signature)), "")


def no_page(data: bytes, path: str) -> str:
    """Return what a file of text is that is neither page nor article; "" when it may be one."""
    head = data[:2000]
    if _XML.match(head) and not _HTML.search(head):
        return "XML data"
    if _DATA.match(head) and _is_json(data):
        return "JSON data"
    name = path.lower().rpartition("/")[2]
    return next((what for ending, what in ENDINGS.items() if name.endswith(ending)), "")


def _is_json(data: bytes) -> bool:
    """Tell whether a file is JSON as a whole, or an object in its first line (JSON lines)."""
    for text, kinds in ((data.partition(b"\n")[0], dict), (data, dict | list)):
        try:
            if isinstance(json.loads(text), kinds):
                return True
        except (ValueError, RecursionError):
            continue
    return False
