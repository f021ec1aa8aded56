"""The program holds no word of a language: they stand in ``builder/lang/data/``.

What is not moved yet stands here by name, and may only become less.
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from builder.lang.languages import FIRST, SHARED, codes, words_of
from builder.lang.parts import Words

ROOT = Path(__file__).parent.parent.parent
MODULES = sorted((ROOT / "builder").rglob("*.py"))
#: Letters of scripts, as sets and ranges, and an example that readers see on /method/.
LETTERS = {"builder/lang/characters.py", "builder/site/markup.py", "builder/cluster/rules.py"}
#: Rules that are written for English alone ask whether a text is English: still to do.
ENGLISH_RULES = {
    "builder/cluster/happenings.py",
    "builder/cluster/headlines.py",
    "builder/cluster/phrasing.py",
    "builder/cluster/subjects.py",
    "builder/cluster/titles.py",
    "builder/cluster/words.py",
    "builder/collate/complete.py",
    "builder/collate/headline_clauses.py",
    "builder/collate/naming/edges.py",
    "builder/collate/quoted_alike.py",
    "builder/collate/quoting/asides.py",
    "builder/collate/quoting/mentions.py",
    "builder/collate/quoting/places.py",
    "builder/collate/quoting/reported.py",
    "builder/collate/quoting/roles.py",
    "builder/collate/quoting/source_names.py",
    "builder/collate/quoting/speakers.py",
    "builder/collate/shared.py",
    "builder/collate/standalone.py",
    "builder/lang/calendars.py",
    "builder/lang/dates.py",
    "builder/lang/days.py",
    "builder/lang/language.py",
    "builder/lang/noun_phrases.py",
    "builder/lang/sentences.py",
    "builder/lang/stems.py",
    "builder/lang/synonyms.py",
}
#: Modules with lists of English words: still to do.
ENGLISH_LISTS = {
    "builder/cluster/clauses.py",
    "builder/cluster/composing.py",
    "builder/cluster/ends.py",
    "builder/cluster/happenings.py",
    "builder/cluster/locations.py",
    "builder/cluster/parsing.py",
    "builder/cluster/phrasing.py",
    "builder/cluster/series.py",
    "builder/cluster/speech.py",
    "builder/cluster/subjects.py",
    "builder/cluster/titles.py",
    "builder/collate/alignment/clauses.py",
    "builder/collate/base.py",
    "builder/collate/complete.py",
    "builder/collate/conflicts/claims.py",
    "builder/collate/conflicts/denials.py",
    "builder/collate/conflicts/slots.py",
    "builder/collate/entailment.py",
    "builder/collate/fragments.py",
    "builder/collate/naming/edges.py",
    "builder/collate/quoting/addressees.py",
    "builder/collate/quoting/cues.py",
    "builder/collate/quoting/governed.py",
    "builder/collate/quoting/lone.py",
    "builder/collate/quoting/name_evidence.py",
    "builder/collate/quoting/pronouns.py",
    "builder/collate/quoting/reported.py",
    "builder/collate/quoting/roles.py",
    "builder/collate/quoting/source_names.py",
    "builder/collate/quoting/speakers.py",
    "builder/collate/readings/atoms.py",
    "builder/collate/readings/indirect.py",
    "builder/collate/shortening.py",
    "builder/collate/sources/credit_words.py",
    "builder/collate/sources/crediting.py",
    "builder/collate/sources/directory.py",
    "builder/collate/standalone.py",
    "builder/collate/support.py",
    "builder/extract/lines/furniture.py",
    "builder/lang/quantities.py",
}
#: Its lists are names of tags.
TAGS = "builder/lang/parts_of_speech.py"
#: A set of characters in a pattern: letters, no words.
_SET = re.compile(r"\[(?:\\.|[^\]\\])*\]")
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN_LETTER = re.compile(r"[^\W\d_a-zA-Z¼½¾¹²³]")
#: Words of other languages that are English ones, or terms of the program, as well.
_ENGLISH_TOO = {"ante", "bare", "chef", "come", "plus", "sans", "sense", "till", "want"}
_SHORTEST = 4


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the string constants of a module with their lines, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            yield node.lineno, node.value


def listed(record: msgspec.Struct) -> Iterator[str]:
    """Yield the single words of a language's file."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        for one in value.values() if isinstance(value, dict) else (value,):
            if isinstance(one, Words):
                yield from one
            elif isinstance(one, msgspec.Struct):
                yield from listed(one)


@pytest.fixture(scope="module")
def foreign() -> set[str]:
    """Return the words of other languages that say by themselves that they are no English."""
    english = {word.casefold() for code in (FIRST, SHARED) for word in listed(words_of(code))}
    return {
        word
        for code in codes()
        if code not in (FIRST, SHARED)
        for words in [words_of(code)]
        for word in (
            *words.function_words,
            *words.speech.verbs,
            *words.speech.beside,
            *words.calendar.days,
            *words.negation.words,
            *words.offices.beginnings,
            *words.claims.people,
            *words.claims.official,
        )
        if len(word) >= _SHORTEST and word.isalpha()
    } - (english | _ENGLISH_TOO)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_letters_of_other_scripts(path):
    """A pattern may name the letters of a script, in a set; words are in the files of languages."""
    if name_of(path) in LETTERS:
        return
    found = [
        (line, letter)
        for line, text in strings(path)
        for letter in _SET.sub(" ", text)
        if letter.isalpha()
        and unicodedata.category(letter) != "Lm"
        and not unicodedata.name(letter).startswith(("LATIN", "FEMININE", "MASCULINE"))
    ]

    assert found == [], "move them to builder/lang/data/<code>.toml"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_words_of_other_languages(path, foreign):
    """Neither such that have letters which English lacks, nor those of the files of languages."""
    if name_of(path) in LETTERS:
        return
    found = [
        (line, word)
        for line, text in strings(path)
        for word in _WORD.findall(_SET.sub(" ", text))
        if word.casefold() in foreign or (len(word) > 1 and _FOREIGN_LETTER.search(word))
    ]

    assert found == [], "move them to builder/lang/data/<code>.toml"


def test_no_branch_on_the_name_of_a_language():
    """A rule asks for a trait of the language; those for English alone are still to do."""
    found = {name_of(path) for path in MODULES if any(map(_names_a_language, _nodes(path)))}
    found -= {"builder/extract/formats/elements.py"}  # the tag "tr" is an element of HTML

    assert found == ENGLISH_RULES, "a trait in builder/lang/parts.py says it for every language"


def test_lists_of_words_are_in_the_files_of_languages():
    """A new list goes there; the English ones that rules of collate, cluster and extract have are
    still to do.
    """
    found = {name_of(path) for path in MODULES if any(map(_lists_words, _nodes(path)))}

    assert found - {TAGS} == ENGLISH_LISTS, "a field of a record in builder/lang/*parts.py holds it"


def _lists_words(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "listed"
        and any(isinstance(argument, ast.Constant) for argument in node.args)
    )


def _nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _names_a_language(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == "is_english"
    if not isinstance(node, ast.Compare):
        return False
    asked = ast.unparse(node.left)
    values = [
        part.value
        for side in node.comparators
        for part in ast.walk(side)
        if isinstance(part, ast.Constant)
    ]
    return bool(re.search(r"\b(?:language|tag|base|primary)\b", asked)) and any(
        value in codes() for value in values
    )
