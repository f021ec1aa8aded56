"""A server that misbehaves, and a digest to fill from it."""

from types import SimpleNamespace

import pytest
from digests import new_digest, run_builder
from msgspec.structs import replace
from server import serving

from builder.fetch import ready


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def quick(monkeypatch):
    """Wait less between tries."""
    inner = ready.policy_for

    def hasty(*arguments):
        return replace(inner(*arguments), pause=0.01, tries=2)

    monkeypatch.setattr(ready, "policy_for", hasty)


@pytest.fixture
def digest(tmp_path):
    """Return an empty digest and ways to fill it."""
    root = new_digest(tmp_path / "digest")

    def add(*sources, allow=True, code=0):
        allowed = ("--allow", "127.0.0.1") if allow else ()
        done = run_builder(root, "add", *sources, *allowed, "--timeout", "1.5")
        assert done.returncode == code, done.stderr
        return done

    def captures():
        return sorted(
            path.relative_to(root).as_posix()
            for path in (root / "seeds").rglob("*")
            if path.is_file()
            and not path.name.startswith(".")
            and path.suffix not in (".yaml", ".tsr", ".md")
        )

    return SimpleNamespace(root=root, add=add, captures=captures, seeds=root / "seeds")
