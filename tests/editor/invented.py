"""The captures of the invented digest of these tests: a bridge and a ferry, and a second report of
the bridge.
"""

MAYOR = (
    "The mayor opened a new bridge over the river Lune on Monday.",
    "It cost nine million crowns and took three years.",
    "Boats pass below it.",
)
MORE = (
    "Orsa's mayor opened the new bridge over the Lune on Monday.",
    "It took three years and cost nine million crowns.",
)
HARBOR = ("The harbor council of Orsa approved a ferry line.", "The ferry leaves twice a day.")
#: The article about the bridge: its id, and its file below content/.
ID = "orsa-post-bridge-opened-in-orsa"
BRIDGE = f"articles/{ID}.md"
