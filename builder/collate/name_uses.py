"""Articles read and the cast -> names that outlets use differently for the same.

A person is the same by the cast (spellings, titles, surnames); a thing when one outlet prints the
abbreviation that the event explains and another the full name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from builder.collate.alignment.passages import ReadArticle
from builder.collate.people import Cast
from builder.core.wording import NameUse
from builder.lang.name_keys import person_key
from builder.lang.names import names
from builder.lang.tokens import word_tokens, words

#: Forms of one name in one outlet, at most.
FORMS: Final = 4
#: Names told, at most.
_MOST: Final = 24


def names_of(
    reads: Sequence[ReadArticle], cast: Cast, known: Mapping[str, Sequence[str]]
) -> tuple[NameUse, ...]:
    """Return the persons and things that outlets name differently, the widest named first.

    At least two outlets must differ.
    """
    used: defaultdict[str, defaultdict[str, dict[str, str]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    display = {person.id: person.name for person in cast.people}
    for read in reads:
        for key, form in (*_people(read, cast), *_things(read, known)):
            used[key][read.article.outlet].setdefault(" ".join(words(form)), form)
    found = [
        NameUse(id=key, name=display.get(key, _shortest(outlets)), forms=tuple(_forms(outlets)))
        for key, outlets in used.items() if len(outlets) > 1 and len({frozenset(forms) for forms in outlets.values()}) > 1
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-len(one.forms), one.id))[:_MOST])


def _forms(outlets: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each outlet with its forms, in the order of the text."""
    for outlet, forms in sorted(outlets.items()):
        yield outlet, tuple(forms.values())[:FORMS]


def _shortest(outlets: Mapping[str, Mapping[str, str]]) -> str:
    return min(
        (form for forms in outlets.values() for form in forms.values()),
        key=lambda form: (len(form), form),
    )


def _people(read: ReadArticle, cast: Cast) -> Iterator[tuple[str, str]]:
    """Yield the persons whom an article names, each time as printed, title and all.

    A bare surname is not a name of its own.
    """
    known = {person.id for person in cast.people}
    for name in names(_own_text(read), read.article.language):
        key = cast.id_of(person_key(name.text))
        if key in known and key and (name.title or " " in name.text):
            yield key, f"{name.title} {name.text}".strip()


def _things(read: ReadArticle, known: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield an article's abbreviations and full names of what the event abbreviates."""
    full: defaultdict[str, list[tuple[Sequence[str], str]]] = defaultdict(list)
    for short, spelled in known.items():
        full[spelled[0]].append((spelled, short))
    text = _own_text(read)
    items = [token for token in word_tokens(text) if token.kind == "word"]
    folds = [token.folded for token in items]
    for k, token in enumerate(items):
        if token.text.isupper() and token.folded in known:
            yield token.folded, token.text
        for spelled, short in full.get(token.folded, ()) if token.text[0].isupper() else ():
            printed = text[token.start : items[min(k + len(spelled), len(items)) - 1].end]
            if folds[k : k + len(spelled)] == list(spelled) and not printed.isupper():
                yield short, printed


def _own_text(read: ReadArticle) -> str:
    """Return an article's text without foreign paragraphs."""
    return "\n\n".join(
        paragraph.text for paragraph in read.article.paragraphs if not paragraph.foreign
    )
