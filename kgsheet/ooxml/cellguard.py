"""Proves of one cell that it became what an edit says, in the format it had."""

from __future__ import annotations

import re
from datetime import date

from kgsheet.core.cells import Writable
from kgsheet.core.edits import CellEdit
from kgsheet.core.writing import settled
from kgsheet.ooxml.addresses import cell_name
from kgsheet.ooxml.cellrules import CellRules
from kgsheet.ooxml.celltags import extension, style_of
from kgsheet.ooxml.styles import styles_outline
from kgsheet.ooxml.workbook import Workbook
from kgsheet.ooxml.xmltext import (
    Node,
    attributes,
    masked,
    start_tag_size,
)

# Text as a patch writes it: the sign `>` and every control character stand escaped, and letters
# that the encoding of a part lacks by their number.
_SIGN = rb"[^<&>\x00-\x08\x0b-\x1f]*"
_TEXT = _SIGN + rb"(?:&(?:amp|lt|gt|#[1-9]\d{2,6});" + _SIGN + rb")*"
_SHAPE = (
    rb"(?:<%(p)sf>(%(text)s)</%(p)sf>)?"
    rb"(?:<%(p)sv(?: xml:space=\"preserve\")?>(%(text)s)</%(p)sv>"
    rb"|<%(p)sis><%(p)st(?: xml:space=\"preserve\")?>(%(text)s)</%(p)st></%(p)sis>)?"
)
_PLAIN = re.compile(
    rb"<c r=\"[A-Z]{1,3}\d{1,7}\"(?: s=\"(\d+)\")?(?: t=\"(\w+)\")?"
    rb"(?:/>|>" + _SHAPE % {b"p": b"", b"text": _TEXT} + rb"</c>)"
)
_ATTRIBUTE = re.compile(rb"\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')")
_ATTRIBUTES = re.compile(rb"((?:" + _ATTRIBUTE.pattern + rb")*)\s*/?>")
_PREFIX = re.compile(rb"<([^\s/>:]+:)?")
_ANYWHERE = b'<c r="A1"'
_OWN = ("r", "s", "t", "cm", "vm")
_NUMBER_FORMAT = ("numFmtId", "applyNumberFormat")
_MOST_JUDGED = 2048


class CellGuard:
    """Judges the cells of a workbook after a save."""

    def __init__(self, after: Workbook) -> None:
        self._rules = CellRules(after)
        self._judged: dict[tuple[bytes | None, bytes, type, Writable], bool] = {}
        styles = after.part_of_kind("styles")
        text = after.package.text(styles) if styles else None
        found = styles_outline(text).find("cellXfs") if text else None
        self._formats = found.all("xf") if found else []
        self._text = masked(text.utf8) if text else b""
        self._alike: dict[tuple[int, int], bool] = {}

    def usual_fits(self, old: bytes | None, new: bytes, edit: CellEdit) -> bool:
        """Return whether a cell in the usual spelling became what the edit says.

        Both repeat all the way down a column, so each pair is judged once for each value.

        Args:
            old: its markup before, behind the address; None where the cell was not there.
            new: its markup now, behind the address.
            edit: what was intended.
        """
        case = old, new, type(edit.value), edit.value
        if case not in self._judged:
            if len(self._judged) >= _MOST_JUDGED:
                self._judged.clear()
            self._judged[case] = self._usual_fits(old, new, edit)
        return self._judged[case]

    def _usual_fits(self, old: bytes | None, new: bytes, edit: CellEdit) -> bool:
        found = _PLAIN.fullmatch(_ANYWHERE + new)
        had = _PLAIN.fullmatch(_ANYWHERE + old) if old is not None else None
        if not found or (old is not None and not had):
            return False
        before, style = int(had[1] or 0) if had else None, int(found[1] or 0)
        return self._styles_fit(before, style, edit) and self._rules.holds(found[0], style, edit)

    def fits(self, old: bytes | None, new: bytes, edit: CellEdit) -> bool:
        """Return whether a cell, however it is spelled, became what the edit says.

        Args:
            old: its markup before, None where the cell was not there.
            new: its markup now.
            edit: what was intended.
        """
        tag = new[: start_tag_size(new)]
        found = _PREFIX.match(tag)
        prefix = found[1] or b"" if found else b""
        kept = extension(old, prefix) if old else b""
        if not _is_well_formed(tag, prefix) or not _is_shaped(new, tag, prefix, kept):
            return False
        said = attributes(tag)
        had = attributes(old[: start_tag_size(old)]) if old else {}
        if _others(said) != _others(had) or said.get("r") != cell_name(edit.row, edit.column):
            return False
        style, before = style_of(tag), style_of(old[: start_tag_size(old)]) if old else None
        return self._styles_fit(before, style, edit) and self._rules.holds(new, style, edit)

    def _styles_fit(self, before: int | None, style: int, edit: CellEdit) -> bool:
        """Return whether a cell kept its format, or changed only how it shows a number."""
        if before == style:
            return True
        if before is None:
            return style < len(self._formats) or not style
        value = settled(edit.value)
        if isinstance(value, bool) or not isinstance(value, int | float | date):
            return False
        if (before, style) not in self._alike:
            self._alike[before, style] = self._differ_in_number(before, style)
        return self._alike[before, style]

    def _differ_in_number(self, one: int, two: int) -> bool:
        if max(one, two) >= len(self._formats):
            return False
        return self._look(self._formats[one]) == self._look(self._formats[two])

    def _look(self, node: Node) -> tuple[dict[str, str], bytes]:
        """Return a format but for how it shows numbers."""
        said = attributes(node.tag)
        kept = {name: value for name, value in said.items() if name not in _NUMBER_FORMAT}
        return kept, self._text[node.inner : node.close]


def _is_well_formed(tag: bytes, prefix: bytes) -> bool:
    name = b"<%sc" % prefix
    found = _ATTRIBUTES.fullmatch(tag, len(name)) if tag.startswith(name) else None
    return found is not None and len(_ATTRIBUTE.findall(found[1])) == len(attributes(tag))


def _is_shaped(new: bytes, tag: bytes, prefix: bytes, kept: bytes) -> bool:
    """Return whether a cell holds a value or formula, and what it held beside its old one."""
    if tag.endswith(b"/>"):
        return new == tag and not kept
    end = kept + b"</%sc>" % prefix
    shape = _SHAPE % {b"p": re.escape(prefix), b"text": _TEXT}
    inner = new[len(tag) : len(new) - len(end)]
    return new.endswith(end) and re.fullmatch(shape, inner) is not None


def _others(said: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in said.items() if name not in _OWN}
