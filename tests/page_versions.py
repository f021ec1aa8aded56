"""An invented page that was captured five times, and what another outlet reported of the same day."""

from packing import page, record

URL = "https://orsapost.example/news/2031/night-ferries"
TITLE = "Orsa ferries to run until two in the morning"
LEAD = (
    "The harbor board of Orsa will let its ferries run until two in the morning from next spring."
)
FARES = (
    "Four boats will leave the fish quay every half hour, and the fare will stay at three crowns."
)
NUMBERS = "The board expects some {} hundred passengers a night in the first year."
COST = "The extra crews will cost the town about {} million crowns a year."
REST = (
    "Residents of the eastern bank had asked for later crossings since the footbridge was closed."
)
GUILD = "The pilots' guild asked for a second deckhand on each boat after midnight."
NOTE = (
    "Correction: an earlier version of this report gave the number of passengers as nine hundred."
)
HALL = (
    "The swimming hall of Orsa closes for the whole summer, the council said on Friday.",
    "Its roof has leaked since the storm in autumn, and the repair takes three months.",
    "Schools will send their classes to the baths of the next town.",
)


def _page(*sentences, url=URL, title=TITLE, published="2031-02-12T08:00:00+01:00", updated=None):
    head = (
        f'<link rel="canonical" href="{url}"><meta property="og:site_name" content="Orsa Post">'
        f'<meta property="article:published_time" content="{published}">'
    )
    head += f'<meta property="article:modified_time" content="{updated}">' if updated else ""
    return page(title, sentences, head)


#: The page as it was captured: name, address, time of the capture, content.
CAPTURES = (
    ("first", URL, "2031-02-12T07:30:00Z", _page(LEAD, FARES, NUMBERS.format("nine"), COST.format("two"), REST)),
    (
        "corrected",
        URL,
        "2031-02-13T09:00:00Z",
        _page(LEAD, FARES, NUMBERS.format("nineteen"), COST.format("two"), REST, NOTE),
    ),
    (
        "silent",
        f"{URL}?utm_source=letter",
        "2031-02-13T18:00:00Z",
        _page(LEAD, FARES, NUMBERS.format("nineteen"), COST.format("three"), REST, NOTE),
    ),
    (
        "updated",
        URL,
        "2031-02-14T12:00:00Z",
        _page(
            LEAD, FARES, NUMBERS.format("nineteen"), COST.format("three"), REST, GUILD, NOTE,
            title=f"{TITLE}, board says", updated="2031-02-14T10:00:00+01:00",
        ),
    ),
    (
        "print",
        f"{URL}/print",
        "2031-02-15T12:00:00Z",
        _page(LEAD, FARES, NUMBERS.format("nineteen"), COST.format("three"), REST, GUILD, title=f"{TITLE}, board says"),
    ),
    (
        "reused",
        URL,
        "2031-06-20T12:00:00Z",
        _page(*HALL, title="Swimming hall closes for the summer", published="2031-06-20T09:00:00+02:00"),
    ),
)  # fmt: skip
#: Another outlet's report of the same.
OTHER = page(
    "Night boats in Orsa from spring",
    (
        "Ferries in Orsa will run until two in the morning from next spring, the harbor board decided.",
        "Some nineteen hundred passengers a night are expected in the first year, the board said.",
        "The fare stays at three crowns.",
    ),
    '<meta property="og:site_name" content="Lake Courier"><link rel="canonical" href="https://lakecourier.example/boats">'
    '<meta property="article:published_time" content="2031-02-12T10:00:00+01:00">',
)


def web_archive(captures=CAPTURES):
    """Return a WARC file of the captures, in no order."""
    return b"".join(record(content, url, when) for _, url, when, content in reversed(captures))


def saved_pages(captures=CAPTURES):
    """Return the same as files that a browser saved, by their names."""
    found = {}
    for name, url, when, content in captures:
        day = f"{when[8:10]} 2031 {when[11:19]} GMT+0000"
        month = {"02": "Feb", "06": "Jun"}[when[5:7]]
        note = f"<html><!--\n Page saved with SingleFile \n url: {url} \n saved date: Mon {month} {day}\n-->"
        found[f"{name}.html"] = content.replace(b"<html>", note.encode(), 1)
    return found
