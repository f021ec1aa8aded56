"""Template folder → a renderer: page name and view in, bytes out.

Templates see the fields of one view and nothing else; a name that they misspell fails the build.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.errors import MachineError

if TYPE_CHECKING:
    from jinja2 import Environment


class Renderer:
    """Renders the pages of one template folder."""

    def __init__(self, templates: Path) -> None:
        if not (templates / "pages").is_dir():
            raise MachineError("templates", "there is no folder templates/pages", remedy="restore the template folder")
        self._environment = environment(templates)

    def render(self, name: str, view: object) -> bytes:
        """Return the page ``pages/<name>.html`` filled with the fields of ``view``."""
        from jinja2 import TemplateError  # noqa: PLC0415 - loaded by environment() anyway

        try:
            template = self._environment.get_template(f"pages/{name}.html")
            return template.render(fields_of(view)).encode("utf-8", "xmlcharrefreplace")
        except TemplateError as error:
            raise MachineError(f"templates/pages/{name}.html", f"{type(error).__name__}: {error}", remedy="mend the template") from error

    def components(self, name: str) -> frozenset[str]:
        """Return the components that a page uses, directly or through others."""
        return _components(self._environment, f"pages/{name}.html")


def environment(templates: Path) -> Environment:
    """Return the strict environment in which all templates run."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only a build needs it

    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fields_of(view: Any) -> Mapping[str, Any]:
    """Return the fields of a view by name, themselves unchanged."""
    return {field.name: getattr(view, field.name) for field in fields(view)}


@cache
def _components(where: Environment, name: str) -> frozenset[str]:
    found = _referenced(where, name)
    return frozenset(path.split("/")[1] for path in found if path.startswith("components/"))


@cache
def _referenced(where: Environment, name: str) -> frozenset[str]:
    """Return every template that a template extends, includes or imports, itself among them."""
    from jinja2 import meta  # noqa: PLC0415 - as above

    loader = where.loader
    if loader is None:
        return frozenset()
    source, _, _ = loader.get_source(where, name)
    direct = meta.find_referenced_templates(where.parse(source))
    found = {name}
    for other in direct:
        if other is None:
            raise MachineError(f"templates/{name}", "refers to a template by a computed name", remedy="write the name out")
        found |= _referenced(where, other)
    return frozenset(found)
