from __future__ import annotations

import pytest
from openpyxl.workbook.workbook import Workbook

from kgsheet.build.guidance import GENERAL_FIXES, PAGES, SEVERITY_MEANINGS, STATE_MEANINGS
from kgsheet.build.help_text import names_the_row, row_codes, sections
from kgsheet.core.schema import BUTTONS, INPUT_TABLES, SETTING_KEYS, button
from kgsheet.core.tasks import STATE_TEXT, State
from kgsheet.messages import CODES, MESSAGES, Code
from kgsheet.messages.sheets import SEVERITY_TEXT


def _lines(title: str) -> tuple[tuple[str, ...], ...]:
    return next(section.lines for section in sections() if section.title == title)


def test_every_column_of_every_input_table_is_explained() -> None:
    told = [line[:2] for line in _lines("Các cột")]

    assert told == [
        (table.sheet, column.heading) for table in INPUT_TABLES for column in table.columns
    ]


def test_every_setting_is_explained() -> None:
    assert [line[0] for line in _lines("Các khóa cấu hình")] == [one.key for one in SETTING_KEYS]


def test_every_state_is_explained_and_shown_in_its_colour() -> None:
    section = next(one for one in sections() if one.title == "Trạng thái và màu")

    assert [line[0] for line in section.lines] == list(STATE_TEXT.values())
    assert len(section.colours) == len(section.lines)
    assert set(STATE_MEANINGS) == set(State)


def test_every_code_of_the_workbook_is_explained_with_its_weight() -> None:
    told = {line[0]: line for line in _lines("Mã lỗi, cảnh báo")}

    assert set(told) == {code.value for code in Code if code < "KG4"} | {Code.TEXT_UNPRINTABLE}
    for code in row_codes():
        assert told[code][1].startswith(SEVERITY_TEXT[CODES[code]])
        assert told[code][2] == MESSAGES[code].title
        assert told[code][3]


def test_general_remedies_stand_exactly_where_a_remedy_names_the_row() -> None:
    needed = {code for code in row_codes() if names_the_row(MESSAGES[code].fix)}

    assert set(GENERAL_FIXES) == needed


def test_each_weight_has_its_meaning() -> None:
    assert set(SEVERITY_MEANINGS) == set(SEVERITY_TEXT)


def test_lines_are_as_wide_as_their_headings() -> None:
    for section in sections():
        assert {len(line) for line in section.lines} == {len(section.spans)}, section.title
        assert len(section.headings) in {0, len(section.spans)}


@pytest.mark.parametrize("title", [section.title for section in sections()])
def test_each_section_stands_on_the_sheet_with_all_its_lines(
    read: dict[str, Workbook], title: str
) -> None:
    sheet = read["2017"]["Hướng dẫn"]
    first = [row[0].value for row in sheet.iter_rows()]
    start = first.index(title)
    lines = _lines(title)
    headings = 1 if next(one for one in sections() if one.title == title).headings else 0

    assert first[start + 1 + headings :][: len(lines)] == [line[0] for line in lines]


def test_workbook_with_buttons_explains_each_of_them() -> None:
    told = {section.title: section.lines for section in sections(BUTTONS)}

    assert told["Các nút"][: len(BUTTONS)] == tuple((one.caption, one.hint) for one in BUTTONS)
    assert any(button("update").caption in line[1] for line in told["Các bước làm việc"])


def test_workbook_without_buttons_tells_of_commands_alone() -> None:
    told = {section.title: section.lines for section in sections()}

    assert "Các nút" not in told
    assert any("lệnh update" in line[1] for line in told["Các bước làm việc"])
    assert not any("nút" in line[1] for line in told["Các bước làm việc"])


def test_control_panel_leads_to_sheets_of_the_workbook(read: dict[str, Workbook]) -> None:
    assert set(PAGES) <= set(read["blank"].sheetnames)
