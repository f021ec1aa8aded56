"""content/ <-> records: the only package that writes content/, and the one that knows what a person
edited.
"""

from builder.editor.casting import Entries, cast, cast_grouping
from builder.editor.check import check
from builder.editor.inference import infer
from builder.editor.load import SITE_FILE, load
from builder.editor.reconcile import reconcile
from builder.editor.records import Changes, Content, Reconciled, Written
from builder.editor.save import save
from builder.editor.scaffold import scaffold
from builder.editor.spellings import with_spellings

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
