"""A folder -> a new, empty digest in it that builds: the ``init`` command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from builder.core.errors import MachineError, UsageError
from builder.core.sidecar import SIDECAR, TIME_STAMP
from builder.editor import disk
from builder.editor.load import SITE_FILE
from builder.editor.people import PEOPLE_FILE
from builder.editor.sources import SOURCES_FILE
from builder.paths import bundled

_SITE: Final = """\
# What this digest is called, where it is published, and how much of each article it may print.
title: Coverage Digest
# The address of the published site, such as https://digest.example
base_url: ""
language: en
description: How each outlet reported the same event, statement by statement
# full, excerpt or link; an outlet's own file may say otherwise.
republish: excerpt
# An e-mail address or a page where readers report errors and ask for removal.
contact: ""
"""
_PEOPLE: Final = """\
# Who is meant by the names that the reports print, where the program does not know. An entry begins with an id of your choice,
# which becomes the person's address, /people/<id>/; texts and quotations are never changed.
#
# anna-berg:                          # merge: these spellings are one person
#   name: Anna Berg                   # rename: what lists call her; without it, the name printed most
#   aliases: [Ana Berg, Anna Berg-Lund]
#   role: Mayor of Orsa               # without it, as printed
# anna-berg-swimmer:                  # split: in these events (or articles) the name means somebody else
#   name: Anna Berg
#   events: [2024-05-13-race-at-orsa]
# carl-lund:                          # from this day of the event on, up to that one
#   aliases: [Mayor Lund]
#   since: 2024-06-01
# eva-dahl:
#   status: private                   # on no list and no page; "public": has a page however few quote her
# orsa-town-hall:
#   status: none                      # remove: this is not a person
"""
_SOURCES: Final = """\
# Feeds (RSS, Atom, JSON Feed) and sitemaps for news that `python -m builder watch` reads. An entry begins with an id of your choice.
#
# town-post:
#   url: https://townpost.example/feed.xml
#   outlet: town-post              # its file in content/outlets/; without it, what the pages say counts
#   match: [harbor, Anna Berg]     # only entries with one of these words or names
#   since: 2031-02-01              # only entries from this day on
#   status: paused                 # not read for now
"""
_ABOUT: Final = """\
---
title: About
---

This digest sets side by side what several outlets printed about the same event, statement by statement.
Every sentence shown is taken from a stored copy of the outlet's page.
How the texts are compared is written on the [method page](/method/).
"""
_CORRECTIONS: Final = """\
---
title: Corrections
---

If a text is attributed to the wrong outlet, dated wrongly or compared wrongly, or if you want a text removed,
please write to the editors.
Each correction is listed here with what was wrong and when it was put right.
"""
_SEEDS: Final = """\
Put captures of news pages here: plain text or saved HTML, one page a file, under any name.
They are never changed. `python -m builder build` turns them into articles below content/.
"""
_README: Final = """\
# A coverage digest

This folder is a digest: what several outlets printed about the same event, side by side.

| folder | what is in it |
|---|---|
| `seeds/` | captures of news pages, as they were fetched; never changed |
| `content/` | what the program found in them and what you corrected: articles, events, outlets, people, pages |
| `site/` | the published site, made anew by every build; never edit it |

```sh
python -m builder serve              # build, look at it in the browser, rebuild on every change
python -m builder add ADDRESS...     # fetch pages into seeds/; or put files there by hand
python -m builder check              # what there is to do, the most urgent first, with the lines to write
python -m builder build              # make site/
```

While `serve` runs, its page `/_desk/` lists what there is to do, each entry with its page and its file.

Correct the program by editing the files in `content/`: a build keeps what you wrote. `content/site.yaml` says what the digest is called
and where it is published. An outlet is described in `content/outlets/<id>.md`; `content/outlets/EXAMPLE.txt` shows one with its references.
Commit `seeds/` and `content/`.
"""
_OUTLET: Final = """\
An example of the file of an outlet. Copy what is between the two rulers into a file of its own, such as town-post.md,
and write what is true.
Whatever is claimed about an outlet (kind, country, funding) needs a reference: a page that says so, or the path of a capture.

