"""Page -> the name to which a line at its end keeps the rights, as that of its publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from builder.extract.inferred import PublisherCandidate
from builder.extract.page import Page
from builder.extract.site_hosts import NAME_WORDS
from builder.extract.titles.wordings import rights_holder
from builder.lang.characters import letters
from builder.lang.newsrooms import is_listed

#: A line that begins with the year of the rights or ends with it: "© 2024 Town Post".
_YEAR_OF_RIGHTS: Final = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s{0,3}(?:©|\(c\)))?(?=.{0,80}\b(?:19|20)\d\d\b)", re.IGNORECASE
)
#: Words of a name to which rights are kept, and what makes it the name of a company.
RIGHTS_WORDS: Final = 5
_COMPANY: Final = re.compile(
    r"\b(?:by|Ltd|Inc|LLC|PLC|Corp|GmbH|AG|KG|SA|S\.A|SpA|SARL|BV|AB|AS|A/S|Oy|Group|Holdings?|Network|Company|Gruppe|Groupe|Grupo|Gruppo)\b",
    re.IGNORECASE,
)


def owner_at_top(page: Page) -> Iterator[PublisherCandidate]:
    """Yield the name at the top of the page to which a line at its end keeps all rights."""
    above = page.lines[: page.stretch.start]
    mastheads = {
        letters(line.text): line
        for line in above
        if line.shape == "short" and line.words <= NAME_WORDS
    }
    for line in page.tail:
        masthead = mastheads.get(letters(rights_holder(line)))
        if masthead:
            yield PublisherCandidate(
                masthead.text,
                "stated",
                "masthead",
                "the rights belong to the name at the top of the page",
                masthead.span,
            )
            return


def rights_kept(page: Page) -> Iterator[PublisherCandidate]:
    """Yield the name to which a line of its own at the end of the page keeps the rights, where
    nothing else tells who published it; agencies and companies keep those of others' pages, too.
    """
    for line in page.tail:
        name = rights_holder(line)
        alone = _YEAR_OF_RIGHTS.match(line.text) is not None
        if (
            name
            and alone
            and len(name.split()) <= RIGHTS_WORDS
            and not name[0].islower()
            and not is_listed(name)
            and not _COMPANY.search(name)
        ):
            yield PublisherCandidate(
                name,
                "stated",
                "rights",
                "a line at the end of the page keeps its rights",
                line.span,
            )
            return
