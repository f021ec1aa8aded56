"""Ids of records -> addresses of their pages; only this module knows the site's layout.

All addresses are site-absolute and end in a slash unless they name a file.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import msgspec

#: Schemes under which an address found in a capture or written by a person may become a link.
_LINKED = frozenset({"http", "https", "mailto"})
#: What comes before the address of a link to this site in HTML; its slash included.
_OWN_LINK = re.compile(rb'(?<= )(?:href="|src="|action="|content="0; url=)(?=/(?!/))')


#: Words at either end of a long text by which it is pointed at.
_POINTED = 5
#: Characters at either end of a long text without blanks, and how long that is.
_LETTERS = 12
_UNBROKEN = 150


def placed(page: bytes, below: str) -> bytes:
    """Return an HTML page in whose links ``below``, the path of the site on its host, is put in front
    of what is on this site.
    """
    path = below.encode()
    return _OWN_LINK.sub(lambda found: found[0] + path, page) if path else page


def outside(address: str | None) -> str | None:
    """Return ``address`` when it may be linked, without credentials; else ``None``."""
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in _LINKED or (parts.scheme != "mailto" and not host):
        return None
    if "@" in parts.netloc:
        parts = parts._replace(netloc=host + port)
    return parts.geturl()


def at_text(address: str, text: str) -> str:
    """Return an address elsewhere that also points at ``text``, which browsers then show and mark.

    A long text is named by its first and last words (WICG, URL fragment text directives).
    """
    words = text.split()
    ends = [" ".join(words[:_POINTED]), " ".join(words[-_POINTED:])]
    if len(words) <= 2 * _POINTED:
        # Chinese and Japanese have no blanks between words.
        ends = [text[:_LETTERS], text[-_LETTERS:]] if len(text) > _UNBROKEN else [" ".join(words)]
    # A hyphen is put between the parts of a directive, and a comma between its texts.
    told = ",".join(quote(part, safe="").replace("-", "%2D") for part in ends)
    return f"{address}{'' if '#' in address else '#'}:~:text={told}"


def contact_link(contact: str) -> str | None:
    """Return the link for the contact in the settings: an e-mail address or a URL."""
    return outside(f"mailto:{contact}" if "@" in contact and ":" not in contact else contact)


class Urls(msgspec.Struct, frozen=True, kw_only=True):
    """Addresses of every page; ``base`` is the absolute address of the site or ""."""

    base: str = ""

    @property
    def below(self) -> str:
        """The path on its host below which the site is, such as "/news"; "" where it has the whole."""
        return urlsplit(self.base).path.rstrip("/")

    def absolute(self, url: str) -> str:
        """Return ``url`` with the site's address in front, when that is known."""
        return self.base + url

    def identifier(self, url: str) -> str:
        """Return an identifier for feeds: the absolute address, or a URN without one."""
        return (
            self.base + url
            if self.base
            else f"urn:coverage-digest:{quote(url.strip('/'), safe='-._~')}"
        )

    def event(self, event: str, fragment: str = "") -> str:
        """Return the page of an event's coverage."""
        return f"/events/{event}/" + (f"#{fragment}" if fragment else "")

    def against(self, event: str, key: str, fragment: str = "") -> str:
        """Return the coverage of an event against another base text."""
        return f"/events/{event}/against/{key}/" + (f"#{fragment}" if fragment else "")

    def statements(self, event: str, number: int, fragment: str = "") -> str:
        """Return a numbered page of the statements of a large event."""
        return f"/events/{event}/statements/{number}/" + (f"#{fragment}" if fragment else "")

    def texts(self, event: str) -> str:
        """Return the full texts of an event in columns."""
        return f"/events/{event}/texts/"

    def differences(self, event: str, key: str = "") -> str:
        """Return an event's list of differences, against the base text ``key`` if given."""
        return (self.against(event, key) if key else self.event(event)) + "differences/"

    def event_file(self, event: str, name: str) -> str:
        """Return a file that belongs to an event: its data, citations or feed."""
        return f"/events/{event}/{name}"

    def card(self, event: str = "") -> str:
        """Return the share card of an event, or of the whole site."""
        return self.event_file(event, "card.png") if event else "/card.png"

    def article(self, article: str, fragment: str = "") -> str:
        """Return the page of an article, at a passage when ``fragment`` names one."""
        return f"/articles/{article}/" + (f"#{fragment}" if fragment else "")

    def capture(self, article: str, fragment: str = "") -> str:
        """Return the page that shows an article's raw capture."""
        return f"/articles/{article}/capture/" + (f"#{fragment}" if fragment else "")

    def older_capture(self, article: str, number: int) -> str:
        """Return the page that shows a capture of another version: the one of that number among the
        article's, the oldest first.
        """
        return f"/articles/{article}/capture/{number}/"

    def outlet(self, outlet: str) -> str:
        """Return the page of an outlet."""
        return f"/outlets/{outlet}/"

    def outlet_file(self, outlet: str, name: str) -> str:
        """Return a file that belongs to an outlet: its feed."""
        return f"/outlets/{outlet}/{name}"

    def person(self, person: str) -> str:
        """Return the page of a person."""
        return f"/people/{person}/"

    def person_file(self, person: str, name: str) -> str:
        """Return a file that belongs to a person: the feed."""
        return f"/people/{person}/{name}"

    def timeline(self, period: str) -> str:
        """Return the page of one period of a long timeline: a year, a month or a day."""
        return f"/timeline/{period}/"

    def browse(self, listing: str, number: int = 0) -> str:
        """Return a page of a list of events; 0 is the first one, and 1 the one with the oldest."""
        if number:
            return f"/browse/{listing}/{number}/"
        return "/browse/" if listing == "newest" else f"/browse/{listing}/"

    def index(self, index: str, heading: str) -> str:
        """Return the page of a long index, such as that of people, with what is under a heading."""
        return f"/browse/{index}/{heading.lower()}/"

    def embed(self, event: str, fragment: str = "") -> str:
        """Return the page of what can be shared of an event, which may be shown in a frame elsewhere."""
        return f"/embed/{event}/" + (f"#{fragment}" if fragment else "")

    def embed_file(self, event: str, name: str) -> str:
        """Return a file about the frame of an event."""
        return f"/embed/{event}/{name}"

    def storyline(self, storyline: str) -> str:
        """Return the page of a storyline."""
        return f"/storylines/{storyline}/"


def file_of(url: str) -> str:
    """Return the path below the site folder that serves ``url``."""
    path = url.split("#", 1)[0].lstrip("/")
    return path + "index.html" if path == "" or path.endswith("/") else path
