"""Open pages -> what keeps readers out of them, a line each: what axe finds, and what makes a page
scroll sideways.
"""

from collections.abc import Mapping

from axe_playwright_python.sync_playwright import Axe

#: One rule that is off in axe by default is part of WCAG 2.2, level AA; what passes is not asked
#: for, which saves a fifth of the time.
OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
ENLARGE = "(size) => { document.documentElement.style.fontSize = `${size}%`; }"
WIDTHS = (320, 360, 768, 1440)
#: The elements that stick out of a page too wide for its window, as short descriptions.
STICKING_OUT = """
() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
  ["scrolls sideways", ...[...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
    .slice(0, 5)
    .map((element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 40)}`)]
"""


def barriers(page, address: str, kinds: Mapping[str, str], size: int = 100) -> list[str]:
    """Return the barriers on every kind of page, its text enlarged to ``size`` per cent."""
    axe = Axe()
    found = []
    for kind, path in sorted(kinds.items()):
        page.goto(address + path)
        page.evaluate(ENLARGE, size)
        if culprits := page.evaluate(STICKING_OUT):
            found.append(f"{kind} {path}: {culprits}")
        for violation in axe.run(page, options=OPTIONS).response["violations"]:
            nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
            found.append(f"{kind} {path}: {violation['id']}: {violation['help']}: {nodes}")
    return found


def too_wide(page, address: str, kinds: Mapping[str, str]) -> list[str]:
    """Return the kinds of page that scroll sideways at one of :data:`WIDTHS`, with what sticks out
    of them.
    """
    found = []
    for kind, path in sorted(kinds.items()):
        page.goto(address + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if culprits := page.evaluate(STICKING_OUT):
                found.append(f"{kind} {path} at {width}: {culprits}")
    return found