========================================================================
---
name: The Town Post
sign: Post                      # how tables call it; a few letters
kind: newspaper
country: SE                     # ISO 3166-1, two letters
language: sv
homepage: https://townpost.example/
domains: [townpost.example]     # pages from there are this outlet's
aliases: [Town Post]            # other names that pages print
funding: Owned by its readers
references:
  kind: https://townpost.example/about
  country: https://townpost.example/about
  funding: https://register.example/town-post
---

A line or two about the outlet, shown on its page.
========================================================================
"""
_IGNORED: Final = "/site/\n/.site-*/\n/.cache/\n"
#: Endings that captures have seldom and other files of projects often.
_OFTEN_OTHER: Final = (".md",)
#: Stands behind the name of a capture that was moved.
MOVED: Final = " (moved)"
#: Files of projects that captures are not.
_NOT_CAPTURES: Final = re.compile(
    r"(?:\.|readme|license|licence|notice|changelog|contributing|requirements)", re.IGNORECASE
)
#: Files beside the program that a new digest needs too.
COPIED: Final = ("netlify.toml", ".python-version", "requirements.txt")


def scaffold(root: Path) -> tuple[str, ...]:
    """Write a new digest into ``root`` and return the paths written, below it.

    Captures that lie in the folder itself are moved into its ``seeds/``, which is told of each.
    Raises :class:`~builder.core.errors.UsageError` when ``root`` holds a digest already or is no
    folder; a file of any other kind that is in the way is left as it is.
    """
    if (root / SITE_FILE).exists() or (root / "content").exists():
        raise UsageError(str(root), "holds a digest already", remedy="choose another folder")
    if root.exists() and not root.is_dir():
        raise UsageError(str(root), "is not a folder", remedy="choose another name")
    files = {
        SITE_FILE: _SITE,
        PEOPLE_FILE: _PEOPLE,
        SOURCES_FILE: _SOURCES,
        "content/pages/about.md": _ABOUT,
        "content/pages/corrections.md": _CORRECTIONS,
        "content/outlets/EXAMPLE.txt": _OUTLET,
        "seeds/README.md": _SEEDS,
        "README.md": _README,
        ".gitignore": _IGNORED,
        **_beside_the_program(),
    }
    loose = _loose_captures(root)
    written = [name for name in files if not (root / name).exists()]
    for name in written:
        disk.replace_file(root / name, str(root / name), files[name].encode())
    disk.sync(root / name for name in written)
    return (*written, *_gathered(root, loose))


def _loose_captures(root: Path) -> list[str]:
    """Return the names of the files in ``root`` itself that captures have, and of their sidecars."""
    from builder.extract.formats.registry import FORMATS  # noqa: PLC0415 - slow to load, and needed here only

    endings = tuple(
        ending for one in FORMATS for ending in one.endings if ending not in _OFTEN_OTHER
    )
    names = (
        [path.name for path in sorted(root.glob("*")) if path.is_file()] if root.exists() else []
    )
    captures = [
        name
        for name in names
        if name.lower().endswith(endings) and name not in COPIED and not _NOT_CAPTURES.match(name)
    ]
    return [
        name
        for name in names
        if name in captures or name.removesuffix(SIDECAR).removesuffix(TIME_STAMP) in captures
    ]


def _gathered(root: Path, names: Iterable[str]) -> Iterator[str]:
    """Move files of ``root`` into its seeds/, unless one of that name is there, and yield which."""
    for name in names:
        target = root / "seeds" / name
        if not target.exists():
            (root / name).rename(target)
            yield f"seeds/{name}{MOVED}"


def _beside_the_program() -> dict[str, str]:
    try:
        return {name: bundled(name).read_text(encoding="utf-8") for name in COPIED}
    except OSError as error:
        raise MachineError(
            str(error.filename),
            f"cannot be read: {error.strerror}",
            remedy="install the program again",
        ) from error
