"""What the editors say of people holds on every list; what cannot be read hides more people, never
fewer.
"""

import pytest
from msgspec.structs import replace

from builder.core.capture import Span
from builder.core.conflict import Conflict, ConflictSide
from builder.core.coverage import Cell, Comparison, Coverage, Quoted, Statement
from builder.core.event import Grouping, NearMiss, Reason, Receipt, Storyline
from builder.core.passage import Passage
from builder.core.person import People, PersonEntry
from builder.core.quotation import Person
from builder.core.wording import NameUse
from builder.editor import Entries, cast, cast_grouping, load
from builder.editor.casting import names_in

RACE, VOTE = "2024-05-13-race", "2025-02-03-vote"
DATES = {RACE: "2024-05-13", VOTE: "2025-02-03"}


def passage(article, number, person):
    return Passage(
        article=article,
        paragraph=number,
        span=Span(0, 9),
        text=f"{number} words of {person}",
        speech="direct",
        person=person,
    )


def coverage(event, *said, roles=(), names=()):
    """Return the coverage of an event: ``said`` are pairs of article and person, each a passage in
    a row of its own.
    """
    passages = [passage(article, number, person) for number, (article, person) in enumerate(said)]
    rows = tuple(
        Statement(
            number=number,
            anchor=f"s{number}",
            name="row",
            short_name="row",
            base=one.article,
            cells=(Cell(article=one.article, presence="base", passage=one),),
        )
        for number, one in enumerate(passages, 1)
    )
    people = {
        person: Person(
            id=person, name=person.replace("-", " ").title(), role=dict(roles).get(person, "")
        )
        for _, person in said
    }
    return Coverage(
        event=event,
        articles=tuple(dict.fromkeys(article for article, _ in said)),
        comparisons=(Comparison(base=said[0][0], statements=rows),),
        people=tuple(people[name] for name in sorted(people)),
        quoted=tuple(Quoted(person=one.person, passage=one) for one in passages),
        names=names,
    )


def persons(found):
    """Return who says each passage of the rows and of the list, and everybody listed."""
    rows = [
        cell.passage.person
        for statement in found.comparisons[0].statements
        for cell in statement.cells
    ]
    assert [quoted.person for quoted in found.quoted] == [person for person in rows if person]
    assert [quoted.passage.person for quoted in found.quoted] == [
        quoted.person for quoted in found.quoted
    ]
    return rows, [(person.id, person.name, person.role) for person in found.people]


def cast_one(found, *entries):
    """Return a coverage with what the entries say; those that concern none of its names are left
    out before, and change nothing.
    """
    people = People(entries=(PersonEntry(id="somebody-else", name="Nobody Here"), *entries))
    concerned = Entries(people).about(names_in(found))
    assert {entry.id for entry in concerned.entries} <= {entry.id for entry in entries}
    (shown,) = cast([found], concerned, DATES)
    assert shown == cast([found], people, DATES)[0]
    return shown


def test_nothing_said_changes_nothing():
    found = coverage(RACE, ("a", "anna-berg"))

    assert cast([found], People(), DATES) == (found,)
    assert cast_one(found, PersonEntry(id="carl-lund", name="Carl Lund")) == found


@pytest.mark.parametrize("alias", ["Ana Bergh", "ana-bergh", "ANA BERGH", "Ms. Ana Bergh"])
def test_two_spellings_are_merged(alias):
    use = (
        NameUse(id="anna-berg", name="Anna Berg", forms=(("post", ("Anna Berg",)),)),
        NameUse(
            id="ana-bergh",
            name="Ana Bergh",
            forms=(("herald", ("Ana Bergh",)), ("post", ("Ms Bergh",))),
        ),
        NameUse(id="who", name="WHO", forms=(("post", ("WHO",)),)),
    )
    found = coverage(
        RACE,
        ("a", "anna-berg"),
        ("b", "ana-bergh"),
        ("c", "carl-lund"),
        roles=[("ana-bergh", "mayor")],
        names=use,
    )
    cast_ = cast_one(found, PersonEntry(id="anna-berg", aliases=(alias,)))

    assert persons(cast_) == (
        ["anna-berg", "anna-berg", "carl-lund"],
        [("anna-berg", "Anna Berg", "mayor"), ("carl-lund", "Carl Lund", "")],
    )
    assert [(one.id, one.forms) for one in cast_.names] == [
        ("anna-berg", (("herald", ("Ana Bergh",)), ("post", ("Anna Berg", "Ms Bergh")))),
        ("who", (("post", ("WHO",)),)),
    ]


