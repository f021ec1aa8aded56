"""What the commands do: the recipe of a build, and the same records looked at in other ways."""

from builder.content import scaffold as init
from builder.pipeline.commands import check, verify, write_content
from builder.pipeline.corpora import align, cluster, extract, quotes
from builder.pipeline.explain import explain
from builder.pipeline.recipe import build

__all__ = ["align", "build", "check", "cluster", "explain", "extract", "init", "quotes", "verify", "write_content"]
