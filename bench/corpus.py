"""A number -> that many reports of invented news: events told by several outlets, partly in the
same words.

    python bench/corpus.py NUMBER FOLDER        plain-text captures, a file each

An event has facts of its own (what, where, who, how many) and background; each fact has several
wordings, and each outlet takes some facts, a wording of each, what some of the people said, and
observations of its own.  Agency copy goes through several outlets word for word.  People, towns,
firms and outlets come again and again, so that pages about them grow with the collection.  The same
number always gives the same reports, whatever the hash seed; the reports of a smaller number are
the first ones of a larger.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

#: Sections in which reports of one happening come, over and over (on average 3.2 an event, as in
#: the public data on grouping).
REPORTS: Final = (3, 1, 4, 2, 6, 1, 3, 5, 2, 1, 9, 1)
FIRST_DAY: Final = date(2031, 1, 1)
#: Events of one day.
DAILY: Final = 8
#: Chance of one outlet in so many that a fact is left out, that a figure differs, that the agency's
#: copy is taken whole.
OMITTED, DIFFERING, AGENCY = 0.25, 0.04, 0.2
#: Chance that an outlet prints its report a day late.
LATE: Final = 0.2
#: What may be seen beside the facts of an event, of which each outlet tells some.
SEEN: Final = 60
#: Words of a report, about.
WORDS: Final = (200, 480)

_ONSETS: Final = (
    "b",
    "br",
    "c",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
)
_VOWELS: Final = ("a", "e", "i", "o", "u", "ae", "ei", "ou")
_CODAS: Final = ("n", "r", "l", "s", "m", "nd", "rk", "lt", "ck", "th")
_OFFICES: Final = (
    "Mayor", "Minister", "Senator", "Governor", "Judge", "Professor", "Chief Inspector", "Councillor", "Ambassador", "Secretary",
)  # fmt: skip
_PAPERS: Final = (
    "Herald", "Post", "Gazette", "Courier", "Times", "Dispatch", "Mirror", "Ledger", "Star", "Chronicle", "Tribune",
    "Observer",
)  # fmt: skip
_FIRST: Final = (
    "Anna", "Tomas", "Ruth", "Daniel", "Helen", "Peter", "Maria", "Lars", "Carla", "Samuel", "Ingrid", "Karim", "Julia", "Victor", "Nora",
    "Martin", "Elena", "Oscar", "Sofia", "Adam",
)  # fmt: skip
_FIRMS: Final = (
    "Holdings",
    "Railways",
    "Energy",
    "Shipping",
    "Foods",
    "Steel",
    "Telecom",
    "Pharma",
)

#: What happened, and what there is to tell of it: each fact in its wordings.
HAPPENINGS: Final[tuple[tuple[tuple[str, ...], ...], ...]] = (
    (
        ("A fire destroyed the {firm} warehouse in {town} on {day}, and {n} people were taken to hospital.",
         "{N} people were taken to hospital on {day} after fire destroyed a warehouse of {firm} in {town}."),
        ("Flames were seen from {other}, {k} kilometers away.", "The glow could be seen in {other}, about {k} kilometers off."),
        ("It took {k} hours and crews from three districts to bring the blaze under control.",
         "Crews from three districts needed {k} hours to control the blaze."),
        ("{firm} put the damage at {m} million crowns.", "The damage comes to {m} million crowns, according to {firm}."),
        ("Investigators believe that a faulty transformer started the fire.",
         "A faulty transformer is thought by investigators to have started it."),
    ),
    (
        ("The council of {town} voted {n} to {k} on {day} to sell its tram depot to {firm}.",
         "By {n} votes to {k}, councillors in {town} decided on {day} to sell the tram depot to {firm}."),
        ("The sale brings {m} million crowns, most of it for a swimming hall.",
         "Most of the {m} million crowns from the sale is to pay for a swimming hall."),
        ("More than {h} residents had signed a petition against the plan.",
         "A petition against the plan had gathered over {h} signatures."),
        ("{firm} wants to build {n} apartments on the site.", "On the site {firm} plans {n} apartments."),
        ("The depot has stood empty since the last tram ran to {other}.", "Since the last tram to {other} the depot has been empty."),
    ),
    (
        ("Drivers of {firm} walked out on {day}, leaving {h} passengers stranded in {town}.",
         "{H} passengers were stranded in {town} on {day} when drivers of {firm} walked out."),
        ("The union demands {k} percent more pay and shorter night shifts.",
         "A raise of {k} percent and shorter night shifts are what the union demands."),
        ("{firm} called the strike unlawful and went to court in {other}.",
         "In the eyes of {firm} the strike is unlawful; it has gone to court in {other}."),
        ("Each day of the strike costs the company {m} million crowns.",
         "The company loses {m} million crowns for each day of the strike."),
        ("Talks are to resume after the weekend.", "Both sides will meet again after the weekend."),
    ),
    (
        ("The river burst its banks at {town} on {day} and flooded {n} homes.",
         "{N} homes were flooded in {town} on {day} after the river burst its banks."),
        ("About {h} people spent the night in a sports hall in {other}.",
         "A sports hall in {other} took in about {h} people for the night."),
        ("Forecasters expect another {k} centimeters of rain by Sunday.",
         "By Sunday another {k} centimeters of rain may fall, forecasters say."),
        ("The government set aside {m} million crowns for those affected.",
         "For those affected the government has set aside {m} million crowns."),
        ("Engineers had warned of the weak dam for years.", "For years engineers had warned that the dam was weak."),
    ),
    (
        ("A court in {town} sentenced the former head of {firm} to {k} years in prison on {day}.",
         "The former head of {firm} was sentenced on {day} to {k} years in prison by a court in {town}."),
        ("He had taken {m} million crowns in bribes for contracts in {other}, the judges found.",
         "The judges found that he took bribes of {m} million crowns for contracts in {other}."),
        ("The trial lasted {n} days and heard {h} pages of testimony.", "Over {n} days the court heard {h} pages of testimony."),
        ("His lawyers said that they would appeal.", "An appeal was announced by his lawyers."),
        ("Shares of {firm} rose slightly after the verdict.", "After the verdict the shares of {firm} gained a little."),
    ),
    (
        ("An earthquake of magnitude 5.{k} shook {town} on {day} and injured {n} people.",
         "{N} people were injured on {day} when an earthquake of magnitude 5.{k} shook {town}."),
        ("It was felt as far away as {other}.", "Even in {other} the ground trembled."),
        ("Trains of {firm} stood still for {k} hours while bridges were inspected.",
         "For {k} hours {firm} ran no trains while its bridges were inspected."),
        ("Schools stay closed until structural engineers have seen all {h} classrooms.",
         "Until engineers have seen all {h} classrooms the schools remain closed."),
        ("Damage to houses is estimated at {m} million crowns.", "Houses suffered damage estimated at {m} million crowns."),
    ),
)  # fmt: skip
SAYINGS: Final = (
    "“{claim},” {office} {name} said.",
    "“{claim},” said {office} {name}, who visited {town}.",
    "{office} {name} told reporters that {lower}.",
    "“{claim},” {name} told the {paper}.",
)
_SUBJECTS: Final = (
    "The people of {town}", "Those who live by the harbor", "Small firms", "Our schools", "The families concerned", "Commuters",
    "The workers of {firm}", "Farmers around {other}", "Taxpayers", "Young families",
)  # fmt: skip
_PREDICATES: Final = (
    "deserve an answer before the winter", "will not pay for the mistakes of others", "have waited long enough",
    "know better than any ministry what is needed", "need certainty and not another commission", "were told nothing for {k} weeks",
    "can count on {m} million crowns from the reserve", "must not be played off against one another",
    "have shown more patience than anybody could ask", "should read the report before they judge",
)  # fmt: skip
_ASIDES: Final = (
    "Market stalls {place} stayed open although the {thing} had been closed for days.",
    "School lessons began late {place}, where the {thing} is kept.",
    "A collection for the {thing} was begun {place}.",
    "Old photographs of the {thing} hang {place}.",
    "Nobody {place} could say when the {thing} had last been mended.",
    "Visitors {place} asked about the {thing} all day.",
    "Volunteers served soup {place}, beside the {thing}.",
    "The {thing} was lit up for the first time in {k} years, and people gathered {place} to see it.",
    "{n} bicycles and the {thing} blocked the road {place} for a while.",
    "Rain kept most people from the {thing} {place}.",
    "One resident had brought the {thing} and two dogs, which slept {place}.",
    "From {town} came {k} lorries with the {thing}, to be set up {place}.",
    "{name} has looked after the {thing} {place} for {n} years.",
    "Insurers will look at the {thing} {place} next week, {name} wrote.",
)
_PLACES: Final = (
    "near",
    "behind",
    "along",
    "below",
    "outside",
    "opposite",
    "in front of",
    "not far from",
)
_QUALITIES: Final = (
    "old", "northern", "wooden", "royal", "new", "narrow", "painted", "former", "upper", "copper", "crooked", "municipal",
    "granite", "empty",
    "rusty", "listed", "floating", "southern", "private", "medieval", "borrowed", "temporary", "gilded", "leaning",
)  # fmt: skip
_SITES: Final = (
    "station", "town hall", "canal", "ferry landing", "castle", "market square", "parish hall", "bridge", "library", "mill", "barracks",
    "orchard", "quarry", "customs house", "theater", "brewery", "cemetery", "stadium", "observatory", "monastery", "shipyard", "hospital",
)  # fmt: skip
_THINGS: Final = (
    "clock tower", "water pump", "lighthouse", "tram shelter", "bandstand", "weather vane", "coal barge", "timber crane",
    "bell", "fountain",
    "signal box", "ticket kiosk", "greenhouse", "chapel", "locomotive", "archive", "viaduct", "sundial", "windmill", "organ", "carousel",
    "printing press", "harbor pilot", "drawbridge", "fire engine", "telescope", "statue", "mosaic", "aqueduct", "schooner",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """What one outlet prints of an event."""

    #: Number of the report, from 0; and of its event.
    number: int
    event: int
    outlet: str
    day: date
    title: str
    paragraphs: tuple[str, ...]

    @property
    def name(self) -> str:
        """Name of its file, without an ending."""
        return f"{self.number:06}-{self.outlet.lower().replace(' ', '-')}"

    def capture(self) -> str:
        """Return the page as somebody copies it out of a browser."""
        stated = f"{self.day:%B} {self.day.day}, {self.day.year}"
        return "\n\n".join([self.title, f"{self.outlet}\n{stated}", *self.paragraphs]) + "\n"


@dataclass(frozen=True, slots=True)
class _Event:
    """What there is to report."""

    number: int
    day: date
    facts: dict[str, str]
    speakers: list[tuple[str, str]]
    claims: list[str]
    #: The facts as an agency words them, and what may be seen beside them.
    agency: list[str]
    seen: list[str]


def reports(number: int) -> Iterator[Report]:
    """Yield the first ``number`` reports, event by event."""
    world = random.Random(7)  # noqa: S311 -- invented news
    towns, firms, papers = ([_name(world) for _ in range(count)] for count in (240, 90, 120))
    outlets = [f"{town} {paper}" for town, paper in zip(papers, _PAPERS * 10, strict=True)]
    people = [
        (world.choice(_OFFICES), f"{world.choice(_FIRST)} {_name(world)}") for _ in range(600)
    ]
    made = number_of_event = 0
    while made < number:
        event = _event(number_of_event, towns, firms, people)
        chance = random.Random(f"outlets {event.number}")  # noqa: S311 -- invented news
        for outlet in chance.sample(outlets, REPORTS[event.number % len(REPORTS)])[: number - made]:
            yield _report(made, event, outlet)
            made += 1
        number_of_event += 1


def fill(folder: Path, number: int) -> None:
    """Write the captures of the first ``number`` reports into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for report in reports(number):
        (folder / f"{report.name}.txt").write_text(report.capture(), encoding="utf-8")


