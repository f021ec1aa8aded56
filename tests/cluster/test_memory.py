"""What a run remembers of the one before saves work and changes nothing: events, titles,
storylines, receipts, inferences.
"""

from cluster.test_collection import article
from eval.grouping_score import rows
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builder.cluster import Memory, count, group, kept, recalled, wording
from builder.cluster.titles import name_event
from builder.core.article import Article, Paragraph

ARTICLES = {row["id"]: article(row) for row in rows()}
TABLE = count(ARTICLES.values())
NAMES = st.lists(st.sampled_from(sorted(ARTICLES)), unique=True, max_size=6)


@given(st.data())
@settings(derandomize=True, deadline=None, max_examples=40)
def test_a_run_with_memory_finds_what_a_run_without_finds(data):
    """Articles come and go and are rewritten, an editor confirms and parts: run after run, the
    event files handed on.
    """
    there = {
        name: ARTICLES[name]
        for name in data.draw(
            st.lists(st.sampled_from(sorted(ARTICLES)), unique=True, min_size=12, max_size=40)
        )
    }
    memory = Memory()
    events, lines = (), ()
    for _ in range(4):
        found = group(there.values(), events, lines, TABLE, memory)

        alone = group(there.values(), events, lines, TABLE)
        # A figure is written into the data as it is: 0 and 0.0 are two.
        assert repr(found) == repr(alone)

        memory = recalled(kept(memory), TABLE)
        events, lines = tuple(data.draw(edited(event)) for event in found.events), found.storylines
        there = {name: item for name, item in there.items() if name not in data.draw(NAMES)}
        there |= {name: ARTICLES[name] for name in data.draw(NAMES)}
        # A phrase that only one event had until now is printed elsewhere too.
        there |= {
            name: replace(there[name], paragraphs=ARTICLES[other].paragraphs)
            for name, other in data.draw(borrowed(there))
        }


def test_when_the_last_report_in_a_language_goes_the_rest_is_compared_as_if_it_had_never_been():
    """Names are compared otherwise in a collection of several languages."""
    by_language = {}
    for name, item in ARTICLES.items():
        by_language.setdefault(item.language, []).append(name)
    few, many = min(by_language.values(), key=len), max(by_language.values(), key=len)
    memory = Memory()
    group([ARTICLES[name] for name in (*many, few[0])], (), (), TABLE, memory)
    rest = [ARTICLES[name] for name in many]

    assert group(rest, (), (), TABLE, memory) == group(rest, (), (), TABLE)


@st.composite
def edited(draw, event):
    """Return the event as it is, or as an editor may leave it."""
    if draw(st.integers(0, 5)):
        return event
    changed = [
        event,
        replace(event, status="confirmed", edited=("status",)),
        replace(event, never_with=tuple(draw(NAMES)), edited=("never_with",)),
        replace(event, title="Written by hand", edited=("title",)),
    ]
    return draw(st.sampled_from(changed))


def borrowed(there):
    return st.lists(
        st.tuples(st.sampled_from(sorted(there)), st.sampled_from(sorted(ARTICLES))), max_size=2
    )


def test_one_new_article_is_scored_against_its_neighbors_alone(monkeypatch):
    """The run after it names no other event anew."""
    *others, last = ARTICLES.values()
    memory = Memory()
    before = group(others, (), (), TABLE, memory)
    named = []
    monkeypatch.setattr(
        "builder.cluster.events.name_event",
        lambda reports, language: named.append(reports) or name_event(reports, language),
    )

    after = group([*others, last], before.events, before.storylines, TABLE, memory)

    assert len(after.events) >= len(before.events)
    assert len(named) == 1
    assert last in named[0]


def test_phrases_are_looked_for_again_only_where_the_article_that_has_them_too_lost_them(
    monkeypatch,
):
    """Another event's report prints words of two reports; a sentence is added to it, then the words
    are taken out.
    """
    words = "the long row of lanterns above the old fish market of the lower harbor"

    def report(name, day, *texts):
        return Article(
            id=name,
            title=texts[0],
            outlet=name,
            published=day,
            published_basis="stated",
            language="en",
            paragraphs=tuple(Paragraph(text=text) for text in texts),
        )

    fire = "A fire broke out in the sail loft of Orsa on Monday night and burned until the morning"
    vote = "Parliament in Talmar approved the budget for schools and roads with a narrow majority"
    reports = {
        "a": report("a", "2031-02-09", fire, f"It began near {words}, the brigade said."),
        "b": report("b", "2031-02-09", fire, f"Sparks flew over {words}, neighbors told."),
        "c": report("c", "2032-08-20", vote, f"A painting of {words} hangs in the chamber."),
        "d": report("d", "2032-08-20", vote, "The opposition walked out before the count."),
    }
    table, memory, looked = count(reports.values()), Memory(), []
    first = group(reports.values(), (), (), table, memory)
    assert [event.articles for event in first.events] == [("a", "b"), ("c", "d")]
    shared = wording._shared_phrases
    monkeypatch.setattr(
        wording,
        "_shared_phrases",
        lambda members: looked.append([one.id for one in members]) or shared(members),
    )

    def after(paragraphs):
        looked.clear()
        reports["c"] = replace(reports["c"], paragraphs=paragraphs)
        found = group(reports.values(), first.events, first.storylines, table, memory)
        assert repr(found) == repr(group(reports.values(), first.events, first.storylines, table))

    longer = (*reports["c"].paragraphs, Paragraph(text="The session ended before midnight."))
    after(longer)
    assert looked.count(["a", "b"]) == 1  # by the run without a memory
    after(longer[:1])
    assert looked.count(["a", "b"]) == 2
