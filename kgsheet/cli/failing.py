"""What is said of a job that could not go on, and the exit code of the contract."""

from __future__ import annotations

import json
import traceback

import click

from kgsheet.cli.answers import error_answer
from kgsheet.errors import KgsheetError
from kgsheet.messages.commands import USAGE

EXIT_BUG = 70  # EX_SOFTWARE of sysexits.h


def tell_failure(error: Exception, *, as_json: bool) -> int:
    """Say what went wrong, and return the exit code; a mistake of ours shows its traceback."""
    if not isinstance(error, KgsheetError):
        click.echo(USAGE["bug"], err=True)
        click.echo("".join(traceback.format_exception(error)), err=True)
        return EXIT_BUG
    if as_json:
        click.echo(json.dumps(error_answer(error), ensure_ascii=False, indent=2))
    else:
        click.echo(str(error), err=True)
    return error.exit_code
