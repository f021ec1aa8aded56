"""Run the command line: ``python -m builder``, or ``coverage-digest`` where the package is
installed.
"""

import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command of the command line, and exit."""
    try:
        # Ctrl-C may come while the libraries are still being imported.
        from builder.cli import main  # noqa: PLC0415

        main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
