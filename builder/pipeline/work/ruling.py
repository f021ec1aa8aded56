"""The rules of all stages, as the code has them."""

from __future__ import annotations

from builder.cluster import RULES as GROUP_RULES
from builder.collate import RULES as COLLATE_RULES
from builder.core.outcome import Rules
from builder.editor.versions import RULES as VERSION_RULES
from builder.extract import RULES as NORMALIZE_RULES
from builder.extract.formats import RULES as READ_RULES
from builder.search import RULES as INDEX_RULES
from builder.site.rules import RULES as RENDER_RULES


def rules_of(_: None) -> Rules:
    """Return the rules in the order of the stages."""
    return Rules(
        rules=(
            *READ_RULES,
            *NORMALIZE_RULES,
            *VERSION_RULES,
            *GROUP_RULES,
            *COLLATE_RULES,
            *RENDER_RULES,
            *INDEX_RULES,
        )
    )
