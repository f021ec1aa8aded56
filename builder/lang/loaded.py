"""English words with which a newsroom judges what it reports."""

from __future__ import annotations

from typing import Final

from builder.lang.languages import all_words

#: English words of headlines with which a newsroom judges; those of
#: :func:`~builder.lang.verbs.judging` besides.
LOADED_VERBS: Final = all_words(lambda words: words.clauses.loaded_verbs)
#: English nouns that judge.
LOADED_NOUNS: Final = all_words(lambda words: words.clauses.loaded_nouns)
