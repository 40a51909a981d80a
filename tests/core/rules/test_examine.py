from __future__ import annotations

import string
from collections.abc import Mapping
from datetime import date

import pytest

from kgsheet.core.cells import Area, CellError, CellValue, NoResult, Snapshot, TableRef
from kgsheet.core.rules import RULES, Examination, examine
from kgsheet.core.schema import AGENCIES, NARRATIVE, RECIPIENTS, SETTINGS, SIGNERS, TASKS
from kgsheet.errors import InputError, Problem
from kgsheet.hosts.memory import Held, MemoryBook
from kgsheet.messages import CODES, MESSAGES, Code, Severity
from tests.core.sheets import (
    AS_OF,
    Cells,
    agency,
    book,
    book_of,
    different,
    examined,
    look,
    no_day,
    only,
    setting,
    task,
    told,
)

DECISION = "655/QĐ-UBND ngày 24/3/2017"
HEADINGS: list[CellValue] = ["Đơn vị chủ trì", "Nội dung", "Thời hạn"]


def day_of_the_job() -> date:
    return date(2017, 9, 30)


@pytest.mark.parametrize(
    ("asked", "settings", "expected"),
    [
        pytest.param(AS_OF, [setting("ngay_chot", "31/3/2017")], AS_OF, id="asked-for"),
        pytest.param(None, [setting("ngay_chot", "31/3/2017")], date(2017, 3, 31), id="settings"),
        pytest.param(None, [setting("ngay_chot", None)], date(2017, 9, 30), id="neither"),
        pytest.param(None, [setting("ngay_chot", "quý I")], date(2017, 9, 30), id="unreadable"),
        pytest.param(None, [], date(2017, 9, 30), id="no-settings"),
    ],
)
def test_day_is_asked_for_or_of_the_settings_or_the_default(
    asked: date | None, settings: list[Cells], expected: date
) -> None:
    snapshot = book([task()], settings=settings).read()

    assert look(snapshot, asked, day_of_the_job).as_of == expected


def test_everything_a_workbook_says_is_read() -> None:
    blocks: Mapping[str, list[Cells]] = {
        TASKS.name: [task()],
        SETTINGS.name: [setting("nam", 2017), setting("nguoi_ky", "CT")],
        AGENCIES.name: [agency("Sở Xây dựng", short_name="SXD")],
        SIGNERS.name: [{"id": "CT", "name": "Nguyễn Văn A", "authority": "CHỦ TỊCH"}],
        RECIPIENTS.name: [{"type": "BC", "recipient": "Lưu: VT"}],
        NARRATIVE.name: [{"type": "BC", "level": "doan", "text": "Thực hiện kế hoạch."}],
    }
    tables = (TASKS, SETTINGS, AGENCIES, SIGNERS, RECIPIENTS, NARRATIVE)

    master = look(book_of(blocks, tables).read()).master

    assert (master.file, master.row_count) == ("so.xlsx", 1)
    assert [one.title for one in master.tasks] == ["Đề án chợ quê"]
    assert [one.name for one in master.agencies] == ["Sở Xây dựng"]
    assert master.settings.year == 2017
    assert master.signer is master.signers[0]
    assert [one.text for one in master.recipients] == ["Lưu: VT"]
    assert [one.text for one in master.narrative] == ["Thực hiện kế hoạch."]
    assert master.document_types == ("BC",)
    assert len(master.facts_hash) == 64


def test_findings_are_ordered_by_state_severity_and_place() -> None:
    found = examined(
        task(deadline=None, confirmation="KG102: chờ Trung ương"),
        task(title="Quy hoạch  cảng cá"),
        task(title="Đào tạo nghề may", deadline="sớm"),
        task(title="Số hóa hồ sơ", deadline="31/4/2021", approval="đã trình"),
        settings=[setting("ngay_chop", 1)],
    )

    assert told(found) == [
        (Code.DEADLINE_UNREADABLE, "I5"),
        (Code.APPROVAL_UNREADABLE, "L5"),
        (Code.DEADLINE_MISSING, "I4"),
        (Code.NAME_UNKNOWN, "B2"),
        (Code.TEXT_UNTIDY, "F3"),
        (Code.DEADLINE_MISSING, "I2"),
    ]
    assert found.counts == {Severity.ERROR: 2, Severity.WARNING: 1, Severity.INFO: 2}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param([["Nội dung", "Thời hạn"], ["Đề án A", "2017"]], "“Đơn vị chủ trì”", id="a"),
        pytest.param([["Đơn vị chủ trì", "Nội dung"]], "“Thời gian thực hiện”", id="deadline"),
        pytest.param([["Đơn vị chủ trì", "Thời hạn"]], "“Nội dung”", id="title"),
        pytest.param([["xin chào"]], "Không tìm thấy bảng nhiệm vụ", id="nothing"),
        pytest.param([], "không có dữ liệu", id="empty"),
        pytest.param(
            [HEADINGS, ["A", "Đề án A", "2017"], ["Tổng cộng"], HEADINGS],
            "dòng 4",
            id="two-blocks",
        ),
    ],
)
def test_workbook_without_a_task_table_is_refused(rows: list[list[CellValue]], words: str) -> None:
    with pytest.raises(InputError) as caught:
        look(MemoryBook.of_rows(rows).read())

    (problem,) = caught.value.problems
    assert problem.code is Code.BLOCK_MISSING
    assert words in problem.message
    assert problem.fix


