"""Run the command line: ``python -m builder``."""

import sys

if __name__ == "__main__":
    try:
        # Ctrl-C may come while the libraries are still being imported.
        from builder.cli import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)
