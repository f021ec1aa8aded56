"""Views -> pages: what is drawn together, each page sealed with its edition."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from builder.core.page import Drawn, File
from builder.policy.gate import passed
from builder.site.environment import Renderer
from builder.site.urls import file_of, placed
from builder.site.views.page import sealed


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn together."""

    #: Templates, and what each is filled with.
    views: tuple[tuple[str, Any], ...]
    #: Files that go with the pages as they are.
    files: tuple[File, ...] = ()


def draw_sheet(sheet: Sheet, renderer: Renderer) -> Drawn:
    """Return the pages of a sheet and its files."""
    files, listed = pages(sheet.views, renderer)
    return Drawn(files=tuple(map(passed, [*files, *sheet.files])), listed=tuple(listed))


def pages(views: Iterable[tuple[str, Any]], renderer: Renderer) -> tuple[list[File], list[str]]:
    """Return the pages of views, each sealed with its edition, and the listed addresses.

    Listed are those that search engines may list.
    """
    files, listed = [], []
    for template, view in views:
        page = placed(renderer.render(template, view), view.page.below)
        files.append(File(path=file_of(view.page.url), data=sealed(page)))
        if not view.page.hidden:
            listed.append(view.page.url)
    return files, listed
