"""English words that tell with what force something is said: denied, refused, doubtful, to come, or
only intended.
"""

from __future__ import annotations

from typing import Final

from builder.lang.wordlists import listed

_FORCES: Final = {
    "denied": listed(
        """not no never none nobody nothing neither nor cannot without isn't aren't wasn't weren't don't doesn't didn't won't wouldn't
        can't couldn't shouldn't hasn't haven't hadn't"""
    ),
    "refused": listed(
        """deny denies denied denying denial false falsely unwilling refuse refuses refused refusing reject rejects rejected fail fails
        failed failing unlikely myth hoax baseless"""
    ),
    "doubtful": listed(
        """if whether unless allegedly alleged alleges allege alleging reportedly rumor rumors rumored claim claims claimed claiming may
        might could perhaps possibly possible maybe suggest suggests suggested suggesting accuse accused accuses accusing apparently
        supposedly doubt doubts"""
    ),
    "future": listed("will would shall he'll she'll they'll it'll we'll i'll you'll"),
    "intended": listed(
        """plan plans planned planning expect expects expected expecting hope hopes hoped hoping intend intends intended want wants wanted
        seek seeks sought try tries tried trying attempt attempts attempted likely poised propose proposes proposed proposing consider
        considers considered considering threaten threatens threatened set scheduled should must ought"""
    ),
}  # fmt: skip
#: The force of each folded word that has one.
FORCE_OF: Final = {word: force for force, words in _FORCES.items() for word in words}
#: Those of doubt that are about the words beside them only: "possible collusion", "may have"; and
#: words that tell of what may come anyway.
BESIDE_ONLY: Final = listed("may might could possible possibly perhaps maybe alleged")
WARNING: Final = listed(
    "warn warns warned warning threat threats threatens threatened risk risks chance chances"
)
