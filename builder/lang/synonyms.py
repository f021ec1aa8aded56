"""A word -> its concept: one key for all words that say the same of a thing: its inflections, words
made from it, plain synonyms.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from builder.lang.language import is_english
from builder.lang.same_words import same_word
from builder.lang.stems import stem
from builder.lang.tokens import folded

#: English words of which newsrooms take one for another without saying anything else; parted by semicolons.  None of them judges, and none
#: tells more than its neighbors: "killed" is not "died", "claimed" is not "said".
_SYNONYMS: Final = """
    say tell add note remark declare announce; appoint name pick tap choose select designate; resign quit; defeat beat unseat topple;
    approve pass adopt; urge call ask; allow let permit; start begin launch; end finish conclude; buy purchase acquire;
    raise increase; cut reduce slash; need require; help assist; want seek; stop halt; show display; bill legislation measure; law statute;
    lawmaker legislator; nominee candidate; ruling decision verdict; ad advertisement commercial; tv television;
    inquiry investigation investigate probe; gun firearm; video footage; photo photograph picture image; attorney lawyer;
    firm company corporation; worker employee; gop republican; dem democrat; vote ballot; reporter journalist; kid child; cop police;
    aide staffer; ex former; spokesman spokeswoman spokesperson; chairman chairwoman chair; marry wed marriage wedding; gay homosexual;
    record document file; reject refuse; ban prohibit forbid; vow pledge promise; win victory; town city; opponent rival challenger;
    meet meeting; us usa america american; uk britain british; congressman representative; pres president; rebel insurgent;
    prosecutor prosecution; repeal rescind; sue lawsuit suit; swear sworn oath; run bid candidacy; seek pursue; hurt injure wound
"""


@cache
def _concepts() -> dict[str, str]:
    """Return, by each synonym without its inflections, the stem of the first of its group:
    "legislator" and "legislation" share a stem.
    """
    groups = (group.split() for group in _SYNONYMS.split(";"))
    return {
        same_word(word, "en"): stem(same_word(group[0], "en"), "en")
        for group in groups
        for word in group
    }


@lru_cache(maxsize=65536)
def concept(word: str, language: str = "en") -> str:
    """Return a key that is equal for words that say the same of a thing; in other languages than
    English for forms of one word.
    """
    plain = same_word(folded(word), language)
    found = _concepts().get(plain) if is_english(language) else None
    return found or stem(plain, language)
