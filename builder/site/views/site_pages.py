"""What makes the shared part of the pages that tell of the whole site."""

from __future__ import annotations

from builder.site.overview import Overview
from builder.site.views.page import Frames


class SitePages(Frames, frozen=True):
    """Makes the shared part of the pages that tell of the whole site."""

    library: Overview
