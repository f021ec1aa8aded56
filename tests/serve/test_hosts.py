"""The headers of netlify.toml for other hosts: each path gets there what it gets on Netlify."""

import re
import tomllib

import crossplane
import pytest
from digests import REPOSITORY, run_line

TABLES = tomllib.loads((REPOSITORY / "netlify.toml").read_text(encoding="utf-8"))["headers"]
RECIPES = (REPOSITORY / "docs" / "guide" / "hosting.md").read_text(encoding="utf-8")
PATHS = (
    "/",
    "/events/x/",
    "/embed/x/",
    "/assets/style.0123.css",
    "/pagefind/shards/a/b.pf_index",
    "/data/digest.db",
)


def expected(path):
    """Return the headers of a path as Netlify sends them: all rules that match, the last one wins."""
    found = {}
    for table in TABLES:
        if path.startswith(table["for"].removesuffix("*")):
            found |= table["values"]
    return found


def printed(host):
    run = run_line("--root", REPOSITORY, "headers", host)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.parametrize("path", PATHS)
def test_cloudflare_sends_what_netlify_sends(path):
    """Its file has a line for the paths, then an indented one for each header; values of a header
    that two rules set are joined, unless the second one takes it away first.
    """
    found, matches = {}, False
    for line in printed("cloudflare").splitlines():
        if line.startswith("/"):
            matches = path.startswith(line.removesuffix("*"))
        elif matches:
            name, _, value = line.strip().partition(": ")
            if name.startswith("! "):
                del found[name.removeprefix("! ")]
            else:
                found[name] = f"{found[name]}, {value}" if name in found else value

    assert found == expected(path)


@pytest.mark.parametrize("path", PATHS)
def test_nginx_sends_what_netlify_sends(path, tmp_path):
    """As its own grammar is read: of several locations the longest one that fits is taken."""
    (tmp_path / "digest.conf").write_text(printed("nginx"), encoding="utf-8")
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"events {{}}\nhttp {{ server {{ root /srv; include {tmp_path}/digest.conf; }} }}\n",
        encoding="utf-8",
    )
    read = crossplane.parse(str(whole), combine=True, check_ctx=True, check_args=True)
    assert read["status"] == "ok", read["errors"]
    (server,) = [
        one
        for block in read["config"][0]["parsed"]
        if block["directive"] == "http"
        for one in block["block"]
    ]
    locations = {
        one["args"][0]: one["block"] for one in server["block"] if one["directive"] == "location"
    }
    taken = max((name for name in locations if path.startswith(name)), key=len)
    found = {
        one["args"][0]: one["args"][1]
        for one in locations[taken]
        if one["directive"] == "add_header"
    }

    assert found == expected(path)
    assert all(
        one["args"][2:] == ["always"]
        for one in locations[taken]
        if one["directive"] == "add_header"
    )


def test_the_recipes_name_commands_that_there_are():
    """Each line of a recipe that starts the program starts it with what it knows."""
    lines = re.findall(r"python -m builder ([a-z]+)([^&>\n`]*)", RECIPES)

    assert len(lines) > 4
    for command, words in lines:
        known = run_line(command, "--help")
        assert known.returncode == 0, command
        assert [
            option for option in re.findall(r"--[a-z-]+", words) if option not in known.stdout
        ] == []
