"""How tall a row must be for its wrapped text, since no spreadsheet program has fitted it yet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from xlsxwriter.worksheet import Worksheet

from kgsheet.build.look import DIGIT_PIXELS, ROW_PIXELS

_EM_PIXELS = 16  # 12 points at 96 dots in an inch
# Widths of Times New Roman in thousandths of an em (from its AFM file); other letters are 500.
_WIDTHS = {
    letter: width
    for width, letters in {
        250: " .,",
        278: "ijlt/:;",
        333: "frI-()",
        389: "sJ",
        444: "aceyz",
        556: "FPS",
        611: "ELTZ",
        667: "BCR",
        722: "wADGHKNOQUVXY",
        778: "m&",
        889: "M%",
        944: "W",
    }.items()
    for letter in letters
}
_DEFAULT_WIDTH = 500
# Bold letters are wider, and programs round each letter to pixels.
_CAUTION = 1.06


# The words of a list come again and again.
@lru_cache(maxsize=4096)
def pixels(text: str) -> float:
    """Return about how wide a text is in Times New Roman 12.

    >>> pixels("2017")
    32.0
    """
    letters = (letter for letter in unicodedata.normalize("NFD", text) if letter.isprintable())
    bare = (letter for letter in letters if not unicodedata.combining(letter))
    return sum(_WIDTHS.get(letter, _DEFAULT_WIDTH) for letter in bare) * _EM_PIXELS / 1000


def line_count(text: str, width: float) -> int:
    """Return how many lines a text takes in a column, given in digits of width.

    >>> line_count("Sở Nội vụ", 24), line_count("Sở Nông nghiệp và Phát triển nông thôn", 24)
    (1, 2)
    """
    room = width * DIGIT_PIXELS / _CAUTION
    return sum(_wrapped(line, room) for line in text.split("\n"))


def fit_row(sheet: Worksheet, row: int, cells: Iterable[tuple[str, float]]) -> None:
    """Make a row tall enough for its cells, each given as its text and its width in digits."""
    lines = max((line_count(text, width) for text, width in cells), default=1)
    if lines > 1:
        sheet.fit_row_pixels(row, lines * ROW_PIXELS)


class FittedSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet whose fitted rows stay automatic: they grow when their text is changed.

    XlsxWriter marks every height as set by hand, which Excel and LibreOffice then never change.
    """

    def __init__(self) -> None:
        super().__init__()
        self._fitted: set[int] = set()

    def fit_row_pixels(self, row: int, height: int) -> None:
        """Give a row a height that is only the first guess."""
        self.set_row_pixels(row, height)
        self._fitted.add(row + 1)

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
        super()._xml_start_tag_unencoded(tag, self._automatic(tag, attributes))

    def _xml_empty_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
        super()._xml_empty_tag_unencoded(tag, self._automatic(tag, attributes))

    def _automatic(self, tag: str, attributes: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
        if tag != "row" or dict(attributes)["r"] not in self._fitted:
            return attributes
        return [one for one in attributes if one[0] != "customHeight"]


def _wrapped(line: str, room: float) -> int:
    """Count the lines of a paragraph that is broken between words, long words within."""
    count, used = 1, 0.0
    space = pixels(" ")
    for word in line.split(" "):
        length = pixels(word)
        if used and used + space + length > room:
            count, used = count + 1, 0.0
        used += length + (space if used else 0)
        count += int(used // room)
        used %= room
    return count
