"""Makes workbooks as offices have them, of 60 to 1,000,000 tasks; the same call, the same cells.

`python -m tests.bench.workbooks PATH ROWS` writes one, in a process of its own, so that whoever
measures stays small; `plain` after it makes that a lone sheet of 14 columns, a number that many
workbooks in the folder PATH. Up to 20,000 tasks it
is the program's own workbook, with its formats, lists, colours and the narrative of a report and of
a plan; beyond that the same rows on bare sheets, written row by row, since memory would not hold
the rest.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import xlsxwriter

from kgsheet.build.content import Content, Row, Value
from kgsheet.build.grid import write_value
from kgsheet.build.workbook import sample, write_workbook
from kgsheet.core.schema import AGENCIES, NARRATIVE, RECIPIENTS, SETTINGS, SIGNERS, TASKS, Table

YEAR = 2021
FULL = 20_000
"""Up to how many tasks the workbook is complete."""

_HEADING_ROW = 3
_SEEDS = 10_000_000  # more than a workbook has tasks
_SUBJECTS = (
    *("phát triển du lịch biển", "quy hoạch sử dụng đất", "nâng cao chất lượng dịch vụ công"),
    *("đào tạo nghề cho lao động nông thôn", "bảo tồn di sản văn hóa", "cải cách hành chính"),
    *("xây dựng nông thôn mới", "chuyển đổi số", "phòng, chống thiên tai", "cấp nước sạch"),
    *("bảo vệ rừng phòng hộ", "quản lý rác thải sinh hoạt", "thu hút đầu tư", "an toàn thực phẩm"),
)
_PLACES = (
    *("huyện Hòn Đất", "huyện An Biên", "thành phố Rạch Giá", "huyện Giồng Riềng", "toàn tỉnh"),
    *("huyện Kiên Lương", "thành phố Hà Tiên", "huyện Vĩnh Thuận", "các xã đảo", "vùng ven biển"),
)
_ENDS = (
    *("giai đoạn 2021-2025", "đến năm 2025, định hướng đến năm 2030", "năm 2021"),
    *("theo Nghị quyết Đại hội Đảng bộ tỉnh", "bằng nguồn vốn xã hội hóa", "trên địa bàn tỉnh"),
)
_KINDS = ("Đề án", "Kế hoạch", "Chương trình", "Quy hoạch", "Dự án")
_DEADLINES = (
    *("Quý I/2021", "Quý II/2021", "Quý III/2021", "Quý IV/2021", "Tháng 6/2021", "30/9/2021"),
    *("Hoàn thành trong quý II-2021", "Trong năm 2021", "Cuối năm 2021"),
)
_FAULTS: tuple[tuple[float, str, str], ...] = (
    (0.010, "deadline", ""),
    (0.005, "deadline", "khi có chỉ đạo"),
    (0.005, "lead_agency", "Sở Xây dưng"),
    (0.005, "approval", "đã trình"),
    (0.005, "suspension", "Tạm dừng"),
)
"""How often a task has which fault, and what stands in which field."""


def office(rows: int, number: int = 0) -> Content:
    """Return what stands in a workbook of that many tasks, one of many such offices."""
    chance = random.Random(rows + number * _SEEDS)
    plan, report = sample(YEAR), sample(2017)
    agencies = tuple({row["id"]: row for row in chain(plan.agencies, report.agencies)}.values())
    names = [str(agency["name"]) for agency in agencies]
    return replace(
        plan,
        tasks=tuple(_task(chance, number, rows, names) for number in range(1, rows + 1)),
        agencies=agencies,
        settings=tuple(row for row in plan.settings if "da_cong_bo" not in str(row["key"])),
        narrative=(*plan.narrative, *report.narrative),
    )


def _task(chance: random.Random, number: int, rows: int, agencies: list[str]) -> Row:
    day = date(YEAR, 1, 4) + timedelta(days=260 * number // rows)
    kind = chance.choice(_KINDS)
    task: dict[str, str | int] = {
        "id": f"{YEAR}-{number:06}",
        "year": YEAR,
        "sector": chance.choice(("Kinh tế", "Văn hóa - Xã hội", "Nội chính")),
        "lead_agency": chance.choice(agencies),
        "supporting_agencies": "; ".join(chance.sample(agencies, chance.randint(0, 3))),
        "title": f"{kind} {_title(chance)} (mã số {number})",
        "kind": kind,
        "assigned_by": f"{number % 300 + 1}/KH-UBND ngày 04/01/2021",
        "deadline": chance.choice(_DEADLINES),
    }
    if chance.random() < 0.5:
        task["approval"] = f"Quyết định số {number}/QĐ-UBND ngày {day:%d/%m/%Y}"
    if chance.random() < 0.1:
        task["note"] = f"Đang lấy ý kiến của {chance.choice(agencies)}"
    for share, field, text in _FAULTS:
        if chance.random() < share:
            task[field] = text
    return task


def _title(chance: random.Random) -> str:
    subjects = " gắn với ".join(chance.sample(_SUBJECTS, chance.randint(2, 3)))
    return f"{subjects} tại {chance.choice(_PLACES)} {chance.choice(_ENDS)}"


def write(path: Path, rows: int) -> None:
    """Write a workbook of that many tasks."""
    content = office(rows)
    if rows <= FULL:
        write_workbook(path, content)
    else:
        _write_bare(path, content)


def _write_bare(path: Path, content: Content) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    plain = book.add_format({"border": 1, "text_wrap": True})
    for table in (TASKS, NARRATIVE, AGENCIES, SETTINGS, SIGNERS, RECIPIENTS):
        sheet = book.add_worksheet(table.sheet)
        sheet.write_row(_HEADING_ROW, 0, [column.heading for column in table.columns])
        for number, values in enumerate(_values(table, content.rows(table)), _HEADING_ROW + 1):
            for column, value in enumerate(values):
                write_value(sheet, (number, column), value, plain)
    book.close()


def _values(table: Table, rows: tuple[Row, ...]) -> Iterator[list[Value]]:
    for row in rows:
        yield [row.get(column.field) for column in table.columns]


def write_many(folder: Path, rows: int, count: int) -> None:
    """Write a workbook of that many tasks for each of that many offices."""
    folder.mkdir()
    for number in range(1, count + 1):
        write_workbook(folder / f"so_{number:03}.xlsx", office(rows, number))


def write_plain(path: Path, rows: int) -> None:
    """Write a sheet of 14 columns of tasks, headings in its first row, and nothing else."""
    columns = [column for column in TASKS.columns if not column.derived][:14]
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet(TASKS.sheet)
    sheet.write_row(0, 0, [column.heading for column in columns])
    for number, task in enumerate(office(rows).tasks, 1):
        sheet.write_row(number, 0, [task.get(column.field) for column in columns])
    book.close()


if __name__ == "__main__":
    target, size, more = Path(sys.argv[1]), int(sys.argv[2]), "".join(sys.argv[3:])
    if more.isdigit():
        write_many(target, size, int(more))
    else:
        (write_plain if more == "plain" else write)(target, size)
