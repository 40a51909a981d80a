from __future__ import annotations

import shlex
from dataclasses import replace
from typing import Any

import pytest

from kgsheet.core.schema.panel import Conf
from kgsheet.doctor import Facts, diagnose
from kgsheet.messages.doctor import Finding, Status, Subject
from kgsheet.messages.verdicts import VERDICTS
from tests.doctor.made_up import (
    BOOK,
    LINUX,
    TRIAL,
    WINDOWS,
    amiss,
    of_book,
    of_trial,
    stopping,
)

LONG = f"C:\\{'a' * 211}.xlsm"
FOLDER = "C:\\Users\\lan\\OneDrive - UBND tỉnh"


@pytest.mark.parametrize("pc", [WINDOWS, LINUX], ids=["windows", "linux"])
def test_workbook_that_is_fine_has_nothing_amiss(pc: Facts) -> None:
    checks = diagnose(pc)

    assert amiss(checks) == []
    assert {check.subject for check in checks} >= {
        Subject.WORKBOOK,
        Subject.MACRO,
        Subject.SETTINGS,
        Subject.INTERPRETER,
        Subject.PLACE,
        Subject.NAME,
        Subject.BLOCKED,
        Subject.WRITABLE,
    }


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        pytest.param(
            {"path": "C:\\TheoDoi\\so.xlsx"}, [Finding.WORKBOOK_PLAIN], id="workbook without macros"
        ),
        pytest.param({"path": "C:\\TheoDoi\\SO.XLSM"}, [], id="suffix in capitals"),
        pytest.param({"has_macro": False}, [Finding.MACRO_MISSING], id="macro gone"),
        pytest.param({"macro_is_ours": False}, [Finding.MACRO_OTHER], id="macro altered"),
        pytest.param({"macro_is_ours": None}, [], id="macro not compared"),
        pytest.param({"settings": None, "trials": {}}, [Finding.SETTINGS_MISSING], id="settings"),
        pytest.param(
            {"settings": {**(BOOK.settings or {}), Conf.ADD_WORKBOOK_TO_PYTHONPATH: "TRUE"}},
            [Finding.SETTINGS_OPEN],
            id="files beside the workbook may be imported",
        ),
        pytest.param(
            {"settings": {Conf.ADD_WORKBOOK_TO_PYTHONPATH: "FALSE"}},
            [Finding.INTERPRETER_BLANK],
            id="no interpreter named",
        ),
        pytest.param({"is_writable": False}, [Finding.READ_ONLY], id="read-only"),
        pytest.param({"zone": 3}, [Finding.BLOCKED], id="mark of the internet"),
        pytest.param({"zone": 4}, [Finding.BLOCKED], id="mark of an untrusted place"),
        pytest.param({"zone": 2}, [], id="mark of a trusted place"),
        pytest.param({"is_remote": True}, [Finding.PLACE_REMOTE], id="mapped drive"),
        pytest.param(
            {"path": f"{FOLDER}\\so.xlsm"},
            [Finding.PLACE_CLOUD, Finding.NAME_NOT_ASCII],
            id="OneDrive",
        ),
        pytest.param({"path": "D:\\Dropbox (VP)\\so.xlsm"}, [Finding.PLACE_CLOUD], id="dropbox"),
        pytest.param({"path": "C:\\TheoDoi\\a=b.xlsm"}, [Finding.NAME_SIGNS], id="sign ="),
        pytest.param({"path": "C:\\TheoDoi\\100%.xlsm"}, [Finding.NAME_SIGNS], id="sign %"),
        pytest.param({"path": "C:\\R&D\\a & b.xlsm"}, [], id="sign & within quotes"),
        pytest.param({"path": "C:\\Văn phòng\\so.xlsm"}, [Finding.NAME_NOT_ASCII], id="diacritics"),
        pytest.param({"path": LONG}, [Finding.NAME_LONG], id="219 letters"),
        pytest.param({"path": LONG.replace("aa", "a", 1)}, [], id="218 letters"),
    ],
)
def test_what_is_amiss_with_a_workbook(changes: dict[str, Any], found: list[Finding]) -> None:
    assert amiss(of_book(**changes)) == found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        pytest.param({"started": False}, Finding.INTERPRETER_GONE, id="no such program"),
        pytest.param({"has_ended": False}, Finding.INTERPRETER_SLOW, id="no answer"),
        pytest.param(
            {"is_new_enough": False, "has_package": False}, Finding.INTERPRETER_OLD, id="too old"
        ),
        pytest.param({"has_package": False}, Finding.INTERPRETER_EMPTY, id="no kgsheet in it"),
    ],
)
def test_python_that_cannot_run_the_buttons_stops_them(
    changes: dict[str, Any], found: Finding
) -> None:
    checks = of_trial(**changes)

    assert stopping(checks) == [found]
    assert next(one.remedy for one in checks if one.finding is found)


