"""Template folder -> a renderer: page name and view in, bytes out.

Templates see the fields of one view and nothing else; a name that they misspell fails the build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    meta,
)
from jinja2.bccache import Bucket

from builder.core.errors import MachineError
from builder.site.markup import isolated


class Renderer:
    """Renders the pages of one template folder."""

    def __init__(self, templates: Path) -> None:
        if not (templates / "pages").is_dir():
            raise MachineError(
                "templates",
                "there is no folder templates/pages",
                remedy="restore the template folder",
            )
        self._environment = environment(templates)
        self._loader = FileSystemLoader(templates)
        self._referenced: dict[str, frozenset[str]] = {}

    def render(self, name: str, view: object) -> bytes:
        """Return the page ``pages/<name>.html`` filled with the fields of ``view``; raises
        MachineError when the template fails.
        """
        with _told(f"pages/{name}.html"):
            return (
                self._environment.get_template(f"pages/{name}.html")
                .render(fields_of(view))
                .encode("utf-8", "xmlcharrefreplace")
            )

    def components(self, name: str) -> frozenset[str]:
        """Return the components that a page uses, directly or through others."""
        found = self._all(f"pages/{name}.html")
        return frozenset(path.split("/")[1] for path in found if path.startswith("components/"))

    def _all(self, name: str) -> frozenset[str]:
        """Return every template that a template extends, includes or imports, itself among them."""
        if name not in self._referenced:
            with _told(name):
                source, _, _ = self._loader.get_source(self._environment, name)
                direct = _references(source)
            if None in direct:
                raise MachineError(
                    f"templates/{name}",
                    "refers to a template by a computed name",
                    remedy="write the name out",
                )
            self._referenced[name] = frozenset({name}).union(
                *(self._all(other) for other in direct if other)
            )
        return self._referenced[name]


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn a mistake in a template into one line; a TypeError is a macro called with arguments that
    it does not take.
    """
    try:
        yield
    except (TemplateError, TypeError) as error:
        where = getattr(error, "name", None) or name
        what = f"{type(error).__name__}: {error}"
        raise MachineError(
            f"templates/{where}",
            what,
            line=getattr(error, "lineno", None),
            remedy="mend the template",
        ) from error


class Compiled(BytecodeCache):
    """The code of each template that was compiled in this process, as long as its source is the
    same: `serve` compiles what changed.
    """

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket the code that was made from its source."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that was just made."""
        if bucket.code is not None:
            self._codes[bucket.key] = (bucket.checksum, bucket.code)


_COMPILED = Compiled()


@lru_cache(maxsize=256)
def _references(source: str) -> tuple[str | None, ...]:
    """Return the names of the templates that a template's source refers to; None for one that it
    computes.
    """
    return tuple(meta.find_referenced_templates(Environment(autoescape=True).parse(source)))


def environment(templates: Path) -> Environment:
    """Return the strict environment in which all templates run."""
    made = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=_COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["isolated"] = isolated
    return made


def fields_of(view: Any) -> Mapping[str, Any]:
    """Return the fields of a view by name, themselves unchanged."""
    return {field.name: getattr(view, field.name) for field in fields(view)}
