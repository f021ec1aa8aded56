"""The stages of a build that work on one unit at a time.

Each names its function by module, which is imported when a unit is to be run; this module stays
light. The functions take one argument and return a record that the engine can keep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from builder.core.coverage import Coverage
from builder.core.outcome import (
    ContentRecord,
    FileReading,
    FileSet,
    Mentions,
    NamedPeople,
    Normalized,
    Placed,
    Rules,
    SeedFile,
)
from builder.core.version import Versions
from builder.engine import Stage

if TYPE_CHECKING:
    from builder.core.article import Article
    from builder.core.capture import Capture
    from builder.core.event import Event
    from builder.core.outcome import Placement
    from builder.core.outlet import Outlet
    from builder.core.page import SearchRecord
    from builder.core.version import Snapshot
    from builder.site.sheets import Sheet

#: A file of seeds/, with its sidecar -> its captures.
READ: Final[Stage[SeedFile, FileReading]] = Stage(
    name="read",
    module="builder.pipeline.work.reading",
    function="reading_of",
    result=FileReading,
    face="seen",
)
#: Path and bytes of a file of content/ -> what it says.
CONTENT: Final[Stage[tuple[str, bytes], ContentRecord]] = Stage(
    name="content",
    module="builder.pipeline.work.parsing",
    function="record_of",
    result=ContentRecord,
)
#: Texts and the outlets known -> those that the texts name.
MENTION: Final[Stage[tuple[tuple[str, ...], tuple[Outlet, ...]], Mentions]] = Stage(
    name="mention",
    module="builder.pipeline.work.mentioning",
    function="outlets_mentioned",
    result=Mentions,
)
#: A capture, the outlets that can be its publisher and the id of its own where an editor wrote it;
#: or the draft that is known to come of them.
Normalizing: TypeAlias = "tuple[Capture, tuple[Outlet, ...], str] | Normalized"
#: The same -> the draft of its article.
NORMALIZE: Final[Stage[Normalizing, Normalized]] = Stage(
    name="normalize",
    module="builder.pipeline.work.drafting",
    function="draft_of",
    result=Normalized,
    face="outlined",
)
#: A capture, its draft and what a person wrote -> the article.
PLACE: Final[Stage[Placement, Placed]] = Stage(
    name="place", module="builder.pipeline.work.placing", function="placed_of", result=Placed
)
#: An event, its articles and the outlets known -> its coverage.
COLLATE: Final[Stage[tuple[Event, tuple[Article, ...], tuple[Outlet, ...]], Coverage]] = Stage(
    name="collate",
    module="builder.pipeline.work.collating",
    function="coverage_of",
    result=Coverage,
)
#: An article that was captured more than once: its id, its language, the capture that is its text,
#: all its captures -> its versions.
VERSIONS: Final[Stage[tuple[str, str, str, tuple[Snapshot, ...]], Versions]] = Stage(
    name="versions",
    module="builder.pipeline.work.comparing",
    function="versions_in",
    result=Versions,
)
#: Nothing -> the rules of all stages, for /method/.
RULES: Final[Stage[None, Rules]] = Stage(
    name="rules", module="builder.pipeline.work.ruling", function="rules_of", result=Rules
)
#: A coverage -> whom it names.
NAME: Final[Stage[Coverage, NamedPeople]] = Stage(
    name="people", module="builder.pipeline.work.naming", function="named_in", result=NamedPeople
)
#: Views of pages, the folder of templates and its digest -> the pages, whose bytes go into site/.
SHEETS: Final[Stage[tuple[Sheet, str, bytes], FileSet]] = Stage(
    name="site", module="builder.pipeline.work.printing", function="pages_of", result=FileSet
)
#: The name of a shard of the search index, its records, the language of the site -> its files,
#: whose bytes go into site/.
SHARD: Final[Stage[tuple[str, tuple[SearchRecord, ...], str], FileSet]] = Stage(
    name="index", module="builder.pipeline.work.indexing", function="shard_of", result=FileSet
)
#: The paths of the entry files of all shards, the language of the site -> the files that shards
#: share.
SEARCH: Final[Stage[tuple[tuple[str, ...], str], FileSet]] = Stage(
    name="search", module="builder.pipeline.work.indexing", function="shared_of", result=FileSet
)
