from __future__ import annotations

import pytest

from kgsheet.core.cells import CellValue
from kgsheet.core.handmade import RowKind, Sorting, agency_name, classify, lone_text, printed_count
from kgsheet.core.text import fold
from kgsheet.hosts.memory import Held, MemoryBook
from tests.core.sheets import look

HEADINGS: dict[int, CellValue] = {
    1: "STT",
    2: "Nội dung",
    3: "Thời hạn",
    4: "Văn bản phê duyệt",
    5: "Ghi chú",
}
WITHOUT_AGENCIES = Sorting(
    columns={"title": 2, "deadline": 3, "approval": 4, "note": 5},
    headings=HEADINGS,
    agency_names=frozenset({fold("Liên minh Hợp tác xã")}),
)
WITH_AGENCIES = Sorting(
    columns={"lead_agency": 1, "title": 2, "deadline": 3, "approval": 4},
    headings=HEADINGS,
    agency_names=frozenset({fold("Liên minh Hợp tác xã")}),
)

Cells = dict[int, CellValue]


def row(*cells: CellValue) -> Cells:
    return {column: cell for column, cell in enumerate(cells, start=1) if cell is not None}


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        pytest.param(row("I", "Sở Xây dựng (03)"), "Sở Xây dựng", id="roman-and-count"),
        pytest.param(row("I.", "SỞ XÂY DỰNG"), "SỞ XÂY DỰNG", id="roman-with-a-stop"),
        pytest.param(row("XII", "Sở KH&ĐT (1)"), "Sở KH&ĐT", id="long-roman"),
        pytest.param(row("01", "Sở Xây dựng"), "Sở Xây dựng", id="number-as-text"),
        pytest.param(row(1, "Sở Xây dựng"), "Sở Xây dựng", id="number"),
        pytest.param(row(None, "Sở Xây dựng: 03 nhiệm vụ"), "Sở Xây dựng", id="count-after-colon"),
        pytest.param(row(None, "Sở Xây dựng:"), "Sở Xây dựng", id="trailing-colon"),
        pytest.param(row("III. Sở Xây dựng (03 đề án)"), "Sở Xây dựng", id="in-the-first-column"),
        pytest.param(row(None, "UBND huyện An Biên"), "UBND huyện An Biên", id="district"),
        pytest.param(row(None, "Thanh tra tỉnh"), "Thanh tra tỉnh", id="inspectorate"),
        pytest.param(row(None, "Văn phòng UBND tỉnh"), "Văn phòng UBND tỉnh", id="office"),
        pytest.param(row("V", "Liên minh Hợp tác xã"), "Liên minh Hợp tác xã", id="known-name"),
        pytest.param(row(None, "\tSở\u00a0Y tế "), "Sở Y tế", id="tab-and-no-break-space"),
        pytest.param(row("a", "Sở Y tế"), "Sở Y tế", id="small-letter"),
        pytest.param(row("b)", "Sở Y tế"), "Sở Y tế", id="small-letter-with-a-bracket"),
        pytest.param(row("II", "Sở Y tế", 3, 1), "Sở Y tế", id="counts-beside"),
        pytest.param(row("II", "Sở Y tế", "03", "01"), "Sở Y tế", id="counts-as-text-beside"),
        pytest.param(row("II", "Sở Y tế", "02 nhiệm vụ"), "Sở Y tế", id="count-with-its-noun"),
        pytest.param(row("II", "Sở Y tế", None, 1), "Sở Y tế", id="count-of-approvals-only"),
    ],
)
@pytest.mark.parametrize(
    "sorting", [WITHOUT_AGENCIES, WITH_AGENCIES], ids=["no-agency-column", "agency-column"]
)
def test_row_of_an_agency_alone_is_its_heading(cells: Cells, name: str, sorting: Sorting) -> None:
    assert classify(cells, sorting) is RowKind.AGENCY
    assert agency_name(lone_text(cells, sorting)[1]) == name


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(row("IV", "Hội Nông dân tỉnh"), id="roman"),
        pytest.param(row(None, "IV. Hội Nông dân tỉnh"), id="roman-in-the-cell"),
        pytest.param(row(None, "Hội Nông dân tỉnh (02)"), id="count"),
    ],
)
def test_unknown_agency_heads_its_tasks_only_where_no_column_names_agencies(cells: Cells) -> None:
    assert classify(cells, WITHOUT_AGENCIES) is RowKind.AGENCY
    assert classify(cells, WITH_AGENCIES) is not RowKind.AGENCY


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(row(1, "Đề án A", "Quý I/2017"), id="usual"),
        pytest.param(row(None, "Đề án A", 2017), id="year-as-number"),
        pytest.param(row(1, "Đề án A"), id="no-deadline"),
        pytest.param(row(1, None, "Quý I/2017"), id="no-title"),
        pytest.param(row(None, None, None, "41/QĐ-UBND"), id="only-an-approval"),
        pytest.param(row(1, "Tổng kết Nghị quyết 09"), id="summing-up"),
        pytest.param(row(1, "Tổng hợp báo cáo quý"), id="gathering"),
        pytest.param(row(2, "Tổng điều tra dân số"), id="census"),
        pytest.param(row(2, "Tổng số hóa hồ sơ đất đai"), id="digitising"),
        pytest.param(row(2, "Tổng cộng đồng", "Quý I/2017"), id="complete-row-of-any-title"),
        pytest.param(row(2, "Công tác dân vận"), id="work"),
        pytest.param(row(2, "Cộng đồng tự quản"), id="community"),
        pytest.param(row(2, "Thanh tra việc chấp hành pháp luật"), id="inspecting"),
        pytest.param(row(2, "Văn phòng điện tử liên thông"), id="paperless-office"),
        pytest.param(row(2, "Cục bộ hóa dữ liệu"), id="local"),
        pytest.param(row(2, "Sở Xây dựng chủ trì rà soát quy hoạch"), id="sentence"),
        pytest.param(row(2, "Hội Nông dân tỉnh"), id="not-known-as-an-agency"),
        pytest.param(row(2, "Nơi nhận hồ sơ một cửa", "Quý I/2017"), id="place-of-receipt"),
        pytest.param(
            row(1, "Đề án A", 2017, None, "Tổng cộng 3 tỷ đồng"), id="note-that-speaks-of-a-sum"
        ),
        pytest.param(row(None, "Sở Y tế", "Quý I/2017"), id="name-of-an-agency-with-a-deadline"),
        pytest.param(row(None, "Sở Y tế", 2017), id="name-of-an-agency-with-a-year"),
        pytest.param(row(None, "Sở Y tế", "2017"), id="name-of-an-agency-with-a-year-as-text"),
        pytest.param(row(None, "Đề án A", 3), id="title-with-a-number"),
        pytest.param(
            row(None, "Sở Y tế", None, "41/QĐ-UBND"), id="name-of-an-agency-with-an-approval"
        ),
    ],
)
def test_row_of_a_task_is_data(cells: Cells) -> None:
    assert classify(cells, WITHOUT_AGENCIES) is RowKind.DATA


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        pytest.param(row("Tổng cộng", None, 5), RowKind.TOTALS, id="total"),
        pytest.param(row("TỔNG SỐ: 60 nhiệm vụ"), RowKind.TOTALS, id="total-in-one-cell"),
        pytest.param(row("Tổng cộng", 60, 33, 18), RowKind.TOTALS, id="total-of-each-column"),
        pytest.param(
            row("Tổng cộng", "60", "33", "18"), RowKind.TOTALS, id="total-of-numbers-as-text"
        ),
        pytest.param(row(None, "Tổng số nhiệm vụ", "60"), RowKind.TOTALS, id="total-beside"),
        pytest.param(row("Cộng", 12, 9, 4), RowKind.SKIPPED, id="subtotal-of-each-column"),
        pytest.param(row(None, "Cộng Sở Y tế", 3), RowKind.SKIPPED, id="subtotal-of-an-agency"),
        pytest.param(row("Cộng (03)"), RowKind.SKIPPED, id="subtotal-in-one-cell"),
        pytest.param(row(None, "Tiểu cộng"), RowKind.SKIPPED, id="subtotal-named-so"),
        pytest.param(row("Tổng", 60), RowKind.SKIPPED, id="sum-without-a-noun"),
        pytest.param(row("A", "CÁC ĐỀ ÁN TRÌNH HĐND"), RowKind.SKIPPED, id="part"),
        pytest.param(row("I", "LĨNH VỰC KINH TẾ"), RowKind.SKIPPED, id="sector"),
        pytest.param(row("(1)", "(2)", "(3)"), RowKind.SKIPPED, id="column-numbers"),
        pytest.param(row("1", "2", "3", "4=2+3"), RowKind.SKIPPED, id="column-formulas"),
        pytest.param(row("A", "B", 1, 2), RowKind.SKIPPED, id="column-letters"),
        pytest.param(dict(HEADINGS), RowKind.SKIPPED, id="repeated-headings"),
        pytest.param(
            row("STT", "Nội dung", "Thời hạn", "Số, ngày"),
            RowKind.SKIPPED,
            id="second-row-of-merged-headings",
        ),
        pytest.param(row(None, "Nơi nhận:"), RowKind.SIGNATURE, id="recipients"),
        pytest.param(
            row(None, "Nơi nhận:", "TM. ỦY BAN"), RowKind.SIGNATURE, id="recipients-and-authority"
        ),
        pytest.param(row(None, None, "TM. ỦY BAN NHÂN DÂN"), RowKind.SIGNATURE, id="authority"),
        pytest.param(row(None, "Người lập biểu"), RowKind.SIGNATURE, id="who-made-it"),
        pytest.param(row("* Ghi chú: số đến 30/6"), RowKind.SIGNATURE, id="note-below"),
        pytest.param(
            row("Rạch Giá, ngày 30 tháng 6 năm 2017"), RowKind.SIGNATURE, id="place-and-date"
        ),
        pytest.param({}, RowKind.BLANK, id="nothing"),
        pytest.param(row(5), RowKind.BLANK, id="only-an-order-number"),
        pytest.param({7: "ghi thêm"}, RowKind.BLANK, id="only-a-column-that-is-not-ours"),
    ],
)
def test_rows_beside_the_tasks_are_told_apart(cells: Cells, kind: RowKind) -> None:
    assert classify(cells, WITHOUT_AGENCIES) is kind


