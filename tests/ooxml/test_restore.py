"""Putting back what pasting destroyed: the rules are whole again, all else is as it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from kgsheet.build.workbook import blank, write_workbook
from kgsheet.core.mended import Mended
from kgsheet.errors import InputError
from kgsheet.hosts.file import FileBook
from kgsheet.hosts.saving import backup_of
from kgsheet.jobs import When, restore, update
from kgsheet.messages import Code
from kgsheet.messages.mending import Mend
from tests.conftest import Audit
from tests.office_sheets import write_sheet
from tests.ooxml.packages import members, package
from tests.ooxml.pasting import (
    AGENCIES,
    FINDINGS,
    SETTINGS,
    TABLE,
    TASKS,
    Change,
    Damage,
    Rules,
    both,
    damaged,
    drop,
    restyled,
    rules_of,
    swap,
)

Sample = Callable[[int], Path]

TITLE = "Nhiệm vụ"
HEADINGS = ("Đơn vị chủ trì", "Nội dung", "Thời hạn")
DERIVED = ("Hạn", "Ngày phê duyệt", "Trạng thái", "Số ngày quá hạn", "Kiểm tra")


@pytest.fixture(scope="module")
def original(
    built_samples: Callable[[int], bytes], tmp_path_factory: pytest.TempPathFactory
) -> Rules:
    """The rules of the sample as it is built."""
    path = tmp_path_factory.mktemp("original") / "so.xlsx"
    path.write_bytes(built_samples(2017))
    return rules_of(path)


def mended(path: Path) -> list[Mended]:
    return list(restore(FileBook(path)))


def write_book(path: Path, *tables: tuple[int, list[str]]) -> Path:
    """Write a sheet with a task table, and others below it, each by its heading row."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("S")
    for number, (row, headings) in enumerate(tables):
        columns = [{"header": one} for one in headings]
        options = {"name": "tblKhac" if number else "tblNhiemVu", "columns": columns}
        sheet.add_table(row - 1, 0, row + 2, len(headings) - 1, options)
    book.close()
    return path


def names(found: list[Mended]) -> set[tuple[Mend, str]]:
    return {(one.what, one.name) for one in found}


def inserted(after: str, new: str) -> Change:
    return swap(after, after + new)


OVERDUE = (
    '<cfRule type="expression" dxfId="4" priority="{}"><formula>$R{}="Quá hạn"</formula></cfRule>'
)

