"""Rules that colour cells."""

from __future__ import annotations

from typing import Any, NamedTuple, Sequence, Tuple

import uno

from kgsheet.hosts.libreoffice.worker.formulas import address, condition, excel_condition
from kgsheet.hosts.libreoffice.worker.office import Office, deferred, operation

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
_PAIRS = (_OPERATORS.index("between"), _OPERATORS.index("not_between"))
_VISUAL = {1: "color_scale", 2: "data_bar", 3: "icon_set"}
_BOLD = 150.0
_NONE = -1
# Operator, first and second formula, name of the style.
Entry = Tuple[int, str, str, str]


@operation
def colour_rules(office: Office, sheet: str, area: Sequence[int]) -> list[dict[str, Any]]:
    """Return the rules that a block has cells of, the one that counts first in front."""
    page = office.sheet(sheet)
    return [
        {"cells": known.Range.RangeAddressesAsString, **_described(office, known, entry)}
        for known in page.ConditionalFormats.getConditionalFormats()
        if _touches(known, area)
        for entry in _entries(known)
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


def _described(office: Office, known: Any, entry: Any) -> dict[str, Any]:
    if entry.getType() != _CONDITION:
        return {"type": _VISUAL.get(entry.getType(), "unknown")}
    at = _first(known)
    look = {"entry": _read(entry), **_look(office, entry.StyleName)}
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


def _look(office: Office, name: str) -> dict[str, Any]:
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


@deferred
def delete_colour_rule(office: Office, sheet: str, cells: str, entry: Sequence[Any]) -> None:
    """Delete the first rule that is for the cells and says the same."""
    known = _pending(office, sheet)
    for number, one in enumerate(known):
        if one.cells == cells and tuple(entry) in one.entries:
            rest = list(one.entries)
            rest.remove(tuple(entry))
            known[number : number + 1] = [one._replace(entries=rest)] if rest else []
            return


@deferred
def add_colour_rule(
    office: Office, sheet: str, area: Sequence[int], rule: dict[str, Any]
) -> dict[str, Any]:
    """Add a rule that counts before all others, and return where it is and what it says."""
    block = office.range(sheet, area)
    entry, known = _entry(office, block, rule), _pending(office, sheet)
    together = office.document.createInstance("com.sun.star.sheet.SheetCellRanges")
    together.addRangeAddress(block.RangeAddress, False)
    cells = together.RangeAddressesAsString
    if known and known[0].cells == cells:
        known[0] = known[0]._replace(entries=[entry, *known[0].entries])
    else:
        known.insert(0, Format(_NEW, cells, [block.RangeAddress], [entry]))
    return {"cells": cells, "entry": entry}


def _pending(office: Office, sheet: str) -> list[Format]:
    """Return the rules of a sheet as they will be; they are put there before anything else is done.

    LibreOffice 7.4 refuses to remove one entry of a format, adds entries at the end only, and lets
    older formats count first: from the first that changes on, all have to be made anew.
    """
    if sheet not in office.later:
        formats = office.sheet(sheet).ConditionalFormats
        before = _changeable(formats)
        known = list(before)

        def put() -> None:
            same = [one is other for one, other in zip(before, known)]
            first = [*same, False].index(False)
            _make_anew(office, formats, before[first:], known[first:])

        office.later[sheet] = (known, put)
    wanted: list[Format] = office.later[sheet][0]
    return wanted


class Format(NamedTuple):
    """A conditional format whose rules all ask a formula or compare a value."""

    number: int
    cells: str
    areas: list[Any]
    entries: list[Entry]


_NEW = 0


def _changeable(formats: Any) -> list[Format]:
    """Return the formats that can be made anew, in their order."""
    return [
        Format(
            one.ID,
            one.Range.RangeAddressesAsString,
            list(one.Range.RangeAddresses),
            [_read(entry) for entry in _entries(one)],
        )
        for one in formats.getConditionalFormats()
        if all(entry.getType() == _CONDITION for entry in _entries(one))
    ]


def _entries(known: Any) -> list[Any]:
    return [known.getByIndex(place) for place in range(known.Count)]


def _read(entry: Any) -> Entry:
    return entry.Operator, entry.Formula1, entry.Formula2, entry.StyleName


def _make_anew(
    office: Office, formats: Any, old: Sequence[Format], wanted: Sequence[Format]
) -> None:
    for one in old:
        formats.removeByID(one.number)
    for one in wanted:
        _create(office, formats, one)


def _create(office: Office, formats: Any, wanted: Format) -> None:
    cells = office.document.createInstance("com.sun.star.sheet.SheetCellRanges")
    cells.addRangeAddresses(tuple(wanted.areas), False)
    number = formats.createByRange(cells)
    known = next(one for one in formats.getConditionalFormats() if number == one.ID)
    for place, (operator, first, second, style) in enumerate(wanted.entries):
        known.createEntry(_CONDITION, place)
        entry = known.getByIndex(place)
        entry.Operator, entry.Formula1, entry.StyleName = operator, first, style
        if operator in _PAIRS:
            entry.Formula2 = second


def _entry(office: Office, block: Any, rule: dict[str, Any]) -> Entry:
    at, style = block.getCellByPosition(0, 0).CellAddress, _style(office, rule)
    if "formula" in rule:
        return _FORMULA, condition(office, rule["formula"][1:], at), "", style
    terms = [
        condition(office, (rule.get(name) or "").lstrip("="), at)
        for name in ("formula1", "formula2")
    ]
    return _OPERATORS.index(rule["operator"]), terms[0], terms[1], style


def _style(office: Office, rule: dict[str, Any]) -> str:
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
