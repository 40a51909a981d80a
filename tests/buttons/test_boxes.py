"""What people read when a button has done its work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kgsheet import jobs
from kgsheet.buttons.boxes import (
    checked_box,
    failed_box,
    reported_box,
    restored_box,
    updated_box,
)
from kgsheet.core.cells import Area
from kgsheet.core.edits import CellEdit
from kgsheet.core.mended import Mended
from kgsheet.core.schema import BUTTONS, FINDINGS, TASKS, button
from kgsheet.errors import HostError, InputError, Place, Problem
from kgsheet.hosts.file import FileBook
from kgsheet.hosts.memory import MemoryBook
from kgsheet.messages import Code
from kgsheet.messages.mending import Mend
from tests.core.sheets import book_of, task
from tests.hosts.conftest import values

WHEN = jobs.When(today=date(2017, 7, 1))
SAVE = "Sổ chưa được lưu; xem xong hãy bấm Lưu (Ctrl+S)."


def test_a_check_tells_how_much_was_found_and_where_to_look(
    sample: Callable[[int], Path],
) -> None:
    box = checked_box(jobs.list_findings(FileBook(sample(2017)), WHEN))

    assert box.summary == (
        "Đã kiểm tra 52 nhiệm vụ, số liệu chốt đến ngày 30/6/2017: 2 thông tin (chưa kể 10 mục đã"
        " xác nhận)."
    )
    assert box.lines[0] == (
        "Danh sách ở trang “Kiểm tra”; bấm vào địa chỉ ở cột “Ô” để đến chỗ cần sửa."
    )
    assert box.sheet == FINDINGS.sheet
    assert not box.is_grave


def test_an_update_tells_the_figures(sample: Callable[[int], Path]) -> None:
    box = updated_box(jobs.update(FileBook(sample(2017)), WHEN))

    assert box.summary == (
        "Đã cập nhật 52 nhiệm vụ, số liệu chốt đến ngày 30/6/2017: 33 đến hạn, 18 đã hoàn thành,"
        " 15 quá hạn."
    )
    assert box.lines[-1] == SAVE
    assert box.note == box.summary


def test_an_update_that_changes_nothing_says_so() -> None:
    book = book_of({TASKS.name: [task()]}, [TASKS])
    jobs.update(book, WHEN)

    box = updated_box(jobs.update(book, WHEN))

    assert box.lines == (
        "Kết quả kiểm tra: không có lỗi, cảnh báo nào.",
        "Số liệu trong sổ đã đúng, không ô nào phải sửa.",
    )
    assert box.sheet == ""


def test_an_update_tells_which_columns_it_could_not_write() -> None:
    rows = [
        ["Đơn vị chủ trì", "Nội dung", "Thời gian thực hiện"],
        ["Sở Y tế", "Đề án", "Quý I/2017"],
    ]

    box = updated_box(jobs.update(MemoryBook.of_rows([*rows]), WHEN))

    assert "Sổ không có cột “Hạn”, “Ngày phê duyệt”, “Trạng thái”" in box.text
    assert "bấm nút “Khôi phục khuôn” để thêm cột" in box.text


def test_without_a_list_the_first_findings_stand_in_the_box() -> None:
    book = book_of({TASKS.name: [task(deadline="31/4/2017")] * 8}, [TASKS])

    box = checked_box(jobs.list_findings(book, WHEN))

    assert box.lines[0].startswith("Sổ không có bảng tblKiemTra")
    assert len(box.lines) == 1 + 5
    assert "[KG101]" in box.lines[1]
    assert box.sheet == ""


def test_a_report_tells_its_file_and_what_to_look_at(
    sample: Callable[[int], Path], tmp_path: Path
) -> None:
    target = jobs.Target(beside=tmp_path)

    box = reported_box(jobs.report(FileBook(sample(2017)), WHEN, "BC", target))

    assert box.summary == (
        "Đã lập dự thảo báo cáo, số liệu chốt đến ngày 30/6/2017; số và ngày của văn bản để trống."
    )
    assert box.lines[0].startswith(f"Tệp: {tmp_path / 'Văn bản'}")
    assert len(box.lines) == 1, "what only informs need not be looked at first"


def test_a_report_without_the_name_of_its_office_says_so(
    sample: Callable[[int], Path], tmp_path: Path
) -> None:
    book = FileBook(sample(2017))
    cells = values(book.read(), "Cấu hình")
    row, column = next(place for place, held in cells.items() if held == "ten_co_quan")
    book.apply([CellEdit(sheet="Cấu hình", row=row, column=column + 1, value=None)])

    box = reported_box(jobs.report(book, WHEN, "BC", jobs.Target(beside=tmp_path)))

    assert "(khóa ten_co_quan)" in box.lines[1]
    assert "1 cảnh báo" in box.lines[2]


AREA = Area(first_row=5, first_column=7, last_row=9, last_column=7)


def mended(what: Mend, name: str = "Loại") -> Mended:
    return Mended(what=what, sheet=TASKS.sheet, name=name, area=AREA)


def test_restoring_tells_what_came_back() -> None:
    box = restored_box([mended(Mend.LIST), mended(Mend.LIST, "Mã"), mended(Mend.LATER)])

    assert box.summary == "Đã khôi phục 2 mục của khuôn sổ."
    assert box.lines[0].splitlines() == [
        "Đã khôi phục danh sách chọn của cột “Loại”, “Mã” (trang “Nhiệm vụ”).",
        "Chưa khôi phục được danh sách chọn, lời nhắc của cột “Loại” (trang “Nhiệm vụ”) khi sổ đang"
        " mở: lưu, đóng sổ rồi chạy kgsheet restore.",
    ]
    assert box.lines[-1] == SAVE


def test_restoring_nothing_is_good_news() -> None:
    assert restored_box([]).text == "Sổ đúng khuôn, không có gì phải khôi phục."


def test_long_lists_are_cut() -> None:
    every = [
        Mended(what=what, sheet=f"Trang {number}", name="x", area=AREA)
        for number, what in enumerate([Mend.LIST] * 14)
    ]

    assert restored_box(every).lines[0].splitlines()[-1] == "… và 4 mục khác."


def test_a_failure_tells_code_place_and_remedy() -> None:
    problem = Problem(
        code=Code.PROGRAM_REFUSED, where=Place(file="so.xlsm", sheet="Nhiệm vụ", cell="P5")
    )

    box = failed_box(HostError(problem), button("update"))

    assert box.is_failure
    assert not box.is_grave
    assert box.summary == "Chưa làm được việc “Cập nhật tiến độ”."
    assert box.lines[0].startswith("[KG923] Tệp “so.xlsm”, Trang “Nhiệm vụ”, ô P5: ")
    assert "bỏ bảo vệ" in box.lines[0]
    assert box.note == f"{box.summary} {box.lines[0]}"


def test_many_problems_are_cut() -> None:
    problems = [
        Problem(code=Code.BACKUP_MISSING, facts={"backup": str(number)}) for number in range(12)
    ]

    assert failed_box(InputError(*problems), button("check")).lines[-1] == "… và 2 mục khác."


@pytest.mark.parametrize("name", [one.name for one in BUTTONS])
def test_every_button_says_what_it_could_not_do(name: str) -> None:
    box = failed_box(InputError(), button(name))

    assert button(name).caption in box.text
