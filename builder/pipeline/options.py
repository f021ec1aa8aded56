"""What a person may ask of a build."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.engine import Jobs


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line says about a build."""

    #: Write nothing into content/, and fail when something would have to be.
    frozen: bool = False
    #: Rejected inputs are listed but do not fail the run.
    keep_going: bool = False
    #: Address of the site in place of the one in site.yaml; "" for none.
    base_url: str = ""
    #: Who works.
    jobs: Jobs = field(default_factory=Jobs)
