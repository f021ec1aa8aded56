"""The command line: exit codes, one line for each mistake, results on stdout."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import shutil
import subprocess
from concurrent.futures import BrokenExecutor

import pytest
from digests import REPOSITORY, command, contents, environment, laid_out, run_line
from filelock import FileLock


def run(*arguments: object) -> tuple[int, str, str]:
    """Run a command; return exit code, stdout and stderr."""
    ran = run_line(*arguments)
    return ran.returncode, ran.stdout, ran.stderr


@pytest.fixture
def project(tmp_path):
    """Give a copy of the control project."""
    return laid_out(tmp_path / "digest")


@pytest.fixture
def articles(tmp_path):
    """Give two invented articles as a JSON-lines file."""
    rows = [
        {
            "id": "a",
            "title": "Ferry approved",
            "text": '"The ferry will run every hour," Ada Brink said.\n\nIt costs 14 million crowns.',
            "date": "2024-05-12",
        },
        {
            "id": "b",
            "title": "New ferry",
            "text": 'Ada Brink said: "The ferry will leave every hour."\n\nRain fell on Orsa.',
            "date": "2024-05-12",
            "gold": 1,
        },
    ]
    file = tmp_path / "event.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["nonsense"],
        ["--root", "/nowhere", "build"],
        ["serve", "--port", "0"],
        ["extract"],
    ],
)
def test_a_wrong_command_line_ends_with_2(arguments):
    code, out, err = run(*arguments)

    assert code == 2
    assert not out
    assert "Error" in err


def test_another_build_holds_the_lock(project):
    (project / ".cache").mkdir()
    with FileLock(project / ".cache" / "lock"):
        code, _, err = run("--root", project, "build")

    assert code == 4
    assert err.startswith("site: error: another build of this digest is running")
    assert not (project / "site").exists()


def test_a_frozen_build_refuses_stale_content_and_leaves_everything_as_it_was(project):
    before = sorted(
        path.relative_to(project) for path in project.rglob("*") if ".cache" not in path.parts
    )

    code, _, err = run("--root", project, "build", "--frozen")

    assert code == 1
    assert "would be written by a build" in err
    assert (
        sorted(
            path.relative_to(project) for path in project.rglob("*") if ".cache" not in path.parts
        )
        == before
    )


def test_the_second_build_has_nothing_to_do_and_a_frozen_one_agrees(project):
    assert run("--root", project, "build")[0] == 0

    code, _, err = run("--root", project, "build")
    assert code == 0
    assert err.startswith("nothing changed")

    shutil.rmtree(project / "site")
    assert run("--root", project, "build", "--frozen")[0] == 0
    assert (project / "site" / "index.html").exists()


def test_a_site_file_that_is_wrong_stops_the_build_before_anything_is_written(project):
    """Whose pages may be shown must not be guessed, not even with --keep-going."""
    (project / "content" / "site.yaml").write_text("republish: some\n", encoding="utf-8")

    code, _, err = run("--root", project, "build", "--keep-going")

    assert code == 2
    assert "content/site.yaml:1: error: republish: 'some' is not one of" in err
    assert not (project / "site").exists()
    assert not (project / "content" / "articles").exists()


def test_without_captures_folder_nothing_is_taken_for_deleted(project):
    run("--root", project, "build")
    before = contents(project / "content")
    shutil.rmtree(project / "seeds")

    for name in ("build", "normalize", "group", "check", "verify"):
        code, _, err = run("--root", project, name)
        assert code == 2
        assert "no digest here" in err
    assert contents(project / "content") == before


def test_a_folder_that_leads_out_of_the_digest_is_refused(project, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (project / "content" / "pages").symlink_to(tmp_path / "elsewhere")

    code, _, err = run("--root", project, "build")

    assert code == 2
    assert (
        err.splitlines()[-1]
        == "content/pages: error: a link that leads out of the digest (put the folder itself here)"
    )


def test_a_damaged_site_is_built_again_and_verified(project):
    run("--root", project, "build")
    assert run("--root", project, "verify")[0] == 0
    page = project / "site" / "index.html"
    page.write_bytes(page.read_bytes() + b"<!-- other -->")

    code, _, err = run("--root", project, "verify")
    assert code == 1
    assert "site/index.html: error: is not what these inputs give" in err

    assert run("--root", project, "build")[0] == 0
    assert run("--root", project, "verify")[0] == 0


def test_a_site_built_for_another_address_is_verified_for_it(project):
    run("--root", project, "build", "--base-url", "https://preview.example")

    assert run("--root", project, "verify")[0] == 1
    assert run("--root", project, "verify", "--base-url", "https://preview.example")[0] == 0


def test_normalize_check_shows_what_would_be_written(project):
    code, out, _ = run("--root", project, "normalize", "--check")
    assert code == 1
    assert "+++ b/content/articles/" in out or "+++ content/articles/" in out
    assert not list(project.glob("content/articles/*.md"))

    assert run("--root", project, "normalize")[0] == 0
    assert len(list(project.glob("content/articles/*.md"))) == 2
    assert run("--root", project, "normalize", "--check")[0] == 0


def test_explain_says_why(project):
    run("--root", project, "build")

    code, out, _ = run("--root", project, "explain", project / "seeds" / "harbor-1.txt")
    assert code == 0
    assert "  published\n" in out
    assert "2024-05-12" in out
    assert "together" in out

    # A name below the folder of the digest is enough, wherever one is.
    assert run("--root", project, "explain", "seeds/harbor-1.txt") == (code, out, "")
    code, _, err = run("--root", project, "explain", "seeds/nothing.txt")
    assert code == 2
    assert "no such file" in err

    (project / "seeds" / "README.md").write_text("Notes.", encoding="utf-8")
    code, _, err = run("--root", project, "explain", project / "seeds" / "README.md")
    assert code == 2
    assert "seeds/README.md: error: no capture" in err

    code, _, err = run("--root", project, "explain", REPOSITORY / "pyproject.toml")
    assert code == 2
    assert "nothing to explain" in err


def test_init_makes_a_digest_that_builds(tmp_path):
    assert run("init", tmp_path / "new")[0] == 0
    assert run("--root", tmp_path / "new", "build")[0] == 0
    assert (tmp_path / "new" / "site" / "index.html").exists()
    assert run("init", tmp_path / "new")[0] == 2


def test_stages_work_alone_on_any_corpus(articles, project):
    code, out, _ = run("extract", project / "seeds" / "harbor-1.txt")
    (row,) = map(json.loads, out.splitlines())
    assert code == 0
    assert row["id"] == "harbor-1"
    assert row["date"] == "2024-05-12"
    assert row["body"].startswith("The Harbor Council of Lund")

    rows = [json.loads(line) for line in run("cluster", articles)[1].splitlines()]
    assert sorted(row["id"] for row in rows) == ["a", "b"]

    rows = [json.loads(line) for line in run("quotes", articles)[1].splitlines()]
    assert [row["attributions"][0]["kind"] for row in rows] == ["direct", "direct"]

    aligned = json.loads(run("align", articles)[1])
    assert any(
        {member["id"] for member in statement} == {"a", "b"} for statement in aligned["statements"]
    )


def test_offsets_of_align_count_in_the_text_as_given(tmp_path):
    texts = {
        "a": "\n\nThe ferry will run every hour from Lund to Orsa.\n\n\n\n  It costs 14 million crowns to build the new ferry line.",
        "b": "Rain.\n\n\nThe new ferry line costs 14 million crowns to build.\n\nThe ferry from Lund to Orsa will run every hour.",
    }
    file = tmp_path / "event.jsonl"
    file.write_text(
        "".join(
            json.dumps({"id": name, "title": "", "text": text}) + "\n"
            for name, text in texts.items()
        ),
        encoding="utf-8",
    )

    aligned = json.loads(run("align", file)[1])

    assert len(aligned["statements"]) == 2
    for member in (member for statement in aligned["statements"] for member in statement):
        assert texts[member["id"]][member["start"] : member["end"]] == member["text"]


def test_a_line_that_is_no_article_is_named_and_the_others_are_read(articles):
    articles.write_text(articles.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")

    code, out, err = run("cluster", articles)

    assert code == 1
    assert len(out.splitlines()) == 2
    assert f"{articles}:3: error: no JSON object with an id (one object a line)" in err


def test_a_bar_stands_on_a_terminal_while_a_run_takes_long_and_leaves_nothing_behind(project):
    """A person sees what is being done and the time left; the closing line stays."""
    main, terminal = pty.openpty()
    with subprocess.Popen(
        command(project, "build"), env=environment(TERM="xterm", COLUMNS="100"), stderr=terminal
    ) as process:
        os.close(terminal)
        said = b""
        with contextlib.suppress(OSError):  # the end of a pseudo-terminal
            while part := os.read(main, 4096):
                said += part
    os.close(main)
    text = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", said.decode())

    assert process.returncode == 0
    assert re.search(r"(pages|collate|normalize|read) .*\d+/\d+ .*left", text)
    assert text.rstrip().splitlines()[-1].startswith("done in")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError(), "machine: error: there is not enough memory"),
        (ImportError("x.so: failed to map segment"), "machine: error: a library cannot be loaded"),
        (BrokenExecutor(), "machine: error: a process that did a part of the work was ended"),
        (OSError(5, "Input/output error", "site"), "site: error: Input/output error"),
    ],
)
def test_what_the_machine_lacks_is_told_in_one_line(tmp_path, monkeypatch, error, words):
    def failing(*_arguments, **_options):
        raise error

    monkeypatch.setattr("builder.pipeline.build.build", failing)
    run = run_line("--root", tmp_path, "build")

    assert run.returncode == 3
    assert run.stderr.startswith(words)
    assert run.stderr.count("\n") == 1
