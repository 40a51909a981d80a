"""Proves from the register and the folder alone that no number was lost, repeated or changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kgsheet.core.numbering.agreement import is_draft
from kgsheet.core.numbering.evidence import Claim, Folder, base_name, claim
from kgsheet.core.numbering.row_checks import row_problems
from kgsheet.core.numbering.sequence import Run, lost_numbers, run_of, sequence_problems
from kgsheet.core.numbering.symbols import read_name
from kgsheet.core.numbering.values import FoundFile, Register, RegisterProblem, Series
from kgsheet.core.text import normalize
from kgsheet.errors import Place, Problem
from kgsheet.messages import Code
from kgsheet.values import frozen


@frozen(kw_only=True)
class _Stray:
    """A file that bears a number of a series, and that no row speaks of."""

    file: FoundFile
    number: int
    series: Series


def verify(register: Register, found: Sequence[FoundFile]) -> tuple[RegisterProblem, ...]:
    """Return what is wrong with a register, in the order of its rows; nothing proves it whole.

    Args:
        register: as read.
        found: the Word files of the folder of documents, with those that still bear their
            temporary name.
    """
    folder = Folder(found)
    claims = [claim(register, one, folder) for one in register.entries if not is_draft(one)]
    strays = tuple(_strays(register, claims, folder))
    runs = [_run(register, series, claims, strays) for series in register.series]
    problems = [RegisterProblem(one) for one in register.problems]
    for one in claims:
        about = (RegisterProblem(p, one.number) for p in row_problems(register, one, folder))
        problems += about
    for run in runs:
        problems += sequence_problems(run)
    problems += _unknown(register, runs, strays)
    return tuple(sorted(problems, key=lambda one: _order(register, one)))


def _order(register: Register, one: RegisterProblem) -> tuple[bool, int, Code]:
    where = one.problem.where
    return where.sheet == register.block.sheet, where.row or 0, one.problem.code


def _strays(register: Register, claims: Iterable[Claim], folder: Folder) -> Iterator[_Stray]:
    """Yield the files that bear a number of this register: a folder may serve several."""
    names = {normalize(one.entry.file) for one in claims}
    contents = {one.entry.sha256 for one in claims}
    for file in folder.documents:
        if normalize(file.name) in names or file.sha256 in contents:
            continue
        named = read_name(file.name)
        series = register.series_of(named.type, named.year) if named else None
        if named and series:
            yield _Stray(file=file, number=named.number, series=series)


def _run(
    register: Register, series: Series, claims: Iterable[Claim], strays: Iterable[_Stray]
) -> Run:
    files = tuple((one.number, one.file.name) for one in strays if one.series is series)
    return run_of(register, series, [one for one in claims if one.series is series], files)


def _unknown(
    register: Register, runs: Iterable[Run], strays: Iterable[_Stray]
) -> Iterator[RegisterProblem]:
    """Yield the strays that fill no gap: the last row of a series may have been deleted."""
    lost = [(run.series, one.numbers) for run in runs for one in lost_numbers(run)]
    last = {id(run.series): max((one.row for one in run.given), default=0) for run in runs}
    for one in strays:
        if any(one.series is series and one.number in numbers for series, numbers in lost):
            continue
        row = 1 + (last.get(id(one.series), 0) or register.block.header.row)
        where = Place(sheet=register.block.sheet, row=row)
        facts = {"file": base_name(one.file.name), "number": one.number}
        problem = Problem(code=Code.FILE_UNKNOWN, where=where, facts=facts)
        yield RegisterProblem(problem, one.number)
