"""A digest built by hand from the gold texts, so that the pages can be tested without the stages
before them.
"""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from pathlib import Path

from msgspec.structs import replace

from builder.core.article import Article, Draft, Drop, Finding, Paragraph
from builder.core.capture import Capture, Span
from builder.core.coverage import (
    Cell,
    Comparison,
    Coverage,
    Credit,
    Dated,
    Difference,
    Entry,
    Fragment,
    Precedence,
    Quoted,
    Reading,
    Reuse,
    Segment,
    Statement,
    Voices,
)
from builder.core.digest import Change, Digest, Rule, TextPage
from builder.core.event import Event, Grouping, Inference, NearMiss, Reason, Receipt, Storyline
from builder.core.outlet import Outlet
from builder.core.passage import HEADLINE, Passage
from builder.core.quotation import Person
from builder.core.settings import Settings
from builder.core.wording import NameUse, Phrase, Wording
from builder.lang.slugs import slug

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
CASES = Path(__file__).parent.parent / "cases" / "site"
GOLD = json.loads((CASES / "seeds.json").read_text(encoding="utf-8"))
ALIGNMENT = json.loads((CASES / "alignment.json").read_text(encoding="utf-8"))
replaced = replace
SIGNS = {"000": "Sputnik", "001": "GSV", "002": "TASS", "003": "Al Mayadeen", "004": "MINA"}
MEETING, TALKS, STORYLINE = "2023-03-06-meeting", "2022-10-24-talks", "two-events"


def identifier(number: str) -> str:
    return f"{slug(SIGNS[number])}-{slug(article_gold(number)['title'], 5)}"


def article_gold(number: str) -> dict:
    return next(one for one in GOLD["articles"] if one["capture"].startswith(number))


def article(number: str) -> Article:
    gold = article_gold(number)
    first_foreign = gold.get("foreign_from", 99)
    inferred = gold["published"] is None or gold["published_basis"] == "inferred"
    return Article(
        id=identifier(number),
        title=gold["title"],
        outlet=slug(SIGNS[number]),
        outlet_basis=gold["outlet_basis"],
        url=gold["url"],
        published="2023-03-06" if inferred else gold["published"],
        published_basis="inferred" if inferred else gold["published_basis"],
        language="en",
        description=gold.get("description"),
        tags=tuple(gold.get("tags", ())),
        capture=gold["capture"],
        capture_sha256="0" * 64,
        paragraphs=tuple(
            Paragraph(text=text, foreign=index >= first_foreign)
            for index, text in enumerate(gold["body"], 1)
        ),
    )


def passage(name: str) -> Passage:
    """Return the passage of the gold's sentence ``001.s3``."""
    number, _, _ = name.partition(".")
    found = next(one for one in ALIGNMENT["sentences"] if one["id"] == name)
    record = article(number)
    speech = {"dek": "narration", "attribution": "credit", "background": "narration"}.get(
        found["kind"], found["kind"]
    )
    person = "sergey-lavrov" if found["speaker"] == "Sergey Lavrov" else None
    if found["kind"] == "headline":
        return Passage(
            article=record.id,
            paragraph=HEADLINE,
            span=Span(0, len(record.title)),
            text=record.title,
            speech="headline",
        )
    paragraph = (found["para"] or 1) - 1
    start = record.paragraphs[paragraph].text.find(found["text"])
    start = max(start, 0)
    return Passage(
        article=record.id,
        paragraph=paragraph,
        span=Span(start, start + len(found["text"])),
        text=found["text"],
        speech=speech,
        person=person,
    )


def compared(base: str, here: str) -> tuple[tuple[Segment, ...], tuple[Difference, ...]]:
    """Return a plain comparison word by word: good enough for looking at pages."""
    old, new = re.findall(r"\S+\s*", base), re.findall(r"\S+\s*", here)
    segments, differences = [], []
    matcher = SequenceMatcher(
        None, [one.strip(' ,."') for one in old], [one.strip(' ,."') for one in new], autojunk=False
    )
    for tag, low, high, start, end in matcher.get_opcodes():
        there, text = "".join(old[low:high]).strip(), "".join(new[start:end])
        if tag == "equal":
            segments.append(Segment(text=text))
            continue
        mark = {"replace": "reworded", "insert": "added", "delete": "omitted"}[tag]
        segments.append(
            Segment(
                text=there if mark == "omitted" else text,
                mark=mark,
                base=there if mark == "reworded" else "",
            )
        )
        differences.append(Difference(mark=mark, base=there, here=text.strip()))
    return tuple(segments), tuple(differences)


