"""Sheets and tables are found through links, whatever the parts are named."""

from __future__ import annotations

import pytest

from kgsheet.core.edits import CellEdit
from kgsheet.errors import InputError
from kgsheet.ooxml.areas import parse_area
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.patch import WorkbookPatch
from kgsheet.ooxml.strings import read_items, written_strings
from kgsheet.ooxml.workbook import Workbook
from tests.ooxml.packages import HEAD, LINKS, MAIN, links, package, with_member, workbook_of


def test_a_workbook_may_lie_anywhere() -> None:
    workbook = (
        f'{HEAD}<x:workbook xmlns:x="{MAIN}" xmlns:q="{LINKS}"><x:workbookPr date1904="1"/>'
        '<x:sheets><x:sheet name="A &amp; B" sheetId="9" q:id="rId1"/></x:sheets></x:workbook>'
    )
    data = package(
        {
            "_rels/.rels": links(("officeDocument", "/Data/Book.xml")),
            "data/book.xml": workbook,
            "data/_rels/book.xml.rels": links(("worksheet", "../tabs/one.xml")),
            "tabs/one.xml": "<x/>",
        }
    )

    found = Workbook(Package(data))

    assert found.is_1904
    assert [(sheet.title, sheet.part) for sheet in found.sheets.values()] == [
        ("A & B", "tabs/one.xml")
    ]
    assert found.styles is None
    assert found.strings == []


def test_a_tab_without_a_part_is_no_worksheet() -> None:
    tab = '<sheet name="Lạc" sheetId="2" r:id="rId77"/>'
    data = workbook_of("<sheetData/>")
    part = Package(data).read("xl/workbook.xml").decode()
    data = with_member(data, "xl/workbook.xml", part.replace("</sheets>", f"{tab}</sheets>"))

    assert list(Workbook(Package(data)).sheets) == ["S", "Lạc"]
    assert list(Workbook(Package(data)).worksheets) == ["S"]
    with pytest.raises(InputError, match="không phải là trang tính"):
        WorkbookPatch(data, [CellEdit(sheet="Lạc", row=1, column=1, value="x")])


OTHERS = {
    "a letter": ("wordprocessingml.document.main+xml", "KG902"),
    "slides": ("presentationml.presentation.main+xml", "KG902"),
    "a binary workbook": ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "KG904"),
}


@pytest.mark.parametrize(("kind", "code"), OTHERS.values(), ids=OTHERS.keys())
def test_another_kind_of_document_is_no_workbook(kind: str, code: str) -> None:
    types = f'<Types><Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>'
    data = with_member(workbook_of("<sheetData/>"), "[Content_Types].xml", types)

    with pytest.raises(InputError, match=code):
        Workbook(Package(data))


def test_a_part_that_is_no_workbook_is_said() -> None:
    data = with_member(workbook_of("<sheetData/>"), "xl/workbook.xml", "<document/>")

    with pytest.raises(InputError, match="KG902"):
        Workbook(Package(data))


AREAS = [
    ("A1", "A1"),
    ("$B$2:D9", "B2:D9"),
    ("d9:b2", "B2:D9"),
    ("A:A", None),
    ("#REF!", None),
    ("", None),
    ("A1:", None),
]


@pytest.mark.parametrize(("text", "area"), AREAS)
def test_a_reference_is_an_area_or_nothing(text: str, area: str | None) -> None:
    found = parse_area(text)

    assert (str(found) if found else None) == area


def test_shared_strings_are_read_without_reading_aids() -> None:
    items = (
        "<si><t>a</t><rPh sb='0' eb='1'><t>no</t></rPh></si><si/>"
        "<si><r><rPr/><t>b_x0041_</t></r><r><t>&amp;</t></r></si><si><t><![CDATA[<c>]]></t></si>"
    )

    texts = written_strings(read_items(f"<sst xmlns='{MAIN}'>{items}</sst>".encode(), "p"))

    assert texts == ["a", "", "bA&", "<c>"]


def test_broken_shared_strings_are_damage() -> None:
    with pytest.raises(InputError, match=r"KG907.*xl/s\.xml"):
        read_items(b"<sst><si>", "xl/s.xml")
