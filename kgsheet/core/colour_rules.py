"""Colours that follow the text of a cell: `Trạng thái`, `Kiểm tra` and the list of findings.

They are rules of the workbook, not paint, so that they survive sorting and are never stale.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgsheet.core import palette
from kgsheet.core.schema import FINDINGS, TASKS, Table
from kgsheet.core.sheet_rules import SPARE_ROWS
from kgsheet.core.tasks import STATE_TEXT, State
from kgsheet.messages import CODES, Code, Severity
from kgsheet.messages.sheets import SEVERITY_TEXT
from kgsheet.values import frozen

WHOLE_ROW: tuple[str, ...] = ()
"""The fields of a look that colours every column of its table."""

_DATES = ("deadline", "due", "state", "days_late")
_STATE = ("due", "state")


@frozen(kw_only=True)
class RuleLook:
    """How a rule colours a cell: ink, fill and type."""

    ink: str
    fill: str = ""
    bold: bool = False
    italic: bool = False


@frozen(kw_only=True)
class ColourRule:
    """A rule that colours cells where a formula is true.

    Attributes:
        field: the column that the formula asks.
        formula: the formula with `{cell}` where it names that column's cell of the row.
        fields: the columns that it colours; joined where they are neighbours in the schema.
    """

    field: str
    formula: str
    fields: tuple[str, ...]
    look: RuleLook

    def formula_at(self, letters: str, row: int) -> str:
        """Return the formula of a row, given the letters of the column that it asks.

        >>> colour_rules(FINDINGS)[0].formula_at("A", 5)
        'LEFT($A5,3)="Lỗi"'
        """
        return self.formula.format(cell=f"${letters}{row}")


_SET_ASIDE = (WHOLE_ROW, RuleLook(ink=palette.GREY, italic=True))
_DONE = (_STATE, RuleLook(ink=palette.GREEN, fill=palette.PALE_GREEN, bold=True))
STATE_LOOKS: dict[State, tuple[tuple[str, ...], RuleLook]] = {
    State.WITHDRAWN: _SET_ASIDE,
    State.PAUSED: _SET_ASIDE,
    State.UNREADABLE: (_DATES, RuleLook(ink=palette.VIOLET, fill=palette.PALE_VIOLET, bold=True)),
    State.COMPLETED_ON_TIME: _DONE,
    State.COMPLETED_LATE: (_STATE, RuleLook(ink=palette.GREEN, fill=palette.PALE_OLIVE, bold=True)),
    State.COMPLETED_NO_DEADLINE: _DONE,
    State.OVERDUE: (_DATES, RuleLook(ink=palette.RED, fill=palette.PALE_RED, bold=True)),
    State.NOT_STARTED: (_STATE, RuleLook(ink=palette.MUTED)),
    State.DUE_SOON: (_DATES, RuleLook(ink=palette.AMBER, fill=palette.PALE_AMBER, bold=True)),
    State.IN_TIME: (_STATE, RuleLook(ink=palette.BLUE, fill=palette.PALE_BLUE)),
    State.NO_DEADLINE: (_STATE, RuleLook(ink=palette.BLUE)),
}
"""The columns that each state colours, and how."""

SEVERITY_LOOKS: dict[Severity, RuleLook] = {
    Severity.ERROR: RuleLook(ink=palette.RED, fill=palette.PALE_RED, bold=True),
    Severity.WARNING: RuleLook(ink=palette.AMBER, fill=palette.PALE_AMBER),
    Severity.INFO: RuleLook(ink=palette.BLUE, fill=palette.PALE_BLUE),
}


def colour_rules(table: Table) -> tuple[ColourRule, ...]:
    """Return the rules that colour a table, the first one counting first.

    >>> [rule.formula for rule in colour_rules(TASKS)][:2]
    ['{cell}="Đưa ra khỏi chương trình"', '{cell}="Tạm dừng"']
    """
    return tuple(_RULES[table.name]()) if table.name in _RULES else ()


def colour_spare_rows(table: Table) -> int:
    """Return how many rows below a new table are coloured too."""
    return 4 * SPARE_ROWS if table is FINDINGS else SPARE_ROWS


_ROW_CODES = (*(code for code in CODES if code < "KG4"), Code.TEXT_UNPRINTABLE)


def _of_tasks() -> Iterator[ColourRule]:
    for state, (fields, look) in STATE_LOOKS.items():
        formula = f'{{cell}}="{STATE_TEXT[state]}"'
        for one in fields or ("",):
            only = (one,) if one else WHOLE_ROW
            yield ColourRule(field="state", formula=formula, fields=only, look=look)
    # The first code of a row is its worst one. Excel takes no text of over 255 characters in a
    # formula, so codes that stand in no row are left out.
    for severity, look in SEVERITY_LOOKS.items():
        codes = " ".join(code for code in _ROW_CODES if CODES[code] is severity)
        formula = f'AND({{cell}}<>"",ISNUMBER(SEARCH(LEFT({{cell}},5),"{codes}")))'
        yield ColourRule(field="codes", formula=formula, fields=("codes",), look=look)


def _of_findings() -> Iterator[ColourRule]:
    for severity, look in SEVERITY_LOOKS.items():
        word = SEVERITY_TEXT[severity]
        formula = f'LEFT({{cell}},{len(word)})="{word}"'
        fields = ("severity", "code")
        yield ColourRule(field="severity", formula=formula, fields=fields, look=look)


_RULES = {TASKS.name: _of_tasks, FINDINGS.name: _of_findings}
