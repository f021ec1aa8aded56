"""A quoted stretch of Japanese or Korean -> who says it and by which words: the speaker has a
particle, and the verb comes last.

``田中太郎氏は「...」と述べた``, ``「...」と佐藤市長は語った``; ``김철수 시장은 “...”고 말했다``, ``“...”라고 김철수 시장이 밝혔다``.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from builder.core.capture import Span
from builder.lang.language import primary
from builder.lang.quotes import QuotedStretch

#: Behind the closing mark: the particle of quoting, then the verb with what stands before it.
_AFTER: Final = {
    "ja": re.compile(
        r"(?:など)?(?:と|って)、?(?P<tail>[^。「」『』\n]{0,40}?)"
        r"(?P<verb>述べ|語っ|語り|話し|言っ|言い|いう|強調し|指摘し|説明し|明らかにし|主張し|訴え|コメントし|発言し|答え|回答し|批判し|"
        r"表明し|発表し|尋ね|問い|質問し|伝え|書い|投稿し|付け加え|反論し|警告し|否定し|述懐し|振り返|ツイートし|つぶや|叫|しています|している|した)"
    ),
    "ko": re.compile(
        r"[,.]?(?:이?라고|라며|이라며|면서|라면서|고|며|는|라는)\s?(?P<tail>[^.“”\"\n]{0,40}?)"
        r"(?P<verb>말했|말하|밝혔|밝히|전했|전하|강조했|설명했|덧붙였|주장했|지적했|답했|물었|비판했|언급했|당부했|적었|썼|호소했|"
        r"반박했|경고했|약속했|토로했|했|하며|평가했|소개했|촉구했|발표했|외쳤)"
    ),
}  # fmt: skip
#: Who says it, in front of the opening mark (from where the sentence begins) or between particle
#: and verb.
_SOURCE: Final = {
    "ja": re.compile(r"(?P<source>[^、。「」『』\n]{1,30}?)(?:は|が|も|によると|によれば)"),
    "ko": re.compile(
        r"(?P<source>(?:[^\s“”\",.]+\s){0,4}?[^\s“”\",.]+?)(?:께서는|에 따르면|은|는|이|가)(?=[\s,]|\Z)"
    ),
}
_SENTENCE_END: Final = re.compile(r"[。！？\n]|[.!?](?=\s)")
#: A colon may stand for it all: "田中市長：「...」".
_COLON: Final = re.compile(
    r"(?P<source>[^\s、。：:「」“”\n]{2,20}(?:\s[^\s：:]{2,12})?)(?P<verb>[：:])\s?\Z"
)
#: So much before a stretch is looked at (code points).
_BEFORE: Final = 120


class Attribution(NamedTuple):
    """The words that name the speaker, if any, and those that attribute."""

    source: Span | None
    cue: Span


def has_particles(language: str) -> bool:
    """Tell whether speech of a language is attributed by particles."""
    return primary(language) in _AFTER


def attribution(text: str, stretch: QuotedStretch, language: str) -> Attribution | None:
    """Return what attributes a stretch between marks; ``None`` where nothing does (a name, a term)."""
    language = primary(language)
    start = _sentence_start(text, stretch.start)
    if colon := _COLON.search(text, start, stretch.start):
        return Attribution(Span(*colon.span("source")), Span(*colon.span("verb")))
    after = _AFTER[language].match(text, stretch.end)
    if after is None:
        return None
    behind = _SOURCE[language].match(text, *after.span("tail"))
    before = behind or _SOURCE[language].match(text, start, stretch.start)
    return Attribution(Span(*before.span("source")) if before else None, Span(*after.span("verb")))


def _sentence_start(text: str, at: int) -> int:
    """Return where the sentence begins in which a stretch opens."""
    first = max(0, at - _BEFORE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, at)]
    start = ends[-1] if ends else first
    while start < at and text[start].isspace():
        start += 1
    return start
