"""Small workbooks for tests: rows of fields become Excel tables with the headings of the schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from kgsheet.core.cells import Area, CellValue, Snapshot, TableRef
from kgsheet.core.rules import Examination, examine
from kgsheet.core.schema import AGENCIES, OUTPUT_TABLES, SETTINGS, TASKS, Table
from kgsheet.errors import Problem
from kgsheet.hosts.memory import Held, MemoryBook
from kgsheet.messages import Code

Cells = Mapping[str, CellValue]
Rows = Sequence[Cells]

AS_OF = date(2017, 6, 30)


def task(**cells: CellValue) -> Cells:
    """A row that raises no finding, with some cells of its own."""
    usual: Cells = {
        "lead_agency": "Sở Xây dựng",
        "title": "Đề án chợ quê",
        "deadline": "Quý I/2017",
    }
    return {**usual, **cells}


def different(count: int, **cells: CellValue) -> list[Cells]:
    """Rows whose titles have nothing in common."""
    titles = (
        "Đề án chợ quê",
        "Quy hoạch cảng cá",
        "Chương trình xóa mù chữ",
        "Phòng dịch sốt xuất huyết",
        "Số hóa hồ sơ đất đai",
        "Bảo tồn voọc bạc",
        "Cấp nước sạch xã đảo",
        "Đào tạo nghề may",
    )
    return [task(**{"title": title, **cells}) for title in titles[:count]]


def rows_of(table: Table, rows: Rows) -> list[list[Held]]:
    """The heading row of a table and its rows, in the order of the schema."""
    headings: list[Held] = [column.heading for column in table.columns]
    cells: list[list[Held]] = [[row.get(one.field) for one in table.columns] for row in rows]
    return [headings, *cells]


def book_of(blocks: Mapping[str, Rows], tables: Sequence[Table]) -> MemoryBook:
    """A book with an Excel table from A1 on a sheet of its own for each table."""
    refs = [
        TableRef(
            name=table.name,
            sheet=sheet_of(table),
            area=Area(
                first_row=1,
                first_column=1,
                last_row=1 + max(1, len(blocks[table.name])),
                last_column=len(table.columns),
            ),
        )
        for table in tables
    ]
    sheets = {sheet_of(table): rows_of(table, blocks[table.name]) for table in tables}
    return MemoryBook(sheets=sheets, tables=refs, file="so.xlsx")


def sheet_of(table: Table) -> str:
    """The title of a table's sheet; tables of the dashboard get one each."""
    return table.name if table in OUTPUT_TABLES else table.sheet


def book(tasks: Rows, *, settings: Rows = (), agencies: Rows = ()) -> MemoryBook:
    """A book of tasks, with settings and agencies where some are given."""
    blocks = {TASKS.name: tasks, SETTINGS.name: settings, AGENCIES.name: agencies}
    others = [table for table in (SETTINGS, AGENCIES) if blocks[table.name]]
    return book_of(blocks, [TASKS, *others])


def setting(key: str, value: CellValue, confirmation: str | None = None) -> Cells:
    """A row of the settings."""
    return {"key": key, "value": value, "confirmation": confirmation}


def agency(name: str, **cells: CellValue) -> Cells:
    """A row of the agencies."""
    return {"name": name, **cells}


def no_day() -> date:
    """The default of D in tests that give it otherwise."""
    raise AssertionError("the day was given")


def look(
    snapshot: Snapshot, as_of: date | None = AS_OF, default_day: Callable[[], date] = no_day
) -> Examination:
    """What a snapshot says as of the usual day."""
    return examine(snapshot, as_of, default_day)


def examined(
    *tasks: Cells, settings: Rows = (), agencies: Rows = (), as_of: date = AS_OF
) -> Examination:
    """What is found in a workbook of these rows; tasks start in row 2."""
    return look(book(tasks, settings=settings, agencies=agencies).read(), as_of)


def told(examination: Examination, *codes: Code) -> list[tuple[Code, str]]:
    """Code and cell of each finding, in the order of the list; of these codes only, if any."""
    return [
        (one.code, one.where.cell) for one in examination.findings if not codes or one.code in codes
    ]


def only(examination: Examination) -> Problem:
    """The one finding of an examination."""
    (finding,) = examination.findings
    return finding
