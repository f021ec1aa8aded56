"""Texts and outlets -> the outlets that matter to them: what no text names is neither its publisher
nor credited in it.
"""

from __future__ import annotations

from builder.core.outcome import Mentions
from builder.core.outlet import Outlet
from builder.lang.characters import ascii_letters, letters


def outlets_mentioned(item: tuple[tuple[str, ...], tuple[Outlet, ...]]) -> Mentions:
    """Return the ids of the outlets of which the texts hold a name, in any spacing, case and
    accents, or a domain.
    """
    texts, outlets = item
    lines = [line for text in texts for line in text.split("\n")]
    plain, lowered = ascii_letters("".join(map(letters, lines))), "\n".join(lines).lower()
    return Mentions(
        outlets=tuple(
            outlet.id for outlet in outlets if _named(outlet, plain) or _hosted(outlet, lowered)
        )
    )


def _named(outlet: Outlet, plain: str) -> bool:
    return any(
        ascii_letters(name) in plain for name in (outlet.name, outlet.sign, *outlet.aliases) if name
    )


def _hosted(outlet: Outlet, lowered: str) -> bool:
    # A domain of other letters may be printed in either of its two forms.
    return any(
        domain.lower() in lowered or not domain.isascii() or "xn--" in domain
        for domain in outlet.domains
    )
