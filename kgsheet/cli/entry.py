"""The way into the command line and out of it: errors become words and exit codes."""

from __future__ import annotations

import io
import json
import sys
import traceback
from collections.abc import Sequence

import click

from kgsheet.cli import (  # noqa: F401  # give `cli` its commands
    answers,
    commands,
    documents,
    keeping,
    many,
    registering,
)
from kgsheet.cli.door import cli
from kgsheet.cli.speaking import usage_text
from kgsheet.errors import KgsheetError
from kgsheet.messages.commands import USAGE

EXIT_BUG = 70
EXIT_INTERRUPTED = 130


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and leave with the exit code of the contract."""
    given = list(sys.argv[1:] if args is None else args)
    _speak_utf8()
    try:
        code = cli.main(given, prog_name="kgsheet", standalone_mode=False)
    except KgsheetError as error:
        _show_error(error, as_json="--json" in given)
        code = error.exit_code
    except click.UsageError as error:
        click.echo(usage_text(error), err=True)
        code = error.exit_code
    except click.Abort:
        code = EXIT_INTERRUPTED
    except Exception:  # the last door: whatever comes here is a mistake of ours
        click.echo(USAGE["bug"], err=True)
        click.echo(traceback.format_exc(), err=True)
        code = EXIT_BUG
    sys.exit(code)


def _show_error(error: KgsheetError, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(answers.error_answer(error), ensure_ascii=False, indent=2))
    else:
        click.echo(str(error), err=True)


def _speak_utf8() -> None:
    """Have Vietnamese printed whole where the console's own encoding cannot (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
