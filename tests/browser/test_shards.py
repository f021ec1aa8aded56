"""The search page over a digest of forty months: on forty shards a reader sees what a reader sees
on one.
"""

import re
import shutil
from functools import partial

import pytest
from digests import REPOSITORY, new_digest, run_builder
from published import published

from builder.pipeline import search
from builder.search import shards

STATUS = "[data-status]"
MONTHS = 40
TOWNS = (
    *(
        "Alderwick",
        "Brackmoor",
        "Cawsley",
        "Dunholm",
        "Eastvale",
        "Fennbrook",
        "Garrowby",
        "Hexworth",
        "Ilderton",
        "Jarnley",
    ),
    *(
        "Kelmoor",
        "Lanwick",
        "Marsdale",
        "Northolm",
        "Oxenby",
        "Pelworth",
        "Quarrow",
        "Rushden",
        "Selwick",
        "Thornby",
    ),
)
KINDS = (
    "bridge",
    "harbor",
    "market hall",
    "tram depot",
    "water tower",
    "museum",
    "stadium",
    "library",
)
#: What is shown: the status, the number beside each value, and every result.
SHOWN = """
() => {
  const text = (one) => one.innerText;
  const count = (box) => [box.dataset.filter, box.value, box.closest("p").querySelector("[data-count]").textContent];
  return {
    status: document.querySelector("[data-status]").textContent,
    counts: [...document.querySelectorAll("[data-filter]")].map(count),
    results: [...document.querySelectorAll("[data-results] section")].map(text),
    links: [...document.querySelectorAll("[data-results] a")].map((one) => one.getAttribute("href")),
  };
}
"""


def captures():
    """Return the text of two reports a month that differ in a figure, by file name."""
    made = {}
    for month in range(MONTHS):
        town, kind, hurt = (
            f"{TOWNS[month % 20]}{'' if month < 20 else ' Mills'}",
            KINDS[month % 8],
            12 + month,
        )
        day = f"{month % 12 + 1:02}/17/{2019 + month // 12}"
        for outlet, number in (("The Daily Courier", hurt), ("Valley Gazette", hurt + 30)):
            made[f"{month:02}-{outlet[-7:].lower()}.txt"] = (
                f"Fire at the {kind} in {town} leaves {number} people injured\n\n{outlet}\n{day}\n\nAnna Keller\n\n"
                f"A fire at the {kind} in {town} left {number} people injured on Sunday, the mayor of {town} said.\n\n"
                f"“We will rebuild the {kind} of {town} before the winter,” Mayor Paul Draper of {town} told reporters.\n\n"
                f"The council of {town} meets on Monday to discuss the costs of the {kind}.\n\n"
                + (
                    "Firefighters came from three valleys to fight the flames.\n"
                    if number == hurt
                    else "The cause of the fire is unknown.\n"
                )
            )
    return made


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    """Return the addresses of one digest, published with its index in one shard and in at least
    forty.
    """
    one = new_digest(tmp_path_factory.mktemp("months") / "one")
    for name, text in captures().items():
        (one / "seeds" / name).write_text(text, encoding="utf-8")
    assert run_builder(one, "build").returncode == 0
    many = one.with_name("many")
    shutil.copytree(one, many, ignore=shutil.ignore_patterns("site"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "shards", partial(shards, most=1_200))
        assert run_builder(many, "build").returncode == 0
    number = {
        root.name: len(list((root / "site" / "pagefind" / "shards").iterdir()))
        for root in (one, many)
    }
    assert number["one"] == 1
    assert number["many"] >= 40
    with (
        published(one / "site", REPOSITORY / "netlify.toml") as first,
        published(many / "site", REPOSITORY / "netlify.toml") as second,
    ):
        yield {"one": first, "many": second}


@pytest.fixture
def shown(addresses, new_page):
    """Return a function that gives what a reader sees at an address of the search page."""

    def seen(where, query, more=0):
        page = new_page()
        # Left before its last picture has come, a page would complain of a request that failed.
        page.goto(f"{addresses[where]}/search/", wait_until="networkidle")
        idle = page.locator(STATUS).inner_text()
        page.goto(f"{addresses[where]}/search/?{query}")
        page.wait_for_function(
            "([place, before]) => document.querySelector(place).textContent !== before",
            arg=[STATUS, idle],
        )
        page.wait_for_function("() => !document.querySelector('.asking')")
        for _ in range(more):
            before = page.locator("article.hit").count()
            page.get_by_role("button", name="Show more").click()
            page.wait_for_function(
                "(before) => document.querySelectorAll('article.hit').length > before", arg=before
            )
        page.wait_for_load_state("networkidle")
        return page.evaluate(SHOWN)

    return seen


@pytest.mark.parametrize(
    "query",
    [
        "q=fire&sort=desc",
        "q=council&sort=asc",
        "q=bridge",
        "q=%22before+the+winter%22",
        "q=injured&outlet=the-daily-courier&sort=desc",
        "q=injured&facts=conflict&sort=asc",
        "facts=conflict",
        "q=Quarrow+museum",
        "q=Quarrow+bridge+stadium",
        "year=2021&kind=headline&sort=asc",
    ],
)
def test_forty_shards_show_what_one_shows(shown, complaints, query):
    assert shown("many", query) == shown("one", query)
    assert complaints == []


@pytest.mark.parametrize("where", ["one", "many"])
def test_dates_run_over_all_shards(shown, where):
    years = [
        re.findall(r"20\d\d", result)[0]
        for result in shown(where, "q=council&sort=desc", more=1)["results"]
    ]

    assert years == sorted(years, reverse=True)
    assert len(set(years)) > 1


@pytest.mark.parametrize("where", ["one", "many"])
def test_what_is_counted_is_what_is_there(shown, where):
    found = shown(where, "q=winter&kind=direct&kind=mixed&kind=indirect&kind=narration")
    counts = {(name, value): int(count) for name, value, count in found["counts"]}

    assert found["status"].startswith(f"{2 * MONTHS} passages from 2 outlets about")
    assert sum(count for (name, _), count in counts.items() if name == "outlet") == 2 * MONTHS
    assert sum(count for (name, _), count in counts.items() if name == "year") == 2 * MONTHS


@pytest.mark.parametrize("where", ["one", "many"])
def test_conflicts_of_all_months_are_found(shown, where):
    """Both figures of a month, wherever its shard is."""
    found = shown(
        where,
        "q=injured&facts=conflict&kind=headline&kind=narration&kind=indirect&sort=desc",
        more=1,
    )

    assert int(re.match(r"\d+", found["status"])[0]) >= MONTHS
    assert len({link for link in found["links"] if re.fullmatch(r"/events/[^/]+/", link)}) > 15


def test_without_scripts_the_page_leads_on(addresses, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(f"{addresses['many']}/search/")

    assert any(
        "/events/" in link.get_attribute("href")
        for link in page.get_by_role("main").get_by_role("link").all()
    )