def statement(
    number: int,
    name: str,
    base: Passage,
    others: dict[str, str | None],
    *,
    columns: tuple[str, ...],
) -> Statement:
    cells = []
    for column in columns:
        if column == base.article:
            cells.append(
                Cell(
                    article=column,
                    presence="base",
                    passage=base,
                    segments=(Segment(text=base.text),),
                    searched=10,
                )
            )
            continue
        chosen = others.get(column)
        if chosen is None:
            cells.append(
                Cell(
                    article=column,
                    presence="short" if "sputnik" in column else "absent",
                    searched=5,
                )
            )
            continue
        found = passage(chosen)
        segments, differences = compared(base.text, found.text)
        presence = "indirect" if found.speech == "indirect" else "reworded"
        cells.append(
            Cell(
                article=column,
                presence=presence,
                passage=found,
                segments=segments,
                differences=differences,
                searched=5,
            )
        )
    carriers = [cell for cell in cells if cell.passage]
    entries = ()
    if len(carriers) > 1:
        first = next(
            (one for one in carriers[1].differences if one.mark in ("reworded", "omitted")), None
        )
        if first:
            readings = (
                Reading(text=first.base, witnesses=(base.article,)),
                Reading(text=first.here, witnesses=(carriers[1].article,)),
            )
            entries = (Entry(readings=readings),)
    short = " ".join(name.split()[-2:])
    anchor = f"s-{number:08x}"
    return Statement(
        number=number,
        anchor=anchor,
        name=name,
        short_name=short,
        base=base.article,
        cells=tuple(cells),
        entries=entries,
    )


ROWS = (
    ("priorities of Russian foreign policy", "001.s4", {"002": "002.s3", "004": "004.s4"}),
    (
        "mutually respectful relations with the countries of the Islamic world",
        "001.s3",
        {"002": "002.s2", "004": "004.s2"},
    ),
    ("cultural and civilizational diversity of the peoples of the planet", "001.s5", {}),
    (
        "a more just and democratic multipolar world order",
        "001.s6",
        {"002": "002.s4", "004": "004.s5"},
    ),
    ("We reject the ultra-liberal values", "001.s7", {"002": "002.s5", "004": "004.s6"}),
    (
        "the meeting of the leaders of the Group of Strategic Vision",
        "001.s2",
        {"000": "000.s1", "002": "002.s2", "004": "004.s2"},
    ),
)