# What was damaged, how, and what is mended; afterwards all rules are those of the sample.
DAMAGES: dict[str, tuple[Damage, set[tuple[Mend, str]]]] = {
    "a drop-down is gone": (
        {TASKS: drop(r'<dataValidation [^>]*sqref="G5:G556">.*?</dataValidation>')},
        {(Mend.LIST, "Loại")},
    ),
    "agencies cannot be chosen": (
        {TASKS: drop(r'<dataValidation [^>]*sqref="D5:D556">.*?</dataValidation>')},
        {(Mend.LIST, "Đơn vị chủ trì")},
    ),
    "cells were pasted into a column with a hint": (
        {TASKS: swap('sqref="I5:I556"/><dataV', 'sqref="I5:I9 I21:I556"/><dataV')},
        {(Mend.HINT, "Thời gian thực hiện")},
    ),
    "a hint is another one": (
        {TASKS: swap("Ghi chú tự do.", "Xem mẫu.")},
        {(Mend.HINT, "Ghi chú")},
    ),
    "a list was made to warn only": (
        {TASKS: swap('type="list" allow', 'type="list" errorStyle="warning" allow')},
        {(Mend.LIST, "Loại"), (Mend.LIST, "Tình trạng")},
    ),
    "a rule of another workbook lies on part of a list": (
        {
            TASKS: both(
                swap('sqref="M5:M556"', 'sqref="M5:M9 M12:M556"'),
                swap(
                    '<dataValidations count="20">',
                    '<dataValidations count="21"><dataValidation type="whole" sqref="M10:M11">'
                    "<formula1>1</formula1><formula2>5</formula2></dataValidation>",
                ),
            )
        },
        {(Mend.LIST, "Tình trạng")},
    ),
    "two rules lie on a cell": (
        {
            TASKS: swap(
                '<dataValidations count="20">',
                '<dataValidations count="21"><dataValidation type="whole" sqref="M10:M11">'
                "<formula1>1</formula1><formula2>5</formula2></dataValidation>",
            )
        },
        {(Mend.LIST, "Tình trạng")},
    ),
    "all hints and lists of the agencies are gone": (
        {AGENCIES: drop("<dataValidations.*</dataValidations>")},
        {
            (Mend.HINT, name)
            for name in (
                *("Mã", "Tên đơn vị", "Tên viết tắt", "Tên khác", "Hiệu lực từ", "Hiệu lực đến"),
                *("Đơn vị kế thừa", "Thứ tự", "Email"),
            )
        },
    ),
    "settings lost the list and the hint of a key": (
        {
            SETTINGS: both(
                drop(r'<dataValidation [^>]*sqref="B17">.*?</dataValidation>'),
                drop(r'<dataValidation [^>]*sqref="B5"/>'),
            )
        },
        {(Mend.LIST, "nguoi_ky"), (Mend.HINT, "nam")},
    ),
    "all colours are gone": (
        {TASKS: drop("<conditionalFormatting.*</conditionalFormatting>")},
        {(Mend.COLOURS, "")},
    ),
    "findings have no colours": (
        {FINDINGS: drop("<conditionalFormatting.*</conditionalFormatting>")},
        {(Mend.COLOURS, "")},
    ),
    "colours are split": (
        {
            TASKS: both(
                swap('sqref="S5:S556"><cf', 'sqref="S5:S9 S21:S556"><cf'),
                inserted(
                    "</sheetData>",
                    '<conditionalFormatting sqref="S10:S20">'
                    f"{OVERDUE.format(44, 10)}</conditionalFormatting>",
                ),
            )
        },
        {(Mend.COLOURS, "")},
    ),
    "a colour is there twice": (
        {
            TASKS: inserted(
                "</sheetData>",
                '<conditionalFormatting sqref="P5:P556">'
                f"{OVERDUE.format(44, 5)}</conditionalFormatting>",
            )
        },
        {(Mend.COLOURS, "")},
    ),
    "colours lost the column that they ask": (
        {TASKS: swap('<formula>$R5="Quá hạn"', '<formula>#REF!="Quá hạn"')},
        {(Mend.COLOURS, "")},
    ),
    "colours name the codes of an older program": (
        {TASKS: swap("KG133 KG304", "KG133")},
        {(Mend.COLOURS, "")},
    ),
    "a rule of an older program stands beside its successor": (
        {
            TASKS: inserted(
                "</sheetData>",
                '<conditionalFormatting sqref="T5:T556"><cfRule type="expression" dxfId="7"'
                ' priority="44"><formula>AND($T5&lt;&gt;"",ISNUMBER(SEARCH(LEFT($T5,5),"KG133")))'
                "</formula></cfRule></conditionalFormatting>",
            )
        },
        {(Mend.COLOURS, "")},
    ),
    "a colour is another one": (
        {TASKS: swap('dxfId="4"', 'dxfId="2"')},
        {(Mend.COLOURS, "")},
    ),
    "a heading is spelt otherwise": (
        {
            TASKS: swap(
                '<c r="F4" s="8" t="s"><v>7</v></c>',
                '<c r="F4" s="8" t="inlineStr"><is><t xml:space="preserve">NỘI  dung </t></is></c>',
            ),
            TABLE: swap('"Nội dung"', '"NỘI  dung "'),
        },
        {(Mend.HEADING, "Nội dung")},
    ),
    "a table knows a heading otherwise than its cell": (
        {TABLE: swap('"Gia hạn"', '"gia hạn"')},
        {(Mend.HEADING, "Gia hạn")},
    ),
    "due dates are numbers": (
        {TASKS: restyled("P", range(7, 12), 14)},
        {(Mend.DATE_FORM, "Hạn")},
    ),
    "a deadline would become a date": (
        {TASKS: restyled("I", range(7, 12), 12)},
        {(Mend.TEXT_FORM, "Thời gian thực hiện")},
    ),
    "days are dates": (
        {TASKS: restyled("S", range(5, 57), 13)},
        {(Mend.INTEGER_FORM, "Số ngày quá hạn")},
    ),
    "a day that people typed is a number": (
        {SETTINGS: restyled("B", range(6, 7), 29), AGENCIES: restyled("E", range(5, 9), 12)},
        {(Mend.DATE_FORM, "ngay_chot"), (Mend.DATE_FORM, "Hiệu lực từ")},
    ),
    "the last column is gone": (
        {
            TASKS: both(drop(r'<c r="T\d+"[^>]*?(/>|>.*?</c>)'), swap("A1:T56", "A1:S56")),
            TABLE: both(
                drop('<tableColumn id="20" name="Kiểm tra"/>'),
                swap('tableColumns count="20"', 'tableColumns count="19"'),
                swap("A4:T56", "A4:S56"),
            ),
        },
        {(Mend.COLUMN, "Kiểm tra")},
    ),
    "the table ends before its last two columns": (
        {
            TABLE: both(
                drop('<tableColumn id="(19|20)" name="[^"]*"/>'),
                swap('tableColumns count="20"', 'tableColumns count="18"'),
                swap("A4:T56", "A4:R56"),
            )
        },
        {(Mend.COLUMN, "Kiểm tra"), (Mend.COLUMN, "Số ngày quá hạn")},
    ),
}


