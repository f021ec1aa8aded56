"""What all pages of one template folder are drawn with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from builder.site.assets import Assets, assets
from builder.site.cards import Cards
from builder.site.environment import Renderer


@dataclass(frozen=True, slots=True)
class Kit:
    """What all pages of one template folder are drawn with."""

    renderer: Renderer
    assets: Assets
    cards: Cards

    @classmethod
    def of(cls, templates: Path) -> Kit:
        """Return what draws with ``templates``, a folder of trusted code, as it is now."""
        return cls(Renderer(templates), assets(templates), Cards(templates))


@lru_cache(maxsize=2)
def kit(templates: Path, state: bytes) -> Kit:  # noqa: ARG001 -- another state of the folder is another kit
    """Return what draws with ``templates``, whose digest is ``state``; made once a process."""
    return Kit.of(templates)
