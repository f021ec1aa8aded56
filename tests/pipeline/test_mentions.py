"""An outlet that a text may mean is among those that its stages are given: what is left out could
not have changed their result.
"""

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.collate.sources.directory import Directory
from builder.core.outlet import Outlet
from builder.lang.characters import letters
from builder.pipeline.work.mentioning import outlets_mentioned

NAMES = (
    "Norwick Herald",
    "Zürcher Beobachter",
    "L’Écho de Marle",
    "Radio-7 Süd",
    "Вестник Нордвик",
    "Harbor & Sons Gazette",
    "T.A.P.",
    "Straße Heute",
)


def outlet(name: str, **facts) -> Outlet:
    return Outlet(id=letters(name), name=name, sign=name, **facts)


OUTLETS = tuple(outlet(name) for name in NAMES)


def mentioned(*texts: str, outlets=OUTLETS) -> set[str]:
    return set(outlets_mentioned((texts, outlets)).outlets)


WAYS = st.sampled_from(
    [
        str,
        str.upper,
        str.lower,
        str.casefold,
        lambda text: text.replace("ü", "u").replace("É", "E"),
        lambda text: text.replace("’", "'"),
    ]
)
NOISE = st.text(st.sampled_from("abc ABC.,–’\"'(7"), max_size=12)


@given(NOISE, st.sampled_from(NAMES), WAYS, NOISE)
@settings(derandomize=True, deadline=None)
def test_no_outlet_is_left_out_that_a_stage_would_find(before, name, way, after):
    text = f"{before} {way(name)} {after}"
    found = {
        Directory(OUTLETS).find(text),
        *(one.id for one in OUTLETS if letters(one.name) in letters(text)),
    } - {None}

    assert found
    assert found <= mentioned("A report", text)


def test_a_name_may_be_torn_over_two_lines_and_a_domain_may_stand_in_an_address():
    post = outlet("The Post", domains=("post.example",))

    assert mentioned("As the Norwick\nHerald wrote") == {letters("Norwick Herald")}
    assert mentioned("https://www.POST.example/1", outlets=(post,)) == {post.id}
    assert mentioned("https://www.past.example/1", outlets=(post,)) == set()


def test_an_outlet_of_which_nothing_is_said_is_left_out():
    assert mentioned("The river rose above its banks.", "Norwick, Tuesday") == set()
