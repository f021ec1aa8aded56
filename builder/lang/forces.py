"""English words that tell with what force something is said: denied, refused, doubtful, to come, or
only intended.
"""

from __future__ import annotations

from typing import Final

from builder.lang.languages import FIRST, all_words, words_of

_FORCES: Final = words_of(FIRST).clauses.forces
#: The force of each folded word that has one.
FORCE_OF: Final = {word: force for force, words in _FORCES.items() for word in words}
#: Those of doubt that are about the words beside them only: "possible collusion", "may have"; and
#: words that tell of what may come anyway.
BESIDE_ONLY: Final = all_words(lambda words: words.clauses.doubted_beside)
WARNING: Final = all_words(lambda words: words.clauses.warning)
