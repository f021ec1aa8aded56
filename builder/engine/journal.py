"""What a run did: which units were run and why, how long each stage took; as lines for a person and
as a trace for a viewer.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

#: Reasons that are told; the others are counted.
_MOST_REASONS: Final = 200


@dataclass(slots=True)
class Tally:
    """One stage in one run."""

    units: int = 0
    run: int = 0
    #: Processor time that workers took for it (seconds); what this process does itself is not in
    #: it.
    worked: float = 0.0


@dataclass(slots=True)
class Journal:
    """What a run did."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    #: Pairs of "stage unit" and why it was run.
    reasons: list[tuple[str, str]] = field(default_factory=list)
    #: Events of the Chrome trace format
    #: (https://chromium.googlesource.com/catapult/+/HEAD/tracing).
    events: list[dict[str, Any]] = field(default_factory=list)
    #: Called with a stage, how many of its units are done, and how many there are to do.
    advanced: Callable[[str, int, int], None] = lambda _stage, _done, _of: None

    def count(self, stage: str, *, units: int, run: int) -> None:
        """Count what a stage was asked for and what of it had to be run."""
        tally = self.tallies.setdefault(stage, Tally())
        tally.units += units
        tally.run += run

    def work(self, stage: str, seconds: float) -> None:
        """Add processor time that workers took for a stage."""
        self.tallies[stage].worked += seconds

    def tell(self, stage: str, unit: str, reason: str) -> None:
        """Note why a unit was run."""
        self.reasons.append((f"{stage} {unit}", reason))

    def told(self) -> Iterator[str]:
        """Yield why units were run, one line each."""
        for unit, reason in self.reasons[:_MOST_REASONS]:
            yield f"{unit}: {reason}"
        if len(self.reasons) > _MOST_REASONS:
            yield f"and {len(self.reasons) - _MOST_REASONS:,} more"

    def __str__(self) -> str:
        """Return how much of each stage was run."""
        return ", ".join(
            f"{stage} {tally.run:,} of {tally.units:,}" for stage, tally in self.tallies.items()
        )

    @contextmanager
    def span(self, name: str) -> Iterator[None]:
        """Time a block: wall clock, processor time of this process and of its workers, greatest
        memory so far.
        """
        wall, used = time.perf_counter_ns(), time.process_time()
        before = {stage: replace(tally) for stage, tally in self.tallies.items()}
        yield
        hits, worked = {}, 0.0
        for stage, tally in self.tallies.items():
            was = before.get(stage, Tally())
            if tally != was:
                hits[stage] = {"units": tally.units - was.units, "run": tally.run - was.run}
                worked += tally.worked - was.worked
        facts = {
            "cpu_s": round(time.process_time() - used + worked, 3),
            "peak_mb": _peak(),
            "stages": hits,
        }
        duration = (time.perf_counter_ns() - wall) // 1000
        self.events.append(
            {
                "name": name,
                "ph": "X",
                "ts": wall // 1000,
                "dur": duration,
                "pid": 1,
                "tid": 1,
                "args": facts,
            }
        )

    def write(self, file: Path) -> None:
        """Write the spans as JSON that a trace viewer loads."""
        file.write_text(
            json.dumps({"traceEvents": self.events, "displayTimeUnit": "ms"}, indent=1) + "\n",
            encoding="utf-8",
        )


def _peak() -> float:
    """Return the greatest memory of this process so far (megabytes); 0 where the system does not
    tell.
    """
    try:
        import resource  # noqa: PLC0415 -- of Unix alone
    except ImportError:
        return 0.0
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