def test_side_table_that_lacks_a_column_is_refused_by_its_name() -> None:
    area = Area(first_row=1, first_column=1, last_row=2, last_column=1)
    broken = MemoryBook(
        sheets={"Nhiệm vụ": [HEADINGS, ["A", "Đề án A", "2017"]], "Cấu hình": [["Khóa"], ["nam"]]},
        tables=[TableRef(name="tblCauHinh", sheet="Cấu hình", area=area)],
    )

    with pytest.raises(InputError, match="Bảng tblCauHinh thiếu cột “Giá trị”"):
        look(broken.read())


def test_side_table_is_taken_from_its_own_sheet_where_another_looks_like_it() -> None:
    settings: list[list[CellValue]] = [["Khóa", "Giá trị"], ["nam", 2017]]
    copied: list[list[CellValue]] = [["Khóa", "Giá trị"], ["nam", 2016]]
    tasks: list[list[CellValue]] = [HEADINGS, ["A", "Đề án A", "2017"]]
    sheets = {"Bản cũ": copied, "Nhiệm vụ": tasks, "Cấu hình": settings}

    assert look(MemoryBook(sheets=sheets).read()).master.settings.year == 2017


def test_two_side_tables_on_other_sheets_are_refused() -> None:
    settings: list[list[CellValue]] = [["Khóa", "Giá trị"], ["nam", 2017]]
    tasks: list[list[CellValue]] = [HEADINGS, ["A", "Đề án A", "2017"]]
    sheets = {"Một": settings, "Nhiệm vụ": tasks, "Hai": settings}

    with pytest.raises(InputError, match="2 chỗ đều giống bảng Cấu hình: trang “Một” dòng 1"):
        look(MemoryBook(sheets=sheets).read())


def test_finding_names_the_row_where_the_sheet_lacks_the_column() -> None:
    rows: list[list[CellValue]] = [
        HEADINGS[1:],
        ["Đề án A", "2017"],
        ["I. Sở Y tế"],
        ["Quy hoạch cảng cá", "2017"],
    ]

    (finding,) = look(MemoryBook.of_rows(rows).read()).findings

    assert (finding.code, finding.where.cell, finding.where.row) == (Code.AGENCY_MISSING, "", 2)


def a_workbook_of_every_kind_of_mistake() -> Examination:
    """Rows that raise each code of rows, of the table and of the settings."""
    rows = [
        task(deadline="31/4/2021"),
        task(deadline=None),
        task(deadline="cuối năm 2018", year=2017),
        task(approval="đã trình"),
        task(approval="41/QĐ-UBND"),
        task(approval="20/2017/QĐ-UBND ngày 01/7/2017"),
        task(lead_agency=None),
        task(lead_agency="Sở Lạ"),
        task(lead_agency="Sở Cũ", title=None),
        task(title="Sơ kết Nghị quyết. Xây dựng Đề án  làng nghề"),
        task(title="Quy hoạch cảng cá 1", note="Uû ban nh©n d©n"),
        task(title="Quy hoạch cảng cá 2", suspension="Đang làm"),
        task(title="Số hóa hồ sơ", approval=DECISION),
        task(title="Bảo tồn voọc bạc", approval=DECISION),
        task(title="Xóa mù chữ", approval="655/QĐ-UBND ngày 25/3/2017", id="NV1"),
        task(title="Nghề mộc\x01"),
        task(title="Nghề may", approval="700/QĐ-UBND ngày 01/3/2017", confirmation="KG201: cũ"),
        task(title=CellError("#REF!"), sector=NoResult("B1")),
    ]
    settings = [
        setting("tong_so_da_cong_bo", 60),
        setting("ngay_chot", "quý I"),
        setting("ngay_chop", 1),
    ]
    agencies = [
        agency("Sở Xây dựng", short_name="SXD"),
        agency("Sở Cũ", short_name="SC", valid_to="31/12/2016"),
    ]
    return examined(*rows, settings=settings, agencies=agencies)


def missing_table() -> Problem:
    with pytest.raises(InputError) as caught:
        examine(Snapshot(file="trống.xlsx"), AS_OF, no_day)
    return caught.value.problems[0]


def wrong_count() -> Problem:
    rows: list[list[Held]] = [
        ["TT", "Nội dung", "Thời hạn"],
        ["I", "Sở Xây dựng (02)"],
        [1, "Đề án chợ quê", "Quý I/2017"],
    ]
    return only(look(MemoryBook.of_rows(rows).read()))


EVERY = (*a_workbook_of_every_kind_of_mistake().findings, missing_table(), wrong_count())
FINDING_CODES = {code for code in Code if code < "KG400"} | {Code.TEXT_UNPRINTABLE}


def test_every_code_of_the_sheet_is_raised() -> None:
    assert {one.code for one in EVERY} == FINDING_CODES


@pytest.mark.parametrize("code", sorted(FINDING_CODES))
def test_sentences_ask_for_exactly_the_facts_given(code: Code) -> None:
    asked = {
        name
        for template in (MESSAGES[code].text, MESSAGES[code].fix)
        for _, name, _, _ in string.Formatter().parse(template)
        if name
    }

    for finding in EVERY:
        if finding.code is code:
            assert set(finding.facts) == asked - {"found"}
            assert not set("{}") & set(str(finding))


def test_registry_lists_every_code_of_the_sheet_with_its_sentences() -> None:
    assert [rule.code for rule in RULES] == sorted(FINDING_CODES)
    assert all(rule.severity is CODES[rule.code] for rule in RULES)
    assert all(rule.message is MESSAGES[rule.code] for rule in RULES)


def test_findings_do_not_depend_on_the_order_of_rows() -> None:
    rows = [*different(4), task(deadline="31/4/2021"), task(approval=DECISION)]

    def said(some: list[Cells]) -> list[tuple[str, str]]:
        return sorted((one.code, one.found) for one in examined(*some).findings)

    assert said(rows) == said(rows[::-1])
