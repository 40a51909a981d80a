"""The buttons, the ribbon and the macro behind them, from the shipped files to `macros.py`."""

from __future__ import annotations

import ast
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

import kgsheet
from kgsheet.build.ribbon import RIBBON_PART
from kgsheet.build.workbook import MODULE, module_source
from kgsheet.core.schema import BUTTONS
from tests.build.excel_parts import CONTROL, EXCEL, macro_parts
from tests.build.sheets import BOOKS
from tests.olevba import opened, sources, stream

COMMITTED = {
    "2017": "theo_doi_2017.xlsm",
    "2021": "theo_doi_2021.xlsm",
    "blank": "mau_trong.xlsm",
}
_CUSTOM_UI = "{http://schemas.microsoft.com/office/2009/07/customui}"


def committed(name: str) -> Path:
    return Path(__file__).parents[2] / "workbooks" / COMMITTED[name]


def part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read(name)


def public_functions() -> set[str]:
    """The functions of `macros.py` that a button may run."""
    path = Path(kgsheet.__file__).parent / "macros.py"
    names = {
        node.name
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    return names - {"main"}


def subs() -> dict[str, str]:
    """Each public macro without parameters, and the function that it runs."""
    found = re.findall(
        r'^Public Sub (\w+)\(\)\n    KG_Run "(\w+)"\nEnd Sub$', module_source(), re.M
    )
    assert len(found) + 1 == len(re.findall(r"^(?:Public )?Sub ", module_source(), re.M))
    return dict(found)


@pytest.mark.parametrize("name", BOOKS)
def test_source_in_the_shipped_file_is_the_module_of_the_project(name: str) -> None:
    found = sources(committed(name))

    assert found[f"{MODULE}.bas"] == module_source().replace("\n", "\r\n")
    code = {key: text for key, text in found.items() if key != f"{MODULE}.bas"}
    assert all(
        line.startswith("Attribute ")
        for text in code.values()
        for line in text.split("\r\n")
        if line
    )


@pytest.mark.parametrize("name", BOOKS)
def test_project_has_no_defect_and_a_module_for_each_code_name(name: str) -> None:
    project = part(committed(name), "xl/vbaProject.bin")
    with zipfile.ZipFile(committed(name)) as package:
        texts = [
            package.read(one).decode()
            for one in package.namelist()
            if re.fullmatch(r"xl/(workbook|worksheets/sheet\d+)\.xml", one)
        ]
    code_names = {re.search(r'<(?:workbookPr|sheetPr) codeName="(\w+)"', one)[1] for one in texts}  # type: ignore[index]

    assert opened(project).exists("VBA/dir")
    modules = re.findall(r"^Document=(\w+)/", stream(project, "PROJECT").decode(), re.M)
    assert sorted(code_names) == sorted(modules)
    assert len(modules) == len(texts)


def test_module_is_ascii_with_lines_that_an_editor_shows() -> None:
    source = module_source()

    assert source.isascii()
    assert source.startswith(f'Attribute VB_Name = "{MODULE}"\n')
    assert max(map(len, source.splitlines())) <= 100


def test_module_has_nothing_that_libreoffice_compiles_otherwise() -> None:
    code = "\n".join(line.partition("'")[0] for line in module_source().splitlines())

    assert "#" not in code.replace('"#"', "")
    assert not re.search(r"\bDeclare\b", code)
    assert "Option Explicit" in code


def test_buttons_macros_and_functions_are_one_to_one() -> None:
    assert subs() == {one.sub: one.name for one in BUTTONS}
    assert public_functions() == {one.name for one in BUTTONS}


@pytest.mark.parametrize("name", BOOKS)
def test_ribbon_has_the_same_buttons(name: str) -> None:
    tab = ElementTree.fromstring(part(committed(name), RIBBON_PART))
    buttons = [one.attrib for one in tab.iter(f"{_CUSTOM_UI}button")]

    assert [(one["id"], one["label"], one["supertip"]) for one in buttons] == [
        (one.ribbon_id, one.caption, one.hint) for one in BUTTONS
    ]
    assert {one["onAction"] for one in buttons} == {"KG_Ribbon"}
    assert "Public Sub KG_Ribbon(control As Object)\n    KG_Run Mid(control.ID, 4)" in (
        module_source()
    )
    assert [one["id"].removeprefix("kg_") for one in buttons] == [one.name for one in BUTTONS]


@pytest.mark.parametrize("name", BOOKS)
def test_parts_are_of_the_kinds_that_excel_writes(name: str) -> None:
    expected = {kind: one for kind, one in EXCEL.items() if kind != CONTROL}

    assert macro_parts(committed(name)) == expected


def test_workbook_without_buttons_has_no_macro_and_no_ribbon(built: dict[str, Path]) -> None:
    with zipfile.ZipFile(built["plain"]) as package:
        names = package.namelist()

    assert not [one for one in names if re.search("vba|vml|customUI", one)]
