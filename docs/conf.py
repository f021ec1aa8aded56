"""Settings of the documentation: ``python -m sphinx -W docs .cache/docs``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

sys.path.insert(0, str(Path(__file__).parent.parent))

from builder import __version__
from builder.editor import schema
from builder.editor.sources import SOURCE
from builder.pipeline.sidecars import FIELDS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "Coverage Digest"
release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = project
exclude_patterns = ["*.png"]
autodoc_member_order = "bysource"
autodoc_typehints = "description"
# Attributes are described by comments above them.
autodoc_default_options = {"undoc-members": True}
myst_heading_anchors = 3

#: The kinds of files and their schemas, in the order of a newcomer's questions.
SCHEMAS = (
    ("content/articles/*.md", schema.ARTICLE),
    ("content/events/*.md", schema.EVENT),
    ("content/storylines/*.md", schema.STORYLINE),
    ("content/outlets/*.md", schema.OUTLET),
    ("content/pages/*.md", schema.PAGE),
    ("content/site.yaml", schema.SITE),
    ("content/sources.yaml", SOURCE),
    ("seeds/NAME.yaml", FIELDS),
)


class Fields(SphinxDirective):
    """A table of fields for each kind of file."""

    def run(self) -> list[nodes.Node]:
        """Return the tables."""
        lines: list[str] = []
        for name, one in SCHEMAS:
            lines += [f"**{name}**", "", "| field | value | |", "|---|---|---|"]
            for field in one.fields:
                choices = ", ".join(f"`{choice}`" for choice in field.choices)
                needed = "needed" if field.key in one.required else ""
                lines.append(f"| `{field.key}` | {choices or field.kind} | {needed} |")
            lines.append("")
        return self.parse_text_to_nodes("\n".join(lines))


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("fields", Fields)
