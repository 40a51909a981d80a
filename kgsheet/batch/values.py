"""What a batch hands to its workers, what they hand back, and what the journal keeps of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kgsheet.errors import KgsheetError, Problem
from kgsheet.values import frozen

if TYPE_CHECKING:
    from kgsheet.jobs.numbering import Ready


class Status(StrEnum):
    """How a workbook came out; skipped: done before and unchanged; ready: it waits for numbers."""

    READY = "ready"
    OK = "ok"
    FAILED = "failed"
    SKIPPED = "skipped"


@frozen(kw_only=True)
class Limits:
    """What one workbook may take before its worker is ended: seconds, and megabytes of memory."""

    seconds: float = 300
    megabytes: int = 4096


@frozen
class Fault:
    """Why a workbook failed, as every command says it."""

    code: str
    message: str
    where: str

    @classmethod
    def of(cls, *problems: Problem) -> Self:
        """Return the fault that problems make; the first of them names code and place."""
        message = "\n".join(str(one) for one in problems)
        return cls(problems[0].code.value, message, str(problems[0].where))

    @classmethod
    def of_error(cls, error: KgsheetError) -> Self:
        """Return the fault that an error makes."""
        return cls.of(*error.problems)


@frozen
class Written:
    """A document: its type, its path below DIR with `/`, and the SHA-256 of what was written.

    Attributes:
        number, symbol, date: blank for a draft; the day as `2025-07-11`.
    """

    type: str
    path: str
    sha256: str
    number: int | None = None
    symbol: str = ""
    date: str = ""


@frozen(kw_only=True)
class Record:
    """What became of a workbook: a line of the journal.

    Attributes:
        file: the workbook, an absolute path.
        recipe: what beside the workbook decides what comes out of it.
        content: the SHA-256 of the workbook as it was left.
        figures: that of what the roll-up needs of it.
        as_of: the cut-off day that was used.
        by_clock: whether that day came from the clock, and is another one tomorrow.
        facts: the hash of its facts and agencies.
        shares_register: whether its numbers stand in another workbook.
        quarantined: whether it ended its worker; it is then left alone until it changes.
        findings: how many errors, warnings and infos nobody has confirmed.
        ready: what waits for numbers; no line of the journal is written before it has them.
    """

    file: str
    status: Status
    recipe: str
    content: str = ""
    figures: str = ""
    as_of: str = ""
    by_clock: bool = False
    facts: str = ""
    shares_register: bool = False
    documents: tuple[Written, ...] = ()
    fault: Fault | None = None
    quarantined: bool = False
    findings: tuple[int, ...] = ()
    seconds: float = 0
    ready: tuple[Ready, ...] = ()

    def not_numbered(self, fault: Fault) -> Self:
        """Return the record of a workbook that was read, but got no number, or not all."""
        return replace(self, status=Status.FAILED, fault=fault, documents=(), ready=())

    def as_entry(self) -> Mapping[str, object]:
        """Return the record as a line of the journal."""
        cells = asdict(self)
        return {name: cells[name] for name in _FIELDS}

    @classmethod
    def of_entry(cls, entry: Mapping[str, Any]) -> Self | None:
        """Return the record of a line, `None` where it is none of this version."""
        try:
            fault = entry["fault"]
            read: dict[str, Any] = {
                "status": Status(entry["status"]),
                "documents": tuple(Written(**one) for one in entry["documents"]),
                "fault": Fault(**fault) if fault else None,
                "findings": tuple(entry["findings"]),
            }
            return cls(**{name: entry[name] for name in _FIELDS if name not in read}, **read)
        except (LookupError, TypeError, ValueError):
            return None


_FIELDS = tuple(one.name for one in fields(Record) if one.name != "ready")


@frozen
class Numbering:
    """That documents get numbers, and the day they bear; `None` for that of the settings."""

    day: date | None = None


@frozen(kw_only=True)
class Item:
    """One workbook to run.

    Attributes:
        file: an absolute path.
        out, folder: where its documents go, `folder` below `out`.
        notes: the folder where workers note what they are at.
        before: what the journal says of it.
        numbering: how its documents get numbers; `None` for drafts.
    """

    file: Path
    out: Path
    folder: str
    notes: Path
    today: date
    as_of: date | None = None
    recipe: str
    before: Record | None = None
    numbering: Numbering | None = None

    @property
    def target(self) -> Path:
        """The folder of its documents."""
        return self.out / self.folder

    @property
    def note(self) -> Path:
        """The file that is there while a worker is at this workbook."""
        return self.notes / sha256(str(self.file).encode()).hexdigest()[:32]

    def failed(self, fault: Fault, *, quarantined: bool = False, content: str = "") -> Record:
        """Return the record of a failure."""
        return Record(
            file=str(self.file),
            status=Status.FAILED,
            recipe=self.recipe,
            content=content,
            fault=fault,
            quarantined=quarantined,
        )


Work = Callable[[Item], Record]
"""Does what is to be done with one workbook; workers get it by name, so it must be importable."""


@frozen
class Job:
    """What workers do with each workbook, and what it may take.

    Attributes:
        finish: what a single process does after that, workbook by workbook in their order, with
            those that come out as ready.
    """

    work: Work
    limits: Limits = Limits()
    finish: Work | None = None
