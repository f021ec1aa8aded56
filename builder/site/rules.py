"""The rules of this stage in plain words, with the code's constants, for ``/method/``."""

from __future__ import annotations

from typing import Final

from builder.core.digest import Rule
from builder.site.views.table import MOST_COLUMNS

RULES: Final = (
    Rule(
        stage="render",
        name="pages about people",
        value="2 outlets",
        text="A person has a page when two outlets quote them and a public role is printed beside the name, or when an editor lists them; "
        "never when an editor keeps them private. A witness, a victim, a resident or a relative is not a public role.",
    ),
    Rule(
        stage="render",
        name="how much is republished",
        text="Each outlet's file, and where it is silent the site's settings, decide: full text, "
        "excerpt (the aligned statements and the first sentence) or link (headline, facts about the text, link). "
        "Pages, feeds, data and search are made from what remains.",
    ),
    Rule(
        stage="render",
        name="columns",
        value=f"{MOST_COLUMNS} articles",
        text="Up to this number of articles are set side by side; "
        "of more, each row lists those that carry the statement and names the others in one line.",
    ),
    Rule(
        stage="render",
        name="dates in words",
        text="A date is said to the precision that is known and no further. An inferred date is an interval: on or after a day.",
    ),
    Rule(
        stage="render",
        name="foreign text in search",
        text="Text of other reports that is stuck to a page is left out of search unless the reader asks for it.",
    ),
)
