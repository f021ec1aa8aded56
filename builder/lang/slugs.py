"""Any title -> a short name of Latin letters, digits and hyphens, for files and addresses."""

from __future__ import annotations

from typing import Final

from builder.core.pages import KEPT

#: Longest slug: an outlet's id, a date and an ending still fit into a file name of 255 bytes.
SLUG_CHARACTERS: Final = 80
#: Names that the site or an operating system keeps for itself.
RESERVED: Final = (
    KEPT
    | {"con", "prn", "aux", "nul", "data"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
#: What a title without a single letter or digit is called.
NAMELESS: Final = "untitled"


def slug(text: str, words: int = 8) -> str:
    """Return the first ``words`` words of ``text`` as lower-case ASCII joined by hyphens; never
    empty, never reserved.

    Other scripts are transliterated (python-slugify), so that every title gets an address that can
    be typed.
    """
    from slugify import slugify  # noqa: PLC0415 - loads its transliteration table: only when a slug is made

    # Apostrophes vanish instead of splitting "country's" into two words.
    plain = slugify(text[: 40 * words].replace("'", "").replace("\u2019", ""))
    short = "-".join(plain.split("-")[:words])[:SLUG_CHARACTERS].strip("-")
    if not short:
        return NAMELESS
    return f"{short}-page" if short in RESERVED else short
