"""This machine -> the path of a Chromium that the browser tests can drive; run it to see which one
that is.
"""

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str:
    """Return the browser in CHROME_PATH or the first one on the path.

    Raises `FileNotFoundError` with what to do, since a test that cannot run has not passed.
    """
    named = os.environ.get("CHROME_PATH")
    if named:
        if Path(named).is_file():
            return named
        raise FileNotFoundError(f"CHROME_PATH names {named}, which does not exist")
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise FileNotFoundError(
            "the browser tests need Chromium (on Debian: apt-get install chromium; elsewhere set CHROME_PATH)"
        )
    return found


if __name__ == "__main__":
    try:
        print(find())
    except FileNotFoundError as error:
        sys.exit(str(error))
