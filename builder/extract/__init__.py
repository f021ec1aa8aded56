"""A capture -> the draft of its article: every field with its reason, every paragraph with its
place, every dropped line with its rule.
"""

from __future__ import annotations

from msgspec.structs import replace

from builder.core.article import Draft
from builder.core.capture import Capture
from builder.core.outlet import Outlet
from builder.extract.drafting import drafted
from builder.extract.editing import in_force
from builder.extract.obeying import obeyed
from builder.extract.rules import RULES

__all__ = ["RULES", "normalize"]


def normalize(capture: Capture, outlets: tuple[Outlet, ...], outlet: str = "") -> Draft:
    """Return the draft of the article in ``capture``; raise :class:`Rejected` when there is none.

    What other articles say is no matter here: one capture in, one draft out. The rules that hold
    are those of ``outlet``, the id that an editor wrote into the article; else of the outlet found.
    """
    draft = drafted(capture, outlets, ())
    owner = next((one for one in outlets if one.id == (outlet or draft.article.outlet)), None)
    rules = in_force(owner.rules, draft.article.published) if owner else ()
    if not rules:
        return draft
    second = obeyed(capture, draft, rules, outlets)
    # The rules are the outlet's: dropping the line that names it does not make it another one's.
    same = replace(
        second.article,
        outlet=draft.article.outlet,
        outlet_basis=draft.article.outlet_basis,
        id=draft.article.id,
    )
    return replace(second, article=same, outlet_name=draft.outlet_name)
