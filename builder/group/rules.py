"""The thresholds of this stage in plain words, with the very constants that the code uses: they become the method page."""

from __future__ import annotations

from typing import Final

from builder.group import features, receipts, scores, storylines, titles, wording
from builder.model.digest import Rule


def _rule(name: str, text: str, value: str = "") -> Rule:
    return Rule(stage="group", name=name, value=value, text=text)


RULES: Final = (
    _rule(
        "likeness",
        "Two articles are as alike as the words of their headlines and bodies (stems, function words and foreign text left out, "
        "rare words counting more): the cosine of their TF-IDF vectors.",
        f"first {features.MAX_CHARACTERS} characters",
    ),
    _rule(
        "word frequencies",
        "How rare a word is comes from a committed table, so that one new article cannot move other events. "
        "It is counted anew on command, or when the digest has this many times as many articles.",
        f"{features.OUTGROWN}",
    ),
    _rule("time", "The likeness of dated articles is multiplied by exp(-days / this).", f"{scores.TAU:g} days"),
    _rule("window", "Dated articles further apart are never compared.", f"{scores.WINDOW} days"),
    _rule(
        "threshold", "Groups of articles are joined while the mean score of their pairs reaches this (average linkage).", f"{scores.CUT:g}"
    ),
    _rule(
        "headlines alone",
        "Where two dated articles are headlines without a body, this threshold takes the place of the other.",
        f"{scores.BARE_CUT:g}",
    ),
    _rule(
        "undated articles",
        "Articles without a date are grouped among themselves by their words; "
        "such a group joins at most one dated group, the one it is most like. "
        "A date that was inferred counts as none while grouping.",
    ),
    _rule(
        "inferred date",
        "An undated article that names a day of the week is dated from that day on, "
        "when the report that it credits, or every fitting report "
        "of its event, is dated the same day. Where two days are possible nothing is inferred.",
    ),
    _rule(
        "title",
        "An event is called by the happening that its articles name, or by what happened and the names that they share; "
        "never by one outlet's headline.",
        f"{titles.AGREEMENT:.0%} of the articles must agree",
    ),
    _rule(
        "shared phrases",
        "The phrases shown as a reason stand in at least two articles of the event and in no other article of the digest; "
        "capital words count less.",
        f"at least {wording.GRAM} words",
    ),
    _rule("nearly joined", "An article outside an event is named when its words alone are at least so alike.", f"{receipts.NEAR:g}"),
    _rule(
        "storyline",
        "Events of different days are one storyline when all of them share at least this many names in full, a person's among them, "
        f"and their words are as alike as {storylines.ALIKE:g}.",
        f"{storylines.NAMES} names",
    ),
    _rule("editors", "A confirmed event, or one whose list of articles a person changed, keeps its articles; grouping only proposes."),
)
