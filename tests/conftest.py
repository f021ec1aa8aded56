"""The digest of the five captures, built once for every test that looks at the site."""

import signal

import pytest
from digests import copy_digest, run_apart

#: Hostile input that costs the square of its length takes far longer, anything honest far less
#: (seconds on a busy machine).
MOST_SECONDS = 240


@pytest.fixture(autouse=True)
def ends():
    """Fail a test that takes longer than :data:`MOST_SECONDS`: tests of hostile input promise no
    more than to end.
    """

    def late(_signal, _frame):
        pytest.fail(f"not done after {MOST_SECONDS} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(MOST_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="session")
def digest(tmp_path_factory):
    """Return the folder of a freshly built digest; tests only read it."""
    root = copy_digest(tmp_path_factory.mktemp("built") / "digest")
    run = run_apart(root, "build")
    assert run.returncode == 0, run.stderr
    return root
