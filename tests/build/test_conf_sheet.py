"""The settings of the buttons, as xlwings' add-in and our own macro read them."""

from __future__ import annotations

import re

import pytest
from openpyxl.workbook.workbook import Workbook

from kgsheet.build.workbook import module_source
from kgsheet.core.schema import CONF_SHEET, Conf
from kgsheet.messages import Code
from kgsheet.messages.launching import LAUNCH_KEYS, LAUNCH_MESSAGES, launch_sentence
from tests.build.sheets import BOOKS


def conf(book: Workbook) -> dict[str, str]:
    return {
        str(key): str(value or "") for key, value in book[CONF_SHEET].iter_rows(values_only=True)
    }


@pytest.mark.parametrize("name", BOOKS)
def test_keys_stand_from_the_first_row_without_a_gap_or_a_double(
    read: dict[str, Workbook], name: str
) -> None:
    keys = [row[0].value for row in read[name][CONF_SHEET].iter_rows()]

    assert keys[: len(Conf)] == list(Conf)
    assert None not in keys
    assert len(set(keys)) == len(keys)
    assert read[name][CONF_SHEET].sheet_state == "hidden"


def test_folder_of_the_workbook_is_never_searched_for_programs(read: dict[str, Workbook]) -> None:
    found = conf(read["blank"])

    assert found[Conf.ADD_WORKBOOK_TO_PYTHONPATH] == "FALSE"
    assert found[Conf.PYTHONPATH] == ""
    assert found[Conf.USE_UDF_SERVER] == "FALSE"


def test_new_workbook_names_no_interpreter_of_one_computer(read: dict[str, Workbook]) -> None:
    found = conf(read["blank"])

    assert {found[key] for key in Conf if key.startswith("INTERPRETER_")} == {""}


def test_every_text_that_the_macro_asks_for_stands_there(read: dict[str, Workbook]) -> None:
    asked = set(re.findall(r'"(KG_MSG_\w+)"', module_source()))

    assert asked == {key for key in conf(read["blank"]) if key.startswith("KG_MSG_")}
    assert set(LAUNCH_KEYS) < asked


def test_every_setting_that_the_macro_asks_for_stands_there(read: dict[str, Workbook]) -> None:
    asked = set(re.findall(r'KG_Setting\("(?!KG_MSG_)(\w+)"', module_source()))

    assert asked <= set(Conf)
    assert asked >= {Conf.INTERPRETER_WIN, Conf.INTERPRETER_LO}


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        (Code.PYTHON_MISSING, {"python"}),
        (Code.PACKAGE_MISSING, {"python"}),
        (Code.LAUNCH_FAILED, {"log"}),
        (Code.BOOK_NOT_SAVED, set()),
        (Code.BOOK_ONLINE, set()),
        (Code.BOOK_NAME, set()),
        (Code.NOT_ON_MAC, set()),
    ],
)
def test_macro_fills_in_what_a_sentence_leaves_open(code: Code, fields: set[str]) -> None:
    sentence = launch_sentence(code)
    key = next(key for key, one in LAUNCH_KEYS.items() if one is code)
    filled = re.findall(rf'Replace\(KG_Text\("{key}"\), "{{(\w+)}}"', module_source())

    assert sentence.endswith(f"[{code}]")
    assert set(re.findall(r"{(\w+)}", sentence)) == fields == set(filled)


def test_every_sentence_of_the_macro_has_a_key() -> None:
    assert set(LAUNCH_KEYS.values()) == set(LAUNCH_MESSAGES)