@pytest.mark.parametrize(("damage", "expected"), DAMAGES.values(), ids=DAMAGES.keys())
def test_what_pasting_destroyed_is_put_back(
    sample: Sample,
    original: Rules,
    audit: Audit,
    damage: Damage,
    expected: set[tuple[Mend, str]],
) -> None:
    path = damaged(sample(2017), damage)

    found = mended(path)

    assert names(found) == expected
    assert rules_of(path) == original
    assert audit(path) == []


@pytest.mark.parametrize("damage", [one for one, _ in DAMAGES.values()], ids=DAMAGES.keys())
def test_a_second_time_changes_nothing(sample: Sample, damage: Damage) -> None:
    path = damaged(sample(2017), damage)
    mended(path)
    once = path.read_bytes()

    assert mended(path) == []
    assert path.read_bytes() == once


@pytest.mark.parametrize("damage", [one for one, _ in DAMAGES.values()], ids=DAMAGES.keys())
def test_other_parts_keep_their_bytes(sample: Sample, damage: Damage) -> None:
    path = damaged(sample(2017), damage)
    before = members(path.read_bytes())

    mended(path)

    after = members(path.read_bytes())
    changed = {name for name in before if before[name] != after[name]}
    assert list(after) == list(before)
    assert changed <= {*damage, "xl/styles.xml", TASKS}


def test_a_fresh_workbook_is_left_alone(sample: Sample, tmp_path: Path) -> None:
    fresh = tmp_path / "moi.xlsx"
    write_workbook(fresh, blank(2027))
    for path in (sample(2017), sample(2021), fresh):
        before = path.read_bytes()

        assert mended(path) == []
        assert path.read_bytes() == before
        assert not backup_of(path).exists()


def test_an_updated_workbook_is_left_alone(sample: Sample) -> None:
    path = sample(2017)
    update(FileBook(path), When(today=date(2017, 7, 1)))

    assert mended(path) == []


