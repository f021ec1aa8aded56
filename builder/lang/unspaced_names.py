"""A phrase of Chinese, Japanese or Korean -> the person's name in it, told by the courtesy or the
office behind or before it.

These scripts have no capitals: only what stands beside a name shows that it is one.  A phrase
without such a word has no name.
"""

from __future__ import annotations

import re
from typing import Final

from builder.lang.language import primary

#: Characters of Han, and of the syllables in which Japanese spells foreign names.
_HAN: Final = "一-鿿々"
_KATAKANA: Final = "ァ-ヴー"
#: What follows a name in Japanese: courtesies and offices.
_JAPANESE: Final = (
    "氏|さん|さま|様|君|副?市長|副?知事|首相|副?大統領|会長|副?社長|副?長官|副?大臣|議長|委員長|総裁|代表|幹事長|議員|教授|博士|監督|"
    "選手|容疑者|被告|報道官|局長|部長|課長|校長|院長|所長|団長|隊長|町長|村長|区長|船長|主席|総書記|国王|女王|王妃|法王|教皇|弁護士|"
    "記者|医師|大使|裁判官|検事|学長|総長|広報官|官房長官|[外財農経法防総文厚環]相"
)
_JAPANESE_NAME: Final = re.compile(
    rf"(?P<name>[{_HAN}]{{2,6}}|[{_KATAKANA}]{{2,}}(?:[・＝=][{_KATAKANA}]+)*)(?P<office>{_JAPANESE})\Z"
)
#: Words that offices end with in Korean, and the courtesy.
_KOREAN: Final = (
    "씨|[가-힣]*(?:대통령|총리|장관|차관|의원|지사|대표|위원장|회장|사장|원장|청장|실장|국장|부장|과장|팀장|본부장|대변인|교수|박사|"
    "감독|선수|검사|판사|변호사|대사|총장|소장|단장|의장|시장|군수|구청장|항만장|선장|서장|교장|기자|연구원|연구위원|주석|비서|수석|장)"
)
_SURNAMES: Final = (
    "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민진나지"
    "엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥"
)
#: Three syllables, of which the last shows no body, place or country; or a family name alone.
_KOREAN_NAME: Final = re.compile(
    rf"(?:\A|\s)(?!이라크|조지아|우크라|전문가|정치권)(?P<name>[{_SURNAMES}](?:[가-힣][가-힣])?)(?<![부청당회처측시도군구팀])(?:\s|(?=씨))(?P<office>{_KOREAN})\Z"
)
#: What precedes a name in Chinese, and what may follow it.
_CHINESE_OFFICE: Final = (
    "部长|部長|总理|總理|主席|总统|總統|发言人|發言人|市长|市長|省长|局长|局長|院长|院長|书记|書記|大使|秘书长|秘書長|议员|議員|教授|"
    "董事长|總裁|总裁|经理|主任|司长|校长|校長|首相|外长|外長|记者|記者|船长|站长|先生|女士"
)
_CHINESE_NAME: Final = re.compile(
    rf"(?P<foreign>[{_HAN}]{{1,6}}(?:·[{_HAN}]{{1,6}})+?)(?:{_CHINESE_OFFICE})?\Z"
    rf"|(?:{_CHINESE_OFFICE})(?P<name>[{_HAN}]{{2,3}})\Z"
)
_PATTERNS: Final = {"ja": (_JAPANESE_NAME,), "ko": (_KOREAN_NAME,), "zh": (_CHINESE_NAME,)}


def has_patterns(language: str) -> bool:
    """Tell whether names of a language are read here rather than by their capitals."""
    return primary(language) in _PATTERNS


def name_at_end(phrase: str, language: str) -> str:
    """Return the name with which a noun phrase ends, courtesy and office left out; "" where nothing
    shows that it is a name.
    """
    plain = (
        re.split(r"[のでに、\s](?=[^のでに、\s]+\Z)", phrase)[-1]
        if primary(language) == "ja"
        else phrase
    )
    for pattern in _PATTERNS.get(primary(language), ()):
        if match := pattern.search(plain):
            return next(
                match.group(group)
                for group in ("name", "foreign")
                if group in pattern.groupindex and match.group(group)
            )
    return ""


def stands_for(short: str, full: str) -> bool:
    """Tell whether a name is the family name, or a part between dots, of a fuller one."""
    return short == full or (
        len(short) < len(full)
        and (full.startswith(short) or f"·{short}" in full or full.endswith((f"・{short}",)))
    )
