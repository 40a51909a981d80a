"""What a job is told, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kgsheet.messages import Code
from kgsheet.messages.commands import Step
from kgsheet.values import frozen

if TYPE_CHECKING:
    from kgsheet.core.rules import Examination
    from kgsheet.errors import Problem

Listener = Callable[[Step], None]


def ignore(step: Step) -> None:
    """Nobody watches."""


@frozen(kw_only=True)
class When:
    """The days a job works with.

    Attributes:
        today: the day it is; nothing in the core reads a clock.
        as_of: the cut-off day D, `None` for the one of the settings, else yesterday.
    """

    today: date
    as_of: date | None = None

    def yesterday(self) -> date:
        """Return the last closed day."""
        return self.today - timedelta(days=1)


@frozen(kw_only=True)
class Document:
    """A document that was written; a draft has neither number nor day.

    Attributes:
        pdf_fault: why an issued document has no PDF, though one was wanted.
    """

    type: str
    path: Path
    pdf: Path | None = None
    pdf_fault: str = ""
    number: int | None = None
    symbol: str | None = None
    issued_on: date | None = None


@frozen(kw_only=True)
class Outcome:
    """What a job did.

    Attributes:
        written: ranges of the workbook that changed.
        skipped: derived columns that the sheet lacks.
        list_sheet: the sheet with the list of findings, where the workbook has one.
    """

    examined: Examination
    written: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    list_sheet: str = ""
    documents: tuple[Document, ...] = field(default_factory=tuple)

    @property
    def unfilled(self) -> tuple[Problem, ...]:
        """The findings about what the documents of the job leave blank."""
        return tuple(one for one in self.examined.findings if one.code is Code.FIELD_BLANK)


@frozen(kw_only=True)
class Target:
    """Where documents go.

    Attributes:
        beside: the folder of the workbook, which the setting `thu_muc_van_ban` starts from.
        folder: the folder asked for, instead of that of the settings.
        template: the Word template asked for, instead of the shipped one.
        pdf: whether each document is also wanted as PDF.
    """

    beside: Path
    folder: Path | None = None
    template: Path | None = None
    pdf: bool = False
