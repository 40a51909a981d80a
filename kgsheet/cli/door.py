"""What the commands share: options, the host, the answer shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgsheet.cli.answers import Json
from kgsheet.core.settings import FIRST_YEAR, LAST_YEAR
from kgsheet.jobs.outcome import Outcome, When
from kgsheet.messages import Severity
from kgsheet.messages.commands import HELP, USAGE

if TYPE_CHECKING:
    from kgsheet.hosts.base import BookFile

EXIT_ERRORS_LISTED = 1


class Day(click.ParamType[date]):
    """A day given as NĂM-THÁNG-NGÀY."""

    name = "ngày"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day that is meant."""
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            day = date.min
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        return self.fail(USAGE["bad_day"].format(value=value), param, ctx)


PATH = click.Path(path_type=Path)
YEAR = click.IntRange(FIRST_YEAR, LAST_YEAR)
FILE = click.argument("file", type=PATH)
JSON = click.option("--json", "as_json", is_flag=True, help=HELP["json"])
AS_OF = click.option("--as-of", type=Day(), help=HELP["as_of"])


def open_book(file: Path) -> BookFile:
    """Return the workbook of a path; it is not read yet."""
    # A command that only explains itself need not load the reader of workbooks.
    from kgsheet.hosts.file import FileBook

    return FileBook(file)


def days(as_of: date | None) -> When:
    """Return the days that a job goes by: today, and the cut-off day where one is given."""
    return When(today=date.today(), as_of=as_of)


def show(answer: Json | Callable[[], Json], text: Iterable[str], *, as_json: bool) -> None:
    """Print the answer of a command, for a program or for a person.

    Args:
        answer: the object, or what makes it, where that takes a while.
        text: the lines for a person.
        as_json: whether a program asks.
    """
    if as_json:
        import json

        answer = answer() if callable(answer) else answer
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(text))


def exit_with(outcome: Outcome) -> None:
    """Leave with 1 where findings of severity error are listed."""
    if outcome.examined.counts[Severity.ERROR]:
        sys.exit(EXIT_ERRORS_LISTED)
