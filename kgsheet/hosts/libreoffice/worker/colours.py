"""Rules that colour cells."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Sequence, Tuple

import uno

from kgsheet.hosts.libreoffice.worker.formulas import address, condition, excel_condition
from kgsheet.hosts.libreoffice.worker.office import Office, operation

_CONDITION = 0  # com.sun.star.sheet.ConditionEntryType
# com.sun.star.sheet.ConditionFormatOperator
_FORMULA = 24
_OPERATORS = [
    "equal_to",
    "less_than",
    "greater_than",
    "less_than_or_equal",
    "greater_than_or_equal",
    "not_equal_to",
    "between",
    "not_between",
]
_VISUAL = {1: "color_scale", 2: "data_bar", 3: "icon_set"}
_BOLD = 150.0
_NONE = -1
# Operator, first and second formula, name of the style.
Entry = Tuple[int, str, str, str]


@operation
def colour_rules(office: Office, sheet: str, area: Sequence[int]) -> List[Dict[str, Any]]:
    """Return the rules that a block has cells of, the one that counts first in front."""
    page = office.sheet(sheet)
    return [
        {"format": known.ID, "place": place, **_described(office, known, place)}
        for known in page.ConditionalFormats.getConditionalFormats()
        if _touches(known, area)
        for place in range(known.Count)
    ]


def _touches(known: Any, area: Sequence[int]) -> bool:
    top, left, bottom, right = area
    return any(
        one.StartRow < bottom
        and top <= one.EndRow + 1
        and one.StartColumn < right
        and left <= one.EndColumn + 1
        for one in known.Range.RangeAddresses
    )


def _described(office: Office, known: Any, place: int) -> Dict[str, Any]:
    entry = known.getByIndex(place)
    if entry.getType() != _CONDITION:
        return {"type": _VISUAL.get(entry.getType(), "unknown")}
    at = _first(known)
    look = _look(office, entry.StyleName)
    if entry.Operator == _FORMULA:
        formula = f"={excel_condition(office, entry.Formula1, at)}"
        return {"type": "custom", "formula": formula, **look}
    if entry.Operator >= len(_OPERATORS):
        return {"type": "unknown", **look}
    return {
        "type": "cell_value",
        "operator": _OPERATORS[entry.Operator],
        "formula1": excel_condition(office, entry.Formula1, at),
        "formula2": excel_condition(office, entry.Formula2, at),
        **look,
    }


def _first(known: Any) -> Any:
    """The cell that the formulas of a rule are written for."""
    areas = known.Range.RangeAddresses
    row, column = min(a.StartRow for a in areas), min(a.StartColumn for a in areas)
    return address(areas[0].Sheet, row + 1, column + 1)


def _look(office: Office, name: str) -> Dict[str, Any]:
    styles = office.document.StyleFamilies.CellStyles
    if not styles.hasByName(name):
        return {}
    style = styles.getByName(name)
    states = dict(zip(_PROPERTIES, style.getPropertyStates(_PROPERTIES)))
    said = {one for one, state in states.items() if state.value == "DIRECT_VALUE"}
    back, ink = style.CellBackColor, style.CharColor
    return {
        "fill_color": back if "CellBackColor" in said and back != _NONE else None,
        "font_color": ink if "CharColor" in said and ink != _NONE else None,
        "font_bold": style.CharWeight >= _BOLD if "CharWeight" in said else None,
        "font_italic": style.CharPosture.value != "NONE" if "CharPosture" in said else None,
    }


_PROPERTIES = ("CellBackColor", "CharColor", "CharPosture", "CharWeight")


@operation
def delete_colour_rule(office: Office, sheet: str, known: int, place: int) -> None:
    """Delete one rule, for all the cells that it is for."""
    formats = office.sheet(sheet).ConditionalFormats
    for one in formats.getConditionalFormats():
        if known == one.ID:
            if one.Count == 1:
                formats.removeByID(known)
            else:
                one.removeByIndex(place)


@operation
def add_colour_rule(
    office: Office, sheet: str, area: Sequence[int], rule: Dict[str, Any]
) -> Dict[str, int]:
    """Add a rule that counts before all others, and return where it is.

    LibreOffice asks older formats first, and adds to a format at its end: whatever lies under the
    new rule is set anew behind it.
    """
    formats = office.sheet(sheet).ConditionalFormats
    block = office.range(sheet, area)
    entry = _entry(office, area, block, rule)
    below = [
        one
        for one in formats.getConditionalFormats()
        if _touches(one, area) and all(e.getType() == _CONDITION for e in _entries(one))
    ]
    same = [one for one in below if _is_over(one, block)]
    others = [one for one in below if one not in same]
    kept = [(list(one.Range.RangeAddresses), _read(one)) for one in others]
    following = [entry, *(e for one in same for e in _read(one))]
    for one in below:
        formats.removeByID(one.ID)
    known = _create(office, formats, [block.RangeAddress], following)
    for areas, entries in kept:
        _create(office, formats, areas, entries)
    return {"format": known, "place": 0}


def _entries(known: Any) -> Iterator[Any]:
    return (known.getByIndex(place) for place in range(known.Count))


def _read(known: Any) -> List[Entry]:
    return [(e.Operator, e.Formula1, e.Formula2, e.StyleName) for e in _entries(known)]


def _is_over(known: Any, block: Any) -> bool:
    return bool(known.Range.RangeAddressesAsString == block.AbsoluteName.replace("$", ""))


def _create(office: Office, formats: Any, areas: Sequence[Any], entries: Sequence[Entry]) -> int:
    cells = office.document.createInstance("com.sun.star.sheet.SheetCellRanges")
    cells.addRangeAddresses(tuple(areas), False)
    number = int(formats.createByRange(cells))
    known = next(one for one in formats.getConditionalFormats() if number == one.ID)
    for place, (operator, first, second, style) in enumerate(entries):
        known.createEntry(_CONDITION, place)
        entry = known.getByIndex(place)
        entry.Operator, entry.Formula1, entry.StyleName = operator, first, style
        if operator in (_OPERATORS.index("between"), _OPERATORS.index("not_between")):
            entry.Formula2 = second
    return number


def _entry(office: Office, area: Sequence[int], block: Any, rule: Dict[str, Any]) -> Entry:
    at, style = block.getCellByPosition(0, 0).CellAddress, _style(office, rule)
    if "formula" in rule:
        return _FORMULA, condition(office, rule["formula"][1:], at), "", style
    terms = [
        condition(office, (rule.get(name) or "").lstrip("="), at)
        for name in ("formula1", "formula2")
    ]
    return _OPERATORS.index(rule["operator"]), terms[0], terms[1], style


def _style(office: Office, rule: Dict[str, Any]) -> str:
    """Return the name of the cell style that looks as a rule says, made if it is not there."""
    fill, ink = rule.get("fill_color"), rule.get("font_color")
    bold, italic = rule.get("font_bold"), rule.get("font_italic")
    name = "kgsheet" + "".join(f"_{_name(one)}" for one in (fill, ink, bold, italic))
    styles = office.document.StyleFamilies.CellStyles
    if not styles.hasByName(name):
        style = office.document.createInstance("com.sun.star.style.CellStyle")
        styles.insertByName(name, style)
        for one in _PROPERTIES:
            style.setPropertyToDefault(one)
        if fill is not None:
            style.CellBackColor = fill
        if ink is not None:
            style.CharColor = ink
        if bold is not None:
            style.CharWeight = _BOLD if bold else 100.0
        if italic is not None:
            slant = "ITALIC" if italic else "NONE"
            style.CharPosture = uno.Enum("com.sun.star.awt.FontSlant", slant)
    return name


def _name(value: int | None) -> str:
    if value is None:
        return "x"
    return f"{value:06X}" if not isinstance(value, bool) else str(int(value))
