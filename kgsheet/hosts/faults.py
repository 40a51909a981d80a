"""Translates what the system says about a file into what a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kgsheet.errors import HostError, InputError, KgsheetError, Place, Problem
from kgsheet.messages import Code
from kgsheet.messages.refusals import ACTIONS, SAVE_FAULTS

_SAVE_FAULTS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.ENAMETOOLONG: "name",
    errno.EROFS: "read_only",
}


@contextmanager
def translated(path: Path, action: str) -> Iterator[None]:
    """Raise our own errors, with the file named, for what goes wrong inside.

    Args:
        path: the file as the user named it.
        action: `read` or `write`, of `ACTIONS`.

    Raises:
        InputError: KG902: a folder; whatever is raised inside.
        HostError: KG901 not found, KG906 no permission, KG909 not saved.
    """
    try:
        yield
    except KgsheetError as exc:
        raise type(exc)(*(_named(problem, path) for problem in exc.problems)) from exc
    except IsADirectoryError as exc:
        raise InputError(_problem(Code.NOT_A_WORKBOOK, path)) from exc
    except (FileNotFoundError, NotADirectoryError) as exc:
        raise HostError(_problem(Code.FILE_NOT_FOUND, path)) from exc
    except PermissionError as exc:
        raise HostError(_problem(Code.NO_PERMISSION, path, action=ACTIONS[action])) from exc
    except OSError as exc:
        raise HostError(_problem(Code.SAVE_FAILED, path, why=_why(exc))) from exc


def save_failed(fault: str, **facts: object) -> HostError:
    """Return the error KG909 for a fault named in `SAVE_FAULTS`."""
    why = SAVE_FAULTS[fault].format_map(facts)
    return HostError(Problem(code=Code.SAVE_FAILED, facts={"why": why}))


def _problem(code: Code, path: Path, **facts: object) -> Problem:
    return Problem(code=code, where=Place(file=str(path)), facts=facts)


def _named(problem: Problem, path: Path) -> Problem:
    where = replace(problem.where, file=problem.where.file or str(path))
    return replace(problem, where=where)


def _why(exc: OSError) -> str:
    fault = _SAVE_FAULTS.get(exc.errno or 0, "other")
    return SAVE_FAULTS[fault].format(text=exc.strerror or type(exc).__name__)
