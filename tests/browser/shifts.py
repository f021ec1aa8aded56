"""Open page -> what moved on it without the reader's doing, each with how much and which elements."""

_WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifts.push([one.value, one.sources.map(({ node }) => node?.className ?? node?.nodeName)]);
}).observe({ type: "layout-shift", buffered: true });
"""
#: Moves smaller than this nobody sees.
_LEAST = 0.001


def watch(page) -> None:
    """Watch every page that is opened from now on."""
    page.add_init_script(_WATCH)


def moves(page) -> list[str]:
    """Return the moves on the open page since it was opened."""
    return [
        f"{value:.4f} {nodes}" for value, nodes in page.evaluate("window.shifts") if value > _LEAST
    ]
