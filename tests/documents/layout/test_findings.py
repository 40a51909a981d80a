"""What a finding tells: place, what is found, what is prescribed, how much it weighs."""

from __future__ import annotations

import pytest

from kgsheet.documents.layout import lint_document
from kgsheet.messages import Code, Severity
from tests.documents.layout.good import DECISION, REPORT
from tests.documents.layout.typed import Typed, changed, without, written


@pytest.mark.parametrize(
    ("document", "code", "where", "message"),
    [
        (
            changed(REPORT, "country", size=14),
            Code.LAYOUT_WRONG,
            "bảng 1, dòng 1, ô 2 “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”",
            "Quốc hiệu: cỡ chữ 14, quy định 12-13.",
        ),
        (
            without(REPORT, "kept"),
            Code.LAYOUT_WRONG,
            "cuối văn bản",
            "Dòng lưu văn bản: không thấy, quy định phải có dòng “- Lưu: VT, đơn vị soạn thảo.”.",
        ),
        (
            changed(DECISION, "division", text="Mục I"),
            Code.LAYOUT_DOUBTFUL,
            "đoạn 10 “Mục I”",
            "Trình bày mục, tiểu mục, cần xem lại: “Mục I”, quy định một dòng riêng: Mục 1,"
            " Tiểu mục 1.",
        ),
        (
            changed(REPORT, "cell_4", size=9),
            Code.LAYOUT_NOTE,
            "bảng 3, dòng 2, ô 2 “Đề án vị trí việc làm”",
            "Cỡ chữ trong bảng, lưu ý: 9 pt, quy định 12-14 pt.",
        ),
        (
            changed(REPORT, "number", text="Số: 19/BC-UBND"),
            Code.LAYOUT_WRONG,
            "đoạn 24 “(Kèm theo Báo cáo số 09/BC-UBND ngày 04…”",
            "Dòng kèm theo văn bản: ghi “09/BC-UBND”, quy định “19/BC-UBND”.",
        ),
    ],
    ids=["size", "missing", "warning", "note", "another number"],
)
def test_finding_says_where_what_and_what_would_be_right(
    document: Typed, code: Code, where: str, message: str
) -> None:
    (finding,) = lint_document(written(document)).findings

    assert (finding.code, finding.where, finding.message) == (code, where, message)


def test_like_findings_are_told_once_with_their_count() -> None:
    document = REPORT
    for name in ("diem_a", "diem_b", "diem_c"):
        document = changed(document, name, first=0)

    (finding,) = lint_document(written(document)).findings

    assert finding.where.startswith("đoạn 14 “a) Trong 6 tháng đầu năm")
    assert finding.where.endswith("” và 2 chỗ khác")


def test_findings_are_counted_by_weight() -> None:
    document = changed(changed(REPORT, "country", size=14), "cell_4", size=9)

    linted = lint_document(written(document))

    assert linted.counts == {Severity.ERROR: 1, Severity.WARNING: 0, Severity.INFO: 1}


def test_number_is_compared_in_a_line_of_another_form_too() -> None:
    loose = "(ban hành kèm theo Báo cáo số 469/BC-UBND ngày 04/7/2025 của UBND tỉnh)"

    findings = lint_document(written(changed(REPORT, "attached", text=loose))).findings

    assert {one.rule for one in findings} == {"F47"}
    assert findings[-1].message == "Dòng kèm theo văn bản: ghi “số 469”, quy định “số 09”."
