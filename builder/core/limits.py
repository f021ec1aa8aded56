"""Limits on input: what is larger or takes longer is refused before it is processed."""

from __future__ import annotations

from typing import Final

#: A capture, an edited body or a front matter larger than this is refused before anything parses it
#: (bytes).
MAX_CAPTURE_BYTES: Final = 5_000_000
MAX_BODY_BYTES: Final = 1_000_000
#: The text of a report: with its marks escaped it must not be larger than a body may be (bytes).
MAX_REPORT_BYTES: Final = MAX_BODY_BYTES // 2
MAX_FRONT_MATTER_BYTES: Final = 64_000
#: A capture that is not read in this time is given up, and a file of many that is not opened in
#: that one (seconds of wall clock).
MAX_READ_SECONDS: Final = 20.0
MAX_OPEN_SECONDS: Final = 60.0
#: The process that reads files of other programs may take so much memory (bytes).
MAX_READ_MEMORY: Final = 2_000_000_000
