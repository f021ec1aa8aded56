"""The thresholds of this stage in plain words, which become the method page.

They use the very constants of the code.
"""

from __future__ import annotations

from typing import Final

from builder.cluster import (
    features,
    grams,
    linkage,
    pairs,
    printed,
    receipts,
    scores,
    series,
    storylines,
    words,
)
from builder.core.digest import RulesOf

_rule: Final = RulesOf("group")
RULES: Final = (
    _rule(
        "likelihood",
        "How likely two articles report one event is worked out from the rare words, names, ages and days that they share, "
        "from the days between them, and from how near they are beside their other neighbors. "
        "The weights of these figures were learned from public sets of English news (AllSides roundups, the Gun Violence Archive, "
        "BASIL, ECB+, the UCI News Aggregator) and are kept in builder/weights/article_pairs.json. Foreign text is left out.",
        f"first {words.FIRST_CHARACTERS} characters",
    ),
    _rule(
        "word frequencies",
        "How rare a word is comes from a committed table, so that one new article cannot move other events. "
        "It is counted anew on command, or when the digest has this many times as many articles.",
        f"{features.OUTGROWN}",
    ),
    _rule(
        "window",
        f"Dated articles more than {pairs.NEAR_DAYS} days apart are compared only when they share {pairs.SHARED} rare names; "
        f"articles further apart than this never; in a digest of fewer than {scores.MANY} articles no name counts as rare.",
        f"{pairs.WINDOW} days",
    ),
    _rule(
        "threshold",
        "Groups of articles are joined while the mean likelihood of their pairs reaches this (average linkage).",
        f"{scores.CUT:g}",
        "the best of the values tried on these sets",
    ),
    _rule(
        "groups that are close in themselves",
        f"Two groups of {linkage.SEVERAL} articles or more are joined only when their mean likelihood is at least this share "
        "of the one inside each of them, so that two happenings of the same kind stay apart.",
        f"{linkage.SHARE:.0%}",
    ),
    _rule(
        "a series is not an event",
        "Two articles of different days are never one event when each tells its own days, they share no figure, and they give another "
        "measure, score or row of figures for the same thing: market reports by day, the legs of a tie, a shock and its aftershock. "
        "Nor are two whose headlines name different streets. A storyline may take them.",
        f"figures of the first {series.OPENING} words and marks",
    ),
    _rule(
        "undated articles",
        "Articles without a date are grouped among themselves by their words; "
        "such a group joins at most one dated group, the one it is most like. "
        "A date that was inferred counts as none while grouping.",
    ),
    _rule(
        "two languages",
        "Words are stemmed in the language of their article; of a script without blanks, each two neighboring characters are a word. "
        "Articles in two languages are compared by figures, by words that both print alike, and by the consonants of names: "
        "“Фогтман” and “Vogtmann” have one key "
        "(Latin, Cyrillic, Greek, Armenian, Georgian, Arabic and Hebrew letters). "
        "Names of fewer than three consonants, names that are translated, and names in scripts without blanks have none; "
        "the weights were learned from English alone. Such an event wants an editor's eye.",
    ),
    _rule(
        "inferred date",
        "An undated article that names a day of the week is dated from that day on, "
        "when the report that it credits, or every fitting report "
        "of its event, is dated the same day. Where two days are possible nothing is inferred.",
    ),
    _rule(
        "title",
        "An event is called by the happening that its articles name; else by a clause of a headline or of a first sentence, never a whole "
        "headline, whose words others print, save perhaps its verb; else by a noun phrase that all of a few articles print, behind the "
        "name of who does it or has it in most headlines or leads, or of where it happens. A verb that judges is used in a title only when "
        "every article prints it, a noun that judges only when every article does so outside quotation marks. Where they share too "
        "little, the title is the headline whose words most of the others print, in quotation marks and with its outlet.",
        f"{printed.AGREEMENT:.0%} of the articles must agree, two at least",
    ),
    _rule(
        "shared phrases",
        f"The phrases shown as a reason are in the first {words.FIRST_CHARACTERS} characters of at least two articles of the event, "
        "and in those of no other article of the digest; "
        "capital words count less.",
        f"at least {grams.GRAM} words",
    ),
    _rule(
        "nearly joined",
        f"Of the articles outside an event the {receipts.NEAR_MISSES} likeliest are named when their words are at least so alike, "
        f"and when the "
        f"likelihood that they report it is at least {receipts.LIKELY:g}, or they name the same people in words as alike as "
        f"{receipts.ALIKE_PEOPLE:g}.",
        f"{receipts.NEAR_ALIKE:g}",
    ),
    _rule(
        "storyline",
        "Events of different days are one storyline when all of them share at least this many names in full, a person's among them, "
        f"their words are as alike as {storylines.ALIKE_EVENTS:g}, and the words without a capital as {storylines.MATTER:g}: "
        "the same people in another matter are not a storyline.",
        f"{storylines.NAMES} names",
    ),
    _rule(
        "editors",
        "A confirmed event, or one whose list of articles a person changed, keeps its articles; grouping only proposes.",
    ),
)
