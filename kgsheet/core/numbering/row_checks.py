"""Checks one row of the register: its state, its reason, its hash and its file."""

from __future__ import annotations

from collections.abc import Iterator

from kgsheet.core.deadline_values import day_label
from kgsheet.core.numbering.agreement import cell_place, cell_text, contradictions
from kgsheet.core.numbering.evidence import Claim, Folder
from kgsheet.core.numbering.symbols import Named, read_name
from kgsheet.core.numbering.values import Entry, FoundFile, Register
from kgsheet.core.schema import REGISTER, EntryState, Mode
from kgsheet.errors import Problem
from kgsheet.messages import Code
from kgsheet.messages.register import FILE_FAULTS, FILE_GONE, STATE_FAULTS
from kgsheet.on_use import regex

_HASH = regex("[0-9a-f]{64}")


def row_problems(register: Register, claim: Claim, folder: Folder) -> Iterator[Problem]:
    """Yield what is wrong with a row by itself and with its file."""
    yield from contradictions(register, claim.entry)
    yield from _state_problems(register, claim)
    if needs_file(claim):
        yield from _file_problems(register, claim, folder)


def needs_file(claim: Claim) -> bool:
    """Return whether a row answers for a file.

    Where Văn thư gives the numbers, rows of other documents are typed without one; a cancelled
    number may have one.
    """
    entry = claim.entry
    is_typed = claim.series is not None and claim.series.mode is Mode.MANUAL
    may_lack = is_typed or entry.state is EntryState.VOID
    return bool(entry.file or entry.sha256) or not may_lack


def _state_problems(register: Register, claim: Claim) -> Iterator[Problem]:
    entry = claim.entry
    if entry.state is EntryState.VOID and not entry.void_reason:
        yield _problem(register, claim, Code.VOID_REASON, "void_reason")
    for fault in _state_faults(entry):
        found = entry.shown.get("state", "")
        what = STATE_FAULTS[fault].format(cell=cell_text(entry, "state"), state=found)
        allowed = ", ".join(REGISTER.column("state").allowed)
        yield _problem(register, claim, Code.STATE_WRONG, "state", what=what, allowed=allowed)


def _state_faults(entry: Entry) -> Iterator[str]:
    if entry.state is None:
        yield "unknown"
        return
    if entry.state is EntryState.DRAFT:
        yield "draft"
    if entry.state is EntryState.ISSUED and entry.sent_on is None:
        yield "not_sent"
    if entry.state is not EntryState.ISSUED and entry.shown.get("sent_on"):
        yield "sent"
    if entry.state is not EntryState.VOID and entry.void_reason:
        yield "reason"


def _file_problems(register: Register, claim: Claim, folder: Folder) -> Iterator[Problem]:
    entry, file = claim.entry, folder.of(claim.entry)
    has_hash = bool(_HASH.fullmatch(entry.sha256))
    if not has_hash:
        count = len(entry.sha256)
        yield _problem(register, claim, Code.HASH_WRONG, "sha256", count=count)
    if file is None:
        yield from _gone(register, claim, folder)
    elif has_hash and file.sha256 != entry.sha256:
        yield _problem(register, claim, Code.FILE_CHANGED, "file", file=entry.file)
    if file is None or file.sha256 != entry.sha256:
        faults = list(_name_faults(claim))
    else:
        faults = list(_printed_faults(entry, file))
    for what in faults:
        facts = {"file": entry.file, "what": what}
        yield _problem(register, claim, Code.FILE_DISAGREES, "file", **facts)


def _gone(register: Register, claim: Claim, folder: Folder) -> Iterator[Problem]:
    entry = claim.entry
    if folder.pending(entry):
        yield _problem(register, claim, Code.ISSUE_UNFINISHED, "file", file=entry.file)
    elif other := folder.by_content.get(entry.sha256):
        key = "moved" if entry.file else "blank_moved"
        what = FILE_GONE[key].format(file=entry.file, other=other.name)
        yield _problem(register, claim, Code.FILE_GONE, "file", what=what)
    elif entry.state is not EntryState.VOID:
        what = FILE_GONE["gone" if entry.file else "blank"].format(file=entry.file)
        yield _problem(register, claim, Code.FILE_GONE, "file", what=what)


def _name_faults(claim: Claim) -> Iterator[str]:
    entry, named = claim.entry, read_name(claim.entry.file)
    told = Named(entry.year or 0, entry.type, entry.number or 0)
    if named and named != told:
        yield FILE_FAULTS["name"].format(found=_named_text(named), number=_named_text(told))


def _named_text(named: Named) -> str:
    return f"{named.number}/{named.type} ({named.year})"


def _printed_faults(entry: Entry, file: FoundFile) -> Iterator[str]:
    """Yield where a document differs from its row; a cell that cannot be read is told elsewhere."""
    if entry.number is not None and file.number != entry.number:
        fault = "no_number" if file.number is None else "number"
        yield FILE_FAULTS[fault].format(found=file.number, number=entry.number)
    if entry.day and file.day != entry.day:
        fault = "no_day" if file.day is None else "day"
        found = day_label(file.day) if file.day else ""
        yield FILE_FAULTS[fault].format(found=found, day=day_label(entry.day))


def _problem(register: Register, claim: Claim, code: Code, field: str, **facts: object) -> Problem:
    where = cell_place(register, claim.entry, field)
    number = claim.number if claim.number is not None else ""
    found = claim.entry.shown.get(field, "")
    return Problem(code=code, where=where, facts={"number": number, **facts}, found=found)