def test_lone_part_is_skipped_where_a_column_names_agencies() -> None:
    assert classify(row("I", "Vườn quốc gia"), WITH_AGENCIES) is RowKind.SKIPPED


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Sở Xây dựng", "Sở Xây dựng"),
        ("IV - Sở Xây dựng", "Sở Xây dựng"),
        ("A. Sở Xây dựng (03):", "Sở Xây dựng"),
        ("Sở Xây dựng (cũ)", "Sở Xây dựng (cũ)"),
        ("VI) Sở Y tế : 12", "Sở Y tế"),
        ("Chi cục Kiểm lâm vùng 3", "Chi cục Kiểm lâm vùng 3"),
        ("Viện kiểm sát", "Viện kiểm sát"),
        ("H. Kiên Hải", "H. Kiên Hải"),
    ],
)
def test_heading_is_freed_of_its_number_and_count(heading: str, name: str) -> None:
    assert agency_name(heading) == name


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("Sở Xây dựng (03)", 3),
        ("I. Sở Xây dựng ( 12 đề án ):", 12),
        ("Sở Y tế : 7 nhiệm vụ", 7),
        ("Sở Y tế (0)", 0),
        ("Sở Y tế", None),
        ("Sở Y tế (cũ)", None),
        ("Sở Y tế (2017)", None),
        ("Sở Y tế (3/5)", None),
        ("Sở Y tế (02 đề án, 01 kế hoạch)", None),
        ("Chi cục Kiểm lâm vùng 3", None),
    ],
)
def test_count_of_a_heading_is_one_number_at_its_end(heading: str, count: int | None) -> None:
    assert printed_count(heading) == count


def test_annex_as_offices_lay_it_out_counts_its_tasks() -> None:
    rows: list[list[Held]] = [
        ["PHỤ LỤC"],
        [],
        ["STT", "Đề án, dự án", "Thời gian thực hiện", "Văn bản phê duyệt"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["A", "CÁC ĐỀ ÁN"],
        ["I", "Sở Xây dựng (02)"],
        [1, "Đề án chợ quê", "Quý I/2017", "41/QĐ-UBND ngày 09/01/2017"],
        ["2", "Tổng kết quy hoạch", "Quý II/2017"],
        ["Cộng", 2, 2, 1],
        ["II", "Sở Y tế: 01 nhiệm vụ"],
        [1, "Phòng dịch", 2017],
        ["Tổng cộng", "3", "3", "1"],
        [],
        [None, "Nơi nhận:", None, "TM. ỦY BAN NHÂN DÂN"],
    ]

    progress = look(MemoryBook.of_rows(rows).read()).progress

    assert [(one.name, one.figures.total) for one in progress.agencies] == [
        ("Sở Xây dựng", 2),
        ("Sở Y tế", 1),
    ]
    assert (progress.figures.due, progress.figures.completed) == (2, 1)
