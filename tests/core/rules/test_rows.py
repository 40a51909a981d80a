from __future__ import annotations

from datetime import date, datetime

import pytest

from kgsheet.core.cells import CellError, CellValue, MonthYear, NoResult
from kgsheet.core.rules.rows import second_task
from kgsheet.hosts.memory import MemoryBook
from kgsheet.messages import Code, Severity
from tests.core.sheets import (
    Cells,
    Rows,
    agency,
    examined,
    look,
    only,
    setting,
    task,
    told,
)

BROKEN = CellError("#REF!")
AGENCIES: Rows = (
    agency("Sở Xây dựng", id="SXD", short_name="SXD", aliases="Sở XD; Sở Xây-dựng"),
    agency("Sở Nông nghiệp và Phát triển nông thôn", short_name="Sở NN&PTNT"),
    agency("Sở Nội vụ", short_name="SNV"),
)


@pytest.mark.parametrize(
    ("cells", "code", "cell", "facts"),
    [
        pytest.param(
            {"deadline": "31/4/2021"}, Code.DEADLINE_UNREADABLE, "I2", {}, id="KG101-no-such-day"
        ),
        pytest.param(
            {"deadline": "2020-2017"}, Code.DEADLINE_UNREADABLE, "I2", {}, id="KG101-backwards"
        ),
        pytest.param({"deadline": 17}, Code.DEADLINE_UNREADABLE, "I2", {}, id="KG101-bare-number"),
        pytest.param(
            {"deadline": BROKEN}, Code.DEADLINE_UNREADABLE, "I2", {}, id="KG101-error-value"
        ),
        pytest.param(
            {"extension": "Quý V/2017"}, Code.DEADLINE_UNREADABLE, "J2", {}, id="KG101-extension"
        ),
        pytest.param({"deadline": None}, Code.DEADLINE_MISSING, "I2", {}, id="KG102-blank"),
        pytest.param({"deadline": " \t"}, Code.DEADLINE_MISSING, "I2", {}, id="KG102-spaces"),
        pytest.param({"deadline": "-"}, Code.DEADLINE_MISSING, "I2", {}, id="KG102-dash"),
        pytest.param({"deadline": "khẩn trương"}, Code.DEADLINE_MISSING, "I2", {}, id="KG102-soon"),
        pytest.param(
            {"deadline": "khi có chỉ đạo"}, Code.DEADLINE_MISSING, "I2", {}, id="KG102-event"
        ),
        pytest.param(
            {"deadline": "Quý II"}, Code.DEADLINE_MISSING, "I2", {}, id="KG102-no-year-known"
        ),
        pytest.param(
            {"extension": "sớm"}, Code.DEADLINE_MISSING, "J2", {}, id="KG102-extension-names-no-day"
        ),
        pytest.param(
            {"deadline": "cuối năm 2017"},
            Code.DEADLINE_VAGUE,
            "I2",
            {"due": "31/12/2017"},
            id="KG103-vague",
        ),
        pytest.param(
            {"deadline": "dự thảo Quý I; trình Quý II/2017"},
            Code.DEADLINE_VAGUE,
            "I2",
            {"due": "30/6/2017"},
            id="KG103-several",
        ),
        pytest.param(
            {"deadline": MonthYear(2017, 2)},
            Code.DEADLINE_VAGUE,
            "I2",
            {"due": "28/02/2017"},
            id="KG103-month-made-by-excel",
        ),
        pytest.param(
            {"year": 2017, "deadline": "Quý II"},
            Code.DEADLINE_VAGUE,
            "I2",
            {"due": "30/6/2017"},
            id="KG103-year-of-the-plan",
        ),
        pytest.param(
            {"extension": "cuối năm 2017"},
            Code.DEADLINE_VAGUE,
            "J2",
            {"due": "31/12/2017"},
            id="KG103-extension",
        ),
        pytest.param(
            {"year": 2017, "deadline": "Quý I/2018"},
            Code.DEADLINE_OUTSIDE_YEAR,
            "I2",
            {"year": 2017},
            id="KG104-later",
        ),
        pytest.param(
            {"year": "2018", "deadline": date(2017, 12, 31)},
            Code.DEADLINE_OUTSIDE_YEAR,
            "I2",
            {"year": 2018},
            id="KG104-earlier",
        ),
        pytest.param(
            {"approval": "đã trình"}, Code.APPROVAL_UNREADABLE, "L2", {}, id="KG111-words"
        ),
        pytest.param(
            {"approval": date(2017, 1, 9)}, Code.APPROVAL_UNREADABLE, "L2", {}, id="KG111-only-day"
        ),
        pytest.param(
            {"approval": BROKEN}, Code.APPROVAL_UNREADABLE, "L2", {}, id="KG111-error-value"
        ),
        pytest.param(
            {"approval": "41/QĐ-UBND"}, Code.APPROVAL_UNDATED, "L2", {}, id="KG112-no-day"
        ),
        pytest.param(
            {"approval": "41/QĐ-UBND ngày 30/02/2017"},
            Code.APPROVAL_UNDATED,
            "L2",
            {},
            id="KG112-no-such-day",
        ),
        pytest.param(
            {"approval": "41/QĐ-UBND ngày 01/7/2017"},
            Code.APPROVAL_AFTER_CUTOFF,
            "L2",
            {"date": "01/7/2017", "cutoff": "30/6/2017"},
            id="KG113",
        ),
        pytest.param(
            {"approval": "20/2017/QĐ-UBND ngày 06/01/2017"},
            Code.APPROVAL_NORMATIVE,
            "L2",
            {"symbol": "20/2017/QĐ-UBND"},
            id="KG114",
        ),
        pytest.param({"lead_agency": None}, Code.AGENCY_MISSING, "D2", {}, id="KG121-blank"),
        pytest.param({"lead_agency": " "}, Code.AGENCY_MISSING, "D2", {}, id="KG121-space"),
        pytest.param({"title": None}, Code.TITLE_MISSING, "F2", {}, id="KG131"),
        pytest.param(
            {"title": "Sơ kết Nghị quyết về du lịch. Xây dựng Đề án làng nghề"},
            Code.TWO_TASKS_IN_ROW,
            "F2",
            {"second": "Xây dựng Đề án làng nghề"},
            id="KG132-two-sentences",
        ),
        pytest.param(
            {"title": "Đề án trường chuẩn và Đề án xóa mù chữ"},
            Code.TWO_TASKS_IN_ROW,
            "F2",
            {"second": "Đề án xóa mù chữ"},
            id="KG132-two-of-a-kind",
        ),
        pytest.param(
            {"title": f"Đề án trường chuẩn. Xây dựng {'x' * 90}"},
            Code.TWO_TASKS_IN_ROW,
            "F2",
            {"second": f"Xây dựng {'x' * 70}…"},
            id="KG132-a-long-second",
        ),
        pytest.param(
            {"suspension": "Đang làm"},
            Code.NOT_IN_LIST,
            "M2",
            {"column": "Tình trạng", "allowed": "“Tạm dừng”, “Đưa ra khỏi chương trình”"},
            id="KG141-list",
        ),
        pytest.param(
            {"year": 17},
            Code.NOT_IN_LIST,
            "B2",
            {"column": "Năm", "allowed": "“2017”, “2025”"},
            id="KG141-year",
        ),
        pytest.param(
            {"title": BROKEN},
            Code.CELL_NOT_A_VALUE,
            "F2",
            {
                "column": "Nội dung",
                "what": "ô báo lỗi #REF!",
                "remedy": "Sửa công thức hoặc gõ lại giá trị.",
            },
            id="KG306-error-value",
        ),
        pytest.param(
            {"lead_agency": CellError("#N/A")},
            Code.CELL_NOT_A_VALUE,
            "D2",
            {
                "column": "Đơn vị chủ trì",
                "what": "ô báo lỗi #N/A",
                "remedy": "Sửa công thức hoặc gõ lại giá trị.",
            },
            id="KG306-agency",
        ),
        *(
            pytest.param(
                {name: NoResult("A1")},
                Code.CELL_NOT_A_VALUE,
                cell,
                {
                    "column": column,
                    "what": "công thức chưa có kết quả lưu trong tệp",
                    "remedy": "Mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi chạy lại.",
                },
                id=f"KG306-no-result-{name}",
            )
            for name, cell, column in (
                ("deadline", "I2", "Thời gian thực hiện"),
                ("approval", "L2", "Văn bản phê duyệt"),
                ("extension", "J2", "Gia hạn"),
                ("note", "N2", "Ghi chú"),
            )
        ),
    ],
)
def test_rule_fires_once_at_its_cell(
    cells: Cells, code: Code, cell: str, facts: dict[str, object]
) -> None:
    finding = only(examined(task(**cells)))

    assert (finding.code, finding.where.cell, finding.where.row) == (code, cell, 2)
    assert finding.facts == facts


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({}, id="usual"),
        pytest.param({"deadline": date(2017, 6, 30)}, id="real-date"),
        pytest.param({"deadline": datetime(2017, 6, 30, 8)}, id="date-with-a-time"),
        pytest.param({"deadline": 2017}, id="year-as-number"),
        pytest.param({"deadline": "Thường xuyên"}, id="ongoing-needs-no-day"),
        pytest.param({"deadline": "hằng năm"}, id="every-year"),
        pytest.param({"year": 2017, "deadline": "2016-2020"}, id="range-holds-the-year"),
        pytest.param({"year": 2017, "deadline": "2017-2018"}, id="range-starts-in-the-year"),
        pytest.param({"year": 2017, "extension": "Quý I/2018"}, id="extended-into-next-year"),
        pytest.param({"deadline": "Quý I/2018"}, id="no-plan-year-known"),
        pytest.param({"deadline": None, "extension": "Quý I/2018"}, id="extension-gives-the-day"),
        pytest.param({"extension": "-"}, id="dash-is-no-extension"),
        pytest.param({"extension": " "}, id="space-is-no-extension"),
        pytest.param({"approval": "41/QĐ-UBND ngày 30/6/2017"}, id="approved-on-the-cut-off"),
        pytest.param({"approval": "–"}, id="dash-is-no-approval"),
        pytest.param({"approval": "\t\n"}, id="white-space-is-no-approval"),
        pytest.param({"approval": "09-CTr/TU ngày 01/02/2017"}, id="party-document"),
        pytest.param({"lead_agency": "Đội xe"}, id="any-agency-where-no-list-is"),
        pytest.param({"title": "Đề án sử dụng đất đến năm 2030."}, id="final-stop"),
        pytest.param({"title": "Kế hoạch giai đoạn 2016-2020; đề xuất chủ trương"}, id="one-task"),
        pytest.param({"title": "Tổng kết Nghị quyết và xây dựng mô hình"}, id="one-kind-once"),
        pytest.param({"suspension": "tạm  dừng"}, id="list-whatever-case-and-spaces"),
        pytest.param({"suspension": " "}, id="blank-list"),
        pytest.param({"kind": "Phương án"}, id="suggestions-are-open"),
        pytest.param({"year": "2017", "deadline": "Quý I/2017"}, id="year-as-text"),
        pytest.param({"note": "Làm sau..  nhé"}, id="notes-need-not-be-tidy"),
        pytest.param({"due": BROKEN, "state": NoResult()}, id="derived-cells-are-not-read"),
    ],
)
def test_rules_stay_silent(cells: Cells) -> None:
    assert told(examined(task(**cells))) == []


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        (Code.DEADLINE_UNREADABLE, Severity.ERROR),
        (Code.DEADLINE_MISSING, Severity.WARNING),
        (Code.TEXT_UNTIDY, Severity.INFO),
    ],
)
def test_severity_comes_from_the_code(code: Code, severity: Severity) -> None:
    rows = (
        task(deadline="31/4/2021"),
        task(title="Đào tạo nghề may", deadline=None),
        task(title="Quy hoạch  cảng cá"),
    )

    found = {one.code: one.severity for one in examined(*rows).findings}

    assert found[code] is severity


