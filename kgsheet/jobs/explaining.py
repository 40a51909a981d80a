"""The job that explains a document from its workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kgsheet.core.rules import Examination, examine
from kgsheet.errors import InputError, KgsheetError, Place, Problem
from kgsheet.hosts.base import Book
from kgsheet.hosts.faults import translated
from kgsheet.jobs.outcome import When
from kgsheet.messages import Code
from kgsheet.messages.documents import CHOICE_FAULTS
from kgsheet.values import frozen

if TYPE_CHECKING:
    from kgsheet.documents.explaining import Explanation
    from kgsheet.documents.tracing import Trace

Open = Callable[[Path], Book]

_SUFFIXES = frozenset({".xlsx", ".xlsm"})
_LEVELS = 3  # folders above the document; `Văn bản` lies beside the workbook
_MOST_FILES = 30


@frozen
class _Candidate:
    path: Path
    examined: Examination


def explain(
    document: Path, workbook: Path | None, open_book: Open, when: When
) -> tuple[Explanation, Path]:
    """Return what the figures of a document count, and the workbook that tells.

    Args:
        document: a Word file that the program made; people may have edited it.
        workbook: where `None`, it is sought beside the document and above.
        open_book: opens a workbook.
        when: the days; the cut-off day is that of the document.

    Raises:
        InputError: KG531: the program did not make it; KG532: no workbook, or several; as `check`
            does, of the workbook.
        HostError: KG901, KG906: a file cannot be reached.
    """
    from kgsheet.documents.counting import Basis
    from kgsheet.documents.explaining import explained
    from kgsheet.documents.tracing import read_trace

    if document.is_dir():
        where = Place(file=document.name)
        raise InputError(Problem(code=Code.NOT_OUR_DOCUMENT, where=where))
    with translated(document, "read"):
        trace = read_trace(document.read_bytes())
    if workbook:
        chosen = _Candidate(workbook, _examined(workbook, open_book, trace, when))
    else:
        chosen = _chosen(document, trace, open_book, when)
    settings, progress = chosen.examined.master.settings, chosen.examined.progress
    basis = Basis(
        progress=progress,
        year=settings.year or trace.as_of.year,
        agency=trace.agency,
        next_months=settings.next_months or 0,
    )
    return explained(trace, basis, chosen.examined.master.facts_hash), chosen.path


def _examined(path: Path, open_book: Open, trace: Trace, when: When) -> Examination:
    return examine(open_book(path).read(), trace.as_of, when.yesterday)


def _chosen(document: Path, trace: Trace, open_book: Open, when: When) -> _Candidate:
    """The workbook with the facts of the document, else the only one that is near."""
    others: list[_Candidate] = []
    for folder in _folders(document):
        found = list(_candidates(folder, open_book, trace, when))
        same = [one for one in found if one.examined.master.facts_hash == trace.facts_hash]
        if len(same) == 1:
            return same[0]
        if same:
            raise _not_chosen(document, "several", same)
        others = others or found
    if len(others) == 1:
        return others[0]
    raise _not_chosen(document, "several" if others else "none", others)


def _folders(document: Path) -> list[Path]:
    here = document.resolve().parent
    return [here, *here.parents][:_LEVELS]


def _candidates(folder: Path, open_book: Open, trace: Trace, when: When) -> Iterator[_Candidate]:
    """Yield the workbooks of a folder that have tasks; what cannot be read is none."""
    for path in _workbooks(folder)[:_MOST_FILES]:
        try:
            yield _Candidate(path, _examined(path, open_book, trace, when))
        except KgsheetError:
            continue


def _workbooks(folder: Path) -> list[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError:  # a folder above that people may pass but not list
        return []
    return [
        path
        for path in paths
        if path.suffix.lower() in _SUFFIXES and not path.name.startswith(("~", "."))
    ]


def _not_chosen(document: Path, fault: str, found: list[_Candidate]) -> InputError:
    names = ", ".join(one.path.name for one in found)
    facts = {"what": CHOICE_FAULTS[fault].format(names=names)}
    where = Place(file=document.name)
    return InputError(Problem(code=Code.WORKBOOK_NOT_CHOSEN, where=where, facts=facts))
