"""A role is what stands beside a name as one, whole, and nobody's whom somebody only imagines or
speaks about.
"""

import pytest

from builder.collate.alignment.passages import read_article
from builder.collate.people import cast_of
from builder.core.article import Article, Paragraph


def cast(*texts):
    articles = [
        Article(id=f"a{n}", title="Ferry", outlet=f"o{n}", paragraphs=(Paragraph(text=text),))
        for n, text in enumerate(texts)
    ]
    return {
        person.name: person.role
        for person in cast_of([read_article(article) for article in articles]).people
    }


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("“It sank,” “Dawn” show host Ada Renn said.", "Ada Renn", "“Dawn” show host"),
        ('"It sank," said "Quay Tonight" anchor Ada Renn.', "Ada Renn", '"Quay Tonight" anchor'),
        (
            "“It sank,” Brotherly Order of Pilots president Ole Vik said.",
            "Ole Vik",
            "Brotherly Order of Pilots president",
        ),
        (
            "“It sank,” said Ole Vik, president of the U.S. Board of State Ferry Directors.",
            "Ole Vik",
            "president of the U.S. Board of State Ferry Directors",
        ),
        (
            "“It sank,” said Ole Vik, president of liberal think tank Far Shore.",
            "Ole Vik",
            "president of liberal think tank Far Shore",
        ),
        (
            "“It sank,” said Ole Vik, a blogger for quaypost.com.",
            "Ole Vik",
            "a blogger for quaypost.com",
        ),
        (
            "“It sank,” said Ole Vik Jr., the director of ferries.",
            "Ole Vik Jr",
            "the director of ferries",
        ),
        ("Sens. Ada Renn and Ole Vik said that it sank.", "Ada Renn", "Sen"),
        ("“It sank,” said U.S. Senate candidate Ada Renn.", "Ada Renn", "Senate candidate"),
    ],
)
def test_a_role_is_whole(text, name, role):
    assert cast(text)[name] == role


@pytest.mark.parametrize(
    "text",
    [
        "Ada Renn said that it sank. It would be the end of a President Renn, she said.",
        "Ada Renn said that it sank. In the words of the president Renn worked for, it never sailed.",
        "Ada Renn said that it sank. To crews, an Admiral Renn is a joke.",
    ],
)
def test_what_nobody_is_called_is_no_role(text):
    assert cast(text)["Ada Renn"] == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Benjamin Varo", "Bibi Varo"),
        ("Francisco Luna", "Paco Luna"),
        ("Mikhail Orlin", "Misha Orlin"),
        ("Giuseppe Corvi", "Beppe Corvi"),
    ],
)
def test_a_short_form_of_a_name_is_the_same_person(one, other):
    assert len(cast(f"{one} said that it sank.", f"{other} said that it sank.")) == 1


@pytest.mark.parametrize("given", ["Hilary", "Lindsay", "Beverly"])
def test_a_name_of_both_is_whoever_spoke_last(given):
    text = f"“It sank,” said Ole Vik, the harbor spokesman. “It sails,” said {given} Renn, who runs the pier.\n\n“I am glad,” he said."
    read = read_article(
        Article(
            id="a",
            title="Ferry",
            outlet="o",
            paragraphs=tuple(Paragraph(text=part) for part in text.split("\n\n")),
        )
    )
    assert read.quotations[-1].speaker in (None, f"{given} Renn")


@pytest.mark.parametrize(
    ("office", "word"),
    [
        ("Rep.", "congressman"),
        ("Sen.", "senator"),
        ("Representative", "lawmaker"),
        ("Rep.", "representative"),
    ],
)
def test_who_is_asked_by_another_word_for_the_office_does_not_ask(office, word):
    text = f"{office} Ole Vik pushed a young man away on Monday after he asked the {word} if he “fully backed the ferry plan.”"
    read = read_article(
        Article(id="a", title="Ferry", outlet="o", paragraphs=(Paragraph(text=text),))
    )
    assert [one.speaker for one in read.quotations] in ([], [None])
