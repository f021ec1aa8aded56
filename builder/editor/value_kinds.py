"""The text of one value -> whether it is right for the kind of its field, and what would be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urlsplit

from builder.lang.stamps import parse_iso

#: What a record is called: the stem of its file, and a part of its address.
ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,198}[a-z0-9])?")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_MAIL: Final = re.compile(r"[^\s@<>\"'?&:]{1,64}@[A-Za-z0-9.-]{1,250}")
_DAY: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_CLOCK: Final = re.compile(r"\d[T ]\d")
#: No clock is further from Greenwich's than that of the Line Islands.
MOST_HOURS: Final = 14
#: An outlet's name as somebody writes it who does not know its id: letters, digits and the marks of
#: names, no path and no markup.
_OUTLET: Final = re.compile(r"[^\W_][\w &'’.,!()+·–—-]{0,199}")
ID_REMEDY: Final = "use small letters, digits and hyphens, as in the name of a file"


def safe_url(text: str) -> bool:
    """Tell whether ``text`` is a web address that may be published: http or https, a host, no
    credentials.
    """
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and "@" not in parts.netloc
            and not re.search(r"\s", text)
        )
    except ValueError:
        return False


def _is_stamp(text: str) -> bool:
    """Tell whether ``text`` is a day or a time that there is; reading takes the day alone where no
    clock shows the time.
    """
    stamp = parse_iso(text) if text.isascii() else None
    if stamp is None or (stamp.hour is None and _CLOCK.search(text)):
        return False
    hours, _, minutes = stamp.zone[1:].partition(":")
    return not stamp.zone or (int(hours) <= MOST_HOURS and int(minutes) < 60)  # noqa: PLR2004 - of an hour


def _below_seeds(text: str) -> bool:
    """Tell whether ``text`` is a path that leads nowhere else than to a file below seeds/; the name
    of a part of that file may be behind it ("day.warc#https://news.example/").
    """
    return all(part not in ("", ".", "..") for part in text.partition("#")[0].split("/"))


#: Kind -> what its text must pass, what it is otherwise, and what to do.
TESTS: Final[Mapping[str, tuple[Callable[[str], object], str, str]]] = {
    "stamp": (_is_stamp, "not a date", "write it like 2023-03-06 or 2023-03-06T13:13+00:00"),
    "day": (
        lambda text: _DAY.fullmatch(text) and parse_iso(text),
        "not a day",
        "write it like 2023-03-06",
    ),
    "country": (
        re.compile("[A-Z]{2}").fullmatch,
        "not a country code",
        "write two capital letters (ISO 3166-1)",
    ),
    "id": (ID.fullmatch, "not an id", ID_REMEDY),
    "language": (_LANGUAGE.fullmatch, "not a language tag", "write it like en or pt-BR"),
    "contact": (
        lambda text: safe_url(text) or _MAIL.fullmatch(text),
        "neither an e-mail address nor the address of a page",
        "write one of them",
    ),
    "url": (
        safe_url,
        "not an address to link to",
        "write one that begins with http:// or https:// and holds no password",
    ),
    "outlet": (
        _OUTLET.fullmatch,
        "not an outlet",
        "write the name of its file in content/outlets/ without .md, or the outlet's name",
    ),
    "capture": (_below_seeds, "not a file below seeds/", "write its path there, such as 001.txt"),
    "digest": (
        re.compile("[0-9a-f]{64}").fullmatch,
        "not a SHA-256 digest",
        "remove the line: the program writes it",
    ),
}
