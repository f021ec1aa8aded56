"""Words by which newsrooms are named and name where a report comes from, in many languages, each list an alternative of a pattern."""

from __future__ import annotations

from typing import Final

from builder.text.wordlists import listed

#: News agencies of which none is named.
AGENCIES: Final = listed("agencies agenturen agences agencias agenzie agências агентства агенции وكالات סוכנויות")
#: A newsroom's people without their names.
STAFF: Final = "|".join(
    (
        "staff|team|newsroom|desk|bureau|editors?|editorial|reporters?|correspondents?|admin|web|online|news|digital",
        "redaktion|redaktionen|redacción|redação|rédaction|redazione|redactie|toimitus|редакция|редакція",
        *sorted(AGENCIES),
    )
)
#: What stands in front of where a report comes from.
SOURCE: Final = (
    "sources?|quellen?|fuentes?|fontes?|fonte|fonti|bron|källa|źródło|источник|джерело|извор|izvor|kaynak|المصدر|מקור|sumber|来源|來源"
)
