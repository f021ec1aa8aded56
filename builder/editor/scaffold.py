"""A folder -> a new, empty digest in it that builds: the ``init`` command."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from builder.core.errors import MachineError, UsageError
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
#   status: none                      # remove: this is no person
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
_IGNORED: Final = "/site/\n/.site-*/\n/.cache/\n"
#: Files beside the program that a new digest needs too.
COPIED: Final = ("netlify.toml", ".python-version", "requirements.txt")


def scaffold(root: Path) -> tuple[str, ...]:
    """Write a new digest into ``root`` and return the paths written, below it.

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
        "seeds/README.md": _SEEDS,
        ".gitignore": _IGNORED,
        **_beside_the_program(),
    }
    written = [name for name in files if not (root / name).exists()]
    for name in written:
        disk.replace_file(root / name, str(root / name), files[name].encode())
    disk.sync(root / name for name in written)
    return tuple(written)


def _beside_the_program() -> dict[str, str]:
    try:
        return {name: bundled(name).read_text(encoding="utf-8") for name in COPIED}
    except OSError as error:
        raise MachineError(
            str(error.filename),
            f"cannot be read: {error.strerror}",
            remedy="install the program again",
        ) from error
