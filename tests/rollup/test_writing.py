"""The summary workbook, read by an independent library and by Microsoft's validation."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kgsheet.core.deadlines import Deadline, parse_deadline
from kgsheet.core.progress import measure
from kgsheet.core.references import Reference, parse_reference
from kgsheet.core.rollup import Missing, RollUp, roll_up
from kgsheet.core.rollup_changes import Changes
from kgsheet.core.rollup_offices import Office
from kgsheet.core.tasks import Task
from kgsheet.messages.rollup import ROLLUP_SHEETS
from kgsheet.rollup import write_rollup
from tests.conftest import Audit, Convert

DAY = date(2025, 6, 30)


def task(number: int, agency: str, typed: str, approval: str = "") -> Task:
    deadline, approved = parse_deadline(typed), parse_reference(approval)
    return Task(
        id=str(number),
        lead_agency=agency,
        title=f"=Đề án <{number}> & kế hoạch",
        deadline=deadline if isinstance(deadline, Deadline) else None,
        deadline_text=typed,
        approval=approved if isinstance(approved, Reference) else None,
    )


XA = [
    task(1, "Sở Y tế", "Quý I/2025", "12/QĐ-UBND ngày 03/3/2025"),
    task(2, "Sở Y tế", "31/5/2025"),
    task(3, "", "Quý II/2025"),
]
PHUONG = [task(4, "Sở Xây dựng", "Quý IV/2025"), task(5, "Sở Y tế", "2024-2026")]
TOTAL = roll_up(
    [Office.of("xa-01/so", measure(XA, DAY)), Office.of("phuong", measure(PHUONG, DAY))]
)
FIRST_SHEETS = list(ROLLUP_SHEETS.values())[:-2]  # nothing to compare with


def written(
    path: Path,
    total: RollUp = TOTAL,
    missing: tuple[str, ...] = (),
    changes: Changes | None = None,
) -> Path:
    with path.open("wb") as stream:
        write_rollup(stream, total, [Missing(name, "hỏng") for name in missing], changes)
    return path


def texts(sheet: Worksheet) -> list[list[object]]:
    found: list[list[object]] = []
    for row in sheet.iter_rows(values_only=True):
        found.append([cell for cell in row if cell is not None])
    return [row for row in found if row]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Worksheet]:
    path = written(tmp_path_factory.mktemp("so") / "so.xlsx", missing=("xa-02/so",))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == FIRST_SHEETS
    return {key: book[title] for key, title in ROLLUP_SHEETS.items() if title in FIRST_SHEETS}


def test_page_says_the_sentence_of_the_report(sheets: dict[str, Worksheet]) -> None:
    _, day, sentence, first, missing, *_ = texts(sheets["page"])

    assert day == ["Số liệu đến hết ngày 30/6/2025"]
    assert sentence == [
        "Tổng hợp 2 sổ theo dõi: có 5 nhiệm vụ, trong đó 3 nhiệm vụ đã đến hạn. Đã hoàn thành 1"
        " nhiệm vụ, bằng 20,0% tổng số. Trong số đến hạn, đã hoàn thành 1 nhiệm vụ, đạt 33,3%; còn"
        " 2 nhiệm vụ quá hạn. Quá hạn nhiều nhất: (chưa ghi đơn vị) (1), Sở Y tế (1)."
    ]
    assert first == ["Chưa có kỳ trước để so sánh."]
    assert missing == ["Chưa tổng hợp được 1 sổ, xem lý do ở kết quả chạy lệnh: xa-02/so."]


def test_page_shows_figures_and_rates_and_who_is_late(sheets: dict[str, Worksheet]) -> None:
    rows = texts(sheets["page"])

    assert [row[1] for row in rows[6:14]] == [3 + 2, 3, 1, 1, 2, 0.333, 0.2, 0.333]
    assert rows[15:] == [["(chưa ghi đơn vị)", 1, 0], ["Sở Y tế", 1, 0.5]]


def test_page_prints_on_one_a4_page_with_two_charts(sheets: dict[str, Worksheet]) -> None:
    page = sheets["page"]

    assert (int(page.page_setup.paperSize or 0), page.page_setup.orientation) == (9, "portrait")
    assert page.sheet_properties.pageSetUpPr
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToWidth in (None, 1)  # 1 where it is not written
    assert page.page_setup.fitToHeight in (None, 1)


def test_charts_show_the_quarters_and_who_is_late(tmp_path: Path) -> None:
    package = zipfile.ZipFile(written(tmp_path / "so.xlsx"))

    shown = [
        re.findall(r"<c:f>(.*?)</c:f>", package.read(f"xl/charts/chart{number}.xml").decode())
        for number in (1, 2)
    ]

    assert shown == [
        [
            f"'Theo quý'!${column}$2:${column}$5"
            for counts in ("D", "F", "H")
            for column in ("A", counts)
        ],
        ["'Trang lãnh đạo'!$A$18:$A$19", "'Trang lãnh đạo'!$B$18:$B$19"],
    ]
    assert "xl/worksheets/_rels/sheet1.xml.rels" in package.namelist()


def test_bars_begin_at_nothing_so_that_their_lengths_compare(tmp_path: Path) -> None:
    package = zipfile.ZipFile(written(tmp_path / "so.xlsx"))

    for number in (1, 2):
        chart = package.read(f"xl/charts/chart{number}.xml").decode()
        values = chart[chart.index("<c:valAx>") : chart.index("</c:valAx>")]
        assert '<c:min val="0"/>' in values


def test_pivot_holds_what_is_due_and_overdue_by_quarter(sheets: dict[str, Worksheet]) -> None:
    quarters, _, *rows = texts(sheets["pivot"])

    assert quarters == [
        *("Quý I/2025", "Quý II/2025", "Quý IV/2025", "Nhiều năm hoặc không có hạn", "Cộng")
    ]
    assert rows == [
        ["Sở Y tế", 1, 0, 1, 1, 0, 0, 0, 0, 2, 1],
        ["(chưa ghi đơn vị)", 0, 0, 1, 1, 0, 0, 0, 0, 1, 1],
        ["Sở Xây dựng", *[0] * 10],
        ["Cộng", 1, 0, 2, 2, 0, 0, 0, 0, 3, 2],
    ]


def test_offices_and_agencies_are_ranked(sheets: dict[str, Worksheet]) -> None:
    assert texts(sheets["offices"])[1:] == [
        [1, "xa-01/so", 3, 3, 1, 1, 2, 0.333],
        [2, "phuong", 2, 0, 0, 0, 0, "-"],
    ]
    assert [row[:2] for row in texts(sheets["agencies"])[1:]] == [
        [1, "Sở Y tế"],
        [2, "(chưa ghi đơn vị)"],
        [3, "Sở Xây dựng"],
    ]


def test_quarters_end_in_their_sum(sheets: dict[str, Worksheet]) -> None:
    *quarters, last = texts(sheets["quarters"])[1:]

    assert last == ["Cộng", 5, 3, 1, 1, 2, 0.333, 2]
    assert [sum(row[column] for row in quarters) for column in (1, 2, 5, 7)] == [5, 3, 2, 2]  # type: ignore[misc]


def test_overdue_list_names_office_task_and_days(sheets: dict[str, Worksheet]) -> None:
    first, second = list(sheets["overdue"].iter_rows(min_row=2, values_only=True))

    assert first[1:5] == ("xa-01/so", "Sở Y tế", "=Đề án <2> & kế hoạch", "31/5/2025")
    assert (str(first[5])[:10], first[6], second[6]) == ("2025-05-31", 30, 0)


@pytest.mark.parametrize("missing", [(), ("a",), tuple(map(str, range(9)))], ids=len)
@pytest.mark.parametrize("tasks", [[], XA[:1], XA], ids=["no task", "none late", "some late"])
def test_workbook_is_valid(
    tmp_path: Path, audit: Audit, missing: tuple[str, ...], tasks: list[Task]
) -> None:
    total = roll_up([Office.of("xa", measure(tasks, DAY))])

    assert audit(written(tmp_path / "so.xlsx", total, missing)) == []


def test_many_missing_workbooks_are_counted_and_some_named(tmp_path: Path) -> None:
    path = written(tmp_path / "so.xlsx", missing=tuple(f"xa-{one}" for one in range(1, 8)))

    line = texts(openpyxl.load_workbook(path).worksheets[0])[4][0]

    assert str(line).endswith(
        "7 sổ, xem lý do ở kết quả chạy lệnh: xa-1; xa-2; xa-3; xa-4; xa-5 và 2 sổ khác."
    )


def test_days_of_several_cut_offs_are_told(tmp_path: Path) -> None:
    total = replace(TOTAL, days=(date(2025, 3, 31), DAY))

    day = texts(openpyxl.load_workbook(written(tmp_path / "so.xlsx", total)).worksheets[0])[1]

    assert day == ["Số liệu đến ngày chốt của từng sổ, từ 31/3/2025 đến 30/6/2025"]


@pytest.mark.libreoffice
def test_libreoffice_reads_the_same_sheets(tmp_path: Path, libreoffice_convert: Convert) -> None:
    opened = libreoffice_convert(written(tmp_path / "so.xlsx"), "xlsx")

    assert openpyxl.load_workbook(opened).sheetnames == FIRST_SHEETS
