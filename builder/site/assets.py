"""Template folder -> styles, scripts, fonts and signs, named by the digest of their bytes.

The style sheets of all components are joined in the declared order of layers, so that no rule's
strength depends on the order of files. A script belongs to one component and is loaded only by
pages that use it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from builder.core.page import File

#: Weakest first.  ``components`` is every component's sheet; the others are files of the same name.
LAYERS = ("reset", "tokens", "base", "layout", "components", "pages", "print")
_STYLES = "assets/styles"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANKS = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,>]) ?")
_REFERENCE = re.compile(r'url\("?\.\./([^")]+)"?\)')


class Assets(msgspec.Struct, frozen=True, kw_only=True):
    """Addresses of the built assets, and their files."""

    files: tuple[File, ...]
    style: str
    #: Component → address of its script.
    scripts: Mapping[str, str]
    #: File name below ``templates/assets`` → address.
    named: Mapping[str, str]


def assets(templates: Path) -> Assets:
    """Return everything below ``/assets/``."""
    files: list[File] = []

    def publish(name: str, data: bytes) -> str:
        stem, _, ending = name.rpartition(".")
        address = f"assets/{stem}.{sha256(data).hexdigest()[:10]}.{ending}"
        files.append(File(path=address, data=data))
        return f"/{address}"

    static = sorted(
        path
        for path in (templates / "assets").rglob("*")
        if path.is_file() and path.suffix in (".woff2", ".svg", ".png")
    )
    named = {
        name: publish(name, path.read_bytes())
        for path in static
        for name in [path.relative_to(templates / "assets").as_posix()]
    }
    texts = sorted((templates / "assets").rglob("*.txt"))
    files += [
        File(
            path=f"assets/{path.relative_to(templates / 'assets').as_posix()}",
            data=path.read_bytes(),
        )
        for path in texts
    ]
    style = publish("style.css", _style(templates, named).encode())
    scripts = {
        path.parent.name: publish(f"{path.parent.name}.js", path.read_bytes())
        for path in sorted(_component(templates, "script.js"))
    }
    return Assets(files=tuple(files), style=style, scripts=scripts, named=named)


def _component(templates: Path, name: str) -> list[Path]:
    return sorted((templates / "components").glob(f"*/{name}"))


def _style(templates: Path, named: Mapping[str, str]) -> str:
    layers = [f"@layer {','.join(LAYERS)};"]
    for layer in LAYERS:
        paths = (
            _component(templates, "style.css")
            if layer == "components"
            else [templates / _STYLES / f"{layer}.css"]
        )
        rules = "".join(
            _small(path.read_text(encoding="utf-8")) for path in paths if path.is_file()
        )
        layers.append(f"@layer {layer}{{{rules}}}")
    # Beside the style, so that it does not matter below which path the site is.
    return _REFERENCE.sub(
        lambda found: f'url("{named.get(found[1], found[1]).removeprefix("/assets/")}")',
        "".join(layers),
    )


def _small(css: str) -> str:
    """Return a style sheet without comments and needless blanks."""
    return _AROUND.sub(r"\1", _BLANKS.sub(" ", _COMMENT.sub("", css))).replace(";}", "}").strip()
