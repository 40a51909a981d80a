"""What analysts get is what the program counts."""

from __future__ import annotations

import re
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

import kgsheet
from kgsheet import read_tasks
from kgsheet.core.progress import Progress
from kgsheet.core.tasks import State
from kgsheet.errors import HostError, InputError
from kgsheet.hosts.file import FileBook
from kgsheet.jobs import When, check
from kgsheet.shipped import SAMPLE_YEARS, sample_workbook
from tests.office_sheets import write_sheet

FLAGS = ["is_counted", "is_due", "is_completed", "is_overdue"]
HEADINGS = ("Đơn vị chủ trì", "Nội dung", "Thời hạn", "Văn bản phê duyệt", "Tình trạng", "Lĩnh vực")
ROWS = (
    ("Sở Y tế", "Đề án trạm y tế xã", "Quý I/2025", "12/QĐ-UBND ngày 03/4/2025", None, "Y tế"),
    ("Sở Y tế", "Quy hoạch bệnh viện", "31/3/2025", None, "Tạm dừng", None),
    ("Sở Xây dựng", "Chương trình nhà ở", "31/3/2025", None, "Đưa ra khỏi chương trình", None),
    ("Sở Xây dựng", "Quy chế kiến trúc", "Quý I/2025", None, None, None),
    ("Sở Xây dựng", "Kế hoạch cây xanh", "sớm nhất có thể được", None, None, None),
    ("Sở Xây dựng", "Đề án đô thị", "31/12/2025", "đã trình", None, None),
)
DAY = date(2025, 6, 30)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return write_sheet(tmp_path / "so.xlsx", [HEADINGS, *ROWS])


def counted(path: Path, as_of: date | None = None) -> Progress:
    return check(FileBook(path), When(today=date(2026, 1, 1), as_of=as_of)).examined.progress


def groups(progress: Progress, by: str) -> dict[str | None, list[int]]:
    found = progress.agencies if by == "agency" else progress.quarters
    return {
        one.name: [one.figures.total, one.figures.due, one.figures.completed, one.figures.overdue]
        for one in found
    }


@pytest.mark.parametrize(
    ("year", "sums"), [(2017, [52, 33, 18, 15]), (2021, [21, 18, 0, 18])], ids=str
)
def test_flags_add_up_to_the_published_figures(year: int, sums: list[int]) -> None:
    assert read_tasks(sample_workbook(year))[FLAGS].sum().tolist() == sums


@pytest.mark.parametrize("by", ["agency", "quarter"])
@pytest.mark.parametrize("year", SAMPLE_YEARS)
@pytest.mark.parametrize("as_of", [None, date(2017, 3, 31), date(2030, 1, 1)], ids=str)
def test_flags_add_up_to_what_the_program_counts(year: int, by: str, as_of: date | None) -> None:
    tasks = read_tasks(sample_workbook(year), as_of=as_of)

    sums = tasks.groupby(by, dropna=False, sort=False)[FLAGS].sum()

    assert {
        None if pd.isna(name) else name: list(map(int, row))
        for name, row in zip(sums.index, sums.to_numpy(), strict=True)
    } == groups(counted(sample_workbook(year), as_of), by)


def test_tasks_set_aside_are_rows_that_do_not_count(sheet: Path) -> None:
    tasks = read_tasks(sheet, as_of=DAY)
    figures = counted(sheet, DAY).figures

    assert tasks[FLAGS].to_numpy().tolist() == [
        [True, True, True, False],
        [False, False, False, False],
        [False, False, False, False],
        [True, True, False, True],
        [True, False, False, False],
        [True, False, False, False],
    ]
    assert tasks[FLAGS].sum().tolist() == [
        *(figures.total, figures.due, figures.completed, figures.overdue)
    ]


def test_each_row_says_what_its_task_says(sheet: Path) -> None:
    tasks = read_tasks(sheet, as_of=DAY)
    first = tasks.iloc[0].dropna().to_dict()

    assert first == {
        "file": str(sheet),
        "row": 2,
        "id": first["id"],
        "agency": "Sở Y tế",
        "title": "Đề án trạm y tế xã",
        "sector": "Y tế",
        "deadline": "Quý I/2025",
        "due": pd.Timestamp(2025, 3, 31),
        "quarter": "I/2025",
        "approval": "12/QĐ-UBND",
        "approved_on": pd.Timestamp(2025, 4, 3),
        "as_of": pd.Timestamp(DAY),
        "state": State.COMPLETED_LATE.value,
        "is_counted": True,
        "is_due": True,
        "is_completed": True,
        "is_overdue": False,
    }
    assert list(tasks.loc[3, ["days_late", "state"]]) == [91, "overdue"]


def test_what_cannot_be_read_is_missing(sheet: Path) -> None:
    vague, unapproved = (row.dropna() for _, row in read_tasks(sheet, as_of=DAY)[4:].iterrows())

    assert (vague["deadline"], vague["state"]) == ("sớm nhất có thể được", "unreadable")
    assert {"due", "quarter", "approval", "approved_on", "days_late", "type"}.isdisjoint(
        vague.keys()
    )
    assert {"approval", "approved_on"}.isdisjoint(unapproved.keys())


def test_types_are_the_same_for_any_number_of_workbooks(sheet: Path) -> None:
    samples = [sample_workbook(year) for year in SAMPLE_YEARS]
    frames = [read_tasks([]), read_tasks([str(sheet)]), read_tasks(iter([sheet, *samples]))]

    assert [len(frame) for frame in frames] == [0, 6, 79]
    assert all(frame.dtypes.equals(frames[0].dtypes) for frame in frames)
    assert frames[0].dtypes["due"] == "datetime64[ns]"


def test_files_keep_their_order_and_their_bytes(sheet: Path) -> None:
    before = sheet.read_bytes()

    files = read_tasks([sample_workbook(2021), sheet])["file"]

    assert list(files.unique()) == [str(sample_workbook(2021)), str(sheet)]
    assert sheet.read_bytes() == before


def test_without_a_day_the_last_closed_one_counts(sheet: Path) -> None:
    days = [date.today() - timedelta(days=1)]
    as_of = read_tasks(sheet)["as_of"].iloc[0].date()
    days.append(date.today() - timedelta(days=1))

    assert as_of in days


def test_workbook_that_cannot_be_read_is_named_with_its_folder(tmp_path: Path, sheet: Path) -> None:
    other = write_sheet(tmp_path / "khac.xlsx", [("Họ và tên", "Ngày sinh")])
    missing = tmp_path / "khong-co.xlsx"

    with pytest.raises(InputError, match="KG302.*" + re.escape(str(other))):
        read_tasks([sheet, other])
    with pytest.raises(HostError, match="KG901.*" + re.escape(str(missing))):
        read_tasks(missing)


def test_workbook_with_a_damaged_sheet_is_named(tmp_path: Path, sheet: Path) -> None:
    damaged = tmp_path / "hong.xlsx"
    with zipfile.ZipFile(sheet) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[:-100] if name == "xl/worksheets/sheet1.xml" else content)

    with pytest.raises(InputError, match=re.escape(str(damaged))):
        read_tasks(damaged)


def test_package_offers_what_it_lists_and_nothing_else() -> None:
    assert [name for name in kgsheet.__all__ if not hasattr(kgsheet, name)] == []
    assert not hasattr(kgsheet, "write_tasks")
    assert list(kgsheet.__all__) == sorted(kgsheet.__all__)
