"""Alignment of two sequences keeps order, covers both, and finds what is common."""

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.learn.sequences import align_pair


def align(left, right):
    return align_pair(left, right, lambda i, j: 2.0 if left[i] == right[j] else -0.5)


def test_common_words_are_paired():
    pairs = align(["good", "honest", "mutual", "relations"], ["good", "fair", "relations"])

    assert (0, 0) in pairs
    assert (3, 2) in pairs


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="abcd", max_size=12), st.text(alphabet="abcd", max_size=12))
def test_every_token_stands_once_and_in_order(left, right):
    pairs = align(left, right)

    assert [i for i, _ in pairs if i is not None] == list(range(len(left)))
    assert [j for _, j in pairs if j is not None] == list(range(len(right)))


def test_long_sequences_are_cut():
    """Two long sequences end in reasonable time: their table is cut in two where they have a token
    in common.
    """
    left = [str(i % 997) for i in range(3000)]
    right = [str(i % 997) for i in range(7, 3007)]

    assert (
        sum(i is not None and j is not None and left[i] == right[j] for i, j in align(left, right))
        > 2500
    )
