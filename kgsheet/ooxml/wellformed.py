"""Checks that a part is well-formed, in half the time where it is a sheet of many cells.

Runs of cells in the usual spelling are proven by one pattern, and expat reads the part with each
run made one empty cell. That leaves the verdict as it is: a whole element may stand exactly where
another may, and what no element may stand in, such as a value in quotes, none may stand in.
"""

from __future__ import annotations

from xml.parsers import expat

from kgsheet.messages.refusals import Damage
from kgsheet.on_use import regex
from kgsheet.ooxml.faults import damaged

# Whole signs of UTF-8 but for the few that XML forbids, and XML's own entities. Nothing is tried
# twice (`++`): a part made to be slow is as fast as any other.
_PLAIN = rb"[^<>&\x00-\x1f\x7f-\xff]*+"
_TEXT = (
    _PLAIN
    + rb"(?:(?:[\xc2-\xdf]|[\xe1-\xec][\x80-\xbf])[\x80-\xbf]"
    + _PLAIN
    + rb"|&(?:amp|lt|gt|quot|apos);"
    + _PLAIN
    + rb")*+"
)
_CELL_START = b'<c r="'
_CELL = (
    _CELL_START
    + rb'[A-Z]++[0-9]++"(?: s="[0-9]++")?+(?: t="[a-zA-Z]++")?+(?:/>|>'
    # A number or the place of a shared string, which most cells hold, is soonest read as digits.
    + rb"(?:<v>[0-9]++</v>"
    + rb"|(?:<f>%(text)s</f>)?+(?:<v>%(text)s</v>|<is><t>%(text)s</t></is>)?+)</c>)"
    % {b"text": _TEXT}
)
# The first cell stands apart, for a search that begins with fixed bytes is much faster.
_CELLS = regex(_CELL + rb"(?:" + _CELL + rb")*+")


def check_well_formed(utf8: bytes, part: str) -> bytes:
    """Return a text that is well-formed and has no DOCTYPE in short, as it was read.

    It is the text, but for runs of cells, of which each may be one empty cell: whatever stands
    around the cells of a sheet is found in it, and much sooner.

    Raises:
        InputError: KG907.
    """

    def refuse(*_: object) -> None:
        raise damaged(Damage.DOCTYPE, part=part)

    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = refuse
    short = _shortened(utf8)
    try:
        parser.Parse(short, True)
    except expat.ExpatError as exc:
        raise damaged(Damage.XML, part=part) from exc
    return short


def _shortened(utf8: bytes) -> bytes:
    """Return a text that is well-formed where this one is.

    Only in a comment may a piece that looks like a cell be wrong, by two hyphens in its text. That
    a sign is nowhere is known soonest of a single byte that is rare.
    """
    if _CELL_START not in utf8 or (b"!" in utf8 and b"<!--" in utf8):
        return utf8
    return _CELLS.sub(b"<c/>", utf8)
