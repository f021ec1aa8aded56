"""The event of four captures, as articles made of their rows."""

from pathlib import Path

from builder.core.article import Article, Paragraph
from builder.core.event import Event

CASES = Path(__file__).parents[1] / "cases" / "collate"
#: The foreign text of capture 002 begins with this paragraph (1-based).
EVENT = Event(
    id="2023-03-06-meeting",
    title="Meeting",
    date="2023-03-06",
    articles=("000", "001", "002", "004"),
)


def article(row, *, fenced=True):
    """Make the article of a row; without fences foreign paragraphs look like all others."""
    first = row.get("foreign_from", len(row["body"]) + 1)
    return Article(
        id=row["id"],
        title=row["title"],
        outlet=row["outlet"]["id"],
        outlet_basis=row["outlet_basis"],
        published=row["published"],
        published_basis=row["published_basis"],
        dateline=row.get("dateline"),
        credits=tuple(row.get("credits", ())),
        image_credit=row.get("image_credit"),
        paragraphs=tuple(
            Paragraph(text=text, foreign=fenced and number >= first)
            for number, text in enumerate(row["body"], 1)
        ),
    )
