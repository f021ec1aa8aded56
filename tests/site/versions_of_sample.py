"""Versions of an article of the sample, of any words."""

import sample

from builder.core.coverage import Difference, Segment
from builder.core.version import SentenceChange, Sighting, Version, Versions

NAME = sample.identifier("001")


def changed(old, new):
    return SentenceChange(
        kind="changed",
        paragraph=2,
        segments=(Segment(text="It was "), Segment(text=new, mark="reworded", base=old)),
        differences=(Difference(mark="reworded", base=old, here=new),),
    )


def added(text):
    return SentenceChange(kind="added", paragraph=3, segments=(Segment(text=text, mark="added"),))


def removed(text):
    return SentenceChange(
        kind="removed", paragraph=1, segments=(Segment(text=text, mark="omitted"),)
    )


def versions(*changes, note="", title="A headline", article=NAME, path="later.html"):
    """Return two versions of an article, the later one with ``changes``."""
    sighting = Sighting(
        capture=path,
        sha256="b" * 64,
        captured="2023-03-08T10:00+00:00",
        captured_basis="record",
        form="print",
    )
    first = Version(
        number=1,
        captures=(Sighting(capture="first.html", sha256="a" * 64),),
        kind="first",
        order_basis="published",
        published="2023-03-06",
        title=title,
    )
    later = Version(
        number=2,
        captures=(sighting,),
        kind="corrected" if note else "silent",
        order_basis="captured",
        published="2023-03-06",
        title=title,
        headline=(Segment(text=title, mark="added"),),
        changes=changes,
        note=note,
        shown=True,
    )
    return Versions(article=article, versions=(first, later))