def test_found_repeats_the_cell() -> None:
    finding = only(examined(task(deadline="31/4/2021")))

    assert finding.found == "31/4/2021"
    assert finding.where.column == "Thời gian thực hiện"
    assert str(finding) == (
        "[KG101] Trang “Nhiệm vụ”, ô I2: Không đọc được thời hạn “31/4/2021”."
        " Gõ lại thời hạn. Ví dụ đúng: 30/6/2025, 6/2025, Quý II/2025."
    )


def test_blank_extension_and_deadline_are_both_told() -> None:
    findings = examined(task(deadline=None, extension="sớm"))

    assert told(findings) == [(Code.DEADLINE_MISSING, "I2"), (Code.DEADLINE_MISSING, "J2")]


def test_plan_year_comes_from_the_settings_where_the_row_has_none() -> None:
    found = examined(task(deadline="Quý I/2018"), settings=[setting("nam", 2017)])

    assert only(found).facts == {"year": 2017}


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        pytest.param("Sở Xây dưng", "Có phải là “Sở Xây dựng”", id="typo"),
        pytest.param("Sở NN và PTNT", "Có phải là ", id="own-abbreviation"),
        pytest.param("qwz", "Sửa lại tên hoặc thêm đơn vị vào trang Đơn vị.", id="nothing-like-it"),
    ],
)
def test_unknown_agency_is_told_with_the_nearest_names(name: str, nearest: str) -> None:
    finding = only(examined(task(lead_agency=name), agencies=AGENCIES))

    assert (finding.code, finding.where.cell, finding.found) == (Code.AGENCY_UNKNOWN, "D2", name)
    assert finding.fix.startswith(nearest)


