"""Gives new columns of a worksheet part a width."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kgsheet.ooxml.frame import Frame
from kgsheet.ooxml.xmltext import Splice

# What Excel adds to the characters of a column for its padding, in the office's font.
_PADDING = 0.625


def with_widths(frame: Frame, widths: Mapping[int, int]) -> Iterator[Splice]:
    """Yield the splices that give columns a width, in characters, where they have none."""
    group = frame.find("cols")
    known = group.children if group else []
    new = {
        column: b'<%scol min="%d" max="%d" width="%s" customWidth="1"/>'
        % (frame.prefix, column, column, str(width + _PADDING).encode())
        for column, width in widths.items()
        if not any(one.number("min") <= column <= one.number("max") for one in known)
    }
    if not new:
        return
    if group is None:
        at = frame.place_of("cols")
        tags = (frame.prefix, b"".join(new[column] for column in sorted(new)), frame.prefix)
        yield at, at, b"<%scols>%s</%scols>" % tags
        return
    for column in sorted(new):
        following = next((one for one in known if one.number("min") > column), None)
        at = frame.span(following)[0] if following else frame.inside(group)[1]
        yield at, at, new[column]
