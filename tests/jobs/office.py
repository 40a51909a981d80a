"""A small office for tests of numbers: a register, a folder, and a draft that waits."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kgsheet.core.cells import Area, TableRef
from kgsheet.core.master import Settings
from kgsheet.core.numbering.reading import read_register
from kgsheet.core.numbering.values import Entry
from kgsheet.core.schema import REGISTER, SERIES
from kgsheet.documents.numbering import read_draft
from kgsheet.documents.properties import custom_xml
from kgsheet.hosts.file import FileBook
from kgsheet.jobs.allocating import Prepared, Wish, give_number
from kgsheet.jobs.registers import RegisterPlace
from kgsheet.messages.wording import CONTROLS

if TYPE_CHECKING:
    from tests.hosts.conftest import Rows

DAY = date(2025, 7, 11)
WISH = Wish(day=DAY, today=DAY)
SETTINGS = Settings(issuer_symbol="UBND", drafting_unit="TH")

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/>'
    '<Relationship Id="b" Target="docProps/custom.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/custom-properties"/></Relationships>'
)


def control(tag: str, text: str = "      ") -> str:
    """Return a content control as the templates have it."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{CONTROLS[tag]}"/><w:tag w:val="{tag}"/><w:text/>'
        f'</w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:sdtContent>'
        "</w:sdt>"
    )


def line(before: str, *pieces: str) -> str:
    """Return a paragraph of a text and of markup."""
    return f"<w:p><w:r><w:t>{before}</w:t></w:r>{''.join(pieces)}</w:p>"


HEAD = line("Số: ", control("kgsheet.so")) + line(
    "Kiên Giang, ngày ",
    *(control(f"kgsheet.{one}") for one in ("ngay", "thang", "nam")),
)
ATTACHED = line(
    "(Kèm theo Báo cáo số ",
    *(control(f"kgsheet.kem_theo.{one}") for one in ("so", "ngay", "thang", "nam")),
)


def draft_bytes(body: str = HEAD + ATTACHED, **properties: str) -> bytes:
    """Return a Word file that says where it comes from."""
    told = {"loai": "BC", "facts": "0" * 64, "ngay_chot": "2025-06-30", **properties}
    parts = {
        "_rels/.rels": _RELATIONS.encode(),
        "docProps/custom.xml": custom_xml({f"kgsheet.{k}": v for k, v in told.items()}),
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>".encode(),
        "word/styles.xml": f"<w:styles {_W}/>".encode(),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


def prepared(content: bytes | None = None, *, doc_type: str = "BC", origin: str = "") -> Prepared:
    """Return a document that waits for its number."""
    entry = Entry(type=doc_type, subject="Báo cáo tiến độ", cutoff=date(2025, 6, 30))
    draft = read_draft(content or draft_bytes(loai=doc_type), origin)
    return Prepared(draft=draft, entry=entry, subject="tiến độ", origin=origin)


def write_register(
    path: Path, series: tuple[tuple[str, int, str, int, str | None, str | None], ...] = ()
) -> Path:
    """Write a workbook that holds a register and its series, and nothing else."""
    # Runs that only take numbers need not load what makes workbooks for tests.
    from tests.hosts.conftest import write_workbook

    rows = series or (("BC", 2025, "BC", 1, "tự động", None),)
    register: Rows = [[one.heading for one in REGISTER.columns], [None] * len(REGISTER.columns)]
    lists: Rows = [[one.heading for one in SERIES.columns], *rows]
    tables = [_ref(REGISTER.name, REGISTER.sheet, register), _ref(SERIES.name, SERIES.sheet, lists)]
    return write_workbook(path, {REGISTER.sheet: register, SERIES.sheet: lists}, tables)


def _ref(name: str, sheet: str, rows: Rows) -> TableRef:
    area = Area(first_row=1, first_column=1, last_row=len(rows), last_column=len(rows[0]))
    return TableRef(name=name, sheet=sheet, area=area)


def allocate(path: Path | str) -> int:
    """Give one document a number of a register, and return it."""
    document, _ = give_number(place_of(Path(path)), prepared(), WISH)
    return document.number or 0


def numbers_in(path: Path) -> list[int | None]:
    """Return the numbers of a register, in the order of its rows."""
    return [entry.number for entry in read_register(FileBook(path).read()).entries]


def place_of(path: Path, patience: float = 60) -> RegisterPlace:
    """Return a register with the folder beside it."""
    folder = path.parent / "Văn bản"
    book = FileBook(path, patience)
    return RegisterPlace(book=book, folder=folder, base=folder, settings=SETTINGS)
