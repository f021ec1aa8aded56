"""What is deployed, and with what: Netlify's own checker passes unknown keys in silence, so they
are checked here.
"""

import ast
import re
import subprocess
import sys
import tomllib
from importlib import metadata

import pytest
from digests import REPOSITORY

from builder.editor.scaffold import COPIED

CONFIGURATION = tomllib.loads((REPOSITORY / "netlify.toml").read_text(encoding="utf-8"))
PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))

#: Every key that may stand in netlify.toml, as a path; "*" is one key of any name.
ALLOWED = {
    "build.command",
    "build.publish",
    "build.environment.*",
    "context.deploy-preview.command",
    "context.branch-deploy.command",
    "headers.for",
    "headers.values.*",
}
#: Folders in which the name of a file changes with its content.
HASHED = {"/assets/*", "/pagefind/shards/*"}


def keys(value, path=()):
    """Yield the path of every leaf."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from keys(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner, path)
    else:
        yield path


def allowed(path):
    generic = (".".join(path), ".".join((*path[:-1], "*")))
    return any(name in ALLOWED for name in generic)


def normalized(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_key_is_one_that_netlify_knows():
    assert [".".join(path) for path in keys(CONFIGURATION) if not allowed(path)] == []


def test_the_build_command_is_one_that_the_program_knows():
    commands = [
        CONFIGURATION["build"]["command"],
        *(context["command"] for context in CONFIGURATION["context"].values()),
    ]
    options = {option for command in commands for option in re.findall(r"--[a-z-]+", command)}
    command = [sys.executable, "-m", "builder", "build", "--help"]
    answer = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)

    assert {command.split(" --")[0] for command in commands} == {"python -m builder build"}
    assert {option for option in options if option not in answer.stdout} == set()
    assert CONFIGURATION["build"]["publish"] == "site"


def test_previews_are_kept_from_search_engines():
    for context in ("deploy-preview", "branch-deploy"):
        command = CONFIGURATION["context"][context]["command"]

        assert "$DEPLOY_PRIME_URL" in command
        assert command.endswith("&& printf '/*\\n  X-Robots-Tag: noindex\\n' > site/_headers")


def test_only_files_named_by_their_content_are_kept_for_good():
    kept = {
        table["for"] for table in CONFIGURATION["headers"] if "Cache-Control" in table["values"]
    }

    assert kept == HASHED


def test_no_header_is_set_by_two_rules():
    # Netlify would send both values.  Frames are the exception: a host that joins the two policies
    # shows them empty, which is safe, and docs/guide/hosting.md says so.
    everywhere = set(
        next(table["values"] for table in CONFIGURATION["headers"] if table["for"] == "/*")
    )

    assert all(
        not everywhere & set(table["values"])
        for table in CONFIGURATION["headers"]
        if table["for"] not in {"/*", "/embed/*"}
    )


@pytest.mark.parametrize("forbidden", ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"])
def test_the_policy_lets_nothing_inline_or_foreign_in(forbidden):
    policy = CONFIGURATION["headers"][0]["values"]["Content-Security-Policy"]

    assert forbidden not in policy.split()
    assert forbidden + ";" not in policy.split()


def test_one_version_of_python_is_named_everywhere():
    assert (
        CONFIGURATION["build"]["environment"]["PYTHON_VERSION"]
        == (REPOSITORY / ".python-version").read_text(encoding="ascii").strip()
    )


def test_every_library_is_pinned():
    lines = (REPOSITORY / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    wanted = {
        normalized(re.match(r"[\w.-]+", requirement)[0])
        for requirement in PYPROJECT["project"]["dependencies"]
    }

    assert wanted - {normalized(name) for name in pins} == set()


def test_every_library_is_named_that_is_imported_and_no_other():
    """One that only another library brings along may be gone with its next version."""
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for path in (REPOSITORY / "builder").rglob("*.py")
    ]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    origins = metadata.packages_distributions()
    used = {
        normalized(origin) for name in names for origin in origins.get(name.partition(".")[0], ())
    }
    requirements = [
        *PYPROJECT["project"]["dependencies"],
        *PYPROJECT["project"]["optional-dependencies"]["dask"],
        *PYPROJECT["project"]["optional-dependencies"]["parquet"],
        *PYPROJECT["project"]["optional-dependencies"]["timestamps"],
    ]
    named = {normalized(re.match(r"[\w.-]+", requirement)[0]) for requirement in requirements}

    # trafilatura needs the first beside lxml 6 and does not say so; of the other only its table is
    # read.
    assert named - used == {"lxml-html-clean", "nicknames"}
    assert used - named <= {"coverage-digest"}


def test_a_wheel_carries_all_that_a_digest_needs():
    """Templates, and what `init` copies: the program finds them beside itself in a checkout, and
    inside itself when it is installed.
    """
    included = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert included == {name: f"builder/bundled/{name}" for name in ("templates", *COPIED)}
    assert all((REPOSITORY / name).exists() for name in included)