THEIR_LIST = (
    '<dataValidation type="list" sqref="C5:C556"><formula1>"Y tế,Giáo dục"</formula1>'
    "</dataValidation>"
)
THEIR_COLOUR = (
    '<conditionalFormatting sqref="C5:C556"><cfRule type="expression" dxfId="2" priority="99">'
    '<formula>$C5="Y tế"</formula></cfRule></conditionalFormatting>'
)
THEIRS: dict[str, Damage] = {
    "a list of their own where we have a hint": {
        TASKS: both(
            drop('<dataValidation [^>]*sqref="C5:C556"/>'),
            inserted('<dataValidations count="20">', THEIR_LIST),
        )
    },
    "a colour of their own": {TASKS: inserted("</sheetData>", THEIR_COLOUR)},
    "a heading that is accepted too": {
        TASKS: swap(
            '<c r="I4" s="8" t="s"><v>10</v></c>',
            '<c r="I4" s="8" t="inlineStr"><is><t>Thời hạn</t></is></c>',
        ),
        TABLE: swap('"Thời gian thực hiện"', '"Thời hạn"'),
    },
    "a hint in two pieces": {
        TASKS: swap('sqref="N5:N556"', 'sqref="N5:N30 N31:N556"'),
    },
    "another way to show a day": {"xl/styles.xml": swap("dd/mm/yyyy", "d/m/yyyy")},
    "a year where a day may stand": {
        AGENCIES: swap('<c r="E5" s="25"/>', '<c r="E5" s="12"><v>2017</v></c>')
    },
    "agencies named in another spelling": {
        TASKS: swap("OFFSET('Đơn vị'!$B$5", "OFFSET( 'Đơn vị'!$B$5"),
    },
}


@pytest.mark.parametrize("change", THEIRS.values(), ids=THEIRS.keys())
def test_what_people_made_themselves_is_left_alone(sample: Sample, change: Damage) -> None:
    path = damaged(sample(2017), change)
    before = path.read_bytes()

    assert mended(path) == []
    assert path.read_bytes() == before


def test_a_month_that_people_typed_is_not_made_a_day(sample: Sample) -> None:
    month = swap('numFmtId="165" fontId="5" fillId="0"', 'numFmtId="17" fontId="5" fillId="0"')
    path = damaged(
        sample(2017),
        {
            "xl/styles.xml": month,
            AGENCIES: swap('<c r="E5" s="25"/>', '<c r="E5" s="25"><v>42887</v></c>'),
        },
    )

    mended(path)

    forms = rules_of(path).forms
    assert (forms["Đơn vị", "E5"], forms["Đơn vị", "E6"]) == ("mmm-yy", "dd/mm/yyyy")


def test_their_rules_stay_when_ours_are_put_back(sample: Sample) -> None:
    path = damaged(
        sample(2017),
        {
            TASKS: both(
                drop("<conditionalFormatting.*</conditionalFormatting>"),
                inserted("</sheetData>", THEIR_COLOUR),
                drop("<dataValidation .*</dataValidation>"),
                inserted('<dataValidations count="20">', THEIR_LIST),
            )
        },
    )

    found = mended(path)

    text = members(path.read_bytes())[TASKS].decode()
    assert (Mend.COLOURS, "") in names(found)
    assert THEIR_COLOUR in text
    assert THEIR_LIST in text
    assert (Mend.HINT, "Lĩnh vực") not in names(found)


def test_a_heading_that_formulas_name_is_left_alone(sample: Sample) -> None:
    path = damaged(
        sample(2017),
        {
            TASKS: swap(
                '<c r="F4" s="8" t="s"><v>7</v></c>',
                '<c r="F4" s="8" t="inlineStr"><is><t>Nội  dung</t></is></c>',
            ),
            TABLE: swap('"Nội dung"', '"Nội  dung"'),
            AGENCIES: swap(
                '<c r="I5" s="12"/>', '<c r="I5"><f>COUNTA(tblNhiemVu[Nội  dung])</f><v>52</v></c>'
            ),
        },
    )
    before = path.read_bytes()

    assert mended(path) == []
    assert path.read_bytes() == before