@pytest.mark.parametrize(
    "name",
    [
        "Sở Xây dựng",
        "SỞ XÂY DỰNG",
        "  Sở  Xây dựng ",
        "Sở Xây dựng:",
        "Sở Xây dựng.",
        "sxd",
        "Sở XD",
        "So\u031b\u0309 Xa\u0302y du\u031b\u0323ng",
    ],
)
def test_agency_is_known_by_each_of_its_names(name: str) -> None:
    found = examined(task(lead_agency=name), agencies=AGENCIES)

    assert told(found, Code.AGENCY_UNKNOWN) == []
    assert found.master.tasks[0].lead_agency == "Sở Xây dựng"


def test_broken_agency_cell_is_told_once() -> None:
    assert told(examined(task(lead_agency=BROKEN), agencies=AGENCIES)) == [
        (Code.CELL_NOT_A_VALUE, "D2")
    ]


def test_unknown_agency_of_a_heading_row_is_named_by_the_heading() -> None:
    tasks: list[list[CellValue]] = [
        ["STT", "Nội dung", "Thời hạn"],
        ["I", "Sở Lạ (01)"],
        [1, "Đề án chợ quê", "Quý I/2017"],
    ]
    agencies: list[list[CellValue]] = [["Tên đơn vị", "Tên viết tắt"], ["Sở Xây dựng", "SXD"]]
    made_by_hand = MemoryBook(sheets={"Nhiệm vụ": tasks, "Đơn vị": agencies})

    finding = only(look(made_by_hand.read()))

    assert (finding.code, finding.found) == (Code.AGENCY_UNKNOWN, "Sở Lạ")
    assert (finding.where.cell, finding.where.row) == ("", 3)


