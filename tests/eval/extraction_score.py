"""Cases below ``tests/cases/eval`` -> how well the program extracts their articles, over all of
them and by style.

The measures are those by which extraction is compared in public: runs of four words for the body
(precision and recall are means over the captures, F1 their harmonic mean), paragraphs that are
equal word for word, title equal but for case and punctuation, day of publication, set of authors.
Where a capture states no date or author, silence is right and an invention wrong.

``python tests/eval/extraction_score.py`` prints the table; ``--raise`` writes floors a little below
it, and lowers none; ``--anew`` writes them all, which only new cases excuse.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from builder.core.errors import Rejected
from builder.extract import normalize
from builder.extract.formats import read_bytes

FOLDER = Path(__file__).parent.parent / "cases" / "eval"
FLOORS = Path(__file__).parent / "floors.json"
CASES = sorted(path.parent for path in FOLDER.glob("*/expected.json"))
MEASURES = ("body", "paragraphs", "title", "date", "author")
#: A floor stands this much below what is reached: a case is worth about two hundredths of a style,
#: a fifth of a hundredth of all.
SLACK = 0.01
RUN = 4


def words(text):
    """Return the words of ``text`` without case and accents, so that spelling and punctuation do
    not count.
    """
    plain = unicodedata.normalize("NFKD", text)
    return re.findall(
        r"\w+", "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    )


def runs(paragraphs):
    """Return how often each run of four words occurs in the body; of a shorter body, all its words
    are one run.
    """
    found = words(" ".join(paragraphs))
    return (
        Counter(tuple(found[at : at + RUN]) for at in range(max(1, len(found) - RUN + 1)))
        if found
        else Counter()
    )


def shares(expected, found):
    """Return precision and recall of two multisets."""
    common = (expected & found).total()
    return common / found.total() if found else 0.0, common / expected.total() if expected else 1.0


def harmonic(precision, recall):
    """Return F1."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def found_in(case):
    """Return what the program makes of a case: title, date, author and body; nothing when it
    rejects the capture.
    """
    file = next(iter(case.glob("capture.*")))
    try:
        article = normalize(read_bytes(file.read_bytes(), file.name), ()).article
    except Rejected:
        return {"title": "", "date": None, "author": [], "body": []}
    return {
        "title": article.title,
        "date": article.published[:10] if article.published else None,
        "author": list(article.authors),
        "body": [paragraph.text for paragraph in article.paragraphs],
    }


def judged(expected, found):
    """Return the measures of one capture."""
    precision, recall = shares(runs(expected["body"]), runs(found["body"]))
    blocks = [
        Counter(tuple(words(text)) for text in record["body"]) for record in (expected, found)
    ]
    names = [
        {tuple(words(name)) for name in record}
        for record in (_names(expected["author"]), found["author"])
    ]
    return {
        "precision": precision,
        "recall": recall,
        "paragraphs": harmonic(*shares(*blocks)),
        # Of a capture without a headline any title is as good.
        "title": float(
            expected["title"] is None or words(expected["title"]) == words(found["title"])
        ),
        "date": float(expected["date"] == found["date"]),
        "author": float(names[0] == names[1]),
    }


def _names(author):
    return [] if author is None else [author] if isinstance(author, str) else author


def mean(rows, measure):
    """Return the mean of a measure."""
    return sum(row[measure] for row in rows) / len(rows)


def summary(rows):
    """Return the measures of several captures."""
    body = harmonic(mean(rows, "precision"), mean(rows, "recall"))
    return {"body": body} | {measure: mean(rows, measure) for measure in MEASURES[1:]}


def measured():
    """Return the measures over all cases and by style, and those of each case."""
    single, styles = {}, {}
    for case in CASES:
        expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
        single[case.name] = judged(expected, found_in(case))
        styles.setdefault(expected["style"], []).append(case.name)
    groups = {"all": list(single)} | {style: styles[style] for style in sorted(styles)}
    return {
        name: summary([single[case] for case in members]) for name, members in groups.items()
    }, single


def table(groups, single, floors):
    """Return the measures in columns, those below their floor marked with it, and the captures that
    lose most below them.
    """
    lines = [" ".join([f"{'style':<14}", *(f"{measure:>16}" for measure in MEASURES)])]
    for name, scores in groups.items():
        cells = (
            _cell(scores[measure], floors.get(name, {}).get(measure, 0.0)) for measure in MEASURES
        )
        lines.append(" ".join([f"{name:<14}", *cells]))
    lost = sorted(single, key=lambda name: sum(summary([single[name]]).values()))
    lines += ["", "The captures that lose most:"]
    for name in lost[:12]:
        lines.append(
            f"  {name}: "
            + ", ".join(
                f"{measure} {value:.3f}"
                for measure, value in summary([single[name]]).items()
                if value < 1
            )
        )
    return "\n".join(lines)


def _cell(value, floor):
    return f"{f'{value:.3f} < {floor:.3f} !' if value < floor else f'{value:.3f}':>16}"


def below(groups, floors):
    """Return the pairs of style and measure that are below their floor, and the styles without
    floors.
    """
    missing = [(name, "no floors") for name in groups if name not in floors]
    return missing + [
        (name, measure)
        for name in groups
        for measure, floor in floors.get(name, {}).items()
        if groups[name][measure] < floor
    ]


def raised(groups, floors):
    """Return the floors a little below ``groups``; none is lower than it was."""
    return {
        name: {
            measure: max(
                floors.get(name, {}).get(measure, 0.0), round(max(0.0, scores[measure] - SLACK), 3)
            )
            for measure in MEASURES
        }
        for name, scores in groups.items()
    }


if __name__ == "__main__":
    known = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    reached, cases = measured()
    print(table(reached, cases, known))
    if {"--raise", "--anew"} & set(sys.argv):
        known = known if "--raise" in sys.argv else {}
        FLOORS.write_text(json.dumps(raised(reached, known), indent=1) + "\n", encoding="utf-8")
