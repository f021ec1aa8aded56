"""Statements made of a few sentences, and the way in which cases write an apparatus down."""

from builder.collate.cells import TableFrame, line_of, named
from builder.collate.collation import collation
from builder.collate.rows import Row, with_sides
from builder.core.article import Article, Paragraph


def statement_of(texts, base=None, language="en"):
    """Return the statement that the sentences of ``texts`` (sign -> sentence) are, against ``base``
    or the first.
    """
    articles = tuple(
        Article(
            id=sign, title="", outlet=sign, language=language, paragraphs=(Paragraph(text=text),)
        )
        for sign, text in texts.items()
    )
    found = collation(articles, (), "2023-03-06")
    units = {
        read.article.id: [max(read.units, key=lambda unit: len(unit.words))] for read in found.reads
    }
    row = with_sides(Row(units=units, score=lambda _left, _right: 1.0), found)
    return named(
        [line_of(row, 1, base or next(iter(texts)), TableFrame.of(found, tuple(texts), {}, [row]))]
    )[0]


def apparatus(line):
    """Write the entries of a statement as a reader sees them: ``honest GSV ] fair TASS MINA``."""
    return [
        " ] ".join(
            " ".join((reading.text or "omitted", *reading.witnesses)) for reading in entry.readings
        )
        for entry in line.entries
    ]


def marks(cell):
    """Write a cell's passage with its marks: {reworded} +added+ -omitted- <moved> [[note]]."""
    shapes = {
        "same": "{0}",
        "reworded": "{{{0}}}",
        "added": "+{0}+",
        "omitted": "-{0}-",
        "moved": "<{0}>",
        "note": "[[{0}]]",
    }
    return "".join(shapes[segment.mark].format(segment.text) for segment in cell.segments)


def parse(text):
    """Read a case: a line that says what it teaches, ``SIGN | sentence`` lines, the apparatus,
    ``SIGN > marked passage`` lines.
    """
    lines = [line for line in text.splitlines()[1:] if line.strip()]
    texts = dict(line.split(" | ", 1) for line in lines if " | " in line)
    cells = dict(line.split(" > ", 1) for line in lines if " > " in line)
    return texts, [line for line in lines if " | " not in line and " > " not in line], cells
