"""Presses a button once in this process, and prints what each step took; `click` runs it."""

import time

_START = time.process_time()

import json  # noqa: E402
import sys  # noqa: E402

_STEPS: list[tuple[str, float, float]] = []


def _end(step: str) -> None:
    _STEPS.append((step, time.process_time(), time.monotonic()))


def press_once(button: str, program: str, address: str, path: str) -> None:
    """Press a button of a workbook that is open in LibreOffice; no box is shown."""
    from kgsheet.buttons.pressing import press
    from kgsheet.core.cells import Snapshot
    from kgsheet.hosts.excel import Desk, ExcelBook
    from kgsheet.hosts.libreoffice.bridge import first_that_can
    from kgsheet.hosts.libreoffice.engine import app_of
    from kgsheet.hosts.libreoffice.office import pythons_for
    from kgsheet.messages.boxes import Doing

    _end("imports")
    import xlwings  # ours have loaded it by now

    ends = {Doing.READ: "imports of the job", Doing.WRITE: "rules"}

    class Book(ExcelBook):
        def read(self) -> Snapshot:
            snapshot = super().read()
            if _STEPS[-1][0] == "imports of the job":
                # They would be read while the rules ask for them.
                for table in snapshot.tables:
                    snapshot.sheets[table.sheet]
                _end("reading")
            return snapshot

    class QuietDesk(Desk):
        def status(self, text: str) -> None:
            if text in ends:
                _end(ends[Doing(text)])
            super().status(text)

        def alert(self, text: str, title: str, *, is_grave: bool = False) -> None:
            _end("writing")

    app = app_of(first_that_can(pythons_for(program), address, 60))
    desk = QuietDesk(xlwings.Book(impl=app.impl.books.attach(path)))
    desk.book = Book(desk.workbook)
    _end("reaching the office")
    press(button, desk)


if __name__ == "__main__":
    _STEPS += [("", 0.0, float(sys.argv[1])), ("start of Python", _START, time.monotonic())]
    press_once(*sys.argv[2:])
    print(json.dumps(_STEPS))
