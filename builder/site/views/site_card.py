"""Digest -> what the share card of the site shows."""

from __future__ import annotations

from typing import Final

from builder.site.overview import Overview, newest, totals
from builder.site.views.card import CardView

#: Events among which the card looks for a difference.
_NEWEST: Final = 12


def site_card(site: Overview) -> CardView:
    """Return the card of every page that has none of its own."""
    settings = site.settings
    return CardView(
        site=settings.title,
        title=settings.description,
        date="",
        counts=totals(site),
        differences=tuple(
            one for event in newest(site)[:_NEWEST] for one in site.details(event.id).differences
        ),
        headlines=(),
    )
