"""The rules and thresholds of collation in plain words, with the very constants that the code uses."""

from __future__ import annotations

from typing import Final

from builder.collate.alignment.scoring import CONTAINED
from builder.collate.alignment.statements import (
    AVERAGE,
    FEW_PAIRS,
    HARDLY,
    HEADLINE_NAMELESS,
    HEADLINE_SHARE,
    LEAST_PROBABLE,
    LINK,
    NEAR_BEST,
    TWICE,
)
from builder.collate.complete import MOST_LINE_WORDS
from builder.collate.conflicts.amounts import CONVERTED, ROUNDED
from builder.collate.conflicts.days import DAY_OF_LONGER, DAY_SHARE
from builder.collate.conflicts.denials import DENIED_SHARE
from builder.collate.conflicts.details import DETAIL_SHARE
from builder.collate.conflicts.matter import SAID_SHARE
from builder.collate.conflicts.reversals import QUOTED_SHARE
from builder.collate.conflicts.slots import SLOT_SHARE
from builder.collate.conflicts.speakers import SAME_SHARE
from builder.collate.conflicts.texts import SAME
from builder.collate.headline_clauses import FEWEST_CLAUSE_WORDS
from builder.collate.naming.short_names import SHORT_LENGTH
from builder.collate.nearest import (
    COMMON_SHARE,
    FEWEST_STEMS,
    PART,
    PROBABLE,
    PROBABLE_HEADLINE,
    PROBABLE_STEMS,
    SIMILAR,
)
from builder.collate.periods import LEAST_AMOUNT, MONTHS_LATER, OPENING_SENTENCES
from builder.collate.presence import FEWEST_SENTENCES, SHORT_SHARE
from builder.collate.quoted_alike import FEWEST_QUOTED
from builder.collate.quoting.quotations import WORDS_WITHOUT_CUE
from builder.collate.quoting.titled import SURE_SPEAKER
from builder.collate.readings.nearness import CONTAINED as NEARLY_WHOLE
from builder.collate.readings.nearness import (
    HEADLINES,
    MARKED_OF_LONGER,
    MARKED_PLAIN,
    MARKED_SHARE,
    SPOKEN,
)
from builder.collate.rows import JOINED
from builder.collate.shared import FEW_REPORTS, MOST_SHARED
from builder.collate.shortening import MOST_GAPS
from builder.collate.sources.reuse import EDITED, SEQUENCE, VERBATIM
from builder.collate.sources.voices import SAME_TEXT
from builder.collate.support import NEARLY_ALL
from builder.collate.table import BASES, WHOLE_TABLES
from builder.collate.times import WINDOW_DAYS
from builder.collate.versions import ALIKE_SENTENCES
from builder.collate.wording import SCORE
from builder.core.digest import RulesOf
from builder.core.wording import FEWEST_PRINTED

#: What is never a difference, in words.
_NO_DIFFERENCES: Final = (
    "Punctuation, quotation marks, hyphens, capital letters, full stops of abbreviations, British and American spelling, spellings and "
    "word orders of one name, masked letters, figures in letters, the inflection of a word, and abbreviations explained in the event "
    "are never differences; small words are only in somebody’s own words, "
    "and a word that the report prints in another sentence is not one, either. "
    "When a statement turns indirect, its change of person and tense is not one."
)

