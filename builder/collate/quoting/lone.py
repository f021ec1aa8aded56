"""A quotation whose source is a single name -> that name, if it is shown to be a person's.

"said Berlin" and "said Berta" look alike; who sighs, is little, looks at "her coat" or speaks
contentedly is a person.
"""

from __future__ import annotations

from typing import Final

from builder.core.quotation import Quotation
from builder.lang.given_names import is_given_name
from builder.lang.languages import all_words
from builder.lang.names import Name, names
from builder.lang.tokens import tokens
from builder.lang.verbs import VOICED

#: Adjectives of persons.
_HUMAN: Final = all_words(lambda words: words.quoting.human)
#: Words that mean a person named before.
_ONES_OWN: Final = all_words(lambda words: words.quoting.own)
#: So much of the sentence after a name is looked at (code points).
_REACH: Final = 80


def lone_name(text: str, quotation: Quotation) -> str | None:
    """Return a one-word name that is a person's and all the source of a quotation.

    ``None`` for all else; the quotation is direct.
    """
    if quotation.kind == "indirect" or not quotation.cue or len(quotation.source) != 1:
        return None
    start, end = quotation.source[0]
    found = names(text[start:end])
    if len(found) != 1 or not _simple(found[0], text[start:end]):
        return None
    return found[0].text if _is_person(text, quotation, end) else None


def _simple(name: Name, phrase: str) -> bool:
    """Tell whether a source is one capitalized word, an adjective of persons before it or none."""
    before = phrase[: name.start].split()
    return (
        not name.collective
        and name.text.isalpha()
        and not name.text.isupper()
        and all(word in _HUMAN for word in before)
    )


def _is_person(text: str, quotation: Quotation, end: int) -> bool:
    """Tell whether the words around a name show a person.

    A voice or an adjective shows one; of a given name, a pronoun or an adverb does.
    """
    start, verb = quotation.source[0].start, quotation.cue[0]
    phrase = text[start:end].split()
    if text[verb.start : verb.end].casefold() in VOICED or phrase[0] in _HUMAN:
        return True
    if not is_given_name(phrase[-1]):
        return False
    rest = text[max(end, verb.end) : max(end, verb.end) + _REACH]
    following = [token.folded for token in tokens(rest.split("\n")[0].split(".")[0])]
    return any(word in _ONES_OWN for word in following) or (
        following[:1] != [] and following[0].endswith("ly")
    )
