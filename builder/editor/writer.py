"""Values -> the text of a YAML front matter, always the same bytes for the same values.

Strings are written plain where every YAML reader takes them for that string (or for the date that
they are), and in double quotation marks otherwise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Final

from builder.editor.frontmatter import FORBIDDEN

#: What front matter can hold: a string, a list, a table, a list of tables.
Value = str | tuple[str, ...] | Mapping[str, str] | tuple[Mapping[str, str], ...]

#: A longer string is always quoted.
MAX_PLAIN: Final = 1000
_PLAIN: Final = re.compile(
    r"[^\W_](?:[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff:#\"'\\]|:(?=[^\s:#\"'\\])|(?<=\S)#)*(?<=[^\s:])"
)
#: What other readers would take for something else than a string.
_AMBIGUOUS: Final = re.compile(
    r"(?i)(?:y|n|yes|no|on|off|true|false|null|[-+.]?\d[\d_]*(?:[.:][\d_.:]*)?(?:e[-+]?\d+)?|0x[0-9a-f]+|0o?[0-7]+)"
)


def emit(values: Iterable[tuple[str, Value]]) -> str:
    """Return the lines of ``key: value`` for each pair, in the order given."""
    return "".join(_pair(key, value) for key, value in values)


def _pair(key: str, value: Value) -> str:
    if isinstance(value, str):
        return f"{key}: {scalar(value)}\n"
    if isinstance(value, Mapping):
        return f"{key}:\n" + "".join(
            f"  {scalar(name)}: {scalar(text)}\n" for name, text in value.items()
        )
    if not value:
        return f"{key}: []\n"
    return f"{key}:\n" + "".join(_item(item) for item in value)


def _item(item: str | Mapping[str, str]) -> str:
    if isinstance(item, str):
        return f"  - {scalar(item)}\n"
    lines = [f"{scalar(name)}: {scalar(text)}\n" for name, text in item.items()]
    return "  - " + "    ".join(lines)


def scalar(text: str) -> str:
    """Return ``text`` as one YAML scalar on one line; characters that front matter refuses become
    U+FFFD.
    """
    text = FORBIDDEN.sub("\ufffd", text)
    if len(text) < MAX_PLAIN and _PLAIN.fullmatch(text) and not _AMBIGUOUS.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)