_rule: Final = RulesOf("collate")
RULES: Final = (
    _rule(
        "Changes between versions",
        "Two sentences of two versions are one that changed when so many of their words are the same; else one was taken out and the other "
        "added. What is anywhere on the other page counts as neither, nor what is missing where a capture breaks off. A change is "
        "called silent only when both captures state the same times, in the same form of the page, and no note of correction is printed.",
        f"{ALIKE_SENTENCES:.0%} of the words",
    ),
    _rule(
        "Quotations",
        "A verb of saying or “according to” beside a quotation or before a clause attributes it to the noun phrase next to it. "
        "Quoted words without such a cue count as a quotation only when they are long enough; names in quotation marks do not.",
        f"{WORDS_WITHOUT_CUE} words",
    ),
    _rule(
        "Speakers",
        "“He” is the last who spoke or opened a sentence, “the minister” the one person printed with that title, a surname the one person "
        "who has it. The further away the person is and the more others are named in between, the less sure that is; a speaker is named "
        "only when sure enough.",
        f"{SURE_SPEAKER:.0%} sure",
    ),
    _rule(
        "Same statement",
        "Two passages are linked when they say the same so probably: by the rare words and names they share, their wording, their "
        "neighbors, and what third reports say; learned from independent reports read by people. Attributions (“he said”) are left out, "
        "a lead of two clauses is cut in two. A speaker, a figure, a day or a denial that differs parts nothing: it is a conflict.",
        f"{LINK:.0%}",
        "more probable than not",
    ),
    _rule(
        "No chains",
        "Two groups of passages become one statement only when their pairs are so probable on average, and at most "
        f"{HARDLY:.0%} of them less probable than {LEAST_PROBABLE:.0%}; the average of few pairs must be higher, "
        f"that of one {AVERAGE + FEW_PAIRS:.0%}.",
        f"{AVERAGE:.0%}",
    ),
    _rule(
        "Best counterparts",
        "A passage links to the one of another report that is as probable as the best, or nearly so, and to one of which it is a part: "
        f"whose rare words hold {CONTAINED:.0%} of its own. One sentence may carry two statements, and two sentences one.",
        f"{NEAR_BEST:.0%} of the best",
    ),
    _rule(
        "Taken in",
        "A statement takes in the passage of a further report that is as probable a counterpart of its passages; one that has a statement "
        "already only when it fits the other so well beside its own.",
        f"{TWICE:.0%} as well",
    ),
    _rule(
        "One row a sentence",
        "Rows that set one sentence of the base text against passages that say the same, so probably on average, are one row. A second row "
        f"of that sentence is shown only where a passage says the same with a probability of {TWICE:.0%}: it carries two statements then.",
        f"{JOINED:.0%}",
    ),
    _rule(
        "Near to the base text",
        "A report carries a statement where its passage says the same as that of the base text with at least so great a probability. "
        "A passage that is near to others of the statement only is shown as something similar.",
        f"{LINK:.0%}",
    ),
    _rule(
        "Headlines",
        "A headline alone represents its report only when a sentence of another report has so large a share of the headline's words, "
        "and so large a share of those that are not names.",
        f"{HEADLINE_SHARE:.0%} of its words, {HEADLINE_NAMELESS:.0%} of those that are not names",
    ),
    _rule(
        "Where reports differ in fact",
        "Two figures conflict only when they count the same thing with the same words before it, are in clauses that share so much of "
        "what they say, name nobody and no day that the other lacks for its own, come from one source, and neither article has "
        "the other's figure as well; and where the clauses say different things besides, no other verb leads to the figure. "
        "Ages are compared by person, offices by their holders. Days, names, places, denials (“not”) and "
        "opposites (“sober”, “drunk”) conflict only in clauses that are nearly one; where two passages of a statement most probably say "
        "the same, a day, a time of one weekday and a place conflict beside the same word already, in clauses that share less. "
        "Words of one speaker conflict when a report prints them with a “not” and another without; words conflict in their speaker "
        "only where both names are beside them. "
        "Nobody is judged, and no side is counted.",
        f"{SAID_SHARE:.0%} of the words of a clause with a figure, {DAY_SHARE:.0%} with a day ({DAY_OF_LONGER:.0%} of the longer one), "
        f"{DENIED_SHARE:.0%} of a denial, "
        f"{SLOT_SHARE:.0%} around a name, {SAME_SHARE:.0%} of the words of a speaker, {QUOTED_SHARE:.0%} of those with a “not”; {SAME:.0%} "
        f"probable to say the same and {DETAIL_SHARE:.0%} of the words around a day, a time or a place",
    ),
    _rule(
        "Differences that are not conflicts",
        "Rounded figures, bounds (“at least”), ranges, other units, times “around” one another, zones of time, the night between two days, "
        "counts of killed, injured, missing or arrested made at another time (“so far”, another day), one counted more, a birthday, "
        "spellings of a name, a town and its country: they are told apart from conflicts, with the reason.",
        f"rounded by {ROUNDED:.0%} at most, units by {CONVERTED:.0%}",
    ),
    _rule(
        "Other times",
        "A passage is set apart when a date that governs what it reports lies so far from the event, or when it continues "
        "such a passage. “Created in 2006 and …, has become” and “has led it since 2014” are about now. "
        "“Last year” is counted from the event. "
        "It is shown as recalled and never compared; announced dates are shown and compared with each other.",
        f"more than {WINDOW_DAYS} days",
    ),
    _rule(
        "Periods that reports are about",
        "A month that has ended or the year before is no other time when a report opens with a share, an amount or a large number for it: "
        "“The rate was 5.1 percent in April”, printed in May.",
        f"the headline and the first {OPENING_SENTENCES} sentences; up to {MONTHS_LATER} months later; "
        f"numbers from {LEAST_AMOUNT:,} on or with a part",
    ),
    _rule("Foreign text", "Paragraphs fenced as foreign text are never compared."),
    _rule("No differences", _NO_DIFFERENCES),
    _rule(
        "Base text",
        "The outlet that speaks for a party or the organizer; else the report that others credit; else the one with most "
        "statements; else the "
        "earliest; else the longest. A reader can choose any other full report, of very many those with most statements; "
        "in a large event the table then holds what it carries.",
        f"at most {BASES} to choose from; a large event has more than {WHOLE_TABLES} articles",
    ),
    _rule(
        "Names of statements",
        "A statement is named with words of its base text that most reports share; where room is scarce with a few that no other "
        "statement of the table shares. They begin and end where a noun phrase can, told by the words around them and, in English, by "
        "learned figures for the endings of words.",
        f"at most {SHORT_LENGTH} characters",
    ),
    _rule(
        "Presence",
        "Verbatim: no word differs. Reworded: words differ, and are marked. In other words: the wordings share so little that marks "
        "would tell nothing. Indirect: others quote it, this report has no quotation marks. Headline only. Something similar: the "
        "nearest passage of the report, not sure enough to be set beside the others; it counts neither as carried nor as missing. "
        "Not found: in none of the sentences searched, nor in the headline or anything else of the capture. "
        "Taken out: the capture has it, a person removed or replaced the passage here. "
        "Other language: an article in another language than the base text is not compared by its words; its silence tells nothing. "
        "A paragraph that a person edited is never verbatim.",
        f"marks: {MARKED_SHARE:.0%} of the shorter passage’s words of content in common and {MARKED_OF_LONGER:.0%} of the longer one’s, or "
        f"{NEARLY_WHOLE:.0%} of the shorter one’s; {MARKED_PLAIN:.0%} of those that are not names; of two quotations "
        f"{SPOKEN:.0%} of all this, of a headline {HEADLINES:.0%}",
    ),
    _rule(
        "Something similar",
        "What a report does not carry is looked for once more in the whole of it, headline, background and foreign text included, in "
        "single passages and two neighboring ones together: the share of the statement’s words, weighted by how rare they are in the "
        "event, that are there. Nothing is called not found, or in one report only, while something similar is found.",
        f"{PART:.0%} of its words, or {SIMILAR:.0%} when the two have {COMMON_SHARE:.0%} of all their words in common, "
        f"{FEWEST_STEMS} words at "
        f"least; or {PROBABLE:.0%} probable to say the same ({PROBABLE_HEADLINE:.0%} for a headline) with {PROBABLE_STEMS} words in common",
    ),
    _rule(
        "Too short to tell",
        "A capture of so few sentences, or of one paragraph or an announcement with so small a share of the other reports' "
        "words, is too short, and so is one that breaks off: "
        "what it does not say is not counted as an omission.",
        f"{FEWEST_SENTENCES} sentences, {SHORT_SHARE:.0%}",
    ),
    _rule(
        "Credits",
        "Who credits whom is what an article says itself: a sentence, an agency’s mark in the place line or at the end, its front matter, "
        "a signed editorial note. Only newsrooms are credited: told by a word of their name, by the kind printed beside it, "
        "by an outlet’s file or a list of those of wide reach. An interview given to the article’s own outlet is not a credit. "
        "Photo credits are kept apart.",
    ),
    _rule(
        "Shared wording",
        "The share of an article's word sequences that also occur in another one; names are masked, text about other times is left out. "
        "It never says who had it first: the direction is told by a credit, an agency’s mark or a clearly earlier time, else unknown.",
        f"{SEQUENCE} words",
    ),
    _rule(
        "Verbatim, edited, paraphrased, own",
        "A passage is verbatim or edited where another report has so large a share of its word sequences, paraphrased where another "
        "carries the same statement in other words, else the report’s own. Shares are of the report’s words.",
        f"{VERBATIM:.0%}, {EDITED:.0%}",
    ),
    _rule(
        "Voices",
        "Reports that credit one another or one source, or share so much wording, count as one voice; "
        "captures too short to compare count as none.",
        f"{SAME_TEXT:.0%}",
    ),
    _rule(
        "Characteristic wording",
        "Words and phrases that an outlet prints more than the others in the event: log-odds ratio with an informative prior, the event’s "
        "own wording (Monroe, Colaresi & Quinn 2008). Names are left out, and so is anything printed less often.",
        f"{FEWEST_PRINTED} times, {SCORE} standard deviations",
    ),
    _rule(
        "Names of the same thing",
        "Persons by the cast, things by the abbreviations that the event explains; shown where outlets differ.",
    ),
    _rule(
        "Order",
        "One report precedes another only when it is credited by it, or when their dates exclude anything else. Days alone rank nobody.",
    ),
    _rule(
        "All report, found in one report only",
        "Whole clauses as printed, which need nothing around them, dots where words are left out. All report: each report (of many half of "
        "them, or the most) has a sentence with all words of content of the clause or plain synonyms, its persons, figures and days, "
        "neither denied, doubted nor planned where the clause tells a fact; what adds to who does what may be in the next sentence. "
        "When there is none: a clause without the modifiers that not all have, words that all quote, or a passage that probably says the "
        "same with most of it. Found in one report only: sentences to which no other report has anything similar, in headline, "
        "background or foreign text.",
        f"many: more than {FEW_REPORTS}; {FEWEST_CLAUSE_WORDS} to {MOST_LINE_WORDS} words; most: share of words and probability "
        f"{NEARLY_ALL:.0%} on "
        f"average; at most {MOST_SHARED} clauses; words that all quote: {FEWEST_QUOTED} or more; dots inside a line: {MOST_GAPS} at most",
    ),
)
