"""What a person may ask of a build."""

from __future__ import annotations

import msgspec

from builder.engine import Jobs


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says about a build."""

    #: Write nothing into content/, and fail when something would have to be.
    frozen: bool = False
    #: Rejected inputs are listed but do not fail the run.
    keep_going: bool = False
    #: Address of the site in place of the one in site.yaml; "" for none.
    base_url: str = ""
    #: Who works.
    jobs: Jobs = msgspec.field(default_factory=Jobs)
