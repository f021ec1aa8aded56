"""Event -> what other programs need to show it in a frame, as oEmbed 1.0."""

from __future__ import annotations

import json
from typing import Any

from builder.core.page import File
from builder.site.library import Library
from builder.site.urls import file_of
from builder.site.views.embed import FRAME_HEIGHT, FRAME_WIDTH, frame_code


def oembed_file(library: Library, event: str, *, card: bool) -> File:
    """Return the file beside the page of an event that tells how to embed it.

    ``card``: the event has a share card.
    """
    urls, title = library.urls, library.events[event].title
    told: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": library.settings.title,
        "provider_url": urls.absolute("/"),
        "html": frame_code(library, event, "", title),
        "width": FRAME_WIDTH,
        "height": FRAME_HEIGHT,
    }
    if card:
        told |= {
            "thumbnail_url": urls.absolute(urls.card(event)),
            "thumbnail_width": 1200,
            "thumbnail_height": 630,
        }
    data = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
    return File(path=file_of(urls.embed_file(event, "oembed.json")), data=data + b"\n")