def test_a_person_is_called_what_the_editors_say():
    found = coverage(RACE, ("a", "anna-berg"), roles=[("anna-berg", "a runner")])
    entry = PersonEntry(
        id="anna-berg-lund", name="Anna Berg-Lund", aliases=("Anna Berg",), role="Mayor of Orsa"
    )

    assert persons(cast_one(found, entry)) == (
        ["anna-berg-lund"],
        [("anna-berg-lund", "Anna Berg-Lund", "Mayor of Orsa")],
    )


def test_two_people_of_one_name_are_parted_by_event_and_by_article():
    race, vote = (
        coverage(RACE, ("a", "anna-berg")),
        coverage(VOTE, ("c", "anna-berg"), ("d", "anna-berg")),
    )
    entries = (
        PersonEntry(id="anna-berg", name="Anna Berg"),
        PersonEntry(id="anna-berg-runner", name="Anna Berg", events=(RACE,)),
        PersonEntry(id="anna-berg-judge", name="Anna Berg", articles=("d",)),
    )
    one, other = cast([race, vote], People(entries=entries), DATES)

    assert persons(one)[0] == ["anna-berg-runner"]
    assert persons(other) == (
        ["anna-berg", "anna-berg-judge"],
        [("anna-berg", "Anna Berg", ""), ("anna-berg-judge", "Anna Berg", "")],
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-05-31", "anna-berg"),
        ("2024-06-01", "carl-berg"),
        ("2025", "carl-berg"),
        (None, "mayor-berg"),
    ],
)
def test_the_next_holder_of_an_office_is_somebody_else(date, expected):
    found = coverage(RACE, ("a", "mayor-berg"))
    entries = (
        PersonEntry(id="anna-berg", aliases=("mayor-berg",), until="2024-05-31"),
        PersonEntry(id="carl-berg", aliases=("mayor-berg",), since="2024-06-01"),
    )

    assert persons(cast([found], People(entries=entries), {RACE: date})[0])[0] == [expected]


@pytest.mark.parametrize("status", ["private", "none"])
def test_who_is_removed_or_private_is_named_on_no_list_and_every_word_stays(status):
    use = (NameUse(id="anna-berg", name="Anna Berg", forms=(("post", ("Anna Berg",)),)),)
    found = coverage(RACE, ("a", "anna-berg"), ("b", "carl-lund"), names=use)
    cast_ = cast_one(found, PersonEntry(id="anna-berg", status=status))

    assert persons(cast_) == ([None, "carl-lund"], [("carl-lund", "Carl Lund", "")])
    assert cast_.names == ()
    texts = [
        [cell.passage.text for row in one.comparisons[0].statements for cell in row.cells]
        for one in (found, cast_)
    ]
    assert texts[0] == texts[1]


def conflicting(kind, *texts):
    sides = tuple(
        ConflictSide(passage=passage(f"a{k}", 0, None), spans=(), text=text)
        for k, text in enumerate(texts)
    )
    return Conflict(kind=kind, anchor="c-1", sides=sides, readings=tuple(range(len(texts))))


@pytest.mark.parametrize(
    ("kind", "entry", "kept"),
    [
        ("speaker", PersonEntry(id="anna-berg", aliases=("Ana Bergh",)), False),
        ("name", PersonEntry(id="mayor-of-orsa", aliases=("Ana Bergh", "Anna Berg")), False),
        ("speaker", PersonEntry(id="anna-berg", status="private"), False),
        ("speaker", PersonEntry(id="carl-lund", aliases=("Karl Lund",)), True),
        ("name", PersonEntry(id="anna-berg", role="Mayor"), True),
        ("figure", PersonEntry(id="anna-berg", aliases=("Ana Bergh",)), True),
    ],
)
def test_two_names_of_one_person_are_no_conflict(kind, entry, kept):
    found = replace(
        coverage(RACE, ("a", "dora-dahl")), conflicts=(conflicting(kind, "Anna Berg", "Ana Bergh"),)
    )

    assert cast_one(found, entry).conflicts == (found.conflicts if kept else ())


def test_lists_of_shared_names_name_nobody_who_is_hidden():
    reasons = (
        Reason(kind="people", text="They name", quote="Anna Berg, Carl Lund"),
        Reason(kind="people", text="It names", quote="Anna Berg"),
    )
    grouping = Grouping(
        events=(),
        storylines=(Storyline(id="a", title="A", shared=("Anna Berg", "Orsa Council")),),
        receipts=(
            Receipt(
                event=RACE,
                reasons=reasons,
                nearly=(NearMiss(article="b", score=0.4, reasons=reasons[1:]),),
            ),
        ),
    )
    found = cast_grouping(grouping, People(entries=(PersonEntry(id="anna-berg", status="none"),)))

    assert found.storylines[0].shared == ("Orsa Council",)
    assert [one.quote for one in found.receipts[0].reasons] == ["Carl Lund"]
    assert found.receipts[0].nearly[0].reasons == ()
    assert cast_grouping(grouping, People(unclear=True)).storylines[0].shared == ()
    assert cast_grouping(grouping, People()) is grouping


