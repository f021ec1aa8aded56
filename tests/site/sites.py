"""The pages of the whole sample, for tests of their views."""

from sample import TEMPLATES

from builder.site.kit import Kit
from builder.site.views.site_pages import SitePages
from builder.site.whole import draw_events, site_of


def site_pages(digest):
    """Return what makes the pages that tell of all events of ``digest``."""
    tools = Kit.of(TEMPLATES)
    return SitePages(site_of(digest, draw_events(digest, tools)), tools.assets, tools.renderer)
