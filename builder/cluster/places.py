"""The articles of an event -> the place where it happened, as datelines and sentences state it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from builder.cluster.naming import own_text
from builder.core.article import Article
from builder.lang.languages import alternatives

#: Where a happening took place, after its last link.
_PLACE: Final = re.compile(
    rf"(?<!\w)(?:{alternatives(lambda words: words.happenings.stated)})\s"
    r"(?P<place>[^\W\d_a-z]\w{2,30}(?:[ -][^\W\d_a-z]\w{2,30}){0,2})"
)
#: A dateline in capitals of at most this length may be initials ("USA").
_INITIALS: Final = 3


def place_of(articles: Sequence[Article]) -> str | None:
    """Return the place that most articles state (dateline, "in Xxx"), or ``None``.

    ``None`` when none is stated twice or in a dateline.
    """
    votes = Counter(place for article in articles for place in places(article))
    stated = {line for article in articles if (line := _dateline(article))}
    ranked = sorted(votes, key=lambda name: (-votes[name], name not in stated, name))
    return next(
        (name for name in ranked if name in stated and (votes[name] > 1 or len(stated) == 1)), None
    )


def places(article: Article) -> frozenset[str]:
    """Return the places that ``article`` states, in its dateline and as "in Xxx"."""
    line = _dateline(article)
    return frozenset(
        {match["place"] for match in _PLACE.finditer(own_text(article))}
        | ({line} if line else set())
    )


def _dateline(article: Article) -> str:
    """Return the place of the dateline, as it is spelled in a sentence; "" without one."""
    place = re.split(r"[,(–—-]", article.dateline or "")[0].strip()
    return place.title() if place.isupper() and len(place) > _INITIALS else place