EXCEL_LIST = (
    '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
    ' uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}"><x14:dataValidations'
    ' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
    '<x14:dataValidation type="list" errorStyle="warning" allowBlank="1" showInputMessage="1"'
    ' showErrorMessage="1" errorTitle="Không có trong danh sách"'
    ' error="Nên chọn một giá trị trong danh sách thả xuống." promptTitle="Đơn vị chủ trì"'
    ' prompt="Một đơn vị trong trang Đơn vị: tên đầy đủ, tên viết tắt hoặc tên khác.'
    ' Ví dụ: Sở Xây dựng"><x14:formula1><xm:f>{}</xm:f></x14:formula1>'
    "<xm:sqref>{}</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)
AGENCY_NAMES = "OFFSET('Đơn vị'!$B$5,0,0,MAX(1,COUNTA('Đơn vị'!$B$5:$B$320)),1)"


def as_excel_saves(path: Path, formula: str, cells: str) -> Path:
    """Move the list of agencies to where Excel keeps lists of other sheets."""
    return damaged(
        path,
        {
            TASKS: both(
                drop(r'<dataValidation [^>]*sqref="D5:D556">.*?</dataValidation>'),
                swap("</tableParts>", "</tableParts>" + EXCEL_LIST.format(formula, cells)),
            )
        },
    )


def test_a_list_that_excel_keeps_in_an_extension_is_right(sample: Sample) -> None:
    path = as_excel_saves(sample(2017), AGENCY_NAMES, "D5:D556")

    assert mended(path) == []


def test_a_list_in_an_extension_gets_its_cells_back(sample: Sample, audit: Audit) -> None:
    path = as_excel_saves(sample(2017), AGENCY_NAMES, "D5:D9 D12:D556")

    assert names(mended(path)) == {(Mend.LIST, "Đơn vị chủ trì")}
    text = members(path.read_bytes())[TASKS].decode()
    assert "<xm:sqref>D5:D556</xm:sqref>" in text
    assert text.count("Đơn vị chủ trì") == 1
    assert audit(path) == []


def test_a_wrong_list_in_an_extension_goes_with_it(sample: Sample, audit: Audit) -> None:
    path = as_excel_saves(sample(2017), "Khác!$A$1:$A$9", "D5:D556")

    assert names(mended(path)) == {(Mend.LIST, "Đơn vị chủ trì")}
    text = members(path.read_bytes())[TASKS].decode()
    assert "extLst" not in text
    assert 'sqref="D5:D556"' in text
    assert audit(path) == []
    assert mended(path) == []


def test_lists_follow_a_sheet_that_was_renamed(sample: Sample) -> None:
    path = damaged(
        sample(2017),
        {
            "xl/workbook.xml": swap('"Đơn vị"', '"Cơ quan"'),
            TASKS: drop(r'<dataValidation [^>]*sqref="D5:D556">.*?</dataValidation>'),
        },
    )

    mended(path)

    text = members(path.read_bytes())[TASKS].decode()
    assert "OFFSET('Cơ quan'!$B$5,0,0,MAX(1,COUNTA('Cơ quan'!$B$5:$B$304)),1)" in text


def test_columns_that_the_table_lost_in_its_middle_go_to_its_right(
    sample: Sample, audit: Audit
) -> None:
    path = damaged(
        sample(2017),
        {
            TASKS: both(
                swap('<c r="P4" s="9" t="s"><v>17</v></c>', '<c r="P4" s="9" t="s"><v>26</v></c>'),
            ),
            TABLE: swap('"Hạn"', '"Quý I/2017"'),
        },
    )

    found = mended(path)

    rules = rules_of(path)
    area, headings = rules.tables["tblNhiemVu"]
    assert (Mend.COLUMN, "Hạn") in names(found)
    assert (area, headings[-1]) == ("A4:U56", "Hạn")
    assert rules.texts[TITLE, "U4"] == "Hạn"
    assert {rules.forms[TITLE, f"U{row}"] for row in range(5, 57)} == {"dd/mm/yyyy"}
    text = members(path.read_bytes())[TASKS].decode()
    assert '<dimension ref="A1:U56"/>' in text
    assert '<col min="21" max="21" width="12.625" customWidth="1"/></cols>' in text
    assert '<row r="4" spans="1:21"' in text
    assert ("U5:U556", ('$R5="Quá hạn"',)) in [one[:2] for one in rules.colours[TITLE]]
    assert audit(path) == []
    assert mended(path) == []


LAST_COLUMN_LOST = both(
    drop('<tableColumn id="20" name="Kiểm tra"/>'),
    swap('tableColumns count="20"', 'tableColumns count="19"'),
    swap("A4:T56", "A4:S56"),
)
HEADING_LOST = drop(r'<c r="T4"[^>]*>.*?</c>')
IN_THE_WAY = {
    "a number": swap('<c r="T9" s="14"/>', '<c r="T9"><v>7</v></c>'),
    "merged cells": inserted(
        "</sheetData>", '<mergeCells count="1"><mergeCell ref="T9:U9"/></mergeCells>'
    ),
}


@pytest.mark.parametrize("thing", IN_THE_WAY.values(), ids=IN_THE_WAY.keys())
def test_a_column_without_room_is_refused(sample: Sample, thing: Change) -> None:
    damage = {TASKS: both(HEADING_LOST, thing), TABLE: LAST_COLUMN_LOST}
    path = damaged(sample(2017), damage)
    before = path.read_bytes()

    with pytest.raises(InputError, match="T9") as caught:
        mended(path)

    assert caught.value.problems[0].code is Code.CELL_NOT_WRITABLE
    assert "“Kiểm tra”" in str(caught.value)
    assert path.read_bytes() == before


def test_a_table_from_another_source_takes_no_column(sample: Sample) -> None:
    path = damaged(
        sample(2017),
        {
            TASKS: drop(r'<c r="T\d+"[^>]*?(/>|>.*?</c>)'),
            TABLE: both(LAST_COLUMN_LOST, swap("totalsRow", 'tableType="queryTable" totalsRow')),
        },
    )

    with pytest.raises(InputError, match="nguồn ngoài"):
        mended(path)


def test_a_signed_workbook_is_refused(sample: Sample) -> None:
    path = damaged(sample(2017), {TASKS: drop("<conditionalFormatting.*</conditionalFormatting>")})
    parts = members(path.read_bytes())
    path.write_bytes(package({**parts, "_xmlsignatures/origin.sigs": b""}))

    with pytest.raises(InputError, match="chữ ký số"):
        mended(path)


def test_a_blank_heading_cell_and_bare_cells_take_part_in_a_new_column(sample: Sample) -> None:
    path = damaged(
        sample(2017),
        {
            TASKS: both(
                swap('<c r="T4" s="9" t="s"><v>21</v></c>', '<c r="T4"/>'),
                swap('<c r="T5" s="14"/>', '<c r="T5"/>'),
                drop('<c r="T6" s="14"/>'),
            ),
            TABLE: LAST_COLUMN_LOST,
        },
    )

    mended(path)

    text = members(path.read_bytes())[TASKS].decode()
    assert '<c r="T4" s="9" t="inlineStr"><is><t>Kiểm tra</t></is></c>' in text
    assert '<c r="T5" s="14"/></row>' in text
    assert '<c r="T6" s="14"/></row>' in text


def test_cells_out_of_order_take_no_column(sample: Sample) -> None:
    path = damaged(
        sample(2017),
        {
            TASKS: both(
                drop(r'<c r="T\d+"[^>]*?(/>|>.*?</c>)'),
                swap('<c r="A9"', '<c r="S9" s="15"/><c r="A9"'),
            ),
            TABLE: LAST_COLUMN_LOST,
        },
    )

    with pytest.raises(InputError) as caught:
        mended(path)

    assert caught.value.problems[0].where.sheet == TITLE
    assert caught.value.problems[0].code is Code.CELL_NOT_WRITABLE


def test_other_extensions_stay_when_a_wrong_list_goes(sample: Sample) -> None:
    path = as_excel_saves(sample(2017), "Khác!$A$1:$A$9", "D5:D556")
    other = '<ext uri="{Z}"><y:z xmlns:y="urn:y"/></ext></extLst>'
    damaged(path, {TASKS: swap("</extLst>", other)})

    mended(path)

    assert f"<extLst>{other}</worksheet>" in members(path.read_bytes())[TASKS].decode()


def test_rules_end_above_a_table_below(tmp_path: Path) -> None:
    path = write_book(tmp_path / "hai.xlsx", (1, list(HEADINGS)), (20, ["Mã", "Tên", "Khác"]))

    mended(path)

    rules = rules_of(path)
    rows = {int(re.sub(r"\D", "", cell)) for _, cell in rules.validations}
    ends = {str(area).split(":")[1][1:] for area, *_ in rules.colours["S"]}
    assert (min(rows), max(rows), ends) == (2, 19, {"19"})
    assert mended(path) == []


def test_a_sheet_typed_by_hand_gets_the_columns_and_no_other_rule(
    tmp_path: Path, audit: Audit
) -> None:
    path = write_sheet(
        tmp_path / "tay.xlsx",
        [
            ("DANH MỤC NHIỆM VỤ",),
            (*HEADINGS, "Người theo dõi"),
            ("Sở Y tế", "Đề án trạm y tế xã", "Quý I/2025", "An"),
            ("Sở Xây dựng", "Chương trình nhà ở", "Quý II/2025", "Bình"),
        ],
    )
    before, faults = rules_of(path), audit(path)

    found = mended(path)

    rules = rules_of(path)
    sheet = next(iter(rules.colours))
    assert names(found) == {(Mend.COLUMN, name) for name in DERIVED}
    assert [rules.texts.pop((sheet, f"{letter}2")) for letter in "EFGHI"] == list(DERIVED)
    assert rules.texts == before.texts
    assert (rules.validations, rules.colours) == (before.validations, before.colours)
    assert audit(path) == faults  # those of the library that wrote it
    assert mended(path) == []
    outcome = update(FileBook(path), When(today=date(2025, 5, 1)))
    assert outcome.skipped == ()
    assert rules_of(path).forms[sheet, "E3"] == "dd/mm/yyyy"


def test_derived_days_of_a_sheet_typed_by_hand_are_days_again(tmp_path: Path) -> None:
    row = ("Sở Y tế", "Đề án", "Quý I/2025", 45747, None, "Quá hạn", 3, None)
    path = write_sheet(tmp_path / "tay.xlsx", [(*HEADINGS, *DERIVED), row])

    found = mended(path)

    rules = rules_of(path)
    sheet = next(iter(rules.colours))
    assert names(found) == {(Mend.DATE_FORM, "Hạn")}
    assert rules.forms[sheet, "D2"] == "dd/mm/yyyy"


def test_a_workbook_with_prefixed_names_is_mended_too(sample: Sample, audit: Audit) -> None:
    def prefixed(text: str) -> str:
        return re.sub(r"<(/?)(\w)", r"<\1x:\2", text).replace("xmlns=", "xmlns:x=")

    path = damaged(sample(2017), {TASKS: prefixed})
    assert mended(path) == []
    damaged(
        path,
        {
            TASKS: both(
                drop("<x:conditionalFormatting.*</x:conditionalFormatting>"),
                drop("<x:dataValidations.*</x:dataValidations>"),
                swap('<x:c r="P7" s="13"', '<x:c r="P7" s="14"'),
            )
        },
    )

    found = mended(path)

    kinds = {Mend.LIST, Mend.HINT, Mend.COLOURS, Mend.DATE_FORM}
    assert {one.what for one in found} == kinds
    assert audit(path) == []
    assert mended(path) == []
