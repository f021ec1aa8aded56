"""An invented region and its newsrooms -> captures of any number: people, outlets, places and days
come again and again.

Reports of one happening say much the same, partly in the same words, partly reworded, partly with a
figure that differs; some credit an agency, some leave things out. The same numbers always give the
same files, under any hash seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

OUTLETS: Final = (
    "Norwick Herald", "Eastmere Post", "The Harbor Gazette", "Valley Courier", "Tarnfield Times", "Coast Dispatch", "Upland Mirror",
    "Morning Ledger", "Radio Quelling", "Daily Lantern", "Northgate Star", "Fenwick Chronicle",
)  # fmt: skip
TOWNS: Final = (
    "Norwick", "Eastmere", "Tarnfield", "Quelling", "Fenwick", "Upper Marle", "Saltby", "Northgate", "Wexcombe", "Little Orrin",
    "Hollin Bridge", "Drayford",
)  # fmt: skip
PEOPLE: Final = (
    ("Mayor", "Anna Berg"), ("Minister", "Tomas Okafor"), ("Councillor", "Ruth Lindqvist"), ("Police chief", "Daniel Moreau"),
    ("Judge", "Helen Varga"), ("Senator", "Piotr Kaminski"), ("Professor", "Mei Tanaka"), ("Bishop", "Lars Eriksen"),
    ("Union leader", "Carla Rossi"), ("Engineer", "Samuel Achebe"), ("Governor", "Ingrid Solberg"), ("Doctor", "Karim Haddad"),
)  # fmt: skip
#: What happened, and what there is to say of it, each in several wordings.
HAPPENINGS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "bridge": (
        ("The old bridge in {town} was closed on {day} after cracks were found in {number} of its beams.",
         "Engineers closed the bridge at {town} on {day} when they found cracks in {number} beams."),
        ("Repairs are expected to take {weeks} weeks and to cost {cost} million crowns.",
         "The repairs will cost {cost} million crowns and last about {weeks} weeks."),
        ("Buses were sent over the northern road, which added half an hour to the journey.",
         "Bus passengers needed thirty minutes more by way of the northern road."),
    ),
    "fire": (
        ("A fire destroyed a warehouse in {town} on {day}, and {number} people were taken to hospital.",
         "{number} people were taken to hospital on {day} after fire destroyed a warehouse at {town}."),
        ("The flames were put out after {weeks} hours by crews from three towns.",
         "It took crews from three towns {weeks} hours to put the flames out."),
        ("The damage is put at {cost} million crowns.", "Insurers put the damage at {cost} million crowns."),
    ),
    "vote": (
        ("The council of {town} voted on {day} by {number} to {weeks} to sell the old tram depot.",
         "By {number} votes to {weeks}, councillors in {town} decided on {day} to sell the old tram depot."),
        ("The sale should bring {cost} million crowns for a new swimming hall.",
         "A new swimming hall is to be paid for with the {cost} million crowns that the sale should bring."),
        ("Opponents had gathered more than a thousand signatures against the plan.",
         "More than a thousand people had signed against the plan."),
    ),
    "strike": (
        ("Drivers of the ferry between {town} and the islands went on strike on {day}, leaving {number} hundred travelers on the quay.",
         "{number} hundred travelers were left on the quay when ferry drivers in {town} went on strike on {day}."),
        ("The union asks for {weeks} percent more pay.", "A rise of {weeks} percent is what the union asks for."),
        ("Each day without ferries costs the island's shops about {cost} thousand crowns.",
         "Shops on the island lose about {cost} thousand crowns for each day without ferries."),
    ),
    "flood": (
        ("The river rose above its banks at {town} on {day} and flooded {number} homes.",
         "{number} homes were under water in {town} on {day} after the river rose above its banks."),
        ("About {weeks} hundred people spent the night in the school.", "The school took in about {weeks} hundred people for the night."),
        ("The region set aside {cost} million crowns for those who lost their furniture.",
         "For those who lost their furniture the region has set aside {cost} million crowns."),
    ),
}  # fmt: skip
SAYINGS: Final = (
    "“We shall know more by the end of the week, and until then nobody should be blamed,” {title} {name} said.",
    "“This could have been prevented with a little more money,” said {title} {name}.",
    "{title} {name} said that the people of {town} deserved an answer before the winter.",
    "“I have asked for a full report,” {title} {name} told reporters on {day}.",
)
ASIDES: Final = (
    "Market stalls nearby stayed open until the evening.",
    "School lessons began an hour late.",
    "The weather service expects more rain at the weekend.",
    "A collection was begun in the parish hall.",
    "The matter comes before the regional assembly next month.",
)
FIRST_DAY: Final = date(2031, 2, 3)
#: Reports of one happening, over and over.
REPORTS: Final = (3, 1, 4, 2, 5, 1)


def captures(number: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield name and text of ``number`` captures, happening by happening."""
    chance = random.Random(seed)  # noqa: S311 -- invented news
    made = happening = 0
    while made < number:
        facts = _facts(happening, chance)
        for outlet in chance.sample(OUTLETS, REPORTS[happening % len(REPORTS)]):
            if made < number:
                yield (
                    f"{happening:05}-{outlet.lower().replace(' ', '-')}.txt",
                    _report(outlet, facts, chance),
                )
                made += 1
        happening += 1


def fill(root: Path, number: int, seed: int = 1) -> None:
    """Write ``number`` captures into the folder ``seeds`` of ``root``."""
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    for name, text in captures(number, seed):
        (root / "seeds" / name).write_text(text, encoding="utf-8")


def _facts(number: int, chance: random.Random) -> dict[str, str]:
    day = FIRST_DAY + timedelta(days=3 * number)
    (title, name), (other_title, other) = chance.sample(PEOPLE, 2)
    return {
        "kind": list(HAPPENINGS)[number % len(HAPPENINGS)],
        "town": TOWNS[(number * 7) % len(TOWNS)],
        "day": f"{day:%A}",
        "date": f"{day.day} {day:%B} {day.year}",
        "number": str(chance.randint(3, 60)),
        "weeks": str(chance.randint(2, 12)),
        "cost": str(chance.randint(2, 90)),
        "title": title,
        "name": name,
        "other_title": other_title,
        "other": other,
        "saying": str(chance.randrange(len(SAYINGS))),
    }


def _report(outlet: str, facts: dict[str, str], chance: random.Random) -> str:
    """Return what one outlet prints of a happening."""
    own = dict(facts)
    if chance.random() < 0.15:
        own["number"] = str(int(own["number"]) + 1)
    said = [chance.choice(wordings).format(**own) for wordings in HAPPENINGS[facts["kind"]]]
    saying = SAYINGS[int(facts["saying"])].format(**own)
    other = chance.choice(SAYINGS).format(
        **{**own, "title": own["other_title"], "name": own["other"]}
    )
    parts = [
        said[0],
        saying,
        *said[1:],
        *([other] if chance.random() < 0.6 else []),
        *chance.sample(ASIDES, 2),
    ]
    if chance.random() < 0.3:
        parts.append(f"The Halden news agency reported this from {own['town']}.")
    headline = said[0].rstrip(".").split(" on ")[0]
    return "\n\n".join([headline, f"{outlet}\n{own['date']}", *parts]) + "\n"
