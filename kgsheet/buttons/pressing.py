"""Runs the job of a button in a live workbook and ends with one message box."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from kgsheet import jobs
from kgsheet.buttons.boxes import (
    Box,
    checked_box,
    failed_box,
    issued_box,
    question,
    reported_box,
    restored_box,
    updated_box,
)
from kgsheet.core.panel import last_run_edits
from kgsheet.core.schema import PANEL, Button, button
from kgsheet.errors import InputError, KgsheetError, Place, Problem
from kgsheet.hosts.base import RegisterBook
from kgsheet.hosts.excel import Desk
from kgsheet.messages import Code
from kgsheet.messages.boxes import BOXES, Doing
from kgsheet.messages.commands import Step
from kgsheet.messages.launching import TITLE


def press(name: str, desk: Desk) -> None:
    """Run the job of a button; whatever happens is told in one message box.

    Args:
        name: of the button.
        desk: the workbook and the program that it is open in.
    """
    pressed = button(name)
    with _status(desk):
        box = _done(pressed, desk)
        box = _noted(pressed, desk, box)
        if box.sheet:
            with suppress(KgsheetError):
                desk.show(box.sheet)
    desk.alert(box.text, TITLE, is_grave=box.is_grave)


def _done(pressed: Button, desk: Desk) -> Box:
    try:
        return _JOBS[pressed.name](desk)
    except KgsheetError as exc:
        return failed_box(exc, pressed)
    except Exception as exc:  # a mistake of ours: a click shows a box, never a traceback
        return _bug_box(exc, pressed, desk)


def _noted(pressed: Button, desk: Desk, box: Box) -> Box:
    """Note the run in the control panel; return the box, which tells where that failed."""
    moment = datetime.now().replace(microsecond=0)
    try:
        book = desk.book
        book.apply(last_run_edits(book.read(), pressed, moment, box.note))
    except Exception:  # nothing is worse than no box
        return replace(box, lines=(*box.lines, BOXES["not_noted"].format(sheet=PANEL.sheet)))
    return box


@contextmanager
def _status(desk: Desk) -> Iterator[None]:
    """Show in the status bar that something is going on."""
    desk.status(Doing.START)
    try:
        yield
    finally:
        with suppress(Exception):
            desk.status("")


def _listener(desk: Desk) -> jobs.Listener:
    def listen(step: Step) -> None:
        desk.status(Doing[step.name])

    return listen


def _when() -> jobs.When:
    return jobs.When(today=date.today())


def _check(desk: Desk) -> Box:
    return checked_box(jobs.list_findings(desk.book, _when(), _listener(desk)))


def _update(desk: Desk) -> Box:
    return updated_box(jobs.update(desk.book, _when(), listener=_listener(desk)))


def _report(desk: Desk, doc_type: str) -> Box:
    target = jobs.Target(beside=_folder_of(desk))
    return reported_box(jobs.report(desk.book, _when(), doc_type, target, _listener(desk)))


def _issue(desk: Desk) -> Box:
    """Give the draft that waits its number, when somebody has seen which one it will be."""
    target = jobs.Target(beside=_folder_of(desk))
    office = jobs.Office(desk.book, _open_file, target, _when())
    waiting = jobs.find_waiting(office)
    if not desk.agrees(question(waiting), TITLE):
        return issued_box(None)
    asked = jobs.Issuing(day=waiting.day, document=waiting.document)
    return issued_box(jobs.issue(office, waiting.type, asked, _listener(desk)))


def _open_file(path: Path) -> RegisterBook:
    # Only where the register is in another workbook, which nobody has open here.
    from kgsheet.hosts.file import FileBook

    return FileBook(path)


def _restore(desk: Desk) -> Box:
    desk.status(Doing.RESTORE)
    return restored_box(jobs.restore(desk.book))


_JOBS: dict[str, Callable[[Desk], Box]] = {
    "check": _check,
    "update": _update,
    "report_bc": lambda desk: _report(desk, "BC"),
    "report_kh": lambda desk: _report(desk, "KH"),
    "issue": _issue,
    "restore": _restore,
}


def _folder_of(desk: Desk) -> Path:
    """The folder of the workbook's file.

    Raises:
        InputError: KG954, KG955: it has none on this computer.
    """
    where = Place(file=desk.name)
    # Of a workbook in OneDrive or SharePoint Excel tells an address on the web.
    if "://" in desk.fullname:
        raise InputError(Problem(code=Code.BOOK_ONLINE, where=where))
    path = Path(desk.fullname)
    if not path.is_absolute():
        raise InputError(Problem(code=Code.BOOK_NOT_SAVED, where=where))
    return path.parent


def _bug_box(error: Exception, pressed: Button, desk: Desk) -> Box:
    facts = {"button": pressed.name}
    with suppress(Exception):
        facts |= {"engine": desk.engine, "program": desk.version}
    try:
        from kgsheet.buttons.support import write_support_file

        path = write_support_file(error, datetime.now(), facts, desk.book.read)
    except (ImportError, OSError):  # half an installation has no support file either
        text = BOXES["bug_without_file"].format(
            button=pressed.caption, kind=type(error).__qualname__
        )
        return Box(summary=text, is_grave=True)
    return Box(summary=BOXES["bug"].format(button=pressed.caption, path=path), is_grave=True)
