"""Makes the errors that say what is broken in a package."""

from __future__ import annotations

from kgsheet.errors import InputError, Problem
from kgsheet.messages import Code
from kgsheet.messages.refusals import DAMAGES, FORMATS, Damage


def damaged(what: Damage, **facts: object) -> InputError:
    """Return the error KG907 that names what is broken."""
    told = {"what": DAMAGES[what].format_map(facts)}
    return InputError(Problem(code=Code.FILE_DAMAGED, facts=told))


def not_a_workbook() -> InputError:
    """Return the error KG902."""
    return InputError(Problem(code=Code.NOT_A_WORKBOOK))


def encrypted() -> InputError:
    """Return the error KG903."""
    return InputError(Problem(code=Code.FILE_ENCRYPTED))


def unsupported(name: str) -> InputError:
    """Return the error KG904 for a format named in `FORMATS`."""
    return InputError(Problem(code=Code.FORMAT_NOT_SUPPORTED, facts={"format": FORMATS[name]}))
