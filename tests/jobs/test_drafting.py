from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from kgsheet.core.cells import CellValue
from kgsheet.errors import InputError
from kgsheet.hosts.memory import MemoryBook
from kgsheet.jobs import Target, When, report, run
from kgsheet.messages import Code

WHEN = When(today=date(2025, 7, 1), as_of=date(2025, 6, 30))
HEADINGS: list[CellValue] = ["Đơn vị chủ trì", "Nội dung", "Thời gian thực hiện"]
TASKS: list[list[CellValue]] = [
    ["Sở Y tế", "Đề án trạm y tế", "Quý I/2025"],
    ["Sở Nội vụ", "Kế hoạch tập huấn", "Quý IV/2025"],
    ["Sở Xây dựng", "Quy hoạch chợ", "Quý II/2025"],
    ["Sở Y tế", "Kế hoạch tiêm chủng", "30/6/2025"],
]
SIGNERS: list[list[CellValue]] = [["Mã", "Họ tên", "Quyền hạn"], ["CT", "Lê Thị Hoa", "CHỦ TỊCH"]]


def book(tasks: list[list[CellValue]] = TASKS, *types: str, subject: str = "Nhắc") -> MemoryBook:
    narrative: list[list[CellValue]] = [["Loại văn bản", "Cấp", "Nội dung"]]
    for kind in types:
        narrative += [[kind, "trich_yeu", subject], [kind, "doan", "Nội dung."]]
    return MemoryBook(
        sheets={"Nhiệm vụ": [HEADINGS, *tasks], "Nội dung": narrative, "Người ký": SIGNERS}
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_letter_goes_to_each_late_agency(tmp_path: Path) -> None:
    outcome = report(book(), WHEN, "CV", Target(beside=tmp_path))

    written = [one.path for one in outcome.documents]
    assert [one.name for one in written] == [
        "2025-CV-du-thao-don-doc-thuc-hien-nhiem-vu-qua-han-so-y-te.docx",
        "2025-CV-du-thao-don-doc-thuc-hien-nhiem-vu-qua-han-so-xay-dung.docx",
    ]
    rows = [len(docx.Document(str(one)).tables[-1].rows) for one in written]
    assert rows == [1 + 2, 1 + 1]
    assert {(one.type, one.number, one.symbol) for one in outcome.documents} == {("CV", None, None)}


def test_nobody_late_is_no_document(tmp_path: Path) -> None:
    outcome = report(book(TASKS[1:2]), WHEN, "CV", Target(beside=tmp_path))

    assert outcome.documents == ()
    assert names(tmp_path / "Văn bản") == []


@pytest.mark.parametrize(
    ("types", "kinds"),
    [
        ((), []),
        (("BC",), ["BC"]),
        (("CV",), ["CV", "CV"]),
        (("KH", "CV", "BC"), ["KH", "CV", "CV", "BC"]),
    ],
)
def test_run_writes_letters_only_where_the_workbook_has_their_text(
    tmp_path: Path, types: tuple[str, ...], kinds: list[str]
) -> None:
    outcome = run(book(TASKS, *types), WHEN, Target(beside=tmp_path))

    assert [one.type for one in outcome.documents] == kinds
    assert len(names(tmp_path / "Văn bản")) == len(kinds)


def test_agencies_spelled_alike_in_a_file_name_get_two_files(tmp_path: Path) -> None:
    alike: list[list[CellValue]] = [
        ["Sở Y tế", "Đề án A", "Quý I/2025"],
        ["Sở Ý Tê", "Đề án B", "Quý I/2025"],
    ]

    outcome = report(book(alike), WHEN, "CV", Target(beside=tmp_path))

    assert [one.path.stem.rpartition("qua-han-")[2] for one in outcome.documents] == [
        "so-y-te",
        "so-y-te-2",
    ]


def test_subject_that_names_the_agency_is_not_said_twice(tmp_path: Path) -> None:
    subject = "Nhắc {{ don_vi_nhan.ten }}"

    outcome = report(book(TASKS, "CV", subject=subject), WHEN, "CV", Target(beside=tmp_path))

    assert [one.path.name for one in outcome.documents] == [
        "2025-CV-du-thao-nhac-so-y-te.docx",
        "2025-CV-du-thao-nhac-so-xay-dung.docx",
    ]


def test_wrong_text_leaves_no_letter(tmp_path: Path) -> None:
    wrong = book(TASKS, "CV", subject="{{ khong_co }}")

    with pytest.raises(InputError) as caught:
        report(wrong, WHEN, "CV", Target(beside=tmp_path))

    assert caught.value.problems[0].code == Code.FIELD_MISSING
    assert names(tmp_path / "Văn bản") == []


def test_letters_of_the_same_facts_are_written_once(tmp_path: Path) -> None:
    first = report(book(), WHEN, "CV", Target(beside=tmp_path)).documents
    later = report(book(), WHEN, "CV", Target(beside=tmp_path)).documents

    assert [one.path for one in first] == [one.path for one in later]
    assert len(names(tmp_path / "Văn bản")) == 2


def test_report_without_its_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        report(book(), WHEN, "BC", Target(beside=tmp_path))

    assert caught.value.problems[0].code == Code.TYPE_NOT_CONFIGURED
