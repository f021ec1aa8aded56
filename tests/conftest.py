"""The digest of the five captures, built once for every test that looks at the site."""

import pytest
from digests import copy_digest, run_apart


@pytest.fixture(scope="session")
def digest(tmp_path_factory):
    """Return the folder of a freshly built digest; tests only read it."""
    root = copy_digest(tmp_path_factory.mktemp("built") / "digest")
    run = run_apart(root, "build")
    assert run.returncode == 0, run.stderr
    return root