def coverage() -> Coverage:
    columns = tuple(identifier(number) for number in ("001", "002", "004", "000"))
    rows = tuple(
        statement(
            number,
            name,
            passage(base),
            {identifier(key): value for key, value in others.items()},
            columns=columns,
        )
        for number, (name, base, others) in enumerate(ROWS, 1)
    )
    gsv, tass, mina, sputnik = columns
    unique = tuple(
        passage(name)
        for number in ("001", "004", "000")
        for name in ALIGNMENT["unique_to_source"][number]
        if name not in ("001.s5", "000.d")
    )
    lavrov = Person(id="sergey-lavrov", name="Sergey Lavrov", role="Russian Foreign Minister")
    return Coverage(
        event=MEETING,
        articles=columns,
        short=((sputnik, "Its 3 sentences announce the event."),),
        comparisons=(
            Comparison(base=gsv, statements=rows, reason="GSV has the longest report."),
            Comparison(base=tass, statements=rows),
            Comparison(base=mina, statements=rows),
        ),
        unique=unique,
        leads=((gsv, 2), (tass, 1), (mina, 1), (sputnik, 6)),
        dated=(
            Dated(
                passage=passage("002.s6"),
                kind="foreign",
                date="2006-02-02",
                words="February 2, 2006",
                quote="Russia intends to strengthen relations",
            ),
            Dated(
                passage=passage("001.s13"),
                kind="recalled",
                date="2006",
                words="created in 2006",
                quote="created in 2006",
            ),
            Dated(
                passage=passage("001.s9"),
                kind="recalled",
                date="2003",
                words="20th anniversary",
                inferred=True,
                quote="the 20th anniversary",
            ),
            Dated(
                passage=passage("001.s17"),
                kind="announced",
                date="2023-05~",
                words="in late May",
                quote="Kazan will host the International Economic Forum",
            ),
            Dated(
                passage=passage("004.s10"),
                kind="recalled",
                date="195X",
                words="since the 1950s",
                quote="diplomatic relations since the 1950s",
            ),
        ),
        credits=(
            Credit(
                article=mina,
                name="Russian News Agency TASS",
                kind="report",
                source=tass,
                outlet="tass",
                evidence=passage("004.s3"),
            ),
            Credit(
                article=tass,
                name="Russian Foreign Ministry Press Service/TASS",
                kind="photo",
                words="©Russian Foreign Ministry Press Service/TASS",
            ),
        ),
        reuse=(
            Reuse(article=mina, source=tass, share=0.33, statements=5),
            Reuse(article=mina, source=gsv, share=0.16, statements=5),
        ),
        voices=Voices(
            groups=((gsv,), (tass, mina)),
            silent=(sputnik,),
            reasons=("MINA credits TASS.", "Sputnik's capture is too short to count."),
        ),
        wording=(
            Wording(
                outlet="gsv",
                phrases=(
                    Phrase(text="multipolar world order", count=4, elsewhere=1, score=2.1),
                    Phrase(text="observer status", count=3, elsewhere=0, score=1.9),
                ),
            ),
        ),
        names=(
            NameUse(
                id="un",
                name="UN",
                forms=(
                    ("gsv", ("UN",)),
                    ("mina", ("United Nations",)),
                    ("tass", ("United Nations", "UN")),
                ),
            ),
        ),
        order=(
            Precedence(earlier=tass, later=mina, reason="MINA follows TASS, which it credits."),
        ),
        all_report=(
            Fragment(
                text="maintains good, honest, mutually respectful relations",
                passage=passage("001.s3"),
                statement=2,
                articles=(gsv, tass, mina),
            ),
            Fragment(
                text="the meeting of the leaders",
                passage=passage("001.s2"),
                statement=6,
                articles=columns,
            ),
        ),
        one_reports=(
            Fragment(
                text="led by the United States",
                passage=passage("001.s7"),
                statement=5,
                articles=(gsv,),
            ),
            Fragment(text=passage("004.s7").text[:60], passage=passage("004.s7"), articles=(mina,)),
        ),
        people=(lavrov,),
        quoted=tuple(
            Quoted(person="sergey-lavrov", passage=passage(name))
            for name in ("001.s3", "002.s2", "004.s2", "001.s19")
        ),
    )


def alone() -> Coverage:
    only = identifier("003")
    passages = tuple(
        passage(name)
        for name in ALIGNMENT["unique_to_source"]["003"]
        if name not in ("003.h", "003.d")
    )
    taha = Person(
        id="hissein-brahim-taha", name="Hissein Brahim Taha", role="OIC Secretary-General"
    )
    return Coverage(
        event=TALKS,
        articles=(only,),
        unique=passages,
        credits=(Credit(article=only, name="Agencies", kind="agency", words="Source: Agencies"),),
        voices=Voices(groups=((only,),)),
        people=(taha,),
        quoted=(Quoted(person=taha.id, passage=passage("003.s4")),),
    )


def capture(number: str) -> Capture:
    gold = article_gold(number)
    text = "Menu | Home\n\n" + gold["title"] + "\n\n" + "\n\n".join(gold["body"]) + "\n"
    return Capture(
        path=gold["capture"], sha256="0" * 64, media="text", encoding="utf-8", text=text, blocks=()
    )


def draft(number: str) -> Draft:
    gold, text = article_gold(number), capture(number).text
    start = text.index(gold["title"])
    title = Finding(
        field="title",
        value=gold["title"],
        span=Span(start, start + len(gold["title"])),
        rule="first heading",
        reason="It stands alone at the top.",
    )
    other = Finding(
        field="published", value="2025", rule="bare year", reason="A later date lost.", chosen=False
    )
    return Draft(
        article=article(number),
        outlet_name=SIGNS[number],
        findings=(title, other),
        drops=(Drop(span=Span(0, 11), rule="menu"),),
    )


