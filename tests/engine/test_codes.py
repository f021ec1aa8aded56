"""A stage depends on the code and the data that it uses, and on no other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import builder
from builder.engine import Codes, Stat, Store
from builder.engine.codes import _source

FILES = {
    "__init__.py": "from program import beside\n",
    "top.py": "from program import middle\n",
    "middle.py": "def work():\n    from program.low import NAME\n    return table(NAME)\n",
    "low.py": "NAME = 'words'\n",
    "beside.py": "import json\nFOLDER = 'data'\n",
    "reader.py": "from program.lang import table\n",
    "tables/words.json": "{}",
    "tables/others.json": "{}",
    "lang/__init__.py": "",
    "lang/table.py": "FOLDER = 'data'\n",
    "lang/data/xx.toml": "",
    "scripts/words.js": "let one;",
    "scripts/others.js": "let one;",
}


@pytest.fixture
def code(tmp_path):
    """Return a function that gives the digest of a module after some files were changed."""
    root = tmp_path / "program"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)

    def digest(module: str, **changed: str) -> bytes:
        for name, text in changed.items():
            (root / name.replace("__", "/").replace("_dot_", ".")).write_text(text)
        with Store(tmp_path / "store.sqlite") as store:
            return Codes(root, store).of(module)

    return digest


@pytest.mark.parametrize(
    ("changed", "redone"),
    [
        ({"top_dot_py": "from program import middle  # a comment\n"}, {"program.top"}),
        (
            {"low_dot_py": "NAME = 'words'  # a comment\n"},
            {"program.top", "program.middle", "program.low"},
        ),
        # What a package offers is no matter of who imports only a module of it.
        ({"beside_dot_py": "import re\n"}, {"program.beside"}),
        ({"tables__words_dot_json": "{ }"}, {"program.top", "program.middle", "program.low"}),
        ({"tables__others_dot_json": "{ }"}, set()),
        # Who names a folder beside it uses all files in it: a language is one more file.
        ({"lang__data__xx_dot_toml": "word = 'w'"}, {"program.reader"}),
        ({"lang__data__yy_dot_toml": "word = 'w'"}, {"program.reader"}),
        ({"scripts__words_dot_js": "let two;"}, {"program.top", "program.middle", "program.low"}),
        ({"scripts__others_dot_js": "let two;"}, set()),
    ],
    ids=[
        *("top", "low", "beside", "data", "other data"),
        *("language", "new language", "script", "other script"),
    ],
)
def test_a_change_reaches_what_uses_it(code, changed, redone):
    modules = tuple(f"program.{name}" for name in ("top", "middle", "low", "beside", "reader"))
    before = {module: code(module) for module in modules}

    code("program.top", **changed)

    assert {module for module in modules if code(module) != before[module]} == redone


def test_nothing_changed_is_the_same_digest(code):
    assert code("program.top") == code("program.top")


def test_the_real_stages_know_their_own_code(tmp_path):
    """A comment in a view is no matter of normalize, and weights are a matter of what uses them."""
    with Store(tmp_path / "store.sqlite") as store:
        codes = Codes(Path(builder.__file__).parent, store)
        reached = {
            stage: codes.modules(f"builder.pipeline.work.{stage}")
            for stage in ("reading", "drafting", "collating", "drawing")
        }

    assert not any(
        name.startswith("builder.site") for name in reached["drafting"] | reached["collating"]
    )
    assert not any(
        name.startswith(("builder.extract", "builder.collate")) for name in reached["drawing"]
    )
    assert "builder.extract.titles.title" in reached["drafting"]


@pytest.mark.parametrize(
    "module",
    [
        "paths.py",
        "serve/rebuild.py",
        "pipeline/build.py",
        "engine/codes.py",
        "extract/formats/worker.py",
        "lang/given_names.py",
    ],
)
def test_the_imports_of_a_module_are_those_of_its_syntax_tree(module):
    path = Path(builder.__file__).parent / module
    expected = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            expected.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            expected.update(f"{node.module}.{alias.name}" for alias in node.names)

    assert expected
    assert set(_source(path, Stat.of(path.stat())).imports) == expected
