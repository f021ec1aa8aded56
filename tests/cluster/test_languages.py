"""Reports of one event in several languages come together by names, figures and days, where they
print these alike.
"""

import json
from itertools import product
from pathlib import Path

import pytest

from builder.cluster import cluster
from builder.cluster.collection import Collection
from builder.cluster.scores import CUT
from builder.core.article import Article, Paragraph
from builder.lang.stems import stem

BRIDGE = {
    "en": (
        "Bridge over the Lune closed in Talheim",
        "Mayor Anke Vogt closed the Lune bridge in Talheim on Monday after engineers found 14 cracks. Repairs will cost 9.4 million.",
    ),
    "de": (
        "Lune-Brücke in Talheim gesperrt",
        (
            "Bürgermeisterin Anke Vogt hat die Lune-Brücke in Talheim am Montag gesperrt. Prüfer fanden 14 Risse, "
            "die Reparatur kostet 9,4 Millionen."
        ),
    ),
    "fr": (
        "Le pont de la Lune fermé à Talheim",
        "La maire Anke Vogt a fermé lundi le pont de la Lune à Talheim après la découverte de 14 fissures. Coût: 9,4 millions.",
    ),
}
STRIKE = {
    "en": (
        "Dockers strike in Talheim",
        "Some 300 dock workers in Talheim went on strike on Monday for eight percent more pay.",
    ),
    "de": (
        "Streik im Hafen von Talheim",
        "Im Hafen von Talheim streikten am Montag 300 Arbeiter für acht Prozent mehr Lohn.",
    ),
}
CHESS = {
    "en": (
        "Orsa girl wins chess title",
        "Mira Sandoval of Orsa won the national chess title on Monday.",
    )
}


@pytest.mark.parametrize("pair", [("en", "de"), ("de", "fr"), ("en", "fr")], ids="-".join)
def test_one_event_in_two_languages(pair):
    bridge = {language: BRIDGE[language] for language in pair}
    articles = [
        Article(
            id=f"{name}-{language}",
            title=title,
            language=language,
            published="2031-05-05",
            paragraphs=(Paragraph(text=text),),
        )
        for name, reports in (("bridge", bridge), ("strike", STRIKE), ("chess", CHESS))
        for language, (title, text) in reports.items()
    ]

    assert cluster(articles) == (
        tuple(sorted(f"bridge-{language}" for language in pair)),
        ("chess-en",),
        ("strike-de", "strike-en"),
    )


INVENTED = json.loads(
    (Path(__file__).parents[1] / "cases" / "cluster" / "languages.json").read_text(encoding="utf-8")
)
ABROAD = sorted({row["language"] for row in INVENTED} - {"en"})


def report(row):
    return Article(
        id=f"{row['event']}-{row['language']}",
        title=row["title"],
        language=row["language"],
        published="2031-05-05",
        paragraphs=(Paragraph(text=row["body"]),),
    )


@pytest.mark.parametrize("language", ABROAD)
def test_one_event_in_two_scripts(language):
    """The reports of the bridge come together by names, figures and the day.

    Those of the strike in the same town and of the school that the same mayor opened that day never
    join it across languages.
    """
    rows = [row for row in INVENTED if row["language"] in ("en", language)]
    found = Collection([report(row) for row in rows])

    for one, other in product(
        [row for row in rows if row["language"] == "en"],
        [row for row in rows if row["language"] == language],
    ):
        score = found.score(f"{one['event']}-en", f"{other['event']}-{language}")
        if one["event"] != other["event"]:
            assert score < CUT
        elif one["event"] == "bridge":
            assert score >= CUT


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("pl", "mostu", "mosty"),
        ("cs", "mosty", "mostu"),
        ("fa", "کتاب‌ها", "کتاب‌ها"),
        ("eo", "pontoj", "ponto"),
        ("sv", "flickorna", "flickor"),
    ],
)
def test_forms_of_a_word_are_one_stem(language, one, other):
    assert stem(one, language) == stem(other, language)
