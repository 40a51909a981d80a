from __future__ import annotations

import pytest

from kgsheet.core.schema.panel import CONF_SHEET, Conf
from kgsheet.errors import InputError
from kgsheet.hosts.memory import Held, MemoryBook
from kgsheet.jobs import setup_buttons
from kgsheet.messages import Code

ROWS: list[list[Held]] = [
    [Conf.INTERPRETER_WIN.value, None],
    [Conf.INTERPRETER_LO.value, "/usr/bin/python3"],
    [],
    ["KG_MSG_TITLE", "Theo dõi nhiệm vụ"],
]


def book(rows: list[list[Held]] = ROWS, file: str = "so.xlsm") -> MemoryBook:
    return MemoryBook(sheets={"Nhiệm vụ": [], CONF_SHEET: rows}, file=file)


def held(of: MemoryBook) -> list[list[object]]:
    return [list(row) for row in of.read().sheets[CONF_SHEET].rows]


def test_python_is_written_beside_its_key() -> None:
    pointed = book()

    changed = setup_buttons(pointed, {Conf.INTERPRETER_WIN: "C:\\Văn phòng\\python.exe"})

    assert [(edit.row, edit.column) for edit in changed] == [(1, 2)]
    assert held(pointed) == [
        [Conf.INTERPRETER_WIN, "C:\\Văn phòng\\python.exe"],
        *(list(row) for row in ROWS[1:]),
    ]


def test_setting_that_is_there_is_not_written_again() -> None:
    assert setup_buttons(book(), {Conf.INTERPRETER_LO: "/usr/bin/python3"}) == []


def test_key_that_the_sheet_lacks_goes_below_the_others() -> None:
    pointed = book()

    setup_buttons(pointed, {Conf.INTERPRETER_MAC: "/opt/python3", Conf.PYTHONPATH: "/opt"})

    assert held(pointed)[4:] == [["INTERPRETER_MAC", "/opt/python3"], ["PYTHONPATH", "/opt"]]


@pytest.mark.parametrize(
    "plain",
    [book(file="so.xlsx"), MemoryBook(sheets={"Nhiệm vụ": []}, file="so.xlsm")],
    ids=["no macros", "no settings"],
)
def test_workbook_without_buttons_is_refused(plain: MemoryBook) -> None:
    with pytest.raises(InputError) as refusal:
        setup_buttons(plain, {Conf.INTERPRETER_LO: "/usr/bin/python3"})

    assert [problem.code for problem in refusal.value.problems] == [Code.BUTTONS_MISSING]


def test_suffix_in_capitals_is_one_of_a_workbook_with_macros() -> None:
    assert setup_buttons(book(file="SO.XLSM"), {Conf.INTERPRETER_LO: "/opt/python3"})