def digest(**changes: object) -> Digest:
    """Return the sample; ``changes`` replace whole fields."""
    articles = tuple(sorted((article(number) for number in SIGNS), key=lambda one: one.id))
    mina, tass = identifier("004"), identifier("002")
    meeting = Event(
        id=MEETING,
        title="Meeting of the Russia – Islamic World Strategic Vision Group with OIC ambassadors",
        date="2023-03-06",
        place="Moscow",
        articles=tuple(sorted(identifier(number) for number in ("000", "001", "002", "004"))),
        storyline=STORYLINE,
        aliases=("2023-03-06-former-title",),
    )
    talks = Event(
        id=TALKS,
        title="Lavrov receives OIC Secretary-General Hissein Brahim Taha",
        date="2022-10-24",
        articles=(identifier("003"),),
        storyline=STORYLINE,
    )
    line = Storyline(
        id=STORYLINE,
        title="Russia and the Organization of Islamic Cooperation",
        events=(TALKS, MEETING),
        shared=("OIC",),
    )
    together = Reason(
        kind="phrase",
        text="is in three articles and nowhere else in this digest.",
        quote="Strategic Vision Group",
        articles=(tass, mina),
    )
    apart = Reason(kind="date", text="133 days apart.")
    receipt = Receipt(
        event=MEETING,
        reasons=(together,),
        nearly=(NearMiss(article=identifier("003"), score=0.2, days=133, reasons=(apart,)),),
    )
    inference = Inference(
        article=mina,
        field="published",
        value="2023-03-06",
        reason="It says “on Monday” and credits TASS, dated 6 March 2023.",
        quote="on Monday",
        witness=tass,
    )
    values: dict = {
        "settings": Settings(
            republish="full", contact="desk@example.org", base_url="https://digest.example.org"
        ),
        "outlets": tuple(
            sorted(
                (
                    Outlet(id=slug(sign), name=f"{sign} International", sign=sign, country="RU")
                    for sign in SIGNS.values()
                ),
                key=lambda one: one.id,
            )
        ),
        "articles": articles,
        "captures": tuple(capture(number) for number in SIGNS),
        "drafts": tuple((article_gold(number)["capture"], draft(number)) for number in SIGNS),
        "events": (talks, meeting),
        "storylines": (line,),
        "grouping": Grouping(
            events=(talks, meeting),
            storylines=(line,),
            receipts=(receipt,),
            inferences=(inference,),
        ),
        "coverages": (alone(), coverage()),
        "pages": (TextPage(id="about", title="About", body="# About\n\nA *test*."),),
        "history": (
            Change(number=1, kind="article-added", id=mina, event=MEETING),
            Change(number=2, kind="date-inferred", id=mina, event=MEETING),
        ),
        "rules": (
            Rule(
                stage="group",
                name="shared phrase",
                value="25 characters",
                text="A rare phrase joins.",
            ),
        ),
        "version": "0.0",
        "inputs": "abcdef0123456789",
    }
    return Digest(**(values | changes))


#: Outlets of a made-up event: long names, other scripts, hostile ones.
NAMES = (
    ("en", "Daily Example"), ("ar", "وكالة المثال للأنباء"), ("he", "סוכנות הדוגמה"), ("en", "X"),
    ("de", "Donaudampfschifffahrtsgesellschaftsnachrichten"),
    ("en", "<b>Bold & Co.</b>"), ("ru", "Пример"), ("zh", "範例通訊社"), ("en", "An Outlet With a Rather Long Name, Established 1890"),
    ("fa", "خبرگزاری نمونه"),
    ("en", "Ninth"), ("en", "Tenth"),
)  # fmt: skip
TEXTS = {
    "en": "The minister said that the bridge will open in spring.",
    "ar": "قال الوزير إن الجسر سيفتتح في الربيع.",
    "he": "השר אמר שהגשר ייפתח באביב.",
    "fa": "وزیر گفت پل در بهار باز می‌شود.",
    "de": "Der Minister sagte, die Brücke werde im Frühjahr eröffnet.",
    "ru": "Министр сказал, что мост откроется весной.",
    "zh": "部長表示大橋將於春季通車。",
}
TITLE = (
    "A headline so long that it does not fit on any line of any page: "
    + "the bridge, the river and the ministry " * 5
)


