"""What changed since the last time, as the summary workbook shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from kgsheet.core.rollup import roll_up
from kgsheet.core.rollup_changes import Change, ChangeKind, Changes
from kgsheet.core.rollup_offices import Office, OfficeTask
from kgsheet.core.tasks import State
from kgsheet.messages.rollup import CHANGES_SAY, ROLLUP_SHEETS
from kgsheet.rollup import write_rollup
from kgsheet.rollup.changing import changes_line, then_and_now
from tests.conftest import Audit

MARCH, MAY, JUNE = date(2025, 3, 31), date(2025, 5, 31), date(2025, 6, 30)
OPEN = OfficeTask(
    id="1", title="=Đề án <1>", agency="Sở Y tế", due=JUNE, state=State.IN_TIME, row=5
)
LATE = replace(OPEN, agency="", state=State.OVERDUE, days_late=0)
DONE = replace(OPEN, state=State.COMPLETED_ON_TIME, approved_on=MAY)
UNDATED = replace(OPEN, due=None, state=State.NO_DEADLINE)
ITEMS = (
    Change(kind=ChangeKind.LATE, office="xa-02", before=OPEN, now=LATE),
    Change(kind=ChangeKind.DEADLINE, office="xa-01", before=UNDATED, now=OPEN),
    Change(kind=ChangeKind.VANISHED, office="xa-02", before=OPEN),
    Change(kind=ChangeKind.VANISHED_OFFICE, office="xa-03", tasks=1200),
    Change(kind=ChangeKind.DONE, office="xa-02", before=OPEN, now=DONE),
    Change(kind=ChangeKind.NEW, office="xa-01", now=LATE),
    Change(kind=ChangeKind.NEW_OFFICE, office="xa-04", tasks=2),
)
CHANGES = Changes((MARCH,), ITEMS)
TOTAL = roll_up([Office("xa-01", JUNE, (OPEN,))])


def written(path: Path, changes: Changes | None) -> Workbook:
    with path.open("wb") as stream:
        write_rollup(stream, TOTAL, changes=changes)
    return openpyxl.load_workbook(path)


def rows(book: Workbook, sheet: str) -> list[tuple[object, ...]]:
    return list(book[ROLLUP_SHEETS[sheet]].iter_rows(values_only=True))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (None, "Chưa có kỳ trước để so sánh."),
        (
            Changes((MARCH,), ()),
            "So với lần trước (số liệu đến hết ngày 31/3/2025): không có thay đổi.",
        ),
        (
            Changes((MARCH, MAY), ITEMS[:1] * 1200),
            "So với lần trước (số liệu đến các ngày từ 31/3/2025 đến 31/5/2025): 1.200 nhiệm vụ mới"
            " quá hạn.",
        ),
        (
            CHANGES,
            "So với lần trước (số liệu đến hết ngày 31/3/2025): 1 nhiệm vụ mới quá hạn, 1 nhiệm vụ"
            " đổi thời hạn, 1 nhiệm vụ không còn trong sổ, 1 sổ không còn, 1 nhiệm vụ mới hoàn"
            " thành, 1 nhiệm vụ mới, 1 sổ mới.",
        ),
    ],
    ids=["first", "same", "many", "some of each"],
)
def test_line_says_what_changed(tmp_path: Path, changes: Changes | None, said: str) -> None:
    page = rows(written(tmp_path / "so.xlsx", changes), "page")

    assert changes_line(changes) == said
    assert page[4][0] == said


def test_every_kind_has_its_words() -> None:
    assert list(CHANGES_SAY) == list(ChangeKind)


def test_list_shows_the_last_time_beside_now(tmp_path: Path) -> None:
    headings, *found = rows(written(tmp_path / "so.xlsx", CHANGES), "changes")

    assert headings[5:] == ("Lần trước (số liệu đến hết ngày 31/3/2025)", "Lần này")
    title, late = "=Đề án <1>", "Quá hạn (hạn 30/6/2025)"
    assert found == [
        (1, "Mới quá hạn", "xa-02", "(chưa ghi đơn vị)", title, "Đang thực hiện", late),
        (2, "Đổi thời hạn", "xa-01", "Sở Y tế", title, "Không có hạn", "30/6/2025"),
        (3, "Không còn trong sổ", "xa-02", "Sở Y tế", title, "Đang thực hiện", ""),
        (4, "Sổ không còn", "xa-03", "", "", "1.200 nhiệm vụ", ""),
        (
            *(5, "Mới hoàn thành", "xa-02", "Sở Y tế", title, "Đang thực hiện"),
            "Hoàn thành đúng hạn (phê duyệt 31/5/2025)",
        ),
        (6, "Nhiệm vụ mới", "xa-01", "(chưa ghi đơn vị)", title, "", late),
        (7, "Sổ mới", "xa-04", "", "", "", "2 nhiệm vụ"),
    ]


def test_approval_that_does_not_count_yet_is_told() -> None:
    later = replace(LATE, approved_on=date(2025, 7, 1))

    gone = Change(kind=ChangeKind.BACKWARDS, office="xa-01", before=later, now=LATE)

    assert then_and_now(gone) == ("Quá hạn (phê duyệt 01/7/2025)", "Quá hạn (hạn 30/6/2025)")


def test_workbooks_are_counted_most_changes_first(tmp_path: Path) -> None:
    headings, *found = rows(written(tmp_path / "so.xlsx", CHANGES), "changed_offices")

    assert headings[1:5] == ("Sổ", "Mới quá hạn", "Đổi thời hạn", "Không còn trong sổ")
    assert found == [
        (1, "xa-02", 1, 0, 1, 0, 1, 0, 0, 3),
        (2, "xa-01", 0, 1, 0, 0, 0, 1, 0, 2),
        (3, "xa-03", 0, 0, 0, 1, 0, 0, 0, 1),
        (4, "xa-04", 0, 0, 0, 0, 0, 0, 1, 1),
        ("", "Cộng", 1, 1, 1, 1, 1, 1, 1, 7),
    ]


@pytest.mark.parametrize("items", [(), ITEMS], ids=["none", "some"])
def test_workbook_with_changes_is_valid_and_the_same_each_time(
    tmp_path: Path, audit: Audit, items: tuple[Change, ...]
) -> None:
    for name in ("mot.xlsx", "hai.xlsx"):
        written(tmp_path / name, Changes((MARCH,), items))

    assert audit(tmp_path / "mot.xlsx") == []
    assert (tmp_path / "mot.xlsx").read_bytes() == (tmp_path / "hai.xlsx").read_bytes()


def test_list_can_be_filtered_and_its_headings_repeat(tmp_path: Path) -> None:
    sheet = written(tmp_path / "so.xlsx", CHANGES)[ROLLUP_SHEETS["changes"]]

    assert sheet.auto_filter.ref == "A1:G8"
    assert sheet.print_title_rows == "$1:$1"
