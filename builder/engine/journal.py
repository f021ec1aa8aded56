"""What a run did: which units were run and why, how long each stage took; as lines for a person and as a trace for a viewer."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

#: Reasons that are told; the others are counted.
MOST_REASONS: Final = 200


@dataclass(slots=True)
class Tally:
    """One stage in one run."""

    units: int = 0
    run: int = 0


@dataclass(slots=True)
class Journal:
    """What a run did."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    #: Pairs of "stage unit" and why it was run.
    reasons: list[tuple[str, str]] = field(default_factory=list)
    #: Events of the Chrome trace format (https://chromium.googlesource.com/catapult/+/HEAD/tracing).
    events: list[dict[str, Any]] = field(default_factory=list)

    def count(self, stage: str, *, units: int, run: int) -> None:
        """Count what a stage was asked for and what of it had to be run."""
        tally = self.tallies.setdefault(stage, Tally())
        tally.units += units
        tally.run += run

    def tell(self, stage: str, unit: str, reason: str) -> None:
        """Note why a unit was run."""
        self.reasons.append((f"{stage} {unit}", reason))

    def told(self) -> Iterator[str]:
        """Yield why units were run, one line each."""
        for unit, reason in self.reasons[:MOST_REASONS]:
            yield f"{unit}: {reason}"
        if len(self.reasons) > MOST_REASONS:
            yield f"and {len(self.reasons) - MOST_REASONS:,} more"

    def __str__(self) -> str:
        """Return how much of each stage was run."""
        return ", ".join(f"{stage} {tally.run:,} of {tally.units:,}" for stage, tally in self.tallies.items())

    @contextmanager
    def span(self, name: str) -> Iterator[None]:
        """Time a block: wall clock, processor time of this process and of the workers that ended, greatest memory so far."""
        wall, used = time.perf_counter_ns(), _processor()
        before = {stage: (tally.units, tally.run) for stage, tally in self.tallies.items()}
        yield
        hits = {
            stage: {"units": tally.units - before.get(stage, (0, 0))[0], "run": tally.run - before.get(stage, (0, 0))[1]}
            for stage, tally in self.tallies.items()
            if (tally.units, tally.run) != before.get(stage)
        }
        facts = {"cpu_s": round(_processor() - used, 3), "peak_mb": _peak(), "stages": hits}
        duration = (time.perf_counter_ns() - wall) // 1000
        self.events.append({"name": name, "ph": "X", "ts": wall // 1000, "dur": duration, "pid": 1, "tid": 1, "args": facts})

    def write(self, file: Path) -> None:
        """Write the spans as JSON that a trace viewer loads."""
        file.write_text(json.dumps({"traceEvents": self.events, "displayTimeUnit": "ms"}, indent=1) + "\n", encoding="utf-8")


def _processor() -> float:
    """Return the processor time so far (seconds)."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _peak() -> float:
    """Return the greatest memory of this process so far (megabytes)."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
