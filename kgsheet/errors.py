"""What can go wrong, where, and who can put it right.

    KgsheetError            a job cannot go on; carries problems; str() is the Vietnamese text
    ├─ InputError      3    someone must correct the sheet or the request
    ├─ TemplateError   4    someone must correct the Word template
    └─ HostError       5    Excel or a file could not be reached (open elsewhere, no rights)

A problem of a row is a value that the core returns, never an exception. `ValueError` and
`TypeError` are our own mistakes: no job catches them, a door shows them as a bug (exit 70).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar

from kgsheet.messages import CODES, MESSAGES, PLACE, Code, Severity
from kgsheet.values import frozen


@frozen(kw_only=True)
class Place:
    """Where a problem is: any of file, sheet, cell (A1), row (Excel's number), column heading.

    `spot` says in words where in a Word document it is.
    """

    file: str = ""
    sheet: str = ""
    cell: str = ""
    row: int | None = None
    column: str = ""
    spot: str = ""

    def __str__(self) -> str:
        words = []
        if self.file:
            words.append(PLACE["file"].format(self.file))
        if self.sheet:
            words.append(PLACE["sheet"].format(self.sheet))
        if self.cell:
            words.append(PLACE["cell"].format(self.cell))
        elif self.row:
            words.append(PLACE["row"].format(self.row))
        if self.spot:
            words.append(self.spot)
        return ", ".join(words)


NOWHERE = Place()


@frozen(kw_only=True)
class Problem:
    """One thing that is wrong, as a value.

    Attributes:
        code: the rule or fault, `KG101` and so on.
        where: the place a person should look at.
        facts: what the sentence of the code asks for by name.
        found: the offending text as it stands in the cell.
        confirmed: whether a person accepted it, with a reason, in the sheet.
    """

    code: Code
    where: Place = NOWHERE
    facts: Mapping[str, object] = field(default_factory=dict)
    found: str = ""
    confirmed: bool = False

    @property
    def severity(self) -> Severity:
        """How heavy the problem weighs: error, warning or info."""
        return CODES[self.code]

    @property
    def message(self) -> str:
        """The Vietnamese sentence that says what is wrong."""
        return MESSAGES[self.code].text.format_map({"found": self.found, **self.facts})

    @property
    def fix(self) -> str:
        """The Vietnamese sentence that says what to do."""
        return MESSAGES[self.code].fix.format_map({"found": self.found, **self.facts})

    def __str__(self) -> str:
        place = str(self.where)
        text = f"{place}: {self.message}" if place else self.message
        return f"[{self.code}] {text} {self.fix}".strip()


class KgsheetError(Exception):
    """A job cannot go on; `problems` say why, in the order a person should read them."""

    exit_code: ClassVar[int] = 70

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems: tuple[Problem, ...] = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class InputError(KgsheetError):
    """Someone must correct the sheet or the request."""

    exit_code = 3


class TemplateError(KgsheetError):
    """Someone must correct the Word template."""

    exit_code = 4


class HostError(KgsheetError):
    """Excel or a file could not be reached."""

    exit_code = 5
