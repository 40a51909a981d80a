"""The door of the buttons: what the workbook's macros call.

In Excel the macro runs `import kgsheet.macros; kgsheet.macros.NAME()`, and xlwings knows the
workbook. In LibreOffice it starts `python -P -m kgsheet.macros NAME --book URL`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from kgsheet.buttons.pressing import press
from kgsheet.buttons.telling import tell
from kgsheet.core.schema import BUTTONS
from kgsheet.errors import KgsheetError
from kgsheet.hosts.excel import Desk
from kgsheet.messages.launching import TITLE


def check() -> None:
    """List the findings in the sheet of findings."""
    press("check", Desk.of_caller())


def update() -> None:
    """Write derived columns, findings and dashboard."""
    press("update", Desk.of_caller())


def report_bc() -> None:
    """Write a draft of the report."""
    press("report_bc", Desk.of_caller())


def report_kh() -> None:
    """Write a draft of the plan."""
    press("report_kh", Desk.of_caller())


def issue() -> None:
    """Give the draft that waits its number."""
    press("issue", Desk.of_caller())


def restore() -> None:
    """Put drop-downs, hints, colours, formats and headings back."""
    press("restore", Desk.of_caller())


def main(argv: Sequence[str] | None = None) -> int:
    """Run a button for a document that is open in LibreOffice, and return the exit code.

    Where the document cannot be reached the desktop shows the box; where it has none, something is
    printed.
    """
    parser = argparse.ArgumentParser(prog="python -m kgsheet.macros")
    parser.add_argument("name", choices=[one.name for one in BUTTONS])
    parser.add_argument("--book", required=True, help="URL or path of the open document")
    asked = parser.parse_args(argv)
    # Nobody in Excel needs this engine.
    from kgsheet.hosts.libreoffice.engine import connect

    try:
        book = connect(asked.book)
    except KgsheetError as exc:
        if tell(str(exc), TITLE):
            return 0
        print(exc, file=sys.stderr)
        return exc.exit_code
    try:
        press(asked.name, Desk(book))
    finally:
        book.app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
