"""The rules of all stages, as they stand in the code."""

from __future__ import annotations

from builder.collate import RULES as COLLATE_RULES
from builder.group import RULES as GROUP_RULES
from builder.index import RULES as INDEX_RULES
from builder.model.outcome import Rules
from builder.normalize import RULES as NORMALIZE_RULES
from builder.read import RULES as READ_RULES
from builder.render.rules import RULES as RENDER_RULES


def rules_of(_: None) -> Rules:
    """Return the rules in the order of the stages."""
    return Rules(rules=(*READ_RULES, *NORMALIZE_RULES, *GROUP_RULES, *COLLATE_RULES, *RENDER_RULES, *INDEX_RULES))
