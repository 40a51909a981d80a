"""Prints the register of a year, to be bound: a Word file, and a workbook of the same rows."""

from __future__ import annotations

import io
from pathlib import Path

from kgsheet.core.numbering.printing import print_register, years_of
from kgsheet.core.numbering.reading import read_register
from kgsheet.core.numbering.values import Register
from kgsheet.errors import InputError, Place, Problem
from kgsheet.jobs.registers import RegisterPlace
from kgsheet.messages import Code
from kgsheet.messages.register_print import NOTHING_TO_PRINT, PRINTED_NAME
from kgsheet.shipped import register_template
from kgsheet.values import frozen


@frozen
class Bound:
    """A register as printed: its year, how many rows, and the files."""

    year: int
    rows: int
    written: tuple[Path, ...]


def print_book(place: RegisterPlace, year: int | None) -> Bound:
    """Write the printed register of a year beside the documents.

    A file that a person changed stays; the register then gets the next free name.

    Args:
        place: where the register is.
        year: the last one that has rows, where `None`.

    Raises:
        InputError: KG401: there is no register; KG416: it has no rows of the year.
        TemplateError: KG501 to KG503: the template of the register is wrong.
        HostError: KG901, KG906, KG909: a file cannot be read or written.
    """
    from kgsheet.documents.register import render_register, seal_workbook
    from kgsheet.documents.store import save_document
    from kgsheet.exports import write_register

    register = read_register(place.book.read())
    chosen = _chosen(register, year)
    printed = print_register(register, place.settings, chosen)
    stream = io.BytesIO()
    write_register(stream, printed)
    contents = {
        "docx": render_register(register_template(), printed),
        "xlsx": seal_workbook(stream.getvalue()),
    }
    written = tuple(
        save_document(place.folder, PRINTED_NAME.format(year=chosen, kind=kind), content)
        for kind, content in contents.items()
    )
    return Bound(chosen, len(printed.rows), written)


def _chosen(register: Register, year: int | None) -> int:
    years = years_of(register)
    if year in years:
        return year
    if year is None and years:
        return years[-1]
    where = Place(file=register.file, sheet=register.block.sheet)
    key = "years" if years else "none"
    what = NOTHING_TO_PRINT[key].format(year=year, years=", ".join(map(str, years)))
    raise InputError(Problem(code=Code.REGISTER_EMPTY, where=where, facts={"what": what}))
