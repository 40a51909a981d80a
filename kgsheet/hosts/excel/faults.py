"""Translates what a live program says into what a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from kgsheet.errors import HostError, KgsheetError, Place, Problem
from kgsheet.messages import Code

# Errors of the packages between xlwings and a program; none of them can be imported everywhere.
_FOREIGN = (
    *("pywintypes", "pythoncom", "win32com", "appscript", "aem", "xlwings"),
    "kgsheet.hosts.libreoffice",
)
# What Windows says while a cell is being edited or a dialogue is open ...
_BUSY = frozenset((-2147418111, -2147417846, -2146777998))
# ... and when the program has ended: RPC_S_SERVER_UNAVAILABLE, RPC_E_DISCONNECTED and kin.
_GONE = frozenset((-2147023174, -2147023170, -2147417848, -2147220995))


@contextmanager
def translated(file: str, *, writes: bool = False) -> Iterator[None]:
    """Raise our own errors, with the workbook named, for what a program says inside.

    Args:
        file: the name of the workbook.
        writes: whether it may refuse what is done inside; that it cannot be read is our mistake.

    Raises:
        HostError: KG921 busy, KG922 gone, KG923 refused; whatever is raised inside.
    """
    try:
        yield
    except KgsheetError as exc:
        raise type(exc)(*(_named(problem, file) for problem in exc.problems)) from exc
    except Exception as exc:  # those of pywin32 and appscript are told by their names
        code = _code(exc, writes)
        if code is None:
            raise
        raise HostError(Problem(code=code, where=Place(file=file))) from exc


def _code(exc: BaseException, writes: bool) -> Code | None:
    numbers = {one for one in _numbers(exc.args) if isinstance(one, int)}
    if isinstance(exc, OSError | EOFError) or numbers & _GONE:
        return Code.PROGRAM_GONE
    if numbers & _BUSY:
        return Code.PROGRAM_BUSY
    is_foreign = any(kind.__module__.startswith(_FOREIGN) for kind in type(exc).__mro__)
    return Code.PROGRAM_REFUSED if writes and is_foreign else None


def _numbers(args: tuple[object, ...]) -> Iterator[object]:
    """Yield what an error carries; that of COM holds a second one inside."""
    for one in args:
        if isinstance(one, tuple):
            yield from _numbers(one)
        else:
            yield one


def _named(problem: Problem, file: str) -> Problem:
    return replace(problem, where=replace(problem.where, file=problem.where.file or file))
