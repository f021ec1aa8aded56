"""Pages under the published headers -> Lighthouse's four categories, each of them full.

Part of ``make quality``: a run takes 20 seconds a page.
"""

import json
import os
import subprocess

import pytest
from chromium import find
from digests import REPOSITORY

LIGHTHOUSE = REPOSITORY / ".cache" / "quality" / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
#: A busy machine slows the pages down: the best of so many runs counts for speed.
RUNS = 4
LOST = "Please run Lighthouse again"
FLAGS = "--headless=new --no-sandbox --disable-background-networking --disable-component-update --disable-sync --no-first-run"


def lighthouse(url: str) -> tuple[dict[str, int], list[str]]:
    """Return the points of each category, and the audits that cost some."""
    command = ["node", str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    for _ in range(RUNS):
        run = subprocess.run(
            command,
            env=os.environ | {"CHROME_PATH": find()},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=240,
        )
        # Chromium loses the beginning of a trace now and then, whatever the page: nothing is known
        # of it then.
        if LOST not in run.stderr:
            break
    assert run.returncode == 0, run.stderr
    report = json.loads(run.stdout)
    points = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}
    counted = {
        one["id"]
        for name in CATEGORIES
        for one in report["categories"][name]["auditRefs"]
        if one["weight"]
    }
    poor = [
        f"{name}: {audit['score']} {audit.get('displayValue', '')} {json.dumps(audit.get('details', {}).get('items', [])[:3])[:400]}"
        for name, audit in report["audits"].items()
        if name in counted and audit["score"] is not None and audit["score"] < 1
    ]
    return points, poor


@pytest.mark.parametrize("kind", ["home", "events/x", "articles/x", "timeline", "search"])
def test_every_category_is_full(address, page_kinds, kind):
    best = dict.fromkeys(CATEGORIES, 100) | {"performance": 0}
    for _ in range(RUNS):
        points, poor = lighthouse(address + page_kinds[kind])
        best = {
            name: max(best[name], points[name])
            if name == "performance"
            else min(best[name], points[name])
            for name in CATEGORIES
        }
        if best["performance"] == 100:
            break

    assert best == dict.fromkeys(CATEGORIES, 100), "\n".join(poor)
