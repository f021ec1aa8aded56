"""A stage that makes files -> its files in the staging folder, each written, or taken over from the
old site where nothing changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from builder.core.outcome import FileSet, SiteFile
from builder.core.page import Drawn
from builder.engine import Engine, Kept, Stage, Unit, decoded
from builder.pipeline.publish import Staging


class Filed(Protocol):
    """A result that says which files it put into the site."""

    @property
    def files(self) -> tuple[SiteFile, ...]:
        """The files."""
        ...


Input = TypeVar("Input")
Result = TypeVar("Result", bound=Filed)


def placed(
    made: Stage[Input, Result],
    units: Sequence[Unit[Input]],
    stage: Staging,
    engine: Engine,
    *,
    settle: Callable[[bytes], Result],
    usable: Callable[[Result], bool] = lambda _kept: True,
) -> list[Kept[Result]]:
    """Put the files of each unit into ``stage`` and return the results; ``settle`` makes one of
    what the function of ``made`` returns.

    A unit is run when its result is not kept or not ``usable``, or when one of its files is not
    in the old site as it was written.
    """
    found = engine.run(
        made, units, usable=lambda kept: stage.holds(kept.files) and usable(kept), settle=settle
    )
    stage.keep(file for kept in found for file in kept.value.files if file.path not in stage.files)
    return found


def filed(
    made: Stage[Input, FileSet], units: Sequence[Unit[Input]], stage: Staging, engine: Engine
) -> list[FileSet]:
    """Put the files of each unit into ``stage`` and return what they are; the function of ``made``
    returns a ``Drawn``.
    """

    def settle(raw: bytes) -> FileSet:
        drawn = decoded(raw, Drawn)
        return FileSet(
            files=tuple(stage.put(file.path, file.data) for file in drawn.files),
            listed=drawn.listed,
        )

    return [kept.value for kept in placed(made, units, stage, engine, settle=settle)]
