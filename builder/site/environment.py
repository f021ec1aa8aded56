"""Template folder -> a renderer: page name and view in, bytes out.

Templates see the fields of one view and nothing else; a name that they misspell fails the build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
)
from jinja2.bccache import Bucket

from builder.core.errors import MachineError
from builder.engine.stages import digest_of
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
        #: Digests of the sources of templates.
        self._sources: dict[str, bytes] = {}

    def render(self, name: str, view: object) -> bytes:
        """Return the page ``pages/<name>.html`` filled with the fields of ``view``.

        Raises MachineError when the template fails.
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

    def state(self, name: str) -> bytes:
        """Return the digest of a page's template and of all that it uses."""
        return digest_of(
            [(one, self._sources[one]) for one in sorted(self._all(f"pages/{name}.html"))]
        )

    def _all(self, name: str) -> frozenset[str]:
        """Return a template and all that it extends, includes or imports."""
        if name not in self._referenced:
            with _told(name):
                source, _, _ = self._loader.get_source(self._environment, name)
            direct = set(_references(source))
            self._sources[name] = digest_of(source)
            if None in direct:
                raise MachineError(
                    f"templates/{name}",
                    "refers to a template by a computed name",
                    remedy="write the name out",
                )
            self._referenced[name] = frozenset({name}).union(
                *(self._all(other) for other in sorted(filter(None, direct)))
            )
        return self._referenced[name]


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn a mistake in a template into one line.

    A TypeError is a macro called with arguments that it does not take.
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


class Compiled(FileSystemBytecodeCache):
    """The code of templates, as Jinja compiles it, in a folder of this user's alone.

    No digest brings that folder along, for the code is run as it is. A file that cannot be read or
    written costs only time.
    """

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 -- the source is what counts, wherever it lies
        """Return what the code of a template follows from besides its source."""
        return digest_of((name, _JINJA, _OPTIONS)).hex()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket the code that was made from its source."""
        with suppress(OSError, EOFError, ValueError, TypeError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that was just made."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


_JINJA: Final = version("jinja2")
#: What templates are read with.
_OPTIONS: Final[dict[str, Any]] = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
_COMMENT: Final = re.compile(r"{#.*?#}", re.DOTALL)
#: A tag that refers to another template; its name is in quotation marks, by itself.
_REFERENCE: Final = re.compile(
    r"{%[-+]?\s*(?:extends|include|import|from)\s+"
    r"(?:[\"'](?P<name>[^\"'{}%]+)[\"']\s*(?:[-+]?%}|(?:import|as|with|without|ignore)\b))?"
)


def _references(source: str) -> Iterator[str | None]:
    """Yield the names of the templates that a source refers to; None for a computed one."""
    for found in _REFERENCE.finditer(_COMMENT.sub("", source)):
        yield found["name"]


@cache
def _compiled() -> Compiled | None:
    """Return where compiled templates are kept, if a folder is this user's alone."""
    try:
        return Compiled()
    except (RuntimeError, OSError):
        return None


def environment(templates: Path) -> Environment:
    """Return the strict environment in which all templates run."""
    made = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=_compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        **_OPTIONS,
    )
    made.filters["isolated"] = isolated
    return made


def fields_of(view: Any) -> Mapping[str, Any]:
    """Return the fields of a view by name, themselves unchanged."""
    return {name: getattr(view, name) for name in view.__struct_fields__}