def _event(
    number: int, towns: list[str], firms: list[str], people: list[tuple[str, str]]
) -> _Event:
    chance = random.Random(f"event {number}")  # noqa: S311 -- invented news
    day = FIRST_DAY + timedelta(days=number // DAILY)
    firm = f"{chance.choice(firms)} {chance.choice(_FIRMS)}"
    facts = {
        "town": chance.choice(towns),
        "other": chance.choice(towns),
        "firm": firm,
        "day": f"{day:%A}",
    } | _figures(chance)
    return _Event(
        number=number,
        day=day,
        facts=facts,
        speakers=chance.sample(people, 4),
        claims=[_claim(chance, facts) for _ in range(6)],
        agency=_told(HAPPENINGS[number % len(HAPPENINGS)], facts, chance, omitted=0),
        seen=[_aside(chance, towns, people) for _ in range(SEEN)],
    )


def _report(number: int, event: _Event, outlet: str) -> Report:
    """Return what an outlet prints of an event: the news first, the rest in an order of its own."""
    chance = random.Random(f"report {number}")  # noqa: S311 -- invented news
    happening = HAPPENINGS[event.number % len(HAPPENINGS)]
    facts = event.facts if chance.random() > DIFFERING else event.facts | _figures(chance)
    told = (
        list(event.agency)
        if chance.random() < AGENCY
        else _told(happening, facts, chance, omitted=OMITTED)
    )
    for office, name in chance.sample(event.speakers, 3):
        claim = chance.choice(event.claims)
        lower = claim[0].lower() + claim[1:]
        told.append(
            chance.choice(SAYINGS).format(
                office=office, name=name, claim=claim, lower=lower, paper=outlet, **facts
            )
        )
    length = chance.randint(*WORDS) - sum(len(sentence.split()) for sentence in told)
    for aside in chance.sample(event.seen, len(event.seen)):
        if length <= 0:
            break
        told.append(aside)
        length -= len(aside.split())
    first, rest = told[0], told[1:]
    chance.shuffle(rest)
    paragraphs = (first, *(" ".join(rest[k : k + 2]) for k in range(0, len(rest), 2)))
    title = (
        chance.choice(happening[0])
        .format(**facts)
        .removesuffix(".")
        .replace(f" on {facts['day']}", "")
    )
    return Report(
        number,
        event.number,
        outlet,
        event.day + timedelta(days=chance.random() < LATE),
        title,
        paragraphs,
    )


def _told(
    happening: tuple[tuple[str, ...], ...],
    facts: dict[str, str],
    chance: random.Random,
    *,
    omitted: float,
) -> list[str]:
    """Return the facts that are told, a wording of each; the first one always."""
    kept = [wordings for k, wordings in enumerate(happening) if not k or chance.random() >= omitted]
    return [chance.choice(wordings).format(**facts) for wordings in kept]


def _figures(chance: random.Random) -> dict[str, str]:
    n, h = chance.randint(11, 95), chance.randint(3, 60) * 100
    return {
        "n": str(n),
        "N": str(n),
        "h": f"{h:,}",
        "H": f"{h:,}",
        "k": str(chance.randint(3, 9)),
        "m": str(chance.randint(2, 90)),
    }


def _claim(chance: random.Random, facts: dict[str, str]) -> str:
    return f"{chance.choice(_SUBJECTS)} {chance.choice(_PREDICATES)}".format(**facts)


def _aside(chance: random.Random, towns: list[str], people: list[tuple[str, str]]) -> str:
    place = f"{chance.choice(_PLACES)} the {chance.choice(_QUALITIES)} {chance.choice(_SITES)}"
    thing = f"{chance.choice(_QUALITIES)} {chance.choice(_THINGS)}"
    town, (_, name) = chance.choice(towns), chance.choice(people)
    return chance.choice(_ASIDES).format(
        place=place, thing=thing, town=town, name=name, **_figures(chance)
    )


def _name(chance: random.Random) -> str:
    syllables = (
        chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(chance.choice((1, 2, 2)))
    )
    return (
        "".join(syllables) + chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
    ).capitalize()


if __name__ == "__main__":
    fill(Path(sys.argv[2]), int(sys.argv[1]))
