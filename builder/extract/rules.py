"""The thresholds of this stage in words, as the method page shows them."""

from __future__ import annotations

from math import exp
from typing import Final

from builder.core.digest import RulesOf
from builder.extract.authors.byline import SILENCE
from builder.extract.bare import MIN_BARE_WORDS, MOST_LOOSE
from builder.extract.dates.date_signs import LIST_DAYS
from builder.extract.dates.published import LEAST_SURE_DAY, LEAST_SURE_INSIDE, MASTHEAD_LINES
from builder.extract.foreign import DISTANT_DAYS, FEWEST_PARAGRAPHS, MIN_FOREIGN_SHARE
from builder.extract.lines.body import MIN_BODY_WORDS
from builder.extract.lines.furniture import CAPTION_WORDS, LAST_LINES
from builder.extract.lines.line import LONG_WORDS, MOSTLY_LINKS, SENTENCE_WORDS
from builder.extract.lines.marking import LENIENCY, MIN_CHANCE_AWAY, MIN_CHANCE_LABEL
from builder.extract.lines.rejoining import MIN_TORN
from builder.extract.page_kinds import BESIDE_WORDS, FEWEST_ENTRIES, FEWEST_TITLED
from builder.extract.refusals.notices import MIN_NOTICE_SHARE
from builder.extract.refusals.teasers import FEWEST_TEASERS, MOST_TEASER_WORDS
from builder.extract.refusals.truncation import MORE_WORDS, WALL_WORDS
from builder.extract.titles.headline import LEAST_SURE_TITLE

_rule: Final = RulesOf("normalize")
RULES: Final = (
    _rule(
        "running text",
        f"A line of at least so many words that ends like a sentence is running text; so is any line of {LONG_WORDS} words.",
        f"{SENTENCE_WORDS} words",
    ),
    _rule(
        "body",
        "Each line of a plain-text page shows signs: its length and end, its neighbors and the words of the labels beside it, how dense "
        "the running text around it is, which words and names it shares with the surest of the text. Weights learned from some 300 "
        "public news pages in six styles (a linear-chain model; figures only, no text of them) tell how sure each line is part of the "
        "report. Sentences are taken from the chance on that promises the greatest agreement with the report (half the F1 to be expected), "
        "lowered to this share of it, because a lost paragraph is worse than one too many; labels and "
        f"list items from {MIN_CHANCE_LABEL:.0%} on among running text, elsewhere from {MIN_CHANCE_AWAY:.0%}. In an HTML page each block "
        "is judged in the same way by learned trees over its markup. "
        f"A capture with fewer than {MIN_BODY_WORDS} words of running text is rejected.",
        f"{LENIENCY:.0%}",
    ),
    _rule(
        "furniture among the paragraphs",
        "A line goes only when each of its sentences is, as a whole, a link to another report, a request to the reader, a notice of a "
        "live blog, a contribution, a contact, a correction, an advertisement’s label or a line about rights; so goes what is glued to the "
        f"end of a paragraph, a caption of at most {CAPTION_WORDS} words that ends in its picture’s credit, and, among so many last lines, "
        "one about who wrote the report, somebody whom the report names nowhere.",
        f"{LAST_LINES} lines",
    ),
    _rule(
        "torn paragraphs",
        "Where more paragraphs than this begin in mid-sentence, a dump tore them at their links; neighbors are joined when learned "
        "signs (how one ends, how the next begins) say that they are one paragraph.",
        f"{MIN_TORN:.0%}",
    ),
    _rule(
        "article without its page",
        "In a capture that begins with its article and has no button, link or heading of other reports, nothing is cut away "
        f"from the first sentence to the last, nor a list of more than {MOST_LOOSE} lines behind it. "
        "With a headline that speaks of the same things, so few words of text are enough.",
        f"{MIN_BARE_WORDS} words",
    ),
    _rule(
        "kind of page",
        "A page is called a live blog, a gallery, a video page or a list when it says so to programs and states no report beside it; a "
        f"live blog also when {FEWEST_ENTRIES} hours are above running text, or {FEWEST_TITLED} and the title says so; a gallery or a "
        "video page also when title or address says so and its text has at most so many words.",
        f"{BESIDE_WORDS} words",
    ),
    _rule(
        "links",
        "A line with more than this share of its text in links counts against a body.",
        f"{MOSTLY_LINKS:.0%}",
    ),
    _rule(
        "headline",
        "Each wording that may be the headline shows signs: its words come back in the text, it is marked up or repeated, a date follows. "
        "Weights learned from some 300 public news pages tell how sure each is; one that is less sure than this is dropped.",
        f"{LEAST_SURE_TITLE:.0%}",
    ),
    _rule(
        "published",
        "Each day that the page's metadata, the lines around headline and text, the place line or the address name shows signs; weights "
        'learned from some 300 public news pages tell how sure it is, and "the page does not tell" is a candidate too. '
        "Never from running text, from a line about rights, or from the far tail of a page. "
        f"A day that only lines of the page name must be {LEAST_SURE_DAY:.0%} sure, one inside or behind the text {LEAST_SURE_INSIDE:.0%}. "
        "None is later than the newest day that the page states to programs; none is a comment's. "
        f"Nor is one that stands {MASTHEAD_LINES} lines above the headline, one of {LIST_DAYS + 1} days that only elements of dates tell, "
        "or that of a change alone, unless that is told to the minute. "
        "A date that can be read in two ways is kept to the year unless a weekday, another sign or the page's other dates decide.",
    ),
    _rule(
        "authors",
        "Names in bylines, alone above the text or beside the date, in boxes about the author and in the metadata show signs, "
        'weighed in the same way, and "the page names nobody" is a candidate too: the surest is taken when it is at least so many times '
        "as sure as that, with those whom the same byline or the same metadata name. "
        "Makers of pictures and people whom the headline names are not authors; a newsroom or an agency that signs is a credit.",
        f"{exp(SILENCE):.0%}",
    ),
    _rule(
        "outlet",
        "Stated in the page's metadata, in a sign-off behind the text or by its masthead; else told by the host of its address; "
        "else inferred, when an editorial note in the text and the picture's credit name the same newsroom.",
    ),
    _rule(
        "foreign text",
        f"At least {FEWEST_PARAGRAPHS} paragraphs with a head of their own, a place and a day more than so many days from the article's, "
        "up to the end or to where the article's own time returns; "
        f"{MIN_FOREIGN_SHARE:.0%} of them show it by date, by head, or by speech without quotation marks. "
        "A fact recalled has no such head.",
        f"{DISTANT_DAYS} days",
    ),
    _rule(
        "no article",
        f"A page of at least so many headlines with no more than {MOST_TEASER_WORDS} words of text below each, "
        "of separate matters or days, "
        "is a home page, a topic or search results, and rejected. "
        f"So is one whose text, by {MIN_NOTICE_SHARE:.0%} or more of its words, is an error message "
        "or a dialog about consent or signing in, "
        "unless there is an article behind the dialog.",
        f"{FEWEST_TEASERS} teasers",
    ),
    _rule(
        "text that breaks off",
        "A text of no more words, behind which the page asks to subscribe or sign in to read on, is a part of its report; "
        f"so is one of no more than {MORE_WORDS} with a link to the rest or dots at its end. Its silence is not an omission.",
        f"{WALL_WORDS} words",
    ),
    _rule(
        "rules of an outlet",
        "What an editor wrote into an outlet's file drops or keeps blocks of its captures, in the days for which it was written. "
        "A rule that would leave nothing of an article is not obeyed.",
    ),
)
