"""Built site -> pictures of every kind of page at several widths in both color schemes.

Usage: ``python tests/browser/screenshots.py FOLDER [--site SITE] [--width 390] [--scheme dark]
[--kind events/x] [--page found=/search/?q=fair] [--height 1400] [--select "#s2"] [--colors 64]``
"""

import argparse
import sys
from pathlib import Path

from chromium import find
from PIL import Image
from playwright.sync_api import sync_playwright
from published import kinds, published

REPOSITORY = Path(__file__).parents[2]


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--site", type=Path, default=REPOSITORY / "site")
    parser.add_argument(
        "--width", type=int, action="append", help="default: 320, 390, 768 and 1440"
    )
    parser.add_argument(
        "--scheme", choices=["light", "dark"], action="append", help="default: both"
    )
    parser.add_argument(
        "--kind", action="append", help="only this kind of page, such as events/x; default: all"
    )
    parser.add_argument(
        "--page",
        action="append",
        default=[],
        help="a name and an address: only this page, such as found=/search/?q=fair",
    )
    parser.add_argument(
        "--colors", type=int, help="store no more than so many colors: a smaller file"
    )
    parser.add_argument(
        "--height", type=int, help="only so much of the page from the top; default: the whole page"
    )
    parser.add_argument("--select", help="only what this selector of CSS finds first")
    return parser.parse_args()


def main() -> None:
    """Take the pictures and print their names."""
    options = arguments()
    if not (options.site / "index.html").is_file():
        sys.exit(f"{options.site}: there is no site (python -m builder build)")
    options.folder.mkdir(parents=True, exist_ok=True)
    with (
        published(options.site, REPOSITORY / "netlify.toml") as url,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find())
        named = dict(page.split("=", 1) for page in options.page)
        every = kinds(options.site)
        chosen = named | {kind: every[kind] for kind in options.kind or ([] if named else every)}
        for kind, path in sorted(chosen.items()):
            for width in options.width or [320, 390, 768, 1440]:
                for scheme in options.scheme or ["light", "dark"]:
                    target = options.folder / f"{kind.replace('/', '-')}-{width}-{scheme}.png"
                    page = browser.new_page(
                        viewport={"width": width, "height": options.height or 900},
                        color_scheme=scheme,
                    )
                    page.goto(url + path, wait_until="networkidle")
                    if options.select:
                        page.locator(options.select).first.screenshot(path=target)
                    else:
                        page.screenshot(path=target, full_page=options.height is None)
                    page.close()
                    if options.colors:
                        Image.open(target).quantize(options.colors, dither=Image.Dither.NONE).save(
                            target, optimize=True
                        )
                    print(target)


if __name__ == "__main__":
    main()
