"""The style sheets keep to the tokens, to directions of the text, and to what the templates have."""

import re

from sample import TEMPLATES

SHEETS = {
    path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(TEMPLATES.rglob("*.css"))
}
RULES = {name: re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL) for name, text in SHEETS.items()}
#: What gives elements their classes: templates, scripts, and the views that name the states of
#: something.
NAMING = [
    *TEMPLATES.rglob("*.html"),
    *TEMPLATES.rglob("*.js"),
    *(TEMPLATES.parent / "builder" / "site").rglob("*.py"),
]
WORDS = frozenset(
    re.findall(r"[\w-]+", "\n".join(path.read_text(encoding="utf-8") for path in NAMING))
)
SIDED = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-)?(?:left|right|top|bottom)(?:-\w+)?:|text-align: (?:left|right)"
)


def named(name):
    """Tell whether something gives a class: by its name, or put together as in ``shares-{{ kind
    }}``.
    """
    stem, _, end = name.rpartition("-")
    return name in WORDS or (f"{stem}-" in WORDS and end in WORDS)


def test_every_color_is_a_token():
    """A color in a component would be wrong in one of the two schemes."""
    for name, text in SHEETS.items():
        if name.startswith("components/"):
            assert "#" not in text.replace("url(#", ""), name


def test_every_token_is_used():
    everything = "\n".join(SHEETS.values())
    defined = set(re.findall(r"(--[\w-]+):", everything))

    assert sorted(name for name in defined if not re.search(rf"var\({name}\b", everything)) == []


def test_every_class_is_one_that_something_gives():
    """What a rule is for has gone when no template, script or view names its class any more."""
    idle = [
        f"{name}: .{found}"
        for name, text in RULES.items()
        for selector in re.findall(r"([^{};]+)\{", text)
        for found in re.findall(r"\.(-?[a-z][\w-]*)", selector)
        if not named(found)
    ]

    assert idle == []


def test_sides_are_those_of_the_text():
    """A left margin would be on the wrong side of a page that runs from right to left."""
    assert {name: SIDED.findall(text) for name, text in RULES.items() if SIDED.search(text)} == {}
