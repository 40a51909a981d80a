from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kgsheet.doctor import Facts, System, diagnose
from kgsheet.messages.doctor import Finding, Subject
from tests.doctor.made_up import LINUX, PYTHON, WINDOWS, amiss


@pytest.mark.parametrize("pc", [WINDOWS, LINUX], ids=["windows", "linux"])
def test_pc_that_is_fine_has_nothing_amiss(pc: Facts) -> None:
    checks = diagnose(replace(pc, book=None))

    assert amiss(checks) == []
    assert Subject.WORKBOOK not in {check.subject for check in checks}


def test_python_is_told_with_version_bits_and_path() -> None:
    assert diagnose(WINDOWS)[0].found == f"3.11.9, 64 bit: {PYTHON}"


@pytest.mark.parametrize(
    ("pc", "changes", "found"),
    [
        pytest.param(
            WINDOWS,
            {"executable": "C:\\Users\\lan\\AppData\\Local\\Microsoft\\WindowsApps\\python.exe"},
            [Finding.PYTHON_OF_STORE],
            id="python of the store",
        ),
        pytest.param(WINDOWS, {"bits": 32}, [], id="32 bits beside an Excel of 64"),
        pytest.param(WINDOWS, {"xlwings": ""}, [Finding.XLWINGS_MISSING], id="no xlwings"),
        pytest.param(WINDOWS, {"xlwings": "0.30.15"}, [Finding.XLWINGS_OLD], id="xlwings too old"),
        pytest.param(WINDOWS, {"xlwings": "0.9.0"}, [Finding.XLWINGS_OLD], id="9 is before 33"),
        pytest.param(WINDOWS, {"xlwings": "0.33.0"}, [Finding.XLWINGS_OTHER], id="oldest xlwings"),
        pytest.param(WINDOWS, {"xlwings": "0.40.0"}, [Finding.XLWINGS_OTHER], id="xlwings newer"),
        pytest.param(WINDOWS, {"xlwings": "0.37.1"}, [], id="another xlwings of the same release"),
        pytest.param(WINDOWS, {"addin_is_same": True}, [], id="add-in"),
        pytest.param(WINDOWS, {"addin_is_same": False}, [Finding.ADDIN_OTHER], id="other add-in"),
        pytest.param(WINDOWS, {"excel": ""}, [Finding.NO_OFFICE], id="no office at all"),
        pytest.param(
            WINDOWS,
            {"excel": "", "office": "C:\\LO\\soffice.exe", "uno_python": "C:\\LO\\python.exe"},
            [],
            id="LibreOffice alone",
        ),
        pytest.param(
            WINDOWS,
            {"office": "C:\\LO\\soffice.exe"},
            [Finding.UNO_UNUSED],
            id="Excel, and a LibreOffice without UNO",
        ),
        pytest.param(
            WINDOWS,
            {"system": System.MAC, "executable": "/usr/bin/python3"},
            [Finding.ADDIN_NEEDED],
            id="Mac without add-in",
        ),
        pytest.param(LINUX, {"office": ""}, [Finding.LIBREOFFICE_MISSING], id="no LibreOffice"),
        pytest.param(LINUX, {"uno_python": ""}, [Finding.UNO_MISSING], id="LibreOffice, no UNO"),
    ],
)
def test_what_is_amiss_with_a_pc(pc: Facts, changes: dict[str, Any], found: list[Finding]) -> None:
    assert amiss(diagnose(replace(pc, book=None, **changes))) == found


def test_add_in_is_not_spoken_of_where_no_excel_is() -> None:
    assert Subject.ADDIN not in {check.subject for check in diagnose(LINUX)}
