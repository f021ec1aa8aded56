"""Paragraphs -> which of them speak to the visitor about the page itself: consent, sign-in, an
error, a browser that is too old.

A dialog of that kind is running text like any other and outweighs a short article, or is where
an article should be. Its words are those of the web, not of a site: the page that does not exist,
we and our partners, your consent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from builder.extract.anywhere import Anywhere
from builder.extract.lines.line import count_words
from builder.lang.languages import alternatives

#: A body is a notice when so much of it is, and it has no more words than that.
MIN_NOTICE_SHARE: Final = 0.6
_MOST_WORDS: Final = 700
#: A paragraph about consent uses so many of its terms; a short one (words) only one.
FEWEST_TERMS: Final = 2
SHORT_WORDS: Final = 16

Notice = Literal["error", "consent"]


#: The page is not there, the server is not, the browser is not good enough, or a machine asks
#: whether the visitor is one.
_ERROR: Final = Anywhere(alternatives(lambda words: words.notices.error))
#: Terms of consent and sign-in, each kind a pattern.
_CONSENT: Final = tuple(
    Anywhere(alternatives(kind))
    for kind in (
        lambda words: words.notices.cookies,
        lambda words: words.notices.partners,
        lambda words: words.notices.personal_data,
        lambda words: words.notices.consent,
        lambda words: words.notices.advertising,
        lambda words: words.notices.devices,
        lambda words: words.notices.terms,
        lambda words: words.notices.sign_in,
        lambda words: words.notices.account,
    )
)
_QUOTED: Final = re.compile(r"[\"“”„«»]")


def notice_of(text: str) -> Notice | None:
    """Return what kind of notice a paragraph is; ``None`` when it is not one, or quotes somebody."""
    if _ERROR.search(text):
        return "error"
    terms = _terms(text)
    return (
        "consent"
        if terms > FEWEST_TERMS or (terms == FEWEST_TERMS and not _QUOTED.search(text))
        else None
    )


def is_notice(paragraphs: Sequence[str], beside: Sequence[str] = ()) -> Notice | None:
    """Return what kind of notice a whole body is; ``None`` when too little of it is one.

    Of a dialog the body may be a remainder: ``beside`` are the other lines of the page.
    """
    sizes = [count_words(text) for text in paragraphs]
    if sum(sizes) > _MOST_WORDS:
        return None
    kinds = [notice_of(text) for text in paragraphs]
    found = next((kind for kind in kinds if kind), None)
    if found:
        told = sum(
            size for size, text in zip(sizes, paragraphs, strict=True) if speaks_of_page(text)
        )
        return found if told >= MIN_NOTICE_SHARE * sum(sizes) else None
    if not paragraphs or not all(_terms(text) for text in paragraphs):
        return None
    around = sum(count_words(text) for text in beside if notice_of(text) == "consent")
    return "consent" if around > sum(sizes) else None


def speaks_of_page(text: str) -> bool:
    """Tell whether a paragraph beside a notice is part of it, as a short line with one of its terms
    is ("Forgot your password?").
    """
    return notice_of(text) is not None or (count_words(text) <= SHORT_WORDS and _terms(text) > 0)


def _terms(text: str) -> int:
    return sum(bool(term.search(text)) for term in _CONSENT)
