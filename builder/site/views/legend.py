"""The signs and marks of the comparisons -> what each means, with an invented example.

They are the site's own words: how a report has a statement, how words differ, and what is said
where something is not sure.
"""

from __future__ import annotations

from typing import Final

import msgspec
from markupsafe import Markup

from builder.core.coverage import Mark, Presence, Segment
from builder.site.markup import MARKS, PRESENCE, marked

#: What the examples are compared with.
BASE: Final = "“The bridge will open in spring,” the mayor said on Monday."
#: How a report has a statement: what that means, and an example; "" where a report has nothing.
_PRESENCE: Final[dict[Presence, tuple[str, str]]] = {
    "base": (
        "The wording with which the others in the row are compared. It is no better than theirs; another base text can be chosen.",
        BASE,
    ),
    "verbatim": (
        "No word differs. Punctuation, capital letters and spellings do not count.",
        BASE,
    ),
    "reworded": (
        "The same statement with some other words, which are marked.",
        "“The bridge opens in spring,” the mayor said on Monday.",
    ),
    "paraphrased": (
        "The same statement in words so different that marks would tell nothing.",
        "Drivers can cross the river from next spring, according to town hall.",
    ),
    "indirect": (
        "Others quote somebody; this report gives the words without quotation marks.",
        "The mayor said on Monday that the bridge would open in spring.",
    ),
    "headline": ("Only the headline says it.", "Mayor: bridge opens in spring"),
    "similar": (
        (
            "The nearest passage of the report: not sure enough to be called the same statement, and too near to be called not found. "
            "It counts as neither."
        ),
        "The mayor spoke about the bridge on Monday.",
    ),
    "absent": (
        (
            "Neither a sentence of the report nor its headline was found to say it. Beside it stands how many sentences were searched. "
            "Not found in the capture does not mean never published."
        ),
        "",
    ),
    "short": (
        "The capture is a brief, a preview, or breaks off: that it lacks the statement tells nothing.",
        "",
    ),
    "language": (
        "The report is in another language than the base text and is not compared by its words.",
        "",
    ),
    "removed": (
        "The capture has it; an editor of this digest took it out of the article.",
        "",
    ),
}
#: Kinds of marks on words, with an example of each.
_MARKS: Final[dict[Mark, tuple[str, tuple[Segment, ...]]]] = {
    "reworded": (
        "Other words in the place of the base text’s.",
        (
            Segment(text="The bridge will open in "),
            Segment(text="April", mark="reworded", base="spring"),
            Segment(text="."),
        ),
    ),
    "added": (
        "Words that the base text does not have.",
        (
            Segment(text="The "),
            Segment(text="new", mark="added"),
            Segment(text=" bridge will open in spring."),
        ),
    ),
    "omitted": (
        "Words of the base text that the report does not have. They are the base text’s and are left out when the passage is copied.",
        (
            Segment(text="The bridge will open"),
            Segment(text=" in spring", mark="omitted"),
            Segment(text="."),
        ),
    ),
    "moved": (
        "The same words at another place.",
        (
            Segment(text="In spring", mark="moved"),
            Segment(text=" the bridge will open."),
        ),
    ),
    "note": (
        "Words that an editor of the report put into a quotation. They are nobody’s speech and count as no difference.",
        (
            Segment(text="“It "),
            Segment(text="(the bridge)", mark="note"),
            Segment(text=" will open in spring.”"),
        ),
    ),
}
#: What is said where reports contradict one another, or something is not sure.
_UNSURE: Final = (
    (
        "in conflict",
        (
            "Two reports state different figures, days, names or places about one matter, or one denies what the other states. "
            "Both stand side by side with the places marked; nobody is judged."
        ),
        Markup(
            'The bridge cost <mark class="conflict">twelve</mark> million. – The bridge cost <mark class="conflict">thirty</mark> million.'
        ),
    ),
    (
        "not clear who",
        "Where it is not sure whose words a quotation gives, no person is named for it: it is in the comparison, and on nobody’s page.",
        Markup("“It will be ready,” he told reporters, after two men had spoken."),
    ),
    (
        "inferred",
        "A day or an outlet that the page itself does not state. How it was worked out is told beside it.",
        Markup("on or after 6 March (inferred)"),
    ),
)


class PresenceMeaning(msgspec.Struct, frozen=True, kw_only=True):
    """How a report can have a statement."""

    presence: Presence
    word: str
    meaning: str
    example: str


class WordMeaning(msgspec.Struct, frozen=True, kw_only=True):
    """A mark on words, or a word of caution."""

    word: str
    meaning: str
    example: Markup


class Legend(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the comparisons use, explained."""

    base: str
    presences: tuple[PresenceMeaning, ...]
    marks: tuple[WordMeaning, ...]
    unsure: tuple[WordMeaning, ...]


def legend() -> Legend:
    """Return what is explained, in the order of its lists."""
    return Legend(
        base=BASE,
        presences=tuple(
            PresenceMeaning(presence=presence, word=word, meaning=meaning, example=example)
            for presence, word in PRESENCE.items()
            for meaning, example in (_PRESENCE[presence],)
        ),
        marks=tuple(
            WordMeaning(word=word, meaning=meaning, example=marked(example))
            for mark, word in MARKS.items()
            for meaning, example in (_MARKS[mark],)
        ),
        unsure=tuple(
            WordMeaning(word=word, meaning=meaning, example=example)
            for word, meaning, example in _UNSURE
        ),
    )
