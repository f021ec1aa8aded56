"""Views of share cards -> PNG pictures, drawn with the site's own typefaces and tokens.

The networks that show such cards take no SVG, and a picture of them all in a browser would need a
browser at build time. Only characters that the typefaces hold can be drawn: a headline in another
script is named by its language, and an event whose title cannot be drawn has no card of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from builder.core.errors import MachineError
from builder.site.png import png
from builder.site.views.card import CardDifference, CardHeadline, CardView

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

#: Size of the picture, its margin and the widest line (pixels).
WIDTH: Final = 1200
HEIGHT: Final = 630
_MARGIN: Final = 56
_INNER: Final = WIDTH - 2 * _MARGIN
_TITLE_LINES: Final = 3
_BOTTOM: Final = HEIGHT - 30
#: Height of a headline, and the space above the first.
_ROW: Final = 36
_GAP: Final = 12
_FACES: Final = {"sans": "source-sans-3", "serif": "source-serif-4"}
_TOKEN: Final = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
_RANGES: Final = re.compile(r"unicode-range: ([^;]+);")
_RANGE: Final = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
#: Face, size and weight.
_Style = tuple[str, int, int]


class Cards:
    """Draws the cards of one template folder."""

    def __init__(self, templates: Path) -> None:
        self._fonts = templates / "assets" / "fonts"
        try:
            tokens = (templates / "assets" / "styles" / "tokens.css").read_text(encoding="utf-8")
        except OSError as error:
            raise MachineError(
                "templates/assets/styles/tokens.css",
                str(error),
                remedy="restore the template folder",
            ) from error
        # The first value of each token is that of the light scheme, the first ranges those of the
        # typefaces.
        self._colors: dict[str, str] = dict(reversed(_TOKEN.findall(tokens)))
        found = _RANGES.search(tokens)
        self._widths: dict[_Style, dict[str, float]] = {}
        self._ranges = (
            [(int(low, 16), int(high or low, 16)) for low, high in _RANGE.findall(found[1])]
            if found
            else []
        )

    def drawable(self, text: str) -> bool:
        """Whether the typefaces hold every character of ``text``."""
        return all(
            any(low <= ord(character) <= high for low, high in self._ranges) for character in text
        )

    def draw(self, view: CardView) -> bytes:
        """Return the card as PNG."""
        from PIL import Image, ImageDraw  # noqa: PLC0415 - slow to load, and only a build needs it

        image = Image.new("RGB", (WIDTH, HEIGHT), self._colors["paper"])
        sheet = _Sheet(ImageDraw.Draw(image), self)
        self._head(sheet, view)
        self._counts(sheet, view)
        self._difference(sheet, view)
        self._headlines(sheet, view)
        # Each row of a PNG begins with the number of its filter, 0: here the last byte of the row
        # before it, which the encoder fills up to this length.
        return png(b"\0" + image.tobytes("raw", "RGB", 3 * WIDTH + 1)[:-1], WIDTH, HEIGHT)

    def color(self, token: str) -> str:
        """Return the value of a token in the light scheme."""
        return self._colors[token]

    @lru_cache(maxsize=32)  # noqa: B019 - one object a build
    def font(self, face: str, size: int, weight: int) -> FreeTypeFont:
        """Return a typeface at a size and weight."""
        from PIL import ImageFont  # noqa: PLC0415 - as above

        font = ImageFont.truetype(
            self._fonts / f"{_FACES[face]}.woff2", size, layout_engine=ImageFont.Layout.BASIC
        )
        font.set_variation_by_axes([weight])
        return font

    def width(self, text: str, style: _Style) -> int:
        """Return the width of a line (pixels)."""
        return int(self.measure(text, style))

    def measure(self, text: str, style: _Style) -> float:
        """Return the exact width of a line, in 64ths of a pixel.

        With this layout it is the sum of its characters' widths; each is measured once.
        """
        known = self._widths.setdefault(style, {})
        for character in set(text) - known.keys():
            known[character] = self.font(*style).getlength(character)
        return sum(map(known.__getitem__, text))

    def _head(self, sheet: _Sheet, view: CardView) -> None:
        sheet.sign()
        sheet.text(_MARGIN + 48, 40, view.site, ("sans", 28, 700))
        if self.drawable(view.date):
            sheet.text(
                WIDTH - _MARGIN - sheet.width(view.date, ("sans", 26, 400)),
                43,
                view.date,
                ("sans", 26, 400),
                "soft",
            )
        sheet.rule(96, "rule", 3)
        sheet.y = 116
        for line in sheet.lines(view.title, ("sans", 50, 700), _TITLE_LINES):
            sheet.text(_MARGIN, sheet.y, line, ("sans", 50, 700))
            sheet.y += 58

    def _counts(self, sheet: _Sheet, view: CardView) -> None:
        x, sheet.y = _MARGIN, sheet.y + 10
        for number, word in view.counts:
            x = sheet.text(x, sheet.y, number, ("sans", 26, 700)) + 8
            x = sheet.text(x, sheet.y, word, ("sans", 26, 400), "soft") + 28
        sheet.y += 52 if view.counts else 0

    def _difference(self, sheet: _Sheet, view: CardView) -> None:
        found = next((one for one in view.differences if self._shows(one)), None)
        if found is None:
            return
        readings = found.readings
        sheet.rule(sheet.y, "line", 1)
        sheet.text(
            _MARGIN,
            sheet.y + 14,
            sheet.cut(f"In “{found.phrase}”", ("sans", 22, 400), _INNER),
            ("sans", 22, 400),
            "soft",
        )
        width, top = _INNER // len(readings), sheet.y + 50
        for number, reading in enumerate(readings):
            x = _MARGIN + number * width
            text = sheet.cut(reading.text, ("serif", 40, 400), width - 32)
            if number:
                sheet.under(x, top, text, ("serif", 40, 400))
            sheet.text(x, top, text, ("serif", 40, 400))
            sheet.text(
                x,
                top + 58,
                sheet.cut(reading.signs, ("sans", 20, 600), width - 32),
                ("sans", 20, 600),
            )
        sheet.y = top + 98

    def _shows(self, difference: CardDifference) -> bool:
        texts = [difference.phrase, *(one.text + one.signs for one in difference.readings)]
        return len(difference.readings) > 1 and all(map(self.drawable, texts))

    def _headlines(self, sheet: _Sheet, view: CardView) -> None:
        room = max((_BOTTOM - _GAP - sheet.y) // _ROW, 0)
        shown = [one for one in view.headlines if self.drawable(one.sign)]
        shown = shown[: room if len(shown) <= room else max(room - 1, 0)]
        if not shown:
            return
        left = len(view.headlines) - len(shown)
        sheet.y = max(_BOTTOM - _GAP - _ROW * (len(shown) + bool(left)), sheet.y)
        sheet.rule(sheet.y, "line", 1)
        sheet.y += _GAP
        column = min(
            max(sheet.width(one.sign, ("sans", 22, 600)) for one in shown) + 24, _INNER // 3
        )
        for one in shown:
            self._headline(sheet, one, column)
        if left:
            sheet.text(_MARGIN, sheet.y, f"and {left} more", ("sans", 22, 400), "soft")

    def _headline(self, sheet: _Sheet, one: CardHeadline, column: int) -> None:
        text, face, token = (
            (one.text, "serif", "ink")
            if self.drawable(one.text)
            else (f"in {one.language}", "sans", "soft")
        )
        sheet.text(
            _MARGIN, sheet.y, sheet.cut(one.sign, ("sans", 22, 600), column - 16), ("sans", 22, 600)
        )
        sheet.text(
            _MARGIN + column,
            sheet.y - 1,
            sheet.cut(text, (face, 24, 400), _INNER - column),
            (face, 24, 400),
            token,
        )
        sheet.y += _ROW


#: A line cut later than this ends with a whole word (characters).
_WHOLE: Final = 20


class _Sheet:
    """The picture while it is drawn, from the top down."""

    def __init__(self, draw: Any, cards: Cards) -> None:
        self._draw = draw
        self._cards = cards
        #: Where the next part begins.
        self.y = 0

    def width(self, text: str, style: _Style) -> int:
        """Return the width of a line."""
        return self._cards.width(text, style)

    def text(self, x: int, y: int, text: str, style: _Style, color: str = "ink") -> int:
        """Draw a line; return where it ends."""
        self._draw.text((x, y), text, font=self._cards.font(*style), fill=self._cards.color(color))
        return x + self.width(text, style)

    def under(self, x: int, y: int, text: str, style: _Style) -> None:
        """Draw the tint and the line of other words."""
        right, bottom = x + self.width(text, style), y + 52
        self._draw.rectangle((x - 4, y + 2, right + 4, bottom), fill=self._cards.color("blue-tint"))
        self._draw.rectangle((x - 4, bottom - 3, right + 4, bottom), fill=self._cards.color("blue"))

    def rule(self, y: int, token: str, weight: int) -> None:
        """Draw a line from margin to margin."""
        self._draw.rectangle(
            (_MARGIN, y, WIDTH - _MARGIN - 1, y + weight - 1), fill=self._cards.color(token)
        )

    def sign(self) -> None:
        """Draw the sign of the site: the bracket of the apparatus."""
        self._draw.rectangle((_MARGIN, 40, _MARGIN + 35, 75), fill=self._cards.color("ink"))
        self._draw.line(
            ((_MARGIN + 14, 49), (_MARGIN + 21, 49), (_MARGIN + 21, 66), (_MARGIN + 14, 66)),
            self._cards.color("paper"),
            3,
        )

    def lines(self, text: str, style: _Style, most: int) -> list[str]:
        """Return a text in lines of about the same width, the last one cut if need be."""
        words = [(word, self._cards.measure(word, style)) for word in text.split()]
        blank = self._cards.measure(" ", style)
        lines = _broken(words, blank, _INNER)
        if len(lines) > most:
            cut = [
                *(" ".join(line) for line in lines[: most - 1]),
                " ".join(word for line in lines[most - 1 :] for word in line),
            ]
            return [self.cut(line, style, _INNER) for line in cut]
        narrower = (_broken(words, blank, width) for width in range(_INNER // 2, _INNER, 24))
        even = next((found for found in narrower if len(found) <= len(lines)), lines)
        return [self.cut(" ".join(line), style, _INNER) for line in even]

    def cut(self, text: str, style: _Style, most: int) -> str:
        """Return the beginning of a line that fits into ``most`` pixels."""
        text = " ".join(text.split())
        if self.width(text, style) <= most:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (
                (middle, high)
                if self.width(text[:middle].rstrip() + " …", style) <= most
                else (low, middle - 1)
            )
        kept = text[:low].rpartition(" ")[0] if low > _WHOLE and text[low] != " " else text[:low]
        return (kept or text[:low]).rstrip(" ,;:-–—") + " …"


def _broken(words: Sequence[tuple[str, float]], blank: float, most: int) -> list[list[str]]:
    """Return words, each with its width, in lines of at most so many pixels."""
    lines: list[list[str]] = []
    width = 0.0
    for word, own in words:
        wider = width + blank + own
        if lines and int(wider) <= most:
            lines[-1].append(word)
            width = wider
        else:
            lines.append([word])
            width = own
    return lines
