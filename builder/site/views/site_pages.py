"""What makes the shared part of the pages that tell of the whole site."""

from __future__ import annotations

from dataclasses import dataclass

from builder.site.overview import Overview
from builder.site.views.page import Frames


@dataclass(frozen=True, slots=True)
class SitePages(Frames):
    """Makes the shared part of the pages that tell of the whole site."""

    library: Overview
