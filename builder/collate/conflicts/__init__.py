"""Where the reports of an event differ in fact: figures, money, times, days, names, places,
denials, opposites, speakers.
"""

from builder.collate.conflicts.contested import agreed, uncontested
from builder.collate.conflicts.finding import Differing, differing

__all__ = ["Differing", "agreed", "differing", "uncontested"]