@pytest.mark.parametrize(
    ("valid", "successor", "remedy"),
    [
        pytest.param(
            {"valid_to": date(2017, 6, 29)},
            "SNV",
            "Đơn vị kế thừa: “Sở Nội vụ”.",
            id="ended-the-day-before",
        ),
        pytest.param(
            {"valid_from": "01/7/2017"},
            None,
            "Kiểm tra cột Hiệu lực từ, Hiệu lực đến ở trang Đơn vị.",
            id="starts-the-day-after",
        ),
        pytest.param(
            {"valid_to": "28/02/2017"},
            "không có",
            "Kiểm tra cột Hiệu lực từ, Hiệu lực đến ở trang Đơn vị.",
            id="successor-not-in-the-list",
        ),
    ],
)
def test_agency_outside_its_validity_is_told(
    valid: Cells, successor: str | None, remedy: str
) -> None:
    agencies = [
        agency("Sở Xây dựng", short_name="SXD", successor=successor, **valid),
        agency("Sở Nội vụ", id="SNV", short_name="SNV"),
    ]

    finding = only(examined(task(), agencies=agencies))

    assert (finding.code, finding.where.cell) == (Code.AGENCY_NOT_VALID, "D2")
    assert finding.facts == {"cutoff": "30/6/2017", "successor": remedy}


@pytest.mark.parametrize(
    "valid",
    [
        pytest.param({"valid_to": date(2017, 6, 30)}, id="ends-on-the-cut-off"),
        pytest.param({"valid_from": date(2017, 6, 30)}, id="starts-on-the-cut-off"),
        pytest.param({}, id="open"),
    ],
)
def test_agency_within_its_validity_is_fine(valid: Cells) -> None:
    agencies = [agency("Sở Xây dựng", short_name="SXD", **valid)]

    assert told(examined(task(), agencies=agencies)) == []


@pytest.mark.parametrize(
    ("title", "second"),
    [
        ("Đề án A. Đề án B", "Đề án B"),
        ("Đề án A; 2) Kế hoạch B", "Kế hoạch B"),
        ("Đề án A. (2) Kế hoạch B", "Kế hoạch B"),
        ("Kế hoạch trồng rừng và Kế hoạch phòng cháy", "Kế hoạch phòng cháy"),
        ("Kế hoạch thực hiện Đề án trồng rừng và Đề án giữ đất", ""),
        ("Kế hoạch trồng rừng và Đề án giữ đất", ""),
        ("Kế hoạch triển khai Đề án A.", ""),
        ("Quy hoạch sử dụng đất. kỳ đầu", ""),
        ("", ""),
    ],
)
def test_second_task_is_seen_where_a_new_one_begins(title: str, second: str) -> None:
    assert second_task(title) == second
