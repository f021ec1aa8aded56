"""Event and articles -> coverage: what each outlet printed, from whom, and what alone.

``collate`` is the stage; ``quotations`` and ``align`` make its finders usable alone; ``RULES`` say
what it goes by.
"""

from builder.collate.align import Aligned, Alignment, align
from builder.collate.coverage import collate
from builder.collate.quoting.quotations import quotations
from builder.collate.rules import RULES

__all__ = ["RULES", "Aligned", "Alignment", "align", "collate", "quotations"]
