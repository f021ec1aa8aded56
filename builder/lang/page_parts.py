"""The parts of a language's file that hold what pages print around their reports, as typed records:
bylines, dates, pictures, links, requests to the reader, notices, walls.

Only the language of pages, never names: no outlet, person or place is in them.  All phrases may
be regular expressions, and are read whatever the case of their letters.
"""

from __future__ import annotations

from msgspec import Struct

from builder.lang.parts import Phrases, Words


class PageWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which a page marks what is not the report."""

    #: In front of an author's name.
    by: Phrases = Phrases()
    #: In front of the day of publication, and of a later change.
    published: Phrases = Phrases()
    updated: Phrases = Phrases()
    #: In front of a picture's maker; what may follow before the name, with a mark and without one.
    picture: Phrases = Phrases()
    picture_by: Phrases = Phrases()
    pictured_by: Phrases = Phrases()
    #: Words about a picture, where a caption names its maker: beginnings of words.
    picture_words: Phrases = Phrases()
    tags: Phrases = Phrases()
    #: In front of a headline: "Subject: ".
    title_labels: Phrases = Phrases()
    #: In the title of a live blog; a label of a title that announces a gallery, or a video.
    live_titles: Phrases = Phrases()
    gallery_titles: Phrases = Phrases()
    video_titles: Phrases = Phrases()
    #: Headings of what follows a report: other reports, comments, the page's own matters.
    after: Phrases = Phrases()
    #: Buttons and labels of a page.
    buttons: Phrases = Phrases()
    #: Behind a count that a page prints about itself.
    counted: Phrases = Phrases()
    #: Minutes of reading, what may be behind them and before them.
    minutes: Phrases = Phrases()
    reading: Phrases = Phrases()
    reading_label: Phrases = Phrases()
    #: An order to the reader, at the start of a sentence, and what it is about.
    orders: Phrases = Phrases()
    about: Phrases = Phrases()
    #: Before a day, behind a place; behind a year.
    day_articles: Phrases = Phrases()
    year_behind: Phrases = Phrases()
    #: Words of speech beside a day, and of speech in the first person.
    told: Phrases = Phrases()
    first_person: Phrases = Phrases()
    #: The reader, spoken to.
    reader: Phrases = Phrases()
    #: Of a comment's head ("Anna says:"), and of a printed issue or a broadcast.
    commenting: Phrases = Phrases()
    issue: Phrases = Phrases()
    #: Behind a hyphen that stands for a word to come: "on- and offline".
    suspended: Phrases = Phrases()
    #: Beside a date in a line; how long ago a report was published, as patterns.
    date_words: Phrases = Phrases()
    ago: Phrases = Phrases()
    #: In front of another report's headline.
    also: Phrases = Phrases()
    #: The page speaks of itself: rights, cookies, consent.
    legal: Phrases = Phrases()
    #: Words in the names of agencies and newsrooms.
    agency: Phrases = Phrases()
    #: What an editor's note in brackets is signed with.
    editor_notes: Phrases = Phrases()
    #: The heading of the readers' comments, and what is with each of them.
    comments: Phrases = Phrases()
    answers: Phrases = Phrases()


class BylineWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of lines that name authors."""

    #: Between two names; the same and what else ends the first name of a byline.
    both: Phrases = Phrases()
    between: Phrases = Phrases()
    #: About a picture; in front of its maker.
    picture: Phrases = Phrases()
    picture_by: Phrases = Phrases()
    #: What others did for a text: their names follow, and they are not authors of it.
    other_work: Phrases = Phrases()
    #: What a person does for a newsroom; what is between a name and that.
    roles: Phrases = Phrases()
    beats: Phrases = Phrases()
    #: Where a name ends whatever follows; what is not part of a name.
    stops: Phrases = Phrases()
    no_name: Phrases = Phrases()
    #: "Profile picture | of | Anna Berger".
    likeness: Phrases = Phrases()
    likeness_of: Phrases = Phrases()
    #: Behind a name at the beginning of a line about the author.
    about_verbs: Phrases = Phrases()


class FurnitureWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences and lines of a page's furniture among the paragraphs of a report.

    ``{networks}`` stands for the names of networks, ``{network}`` for one of them, ``{names}`` for
    names with the words that join them, ``{person}`` for whom one can reach, ``{address}`` for where.
    """

    #: Names of networks on which pages are shared.
    networks: Phrases = Phrases()
    #: The reader is asked to follow, subscribe, download, click, watch, share.
    requests: Phrases = Phrases()
    #: What a page says of itself while something continues.
    live: Phrases = Phrases()
    #: Who worked on the report beside its authors.
    contributions: Phrases = Phrases()
    #: What tells such a line; a word that tells a quotation; what parts the names; articles before
    #: one.
    contributed: Phrases = Phrases()
    says: Phrases = Phrases()
    both: Phrases = Phrases()
    articles: Phrases = Phrases()
    #: In front of the names of those whose material is in the report.
    with_files: Phrases = Phrases()
    #: Small words between such names.
    name_joiners: Phrases = Phrases()
    #: A note on what the report said before: whole sentences' beginnings; labels, and how a sentence
    #: behind a label begins.
    corrections: Phrases = Phrases()
    correction_labels: Phrases = Phrases()
    correction_openings: Phrases = Phrases()
    #: Words with which a line that owns up to a change begins, and what it says anywhere in it.
    correction_heads: Phrases = Phrases()
    correction_sayings: Phrases = Phrases()
    #: The label of another report; the same without a mark behind it.
    also: Phrases = Phrases()
    also_bare: Phrases = Phrases()
    #: The button behind a teaser, in the case of its letters.
    read_on: Phrases = Phrases()
    #: Buttons that a dump glues to the end of such a line, in the case of their letters.
    glued_buttons: Words = Words()
    #: Where a newsroom's people can be reached.
    contacts: Phrases = Phrases()
    advertisements: Phrases = Phrases()
    rights: Phrases = Phrases()
    #: A picture's credit in brackets: the kind of picture, and what is before its maker.
    caption_words: Phrases = Phrases()
    caption_by: Phrases = Phrases()


class NoticeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What a page says to its visitor instead of a report."""

    #: The page is not there, the server is not, the browser is not good enough, or a machine asks
    #: whether the visitor is one.
    error: Phrases = Phrases()
    #: Terms of consent and sign-in, each kind apart.
    cookies: Phrases = Phrases()
    partners: Phrases = Phrases()
    personal_data: Phrases = Phrases()
    consent: Phrases = Phrases()
    advertising: Phrases = Phrases()
    devices: Phrases = Phrases()
    terms: Phrases = Phrases()
    sign_in: Phrases = Phrases()
    account: Phrases = Phrases()


class TruncationWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that show that the capture does not hold all of the report."""

    #: The rest is for subscribers, or for visitors who sign in.
    wall: Phrases = Phrases()
    #: A button that leads to the rest, and what may follow before the name of the site.
    rest: Phrases = Phrases()
    on: Phrases = Phrases()
