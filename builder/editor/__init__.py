"""content/ <-> records: the only package that writes content/, and the one that knows what a person
edited.
"""

from builder.editor.casting import cast, cast_grouping
from builder.editor.check import check
from builder.editor.desk import tasks
from builder.editor.inference import infer
from builder.editor.known_people import Entries
from builder.editor.load import SITE_FILE, load
from builder.editor.reconcile import Matched, held_back, matched, reconcile
from builder.editor.records import Changes, Content, Reconciled, Settled, Written
from builder.editor.save import save
from builder.editor.scaffold import scaffold
from builder.editor.spellings import with_spellings
from builder.editor.unread import without_unread

__all__ = [
    "SITE_FILE",
    "Changes",
    "Content",
    "Entries",
    "Matched",
    "Reconciled",
    "Settled",
    "Written",
    "cast",
    "cast_grouping",
    "check",
    "held_back",
    "infer",
    "load",
    "matched",
    "reconcile",
    "save",
    "scaffold",
    "tasks",
    "with_spellings",
    "without_unread",
]