def crowd(count: int, *, published: str | None = "2024-02-29", republish: str = "full") -> Digest:
    """Return a digest of one event that ``count`` outlets report, in many scripts."""
    outlets, articles, cells = [], [], []
    for number, (language, name) in enumerate((NAMES * 6)[:count]):
        outlets.append(Outlet(id=f"o{number:02}", name=name, sign=name))
        body = tuple(Paragraph(text=f"{TEXTS[language]} {number}.") for _ in range(3))
        date = published if number % 3 else None
        articles.append(
            Article(
                id=f"o{number:02}-bridge",
                title=TITLE if number == 0 else TEXTS[language],
                outlet=f"o{number:02}",
                outlet_basis="stated",
                language=language,
                published=date,
                published_basis="stated" if date else "unknown",
                capture=f"{number:03}.txt",
                capture_sha256="1" * 64,
                paragraphs=body,
                url="javascript:alert(1)" if number % 2 else "https://user:secret@example.org/page",
            )
        )
    event = Event(
        id="2024-02-29-bridge",
        title=TITLE,
        date=published,
        articles=tuple(one.id for one in articles),
    )
    whole = [
        Passage(
            article=one.id,
            paragraph=0,
            span=Span(0, len(one.paragraphs[0].text)),
            text=one.paragraphs[0].text,
        )
        for one in articles
    ]
    for index, found in enumerate(whole):
        if index and index % 4 == 0:
            cells.append(Cell(article=found.article, presence="absent", searched=3))
            continue
        segments, differences = (
            compared(whole[0].text, found.text) if index else ((Segment(text=found.text),), ())
        )
        presence = "reworded" if index else "base"
        cells.append(
            Cell(
                article=found.article,
                presence=presence,
                passage=found,
                segments=segments,
                differences=differences,
                searched=3,
            )
        )
    row = Statement(
        number=1,
        anchor="s-0000000a",
        name="the bridge will open " * 8,
        short_name="the bridge",
        base=articles[0].id,
        cells=tuple(cells),
        entries=(
            Entry(
                readings=(
                    Reading(text="spring", witnesses=(articles[0].id,)),
                    Reading(text="", witnesses=(articles[-1].id,)),
                )
            ),
        )
        if count > 1
        else (),
    )
    found = Coverage(
        event=event.id,
        articles=tuple(one.id for one in articles),
        comparisons=tuple(Comparison(base=one.id, statements=(row,)) for one in articles[:2])
        if count > 1
        else (),
        unique=tuple(
            Passage(
                article=one.id,
                paragraph=1,
                span=Span(0, len(one.paragraphs[1].text)),
                text=one.paragraphs[1].text,
            )
            for one in articles
        ),
        reuse=tuple(
            Reuse(article=one.id, source=articles[0].id, share=0.5) for one in articles[1:]
        ),
        voices=Voices(groups=tuple((one.id,) for one in articles)),
        wording=tuple(
            Wording(
                outlet=one.outlet,
                phrases=(
                    Phrase(text=one.paragraphs[0].text.split()[0], count=3, elsewhere=0, score=2.0),
                ),
            )
            for one in articles[: count if count > 1 else 0]
        ),
        names=(
            NameUse(
                id="bridge",
                name="B&B",
                forms=tuple((one.outlet, ("Bridge <&> Board", one.title)) for one in articles),
            ),
        )
        if count > 1
        else (),
    )
    return Digest(
        settings=Settings(republish=republish),
        outlets=tuple(outlets),
        articles=tuple(articles),
        captures=tuple(
            Capture(
                path=one.capture,
                sha256="1" * 64,
                media="text",
                encoding="utf-8",
                text="\n\n".join(part.text for part in one.paragraphs),
                blocks=(),
            )
            for one in articles
        ),
        drafts=tuple((one.capture, Draft(article=one)) for one in articles),
        events=(event,),
        storylines=(),
        grouping=Grouping(events=(event,)),
        coverages=(found,),
    )


def empty() -> Digest:
    """Return a digest without a single capture."""
    return Digest(
        settings=Settings(),
        outlets=(),
        articles=(),
        captures=(),
        drafts=(),
        events=(),
        storylines=(),
        grouping=Grouping(events=()),
        coverages=(),
    )


def html_pages(site):
    """Return the HTML pages of a site by address."""
    return {
        "/" + file.path.removesuffix("index.html"): file.data.decode()
        for file in site.files
        if file.path.endswith(".html")
    }
