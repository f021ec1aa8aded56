"""The program holds no word of a language: they stand in ``builder/lang/data/``.

What is not moved yet is here by name; the list may only get shorter.
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest

from builder.lang.languages import FIRST, SHARED, codes, words_of
from builder.lang.parts import Words

ROOT = Path(__file__).parent.parent.parent
MODULES = sorted((ROOT / "builder").rglob("*.py"))
#: What reads texts: their words are of languages.
LIBRARY = [
    path
    for path in MODULES
    if path.parts[-len(path.relative_to(ROOT).parts) + 1]
    in {"lang", "extract", "cluster", "collate", "policy"}
]
#: Letters of scripts, as sets and ranges, and an example that readers see on /method/.
LETTERS = {
    "builder/lang/characters.py",
    "builder/site/markup.py",
    "builder/cluster/rules.py",
    "builder/search/tokens.py",
}
#: Modules with patterns or lists of English words: still to do.
ENGLISH_WORDS = {
    "builder/extract/authors/author_signs.py",
    "builder/extract/authors/signers.py",
    "builder/extract/credits.py",
    "builder/extract/foreign.py",
    "builder/extract/lines/furniture.py",
    "builder/extract/lines/furniture_words.py",
}
#: So many function words or verbs of saying in one pattern or list make it one of a language.
_LISTED = 3
#: A set of characters in a pattern: letters, no words.
_SET = re.compile(r"\[(?:\\.|[^\]\\])*\]")
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN_LETTER = re.compile(r"[^\W\d_a-zA-Z¼½¾¹²³]")
#: Words of other languages that are English ones, or terms of the program, as well.
_ENGLISH_TOO = {"ante", "bare", "chef", "come", "plus", "sans", "sense", "till", "want"}
_SHORTEST = 4


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a module, which several tests read."""
    return ast.parse(path.read_text(encoding="utf-8"))


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the string constants of a module with their lines, docstrings left out."""
    tree = tree_of(path)
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
    """A rule asks for a trait or for words of the language; :data:`FIRST` alone has a name."""
    readers = _by_language()
    found = {name_of(path): line for path in MODULES for line in _names_a_language(path, readers)}

    assert found == {}, "a trait in builder/lang/parts.py says it for every language"


def test_lists_of_words_are_in_the_files_of_languages(english):
    """Neither a pattern nor a list of the library holds words of English."""
    found = {name_of(path) for path in LIBRARY if any(_lists_words(path, english))}

    assert found == ENGLISH_WORDS, "a field of a record in builder/lang/*parts.py holds it"


@pytest.fixture(scope="module")
def english() -> set[str]:
    """Return English words that patterns and lists of a rule would have."""
    words = words_of(FIRST)
    return {word for word in (*words.function_words, *words.speech.verbs) if len(word) > 1}


def _lists_words(path: Path, english: set[str]) -> Iterator[int]:
    for line, text in strings(path):
        if "|" in text and len({*_WORD.findall(_SET.sub(" ", text))} & english) >= _LISTED:
            yield line
    for node in _nodes(path):
        if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
            parts = node.keys if isinstance(node, ast.Dict) else node.elts
            held = {part.value for part in parts if isinstance(part, ast.Constant)}
            if len(held & english) >= _LISTED:
                yield node.lineno


def _nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(tree_of(path))


def _by_language() -> set[str]:
    """Return the functions of builder/lang that take a language."""
    return {
        node.name
        for path in (ROOT / "builder" / "lang").rglob("*.py")
        for node in _nodes(path)
        if isinstance(node, ast.FunctionDef)
        and {one.arg for one in node.args.args} & {"language", "tag", "code"}
    }


def _names_a_language(path: Path, readers: set[str]) -> Iterator[int]:
    """Yield the lines that compare with the code of a language, or read its words by it."""
    # Elsewhere a tag is one of HTML, or of the tagger.
    names = (
        r"\b(?:language|primary|base|tag)\b"
        if "lang" in path.parts
        else r"\b(?:language|primary)\b"
    )
    for node in _nodes(path):
        values: list[ast.expr] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            values = node.args if node.func.id in readers else []
        elif isinstance(node, ast.Compare):
            sides = [part for side in node.comparators for part in ast.walk(side)]
            codes_in = [part for part in sides if isinstance(part, ast.Constant)]
            if codes_in and re.search(names, ast.unparse(node.left)):
                values = codes_in
        if any(isinstance(value, ast.Constant) and value.value in codes() for value in values):
            yield node.lineno
