"""Whatever the rules and the capture: nothing vanishes, no paragraph holds words that are not
there, no rule costs the article.
"""

from cases import check_conservation
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.core.errors import Rejected
from builder.core.outlet import Outlet, OutletRule
from builder.extract import normalize
from builder.extract.formats import read_bytes
from builder.lang.anchoring import anchor

WORDS = [
    "the",
    "mayor",
    "said",
    "on",
    "Monday",
    "that",
    "a",
    "bridge",
    "over",
    "Velm",
    "would",
    "reopen",
    "in",
    "April",
    "cookies",
    "more",
]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=6, max_size=24).map(
    lambda words: " ".join(words).capitalize() + "."
)
PIECE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
LABEL = st.sampled_from(
    [
        "By Anna Berger",
        "12 May 2024",
        "Photo: Norhaven Post",
        "Bridge reopens",
        "* Home",
        "Read more",
        "Subscribe to continue reading",
        "…",
    ]
)
PARTS = st.lists(st.one_of(SENTENCE, SENTENCE, PIECE, LABEL), min_size=2, max_size=20)
RULES = st.lists(
    st.builds(
        OutletRule,
        marker=st.one_of(st.sampled_from(WORDS), PIECE, LABEL),
        action=st.sampled_from(["drop", "drop-after", "drop-before", "keep"]),
        since=st.sampled_from([None, None, "2020", "2024-05-12", "2030-01-01"]),
    ),
    min_size=1,
    max_size=3,
)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(PARTS, RULES)
def test_any_rules_conserve_any_capture(parts, rules):
    capture = read_bytes("\n\n".join(parts).encode(), "any.txt")
    outlet = Outlet(id="post", name="Post", sign="Post", rules=tuple(rules))
    try:
        plain = normalize(capture, ())
    except Rejected:
        return
    draft = normalize(capture, (outlet,), "post")

    assert plain.article.paragraphs
    assert draft.article.paragraphs, "no rule costs the article"
    check_conservation(capture, draft)
    assert None not in anchor(
        [paragraph.text for paragraph in draft.article.paragraphs], capture.text
    )
    assert draft == normalize(capture, (outlet,), "post")
