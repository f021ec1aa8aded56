"""Open pages -> what axe finds on them, and which of them scroll sideways: a barrier a line."""

from collections.abc import Mapping

from axe_playwright_python.sync_playwright import Axe

#: Off in axe by default, yet part of WCAG 2.2, level AA.
OPTIONS = {"rules": {"target-size": {"enabled": True}}}
SIDEWAYS = "() => document.documentElement.scrollWidth > window.innerWidth"
ENLARGE = "(size) => { document.documentElement.style.fontSize = `${size}%`; }"


def barriers(page, address: str, kinds: Mapping[str, str], size: int = 100) -> list[str]:
    """Return the barriers on every kind of page, its text enlarged to ``size`` per cent."""
    axe = Axe()
    found = []
    for kind, path in sorted(kinds.items()):
        page.goto(address + path)
        page.evaluate(ENLARGE, size)
        if page.evaluate(SIDEWAYS):
            found.append(f"{kind} {path}: scrolls sideways")
        for violation in axe.run(page, options=OPTIONS).response["violations"]:
            nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
            found.append(f"{kind} {path}: {violation['id']}: {violation['help']}: {nodes}")
    return found
