"""Small registers for tests: rows as people may have changed them, and the files beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

from kgsheet.core.cells import CellValue, Snapshot
from kgsheet.core.numbering.reading import read_register
from kgsheet.core.numbering.values import FoundFile, Register, RegisterProblem
from kgsheet.core.numbering.verification import verify
from kgsheet.core.schema import REGISTER, SERIES
from kgsheet.hosts.memory import MemoryBook
from tests.core.sheets import Cells, Rows, book_of

DAY = date(2021, 5, 7)
TODAY = date(2021, 12, 31)
KH: Cells = {"type": "KH", "year": 2021, "series": "KH", "first": 104, "mode": "tự động"}


def hash_of(text: str) -> str:
    """The SHA-256 of a text that stands for a file."""
    return sha256(text.encode()).hexdigest()


def name_of(number: int, doc_type: str = "KH", year: int = 2021) -> str:
    """The name of a numbered document."""
    return f"{year}-{doc_type}-{number}-trien-khai.docx"


def row(number: int, day: date = DAY, doc_type: str = "KH", **cells: CellValue) -> Cells:
    """A row of the register that agrees with itself and with `document`."""
    name = name_of(number, doc_type, day.year)
    usual: Cells = {
        "symbol": f"{number:02}/{doc_type}-UBND",
        "date": day,
        "subject": "Kế hoạch triển khai",
        "type": doc_type,
        "year": day.year,
        "number": number,
        "state": "Đã cấp số",
        "file": name,
        "sha256": hash_of(name),
        "cutoff": day - timedelta(days=1),
    }
    return {**usual, **cells}


def document(number: int, day: date = DAY, doc_type: str = "KH") -> FoundFile:
    """The file of a row."""
    name = name_of(number, doc_type, day.year)
    return FoundFile(name=name, sha256=hash_of(name), number=number, day=day)


@dataclass(slots=True)
class Office:
    """A register as sheets of rows, with the files of its folder; the first row is row 2."""

    rows: list[Cells] = field(default_factory=list)
    series: Sequence[Cells] = (KH,)
    files: list[FoundFile] = field(default_factory=list)

    def book(self) -> MemoryBook:
        """The workbook."""
        blocks: dict[str, Rows] = {SERIES.name: self.series, REGISTER.name: self.rows}
        return book_of(blocks, (SERIES, REGISTER))

    def read(self) -> Register:
        """The register as it stands."""
        return read_register(self.book().read())

    def problems(self) -> tuple[RegisterProblem, ...]:
        """What is wrong with it."""
        return verify(self.read(), self.files)


def office(numbers: Iterable[int] = range(104, 111), series: Sequence[Cells] = (KH,)) -> Office:
    """A sound register, each number a day later than the one before."""
    made = Office(series=series)
    for later, number in enumerate(numbers):
        day = DAY + timedelta(days=later)
        made.rows.append(row(number, day))
        made.files.append(document(number, day))
    return made


def snapshot(rows: Rows = (), series: Rows = (KH,)) -> Snapshot:
    """A workbook with a register."""
    return Office(rows=list(rows), series=series).book().read()
