"""The pages of the whole sample, for tests of their views."""

from sample import TEMPLATES

from builder.render.kit import Kit
from builder.render.views.site_pages import SitePages
from builder.render.whole import draw_events, site_of


def site_pages(digest):
    """Return what makes the pages that tell of all events of ``digest``."""
    tools = Kit.of(TEMPLATES)
    return SitePages(site_of(digest, draw_events(digest, tools)), tools.assets, tools.renderer)
