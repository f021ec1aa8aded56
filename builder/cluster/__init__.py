"""Articles -> events, storylines, receipts and inferred dates."""

from builder.cluster.features import count, refreshed
from builder.cluster.grouping import cluster, group
from builder.cluster.keeping import kept, recalled
from builder.cluster.memory import Memory
from builder.cluster.rules import RULES

__all__ = ["RULES", "Memory", "cluster", "count", "group", "kept", "recalled", "refreshed"]
