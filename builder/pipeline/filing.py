"""A stage that makes files -> its files in the staging folder, each written, or taken over from the old site where nothing changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from builder.engine import Engine, Stage, Unit, decoded
from builder.model.outcome import FileSet
from builder.model.page import Drawn
from builder.pipeline.publish import Staging

Input = TypeVar("Input")


def filed(made: Stage[Input, FileSet], units: Sequence[Unit[Input]], stage: Staging, engine: Engine) -> list[FileSet]:
    """Put the files of each unit into ``stage`` and return what they are; the function of ``made`` returns a ``Drawn``.

    A unit is run when its result is not kept, or when one of its files does not stand in the old site as it was written.
    """

    def settle(raw: bytes) -> FileSet:
        drawn = decoded(raw, Drawn)
        return FileSet(files=tuple(stage.put(file.path, file.data) for file in drawn.files), listed=drawn.listed)

    found = [kept.value for kept in engine.run(made, units, usable=lambda kept: stage.holds(kept.files), settle=settle)]
    stage.keep(file for one in found for file in one.files if file.path not in stage.files)
    return found
