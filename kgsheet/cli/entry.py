"""The way into the command line and out of it: errors become words and exit codes."""

from __future__ import annotations

import atexit
import gc
import io
import sys
from collections.abc import Sequence

EXIT_INTERRUPTED = 130  # as a shell says of Ctrl-C
_OBJECTS_BEFORE_COLLECTING = 100_000


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and leave with the exit code of the contract."""
    given = list(sys.argv[1:] if args is None else args)
    # A start makes some 60,000 objects that last, and Python would look for garbage among them
    # again and again, and three times more at the end: a tenth of a short command.
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTING)
    atexit.register(gc.freeze)
    _speak_utf8()
    sys.exit(_exit_code(given))


def _exit_code(given: list[str]) -> int | None:
    """Run the command line, say what is wrong with it, and return the exit code, if any."""
    # Loaded here, where the collector waits already.
    import click

    from kgsheet.cli.group import cli
    from kgsheet.cli.speaking import usage_text

    try:
        code: int | None = cli.main(given, prog_name="kgsheet", standalone_mode=False)
    except click.UsageError as error:
        click.echo(usage_text(error), err=True)
        return error.exit_code
    except click.Abort:
        return EXIT_INTERRUPTED
    except Exception as error:  # the last door: whatever no job foresaw is a mistake of ours
        from kgsheet.cli.failing import tell_failure

        return tell_failure(error, as_json="--json" in given)
    return code


def _speak_utf8() -> None:
    """Have Vietnamese printed whole where the console's own encoding cannot (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
