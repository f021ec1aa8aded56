"""Articles with marked quotations -> how many are found, with the right words for their speaker and
the right person.

    python tests/eval/quotes_score.py [--raise]

A case is a text file: ``language: xx``, a line ``N: full name`` ("-" for nobody named) for each
speaker, a blank line and the article, in which ``⟦N words⟧`` are attributed and ``⟨N words⟩`` name
the speaker ``N``; contents with the same letter after ``N`` are one quotation. Two contents match
when they share half of all their words (one to one, the best first); ``--raise`` sets the floors to
what is reached.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from builder.collate import quotations
from builder.lang.name_keys import person_key
from builder.lang.tokens import word_tokens

CASES = Path(__file__).parents[1] / "cases" / "eval-quotes"
FLOORS = Path(__file__).with_name("quotes_floors.json")
#: Floors are set so far below what is reached, so that a change elsewhere may move one quotation.
SLACK = 0.01
_MARKED = re.compile(r"([⟦⟨])(\d[a-z]?) |([⟧⟩])")
_QUOTED = re.compile(r"[“„«\"'][^”“»\"]{3,}[”“»\"']")


class Given(NamedTuple):
    """What somebody says in a case: words of the content and of the source, as places in the text,
    and the speaker.
    """

    content: frozenset[int]
    source: frozenset[int]
    speaker: str
    quoted: bool


class Case(NamedTuple):
    """One article and what is attributed in it."""

    language: str
    text: str
    given: tuple[Given, ...]


def read_case(path):
    """Return the case of a file."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    text, contents, sources, at, open_ = "", [], [], 0, None
    for match in _MARKED.finditer(body):
        text += body[at : match.start()]
        at = match.end()
        if match[1]:
            open_ = (match[1], match[2], len(text))
        else:
            (contents if match[3] == "⟧" else sources).append((open_[1], open_[2], len(text)))
    text = (text + body[at:]).rstrip("\n")
    given = {}
    for place, (mark, start, end) in enumerate(contents):
        near = [
            (one, to)
            for who, one, to in sources
            if who == mark[0] and "\n" not in text[min(one, start) : max(to, end)]
        ]
        source = places(text, near)
        speaker = fields[mark[0]] if fields[mark[0]] != "-" else ""
        one = Given(
            places(text, [(start, end)]), source, speaker, bool(_QUOTED.search(text[start:end]))
        )
        key = mark if len(mark) > 1 else place
        given[key] = (
            given[key]._replace(content=given[key].content | one.content) if key in given else one
        )
    return Case(fields["language"], text, tuple(given.values()))


def places(text, spans):
    """Return the places of the words in some spans."""
    return frozenset(
        token.start
        for token in word_tokens(text)
        if any(start <= token.start < end for start, end in spans)
    )


def matches(case, found):
    """Yield pairs of a given and a found quotation, the best first, each once."""
    contents = [places(case.text, one.content) for one in found]
    scored = sorted(
        (
            (len(g.content & f) / len(g.content | f), i, j)
            for i, g in enumerate(case.given)
            for j, f in enumerate(contents)
            if g.content & f
        ),
        reverse=True,
    )
    used_given, used_found = set(), set()
    for score, i, j in scored:
        if score >= 0.5 and i not in used_given and j not in used_found:
            used_given.add(i)
            used_found.add(j)
            yield case.given[i], found[j]


def measured(files):
    """Return how many quotations are found and right, have the right source and person, and how
    many of the persons given are right.
    """
    wanted = found_all = right = named = sourced = person = quoted = quoted_right = persons = (
        shown
    ) = 0
    for file in files:
        case = read_case(file)
        found = quotations(case.text, case.language)
        pairs = list(matches(case, found))
        wanted, found_all, right = (
            wanted + len(case.given),
            found_all + len(found),
            right + len(pairs),
        )
        quoted += sum(one.quoted for one in case.given)
        for given, one in pairs:
            quoted_right += given.quoted
            sourced += bool(given.source)
            named += bool(given.source & places(case.text, one.source))
            persons += bool(given.speaker)
            shown += one.speaker is not None
            person += (
                bool(given.speaker)
                and one.speaker is not None
                and person_key(one.speaker) == person_key(given.speaker)
            )
    precision, recall = right / max(found_all, 1), right / max(wanted, 1)
    return {
        "all f1": round(2 * precision * recall / max(precision + recall, 1e-9), 3),
        "all precision": round(precision, 3),
        "quoted recall": round(quoted_right / max(quoted, 1), 3),
        "source": round(named / max(sourced, 1), 3),
        "person": round(person / max(persons, 1), 3),
        "shown precision": round(person / max(shown, 1), 3),
    }


def groups():
    """Return the files of the cases in English and in other languages."""
    files = sorted(CASES.glob("*.txt"))
    return {
        "english": [file for file in files if file.name.startswith("en-")],
        "others": [file for file in files if not file.name.startswith("en-")],
    }


def main():
    """Print the measures; with --raise set the floors."""
    found = {name: measured(files) for name, files in groups().items()}
    print(json.dumps(found, indent=1))
    if "--raise" in sys.argv:
        floors = {
            name: {key: round(value - SLACK, 3) for key, value in values.items()}
            for name, values in found.items()
        }
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
