"""Component folders -> one page that shows every component with every example.

Usage: ``python tests/browser/patterns.py FOLDER``.  The page is for those who work on the
templates; it is never published.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from markupsafe import Markup

from builder.site.assets import assets
from builder.site.environment import environment

TEMPLATES = Path(__file__).parents[2] / "templates"
ENVIRONMENT = environment(TEMPLATES)
COMPONENTS = sorted(path.name for path in (TEMPLATES / "components").iterdir())
#: Attributes that name other elements of the page.
_NAMES = re.compile(
    r'\b(id|for|headers|aria-labelledby|aria-describedby|aria-controls|name)="([^"]*)"'
)
_LINKS = re.compile(r'\b(href|action)="([^"]*)"')


def examples(component: str) -> list[dict]:
    """Return the examples of a component."""
    return described(component)["examples"]


def described(component: str) -> dict:
    """Return what a component's ``examples.yaml`` says: parameters and examples."""
    return yaml.safe_load(
        (TEMPLATES / "components" / component / "examples.yaml").read_text(encoding="utf-8")
    )


def html_of(component: str, example: dict) -> str:
    """Return one example; ``content`` stands for what a page puts between the tags of a call,
    ``given`` names what it is given there.
    """
    call = f"{{% from 'components/{component}/macro.html' import {example['macro']} %}}"
    if "content" in example:
        given = f"({example['given']})" if "given" in example else ""
        call += f"{{% call{given} {example['macro']}(**data) %}}{example['content']}{{% endcall %}}"
    else:
        call += f"{{{{ {example['macro']}(**data) }}}}"
    return ENVIRONMENT.from_string(call).render(data=example["data"])


def _apart(html: str, number: int) -> Markup:
    """Return an example that shares no name with another one and leads nowhere; the drawings behind
    signs are shared.
    """

    def renamed(match: re.Match[str]) -> str:
        return f'{match[1]}="{" ".join(f"e{number}-{name}" for name in match[2].split())}"'

    html = _NAMES.sub(renamed, html)
    return Markup(  # noqa: S704
        _LINKS.sub(
            lambda match: match[0] if match[2].startswith("#g-") else f'{match[1]}="#main"', html
        )
    )


def _components() -> Iterator[dict]:
    number = 0
    for name in COMPONENTS:
        shown = []
        for example in examples(name):
            if example["macro"] == "glyph_sheet":
                continue
            number += 1
            shown.append({"name": example["name"], "html": _apart(html_of(name, example), number)})
        yield {"name": name, "parameters": described(name)["parameters"] or {}, "examples": shown}


def write(folder: Path) -> Path:
    """Write the page with its style sheet and typefaces into ``folder`` and return it."""
    built = assets(TEMPLATES)
    for file in built.files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    shutil.copy(TEMPLATES / "patterns.css", folder / "assets")
    sheet = Markup(html_of("glyph", {"macro": "glyph_sheet", "data": {}}))  # noqa: S704 - as above
    page = ENVIRONMENT.get_template("patterns.html").render(
        style=built.style, icon=built.named["sign.svg"], sheet=sheet, components=list(_components())
    )
    index = folder / "index.html"
    index.write_text(page, encoding="utf-8")
    return index


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
