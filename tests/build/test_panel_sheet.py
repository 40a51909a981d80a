"""The control panel as an independent reader sees it."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl.workbook.workbook import Workbook

from kgsheet.build.content import Content, Row
from kgsheet.build.workbook import write_macro_workbook
from kgsheet.core.schema import BUTTONS, PANEL, SETTINGS
from tests.build.conftest import load
from tests.build.sheets import BOOKS

_EXCEL = "{urn:schemas-microsoft-com:office:excel}"


def vml(path: Path) -> ElementTree.Element:
    with zipfile.ZipFile(path) as package:
        return ElementTree.fromstring(package.read("xl/drawings/vmlDrawing1.vml"))


@pytest.mark.parametrize("name", BOOKS)
def test_table_has_one_row_for_each_button_and_no_run_yet(
    read: dict[str, Workbook], name: str
) -> None:
    sheet = read[name][PANEL.sheet]
    cells = sheet[sheet.tables[PANEL.name].ref]

    assert [cell.value for cell in cells[0]] == [column.heading for column in PANEL.columns]
    assert [tuple(cell.value for cell in row) for row in cells[1:]] == [
        (one.caption, one.hint, None, None) for one in BUTTONS
    ]
    assert cells[1][2].number_format == "dd/mm/yyyy hh:mm"


def test_each_button_lies_within_the_first_cell_of_its_row(
    built: dict[str, Path], read: dict[str, Workbook]
) -> None:
    sheet = read["blank"][PANEL.sheet]
    top = sheet[sheet.tables[PANEL.name].ref][1][0].row - 1
    data = list(vml(built["blank"]).iter(f"{_EXCEL}ClientData"))
    anchors = [
        [int(number) for number in (one.findtext(f"{_EXCEL}Anchor") or "").split(",")]
        for one in data
    ]

    assert [(left, row, right, below) for left, _, row, _, right, _, below, _ in anchors] == [
        (0, row, 0, row) for row in range(top, top + len(BUTTONS))
    ]
    assert [one.findtext(f"{_EXCEL}FmlaMacro") for one in data] == [
        f"[0]!{one.sub}" for one in BUTTONS
    ]
    assert {one.findtext(f"{_EXCEL}PrintObject") for one in data} == {"False"}


def test_captions_stand_on_the_buttons(built: dict[str, Path]) -> None:
    fonts = [one.text for one in vml(built["2017"]).iter("font")]

    assert fonts == [one.caption for one in BUTTONS]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(date(2027, 6, 30), datetime(2027, 6, 30), id="a date"),
        pytest.param("30/6/2027", "30/6/2027", id="typed as text"),
        pytest.param(None, "hôm qua (chưa ghi ngày chốt)", id="blank"),
    ],
)
def test_cut_off_day_is_shown_from_the_settings(
    value: date | str | None, shown: object, tmp_path: Path
) -> None:
    settings: tuple[Row, ...] = (
        {"key": "nam", "value": 2027},
        {"key": "ngay_chot", "value": value},
    )
    path = tmp_path / "so.xlsm"
    write_macro_workbook(path, Content(year=2027, settings=settings))
    formula = load(path)[PANEL.sheet]["B4"]

    assert formula.value.startswith('=IF(INDEX(tblCauHinh[Giá trị],MATCH("ngay_chot",')
    assert load(path, data_only=True)[PANEL.sheet]["B4"].value == shown


def test_link_leads_to_the_cell_of_the_cut_off_day(read: dict[str, Workbook]) -> None:
    link = read["2017"][PANEL.sheet]["C4"].value
    headings = [cell.value for cell in read["2017"][SETTINGS.sheet][4]]

    assert headings[1] == SETTINGS.column("value").heading
    assert link.startswith(f"=HYPERLINK(\"#'{SETTINGS.sheet}'!B\"&ROW(")


@pytest.mark.parametrize("name", BOOKS)
def test_ways_lead_to_sheets_that_are_there(read: dict[str, Workbook], name: str) -> None:
    cells = [cell for row in read[name][PANEL.sheet].iter_rows() for cell in row]
    links = [cell.hyperlink.location or "" for cell in cells if cell.hyperlink]
    titles = [re.sub(r"^'(.*)'!A1$", r"\1", one) for one in links]

    assert len(titles) == 6
    assert set(titles) <= set(read[name].sheetnames)
