"""The site is a function of captures, content and templates: no clock, path, zone, language, hash
seed or cache shows in it.
"""

from digests import contents, copy_digest, run_apart


def differing(first, second):
    return sorted(
        name for name in first.keys() | second.keys() if first.get(name) != second.get(name)
    )


def test_two_builds_on_different_machines_give_the_same_bytes(digest, tmp_path):
    elsewhere = copy_digest(tmp_path / "änderswo mit Leerzeichen" / "digest")
    run = run_apart(
        elsewhere,
        "build",
        TZ="Pacific/Kiritimati",
        LANG="C",
        LC_ALL="C",
        PYTHONHASHSEED="7",
        SOURCE_DATE_EPOCH="1",
    )

    assert run.returncode == 0, run.stderr
    assert differing(contents(digest / "site"), contents(elsewhere / "site")) == []
    assert differing(contents(digest / "content"), contents(elsewhere / "content")) == []


def test_a_second_build_changes_nothing(digest, tmp_path):
    root = copy_digest(tmp_path / "digest")
    assert run_apart(root, "build").returncode == 0
    before = contents(root / "site"), contents(root / "content")
    run = run_apart(root, "build")

    assert run.returncode == 0, run.stderr
    assert differing(before[0], contents(root / "site")) == []
    assert differing(before[1], contents(root / "content")) == []
    assert differing(before[0], contents(digest / "site")) == []


def test_the_committed_content_is_what_a_build_writes(digest, request):
    committed = contents(request.config.rootpath / "content")
    written = contents(digest / "content")

    assert differing(committed, written) == []
