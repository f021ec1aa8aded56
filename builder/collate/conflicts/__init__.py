"""Where the reports of an event differ in fact, from figures and days to speakers.

Figures, money, times, days, names, places, denials, opposites and speakers.
"""

from builder.collate.conflicts.contested import agreed, uncontested
from builder.collate.conflicts.finding import Differing, differing

__all__ = ["Differing", "agreed", "differing", "uncontested"]
