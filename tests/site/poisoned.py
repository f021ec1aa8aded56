"""The sample of the tests with a payload behind each text in it, and in the place of each address."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import sample
from msgspec.structs import replace

from builder.core.digest import Digest
from builder.core.outlet import Outlet

#: Fields that hold words of a text, though of one only, and addresses.
WORDS = {
    "title",
    "name",
    "sign",
    "role",
    "place",
    "note",
    "text",
    "quote",
    "what",
    "description",
    "dateline",
    "signoff",
    "contact",
    "value",
    "reason",
    "funding",
    "country",
}
ADDRESSES = {"url", "homepage", "image"}
#: Fields that stand for something else: where it is, what kind it is of.
NO_TEXT = {"id", "kind", "capture", "article", "event", "outlet", "storyline", "base", "witness"}


def everywhere(value: object, given: Iterator[str], key: str = "") -> object:
    """Return a record with a payload behind each text in it, and in the place of each address."""
    if isinstance(value, msgspec.Struct):
        return replace(
            value,
            **{
                name: everywhere(getattr(value, name), given, name)
                for name in value.__struct_fields__
            },
        )
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return value._replace(
            **{name: everywhere(getattr(value, name), given, name) for name in value._fields}
        )
    if isinstance(value, tuple):
        return tuple(everywhere(one, given, key) for one in value)
    if isinstance(value, str) and key in ADDRESSES:
        return next(given)
    if isinstance(value, str) and (key in WORDS or (" " in value and key not in NO_TEXT)):
        return f"{value} {next(given)}"
    return value


def poisoned(given: Iterator[str]) -> Digest:
    """Return the sample with the payloads given, one after the other."""
    digest = sample.digest()
    outlets = tuple(
        Outlet(
            id=one.id,
            name=next(given),
            sign=next(given),
            note=next(given),
            homepage=next(given),
            aliases=(next(given),),
            funding=next(given),
            country=next(given),
        )
        for one in digest.outlets
    )
    articles = tuple(
        replace(
            one,
            description=next(given),
            tags=(next(given), next(given)),
            dateline=next(given),
            authors=(next(given),),
            credits=(next(given),),
            signoff=next(given),
            image=next(given),
            image_caption=next(given),
            image_credit=next(given),
        )
        for one in digest.articles
    )
    base_url = digest.settings.base_url
    whole = everywhere(replace(digest, articles=articles, outlets=outlets), given)
    settings = replace(whole.settings, base_url=base_url, tables="all")
    return replace(whole, settings=settings)