GOOD = """\
# The two mayors.
anna-berg:
  name: Anna Berg
  aliases: [Ana Bergh]
  role: Mayor of Orsa
  status: public
  events: [2024-05-13-race]
  articles: [post-race]
  since: 2024-01-01
  until: 2024-12-31
eva-dahl:
  status: private
"""


def written(digest, text):
    digest.file("people.yaml").write_text(text, encoding="utf-8")
    content = load(digest.paths)
    return content, [str(line) for line in content.diagnostics]


def test_the_file_is_read(digest):
    content, told = written(digest, GOOD)

    assert not told
    assert content.settings.people == ("anna-berg",)
    one, other = content.people.entries
    assert (one.name, one.aliases, one.role, one.since, one.until) == (
        "Anna Berg",
        ("Ana Bergh",),
        "Mayor of Orsa",
        "2024-01-01",
        "2024-12-31",
    )
    assert (one.events, one.articles, one.line, other.id, other.status) == (
        ("2024-05-13-race",),
        ("post-race",),
        2,
        "eva-dahl",
        "private",
    )


def test_ids_that_site_yaml_keeps_private_are_entries_too(digest):
    digest.file("site.yaml").write_text(
        "private: [eva-dahl]\npeople: [carl-lund]\n", encoding="utf-8"
    )
    content, _ = written(digest, "anna-berg:\n  status: public\n")

    assert [(entry.id, entry.status) for entry in content.people.entries] == [
        ("eva-dahl", "private"),
        ("anna-berg", "public"),
    ]
    assert content.settings.people == ("carl-lund", "anna-berg")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("status: private", "status: hidden", 12),
        ("status: private", "status: [private]", 12),
        ("status: private", "satus: private", 12),
        ("eva-dahl:\n  status: private", "eva-dahl: private", 11),
        ("eva-dahl:", "Eva Dahl:", 11),
        ("eva-dahl:\n", "some-id:\n  aliases: [Eva Dahl, {a: b}]\n", 12),
        ("eva-dahl:\n", 'eva-dahl:\n  name: "\u200b"\n', 12),
        ("eva-dahl:\n", "eva-dahl:\n  since: soon\n", 12),
        ("eva-dahl:\n", "eva-dahl:\n  events: [../x]\n", 12),
    ],
)
def test_an_entry_that_cannot_be_read_keeps_its_names_private(digest, old, new, line):
    assert old in GOOD
    content, told = written(digest, GOOD.replace(old, new))
    found = coverage(RACE, ("a", "eva-dahl"), ("b", "carl-lund"))

    assert len(told) == 1
    assert told[0].startswith(f"content/people.yaml:{line}: error: ")
    assert persons(cast([found], content.people, DATES)[0]) == (
        [None, "carl-lund"],
        [("carl-lund", "Carl Lund", "")],
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD + "\tx", 13),
        (GOOD + 'x: "', 13),
        (GOOD + "eva-dahl:\n", 13),
        (GOOD + "x: \0", 13),
        ("- a\n", 1),
        ("<<<<<<< HEAD\n" + GOOD, 1),
    ],
)
def test_while_the_file_cannot_be_read_nobody_is_listed(digest, text, line):
    content, told = written(digest, text)
    found = coverage(RACE, ("a", "eva-dahl"), ("b", "carl-lund"))

    assert len(told) == 1
    assert told[0].startswith(f"content/people.yaml:{line}: error: "), told
    assert persons(cast([found], content.people, DATES)[0]) == ([None, None], [])


def test_no_file_of_content_is_touched_by_a_slip_in_it(digest):
    written(digest, GOOD.replace("status: private", "status: hidden"))
    before = {path: path.read_bytes() for path in digest.paths.content.rglob("*") if path.is_file()}

    assert digest.build() == []
    assert {
        path: path.read_bytes() for path in digest.paths.content.rglob("*") if path.is_file()
    } == before
    assert len(digest.named("people.yaml")) == 1


def test_check_names_an_entry_that_means_nobody(digest):
    written(digest, GOOD)
    digest.build()

    assert [
        line.split(" (")[0] for line in digest.checked if line.startswith("content/people.yaml")
    ] == [
        "content/people.yaml:2: warning: anna-berg: there is no '2024-05-13-race'",
        "content/people.yaml:2: warning: anna-berg: there is no 'post-race'",
    ]
