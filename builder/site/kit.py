"""What all pages of one template folder are drawn with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

from builder.engine.stages import digest_of
from builder.site.assets import Assets, assets
from builder.site.cards import Cards
from builder.site.environment import Renderer


class Kit(msgspec.Struct, frozen=True):
    """What all pages of one template folder are drawn with."""

    renderer: Renderer
    assets: Assets
    cards: Cards

    @classmethod
    def of(cls, templates: Path) -> Kit:
        """Return what draws with ``templates``, a folder of trusted code, as it is now."""
        return cls(Renderer(templates), assets(templates), Cards(templates))

    def state(self, template: str) -> bytes:
        """Return the digest of what draws a page of ``template``, beside its view."""
        return self.renderer.state(template)

    def dress(self, templates: Iterable[str]) -> bytes:
        """Return the digest of what cards and pages of ``templates`` are drawn with.

        The addresses of the style, of scripts, fonts and signs are part of it.
        """
        names = sorted(templates)
        used = {one for name in names for one in self.renderer.components(name)}
        scripts = sorted(one for one in self.assets.scripts.items() if one[0] in used)
        look = (self.assets.style, scripts, sorted(self.assets.named.items()))
        return digest_of(([self.renderer.state(name) for name in names], look))


@lru_cache(maxsize=2)
def kit(templates: Path, state: bytes) -> Kit:  # noqa: ARG001 -- another state of the folder is another kit
    """Return what draws with ``templates`` of digest ``state``; made once a process."""
    return Kit.of(templates)
