from __future__ import annotations

import sys
from pathlib import Path

import pytest
import xlwings as xw

from kgsheet.errors import HostError
from kgsheet.hosts.libreoffice.bridge import Bridge, first_that_can
from kgsheet.hosts.libreoffice.engine import connect
from kgsheet.hosts.libreoffice.office import pythons_for, running_offices
from kgsheet.messages import Code
from tests.hosts.conftest import write_workbook
from tests.live_office import LiveOffice

pytestmark = pytest.mark.libreoffice


def code_of(caught: pytest.ExceptionInfo[HostError]) -> Code:
    [problem] = caught.value.problems
    return problem.code


def test_the_office_that_has_the_workbook_is_found_among_many(
    live_office: LiveOffice, soffice: str, tmp_path: Path
) -> None:
    path = write_workbook(tmp_path / "Sổ & 1+1 = 100%.xlsx", {"x": [["a"]]})
    other = LiveOffice(soffice, tmp_path / "profile")
    opened = other.open(path)

    book = connect(str(path))

    assert len(running_offices()) >= 2
    assert book.sheets["x"]["A1"].value == "a"
    assert book.api == opened.api
    book.app.quit()
    other.close()


def test_a_workbook_that_is_not_open_is_told(live_office: LiveOffice, tmp_path: Path) -> None:
    with pytest.raises(HostError) as caught:
        connect(str(tmp_path / "so.xlsx"))

    assert code_of(caught) is Code.DOCUMENT_NOT_OPEN


def test_a_workbook_that_was_closed_is_told(live_office: LiveOffice, tmp_path: Path) -> None:
    book = live_office.open(write_workbook(tmp_path / "so.xlsx", {"x": [["a"]]}))
    sheet = book.sheets["x"]
    book.close()

    with pytest.raises(HostError) as caught:
        sheet["A1"].value  # noqa: B018 - reading asks the office

    assert code_of(caught) is Code.DOCUMENT_NOT_OPEN


def test_a_python_without_uno_is_passed_over(live_office: LiveOffice, tmp_path: Path) -> None:
    fake = tmp_path / "python"
    fake.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(0o755)

    bridge = first_that_can(
        ["/không có/python", str(fake), *pythons_for(live_office.program)],
        live_office.address,
        60,
    )

    assert isinstance(bridge.call("documents"), list)
    bridge.close()


def test_no_python_with_uno_is_told(live_office: LiveOffice, tmp_path: Path) -> None:
    with pytest.raises(HostError) as caught:
        first_that_can([str(tmp_path / "python")], live_office.address, 60)

    assert code_of(caught) is Code.OFFICE_MISSING


def test_an_office_that_says_nothing_is_told(tmp_path: Path) -> None:
    mute = tmp_path / "python"
    mute.write_text('#!/bin/sh\necho \'{"ok": "ready"}\'\nwhile read line; do :; done\n')
    mute.chmod(0o755)
    bridge = Bridge(str(mute), "pipe,name=none")
    assert bridge.greeting(60) == "ready"
    bridge.patience = 0.1

    with pytest.raises(HostError) as caught:
        bridge.call("documents")

    assert code_of(caught) is Code.OFFICE_SILENT


def test_a_worker_that_ended_is_told(tmp_path: Path) -> None:
    brief = tmp_path / "python"
    brief.write_text('#!/bin/sh\necho \'{"ok": "ready"}\'\n')
    brief.chmod(0o755)
    bridge = Bridge(str(brief), "pipe,name=none")
    assert bridge.greeting(60) == "ready"

    with pytest.raises(HostError) as caught:
        bridge.call("documents")

    assert code_of(caught) is Code.DOCUMENT_NOT_OPEN
    bridge.close()


def test_our_own_python_is_the_last_to_be_tried(live_office: LiveOffice) -> None:
    assert pythons_for(live_office.program)[-1] == sys.executable
    assert "libreoffice" in xw.engines.engines_by_name
