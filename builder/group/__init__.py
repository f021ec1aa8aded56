"""Articles -> events, storylines, receipts and inferred dates."""

from builder.group.features import count, refreshed
from builder.group.grouping import cluster, group
from builder.group.memory import Memory
from builder.group.rules import RULES

__all__ = ["RULES", "Memory", "cluster", "count", "group", "refreshed"]
