"""Words by which newsrooms are named and name where a report comes from, in many languages; name ->
whether it is a newsroom's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from builder.core.resources import weights
from builder.lang.languages import all_words, alternatives

#: News agencies of which none is named.
AGENCIES: Final = all_words(lambda words: words.newsrooms.agencies)
#: A newsroom's people without their names.
STAFF: Final = "|".join((alternatives(lambda words: words.newsrooms.staff), *sorted(AGENCIES)))
#: What is in front of where a report comes from.
SOURCE: Final = alternatives(lambda words: words.newsrooms.source)

#: The kinds of newsrooms: one of them ends a name ("Northern Post", "Harbor News Agency", "Nordwind
#: Nachrichten"), and alone names none.
_KIND: Final = alternatives(lambda words: words.newsrooms.kinds)
_ALONE: Final = re.compile(rf"(?:{_KIND})", re.VERBOSE | re.IGNORECASE)
_ENDS_IN: Final = re.compile(rf".*[\s-](?:{_KIND})", re.VERBOSE | re.IGNORECASE | re.DOTALL)
#: Kinds inside a name: "Harbor Times of Northport", "Northern Post-Courier", "Harbor News Now",
#: "Northern Broadcasting Corporation".
_INSIDE: Final = re.compile(
    rf".*\b(?:{alternatives(lambda words: words.newsrooms.inside)})",
    re.IGNORECASE | re.DOTALL,
)
#: The words of which one begins it ("Radio Harbor", "Agencia Norte", "Daily Mast").
_BEGINS_WITH: Final = re.compile(
    rf"(?:{alternatives(lambda words: words.newsrooms.begins)})\s\S.*", re.IGNORECASE | re.DOTALL
)
#: Bodies that are not newsrooms although such a word ends their name, and phrases that name nobody.
_OTHER: Final = re.compile(
    rf".*\b(?:{alternatives(lambda words: words.newsrooms.bodies)})"
    rf"|(?:{alternatives(lambda words: words.newsrooms.common_phrases)})",
    re.IGNORECASE | re.DOTALL,
)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(name for line in weights("newsrooms")[key] for name in line.split("; "))


def is_listed(name: str) -> bool:
    """Tell whether ``name``, without an article, is that of a newsroom of wide reach that cannot be
    a person's or a common word.
    """
    return name in _listed("names") or (
        name.isupper() and len(name) > _INITIALS and name.title() in _listed("names")
    )


def needs_article(name: str) -> bool:
    """Tell whether ``name`` is a newsroom's only with an article before it ("the Guardian")."""
    return name in _listed("with_article")


def is_surname(name: str) -> bool:
    """Tell whether ``name`` is a newsroom's and a person's as well, so that only what it does
    tells.
    """
    return name in _listed("surnames")


def says_newsroom(name: str) -> bool:
    """Tell whether a name of several words says by one of them that it is a newsroom's: "Northern
    Post", "Agencia Norte".
    """
    if _OTHER.fullmatch(name) or _ALONE.fullmatch(name):
        return False
    return any(pattern.fullmatch(name) for pattern in (_ENDS_IN, _INSIDE, _BEGINS_WITH))


#: A name of more capitals than these may be another one in capitals ("POLITICO").
_INITIALS: Final = 5
