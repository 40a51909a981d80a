from __future__ import annotations

from datetime import date

from kgsheet.core.master import Settings
from kgsheet.core.numbering.printing import (
    PRINTED_COLUMNS,
    PrintedRegister,
    print_register,
    years_of,
)
from tests.core.numbering.registers import DAY, KH, Office, row
from tests.core.sheets import Cells

SETTINGS = Settings(superior="TỈNH ỦY", issuer_line_2="TỈNH BÌNH AN")


def printed(one: Office, year: int = 2021) -> PrintedRegister:
    return print_register(one.read(), SETTINGS, year)


def test_columns_are_the_ten_of_the_decree_in_its_order() -> None:
    assert [column.heading for column in PRINTED_COLUMNS] == [
        "Số, ký hiệu văn bản",
        "Ngày tháng văn bản",
        "Tên loại và trích yếu nội dung",
        "Người ký",
        "Nơi nhận văn bản",
        "Đơn vị, người nhận bản lưu",
        "Số lượng bản",
        "Ngày chuyển",
        "Ký nhận",
        "Ghi chú",
    ]


def test_row_shows_its_cells_and_days_as_documents_print_them() -> None:
    cells: Cells = {
        "signer": "Trần Văn A",
        "recipients": "Như trên; Lưu: VT",
        "kept_by": "VT, TH",
        "copies": 30,
        "state": "Đã phát hành",
        "sent_on": date(2021, 5, 8),
        "received": "Bình",
        "note": "Bản giấy",
    }

    (shown,) = printed(Office(rows=[{**row(9, DAY), **cells}])).rows

    assert shown == (
        "09/KH-UBND",
        "07/5/2021",
        "Kế hoạch triển khai",
        "Trần Văn A",
        "Như trên; Lưu: VT",
        "VT, TH",
        "30",
        "08/5/2021",
        "Bình",
        "Bản giấy",
    )


def test_void_number_keeps_its_row_and_tells_the_reason() -> None:
    void = {**row(104), "state": "Hủy", "void_reason": "in lại", "note": "Bản giấy"}

    (shown,) = printed(Office(rows=[void])).rows

    assert shown[0] == "104/KH-UBND"
    assert shown[-1] == "Hủy: in lại\nBản giấy"


def test_cell_that_holds_no_day_is_shown_as_it_is() -> None:
    (shown,) = printed(Office(rows=[row(104, sent_on="đầu tuần")])).rows

    assert shown[7] == "đầu tuần"


def test_one_year_is_printed_without_drafts() -> None:
    draft: Cells = {"symbol": "/KH-UBND", "subject": "Kế hoạch", "state": "Dự thảo", "year": 2021}
    one = Office(rows=[row(9, date(2020, 12, 31)), row(104), draft, row(105)])

    assert [shown[0] for shown in printed(one).rows] == ["104/KH-UBND", "105/KH-UBND"]
    assert [shown[0] for shown in printed(one, 2020).rows] == ["09/KH-UBND"]
    assert years_of(one.read()) == (2020, 2021)


def test_cover_names_the_office_the_year_and_what_the_book_spans() -> None:
    shown = printed(Office(rows=[row(104), row(105, date(2021, 12, 31))]))

    assert (shown.superior, shown.issuer) == ("TỈNH ỦY", "ỦY BAN NHÂN DÂN TỈNH BÌNH AN")
    assert shown.year == "Năm: 2021"
    assert shown.span == ("Từ ngày 07/5/2021 đến ngày 31/12/2021", "Từ số 104 đến số 105")


def test_cover_names_each_series_where_there_are_several() -> None:
    reports = {**KH, "type": "BC", "series": "BC"}
    one = Office(rows=[row(104), row(7, doc_type="BC")], series=[KH, reports])

    assert printed(one).span[1:] == ("Dãy KH: từ số 104 đến số 104", "Dãy BC: từ số 07 đến số 07")


def test_year_without_rows_has_an_empty_book() -> None:
    shown = printed(Office(), 2022)

    assert (shown.span, shown.rows) == ((), ())