def test_other_version_of_the_program_is_told() -> None:
    checks = of_trial(package="0.0.9")

    assert amiss(checks) == [Finding.INTERPRETER_OTHER]
    assert any("kgsheet 0.0.9" in check.found and "0.1.0" in check.found for check in checks)


def test_remedy_names_the_workbook_in_quotes() -> None:
    check = next(one for one in of_trial(started=False) if one.subject is Subject.INTERPRETER)

    assert check.remedy == 'Đóng sổ rồi chạy: kgsheet setup-buttons "theo_doi_2026.xlsm"'


@pytest.mark.parametrize(
    "name", ["so.xlsm", "sổ 2026.xlsm", 'sổ "mới".xlsm', "sổ 'cũ'.xlsm", "so $HOME `id` \\.xlsm"]
)
def test_remedy_can_be_typed_whatever_the_workbook_is_called(name: str) -> None:
    trials = {Conf.INTERPRETER_LO: replace(TRIAL, started=False)}
    checks = of_book(LINUX, path=f"/srv/{name}", trials=trials)
    (check,) = (one for one in checks if one.subject is Subject.INTERPRETER)

    assert shlex.split(check.remedy.partition("kgsheet ")[2]) == ["setup-buttons", name]


@pytest.mark.parametrize(
    "path", ["https://ubnd.sharepoint.com/sites/vp/so.xlsm", "HTTP://d.docs.live.net/a/so.xlsm"]
)
def test_address_is_refused_before_anything_else(path: str) -> None:
    checks = of_book(path=path, settings=None, trials={})

    assert stopping(checks) == [Finding.PLACE_ONLINE]
    assert {check.subject for check in checks} & {Subject.WORKBOOK, Subject.MACRO} == set()


def test_folder_that_the_system_names_as_a_cloud_folder_is_one() -> None:
    pc = replace(WINDOWS, cloud_folders=("D:\\DuLieu",))

    assert stopping(of_book(pc, path="D:\\DuLieu\\2026\\so.xlsm")) == [Finding.PLACE_CLOUD]
    assert stopping(of_book(pc, path="D:\\DuLieuKhac\\so.xlsm")) == []


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/home/lan/OneDrive/so.xlsm", [Finding.PLACE_CLOUD_UNUSED]),
        ("/home/lan/Văn phòng/100%=.xlsm", []),
        (f"/{'a' * 230}.xlsm", []),
    ],
)
def test_libreoffice_opens_what_excel_does_not(path: str, found: list[Finding]) -> None:
    assert amiss(of_book(LINUX, path=path)) == found


@pytest.mark.parametrize(
    ("pc", "changes", "found"),
    [
        pytest.param(LINUX, {"is_trusted": True}, [Finding.TRUSTED], id="trusted"),
        pytest.param(LINUX, {"is_trusted": False}, [Finding.TRUSTED_NOT], id="not trusted"),
        pytest.param(LINUX, {"is_trusted": None}, [], id="no LibreOffice"),
        pytest.param(LINUX, {"is_trusted": False, "path": "/srv/so.xlsx"}, [], id="no macros"),
        pytest.param(WINDOWS, {"is_trusted": False}, [], id="Excel runs them"),
    ],
)
def test_trust_of_libreoffice_is_told_where_it_runs_the_macros(
    pc: Facts, changes: dict[str, Any], found: list[Finding]
) -> None:
    checks = of_book(pc, **changes)

    assert [one.finding for one in checks if one.subject is Subject.TRUST] == found


@pytest.mark.parametrize("finding", Finding)
def test_whatever_is_amiss_has_a_remedy(finding: Finding) -> None:
    verdict = VERDICTS[finding]

    assert bool(verdict.remedy) == (verdict.status is not Status.OK)
    assert verdict.found


def test_subjects_come_in_their_order() -> None:
    subjects = list(Subject)
    order = [subjects.index(check.subject) for check in diagnose(WINDOWS)]

    assert order == sorted(order)
