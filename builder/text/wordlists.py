"""A string of words -> the set of them: word lists stay readable in the code."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Return the words of ``words``, parted by white space."""
    return frozenset(words.split())
