"""content/ <-> records: the only package that writes content/, and the one that knows what a person edited."""

from builder.content.casting import Entries, cast, cast_grouping
from builder.content.check import check
from builder.content.inference import infer
from builder.content.load import SITE_FILE, load
from builder.content.reconcile import reconcile
from builder.content.records import Changes, Content, Reconciled, Written
from builder.content.save import save
from builder.content.scaffold import scaffold
from builder.content.spellings import with_spellings

__all__ = [
    "SITE_FILE",
    "Changes",
    "Content",
    "Entries",
    "Reconciled",
    "Written",
    "cast",
    "cast_grouping",
    "check",
    "infer",
    "load",
    "reconcile",
    "save",
    "scaffold",
    "with_spellings",
]
