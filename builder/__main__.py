"""Run the command line: ``python -m builder``, or ``coverage-digest`` where the package is
installed.
"""

import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command of the command line, and exit."""
    try:
        # Ctrl-C may come while the libraries are still being imported, and memory may end.
        from builder.cli import main  # noqa: PLC0415

        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except MemoryError:
        what = "there is not enough memory (free some)"
    except (ImportError, OSError) as error:
        what = f"the program cannot be loaded: {error} (install it again)".replace("\n", " ")
    sys.stderr.write(f"machine: error: {what}\n")
    sys.exit(3)


if __name__ == "__main__":
    run()
