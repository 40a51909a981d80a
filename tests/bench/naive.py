"""The naive way: pandas, openpyxl and docxtpl as their documentation shows, with the same rules.

`python -m tests.bench.naive check|update|run PATH` does one job on a workbook, `run_all FOLDER`
runs each of a folder in turn, in this one process. It is as short as a clerk who knows Python would
write it, and never slower than it must be for that: pandas reads each table once; the rules are in
`naive_rules`. It proposes and explains less than `kgsheet check`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd

from tests.bench.naive_rules import AS_OF, Finding, check_rows, check_table

SHEET, HEADING_ROW = "Nhiệm vụ", 4
QUARTERS = {"I": 3, "II": 6, "III": 9, "IV": 12}
QUARTER = re.compile(r"quý (IV|I{1,3})[ /-]*(\d{4})", re.IGNORECASE)
MONTH = re.compile(r"(?:tháng )?(\d{1,2})/(\d{4})$", re.IGNORECASE)
DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
YEAR = re.compile(r"năm (\d{4})", re.IGNORECASE)
APPROVAL = re.compile(r"(\d+)/(?:\d{4}/)?(\S+) ngày (\d{1,2})/(\d{1,2})/(\d{4})")
DERIVED = ("Hạn", "Ngày phê duyệt", "Trạng thái", "Số ngày quá hạn")


def read(path: Path, name: str = SHEET) -> pd.DataFrame:
    # The engine is today's default; to leave it out is to be warned that it will change.
    return pd.read_excel(
        path, sheet_name=name, header=HEADING_ROW - 1, dtype=object, engine="openpyxl"
    )


def due_date(text: str) -> date | None:
    if found := DAY.search(text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := MONTH.search(text):
        return month_end(int(found[2]), int(found[1]))
    if found := QUARTER.search(text):
        return month_end(int(found[2]), QUARTERS[found[1].upper()])
    if found := YEAR.search(text):
        return date(int(found[1]), 12, 31)
    return None


def month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def approved_on(text: str) -> date | None:
    found = APPROVAL.search(text)
    return date(int(found[5]), int(found[4]), int(found[3])) if found else None


def check(path: Path) -> tuple[pd.DataFrame, list[Finding]]:
    tasks = read(path).fillna("")
    agencies, settings = read(path, "Đơn vị").fillna(""), read(path, "Cấu hình").fillna("")
    tasks["Hạn"] = [due_date(str(text)) for text in tasks["Thời gian thực hiện"]]
    tasks["Ngày phê duyệt"] = [approved_on(str(text)) for text in tasks["Văn bản phê duyệt"]]
    tasks["Trạng thái"] = [state(row) for _, row in tasks.iterrows()]
    tasks["Số ngày quá hạn"] = [days_late(row) for _, row in tasks.iterrows()]
    first = HEADING_ROW + 1
    findings = [*check_rows(tasks, agencies, first), *check_table(tasks, settings, first)]
    return tasks, findings


def state(row: pd.Series[Any]) -> str:
    if row["Tình trạng"]:
        return str(row["Tình trạng"])
    if row["Ngày phê duyệt"]:
        in_time = not row["Hạn"] or row["Ngày phê duyệt"] <= row["Hạn"]
        return "Hoàn thành đúng hạn" if in_time else "Hoàn thành quá hạn"
    return "Quá hạn" if row["Hạn"] and row["Hạn"] < AS_OF else "Đang thực hiện"


def days_late(row: pd.Series[Any]) -> int | None:
    return (AS_OF - row["Hạn"]).days if row["Trạng thái"] == "Quá hạn" else None


def update(path: Path) -> pd.DataFrame:
    tasks, findings = check(path)
    book = openpyxl.load_workbook(path, keep_vba=path.suffix == ".xlsm")
    sheet = book[SHEET]
    headings = [cell.value for cell in sheet[HEADING_ROW]]
    for heading in DERIVED:
        column = headings.index(heading) + 1
        for number, value in enumerate(tasks[heading], HEADING_ROW + 1):
            sheet.cell(number, column, value)
    for number, (row, text) in enumerate(findings, HEADING_ROW + 1):
        book["Kiểm tra"].cell(number, 1, row)
        book["Kiểm tra"].cell(number, 2, text)
    book.save(path)
    return tasks


def run(path: Path) -> None:
    from docxtpl import DocxTemplate

    rows = update(path).rename(columns=FIELDS).to_dict("records")
    for name in ("BC", "KH"):
        document = DocxTemplate(path.with_name("naive.docx"))
        document.render({"title": name, "rows": rows}, autoescape=True)
        document.save(path.with_name(f"{name}.docx"))


def run_all(folder: Path) -> None:
    for path in sorted(folder.glob("*.xlsx")):
        run(path)


FIELDS = {
    "Mã": "id",
    "Đơn vị chủ trì": "lead",
    "Nội dung": "title",
    "Thời gian thực hiện": "deadline",
    "Văn bản phê duyệt": "approval",
    "Trạng thái": "state",
}
"""What the template calls the columns."""


def write_template(path: Path) -> None:
    """Write the template of a document whose annex is a table of all tasks."""
    import docx

    document = docx.Document()
    document.add_paragraph("{{ title }}")
    for number in range(1, 21):
        document.add_paragraph(f"{number}. " + "Nội dung của khoản. " * 20)
    table = document.add_table(rows=4, cols=len(FIELDS))
    for column, (heading, field) in enumerate(FIELDS.items()):
        table.cell(0, column).text = heading
        table.cell(2, column).text = "{{ row." + field + " }}"
    table.cell(1, 0).text, table.cell(3, 0).text = "{%tr for row in rows %}", "{%tr endfor %}"
    document.save(str(path))


JOBS: dict[str, Callable[[Path], object]] = {
    one.__name__: one for one in (check, update, run, run_all, write_template)
}

if __name__ == "__main__":
    JOBS[sys.argv[1]](Path(sys.argv[2]))
