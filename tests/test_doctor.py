from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kgsheet.core.schema.panel import CONF_SHEET, Conf
from kgsheet.doctor import button_interpreters
from kgsheet.hosts.file import FileBook
from kgsheet.jobs import setup_buttons
from kgsheet.messages.doctor import Status, Subject
from tests.command_line import Command
from tests.conftest import Audit

Sample = Callable[[int], Path]


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def conf(path: Path) -> dict[object, object]:
    """The settings of the buttons."""
    rows = FileBook(path).read().sheets[CONF_SHEET].rows
    return {row[0]: row[1] for row in rows if row}


def plain(sample: Sample, run: Command) -> Path:
    """A workbook without buttons."""
    path = sample(2017).with_suffix(".xlsx")
    run("new", path, "--sample", 2017)
    return path


def test_buttons_are_pointed_at_this_python_and_nothing_else_changes(
    sample: Sample, run: Command, audit: Audit
) -> None:
    file = sample(2017)
    before, settings = members(file), conf(file)

    said = run("setup-buttons", file)

    after = members(file)
    changed = {name for name in before if before[name] != after[name]}
    wanted: dict[object, object] = {
        str(key): program for key, program in button_interpreters().items()
    }
    assert said.code == 0
    assert sys.executable in said.out
    assert conf(file) == settings | wanted
    assert list(after) == list(before)
    assert all("sharedStrings" in name or "worksheets/sheet" in name for name in changed)
    assert len([name for name in changed if "worksheets" in name]) == 1
    assert audit(file) == []


def test_pointing_again_leaves_every_byte(sample: Sample, run: Command) -> None:
    file = sample(2017)
    run("setup-buttons", file)
    before = file.read_bytes()

    said = run("setup-buttons", file, "--json")

    assert file.read_bytes() == before
    assert said.json["written"] == []
    assert said.json["file"] == file.name


def test_answer_names_the_cells_and_the_programs(sample: Sample, run: Command) -> None:
    said = run("setup-buttons", sample(2021), "--json")

    (written,) = said.json["written"]
    assert written.startswith(f"{CONF_SHEET}!B")
    assert set(said.json["interpreters"].values()) == {sys.executable}


def test_workbook_without_buttons_is_refused_and_stays(sample: Sample, run: Command) -> None:
    file = plain(sample, run)
    before = file.read_bytes()

    said = run("setup-buttons", file)

    assert (said.code, said.err[:7]) == (3, "[KG914]")
    assert file.read_bytes() == before


def test_pointed_workbook_has_no_fault_of_its_own(sample: Sample, run: Command) -> None:
    file = sample(2017)
    run("setup-buttons", file)

    checks = {one["name"]: one for one in run("doctor", file, "--json").json["checks"]}

    fine = ("workbook", "macro", "settings", "interpreter", "place", "blocked", "writable")
    assert [checks[name]["status"] for name in fine] == ["ok"] * len(fine)
    assert checks["macro"]["found"].startswith("Đúng macro")
    assert sys.executable in checks["interpreter"]["found"]
    assert checks["interpreter"]["remedy"] == ""


@pytest.mark.parametrize("as_json", [True, False], ids=["json", "text"])
def test_what_stops_the_buttons_gives_exit_code_1_and_a_remedy(
    as_json: bool, sample: Sample, run: Command
) -> None:
    file = plain(sample, run)

    said = run("doctor", file, *(["--json"] if as_json else []))

    assert said.code == 1
    assert said.err == ""
    assert "kgsheet new" in said.out


def test_answer_is_one_object_with_every_check(sample: Sample, run: Command) -> None:
    answer = run("doctor", plain(sample, run), "--json").json

    assert set(answer) == {"file", "ok", "checks"}
    assert answer["ok"] is False
    assert {one["status"] for one in answer["checks"]} <= set(Status)
    assert {one["name"] for one in answer["checks"]} <= set(Subject)
    assert all(set(one) == {"name", "status", "found", "remedy"} for one in answer["checks"])


def test_text_tells_what_holds_and_ends_with_the_sum(sample: Sample, run: Command) -> None:
    lines = run("doctor", plain(sample, run)).out.splitlines()

    assert lines[0].startswith("Kiểm tra máy này và sổ ")
    assert any(line.startswith("  KHÔNG ĐƯỢC  Loại sổ") for line in lines)
    assert lines[-1].startswith("Có ")


def test_interpreter_that_is_gone_stops_the_buttons(sample: Sample, run: Command) -> None:
    file = sample(2017)
    run("setup-buttons", file)
    setup_buttons(FileBook(file), dict.fromkeys(Conf, str(file.parent / "python cũ" / "python")))

    said = run("doctor", file, "--json")

    gone = [one for one in said.json["checks"] if one["name"] == "interpreter"]
    assert said.code == 1
    assert {one["status"] for one in gone} == {"fail"}
    assert all("setup-buttons" in one["remedy"] for one in gone)


def test_mark_of_the_web_is_told(sample: Sample, run: Command) -> None:
    file = sample(2017)
    Path(f"{file}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", encoding="utf-8")

    said = run("doctor", file)

    assert said.code == 1
    assert "Unblock" in said.out


def test_address_is_told_without_being_opened(run: Command) -> None:
    said = run("doctor", "https://ubnd.sharepoint.com/sites/vp/so.xlsm", "--json")

    assert said.code == 1
    assert said.json["checks"][-1]["name"] == "place"


def test_workbook_that_is_not_there_is_no_finding(tmp_path: Path, run: Command) -> None:
    said = run("doctor", tmp_path / "so.xlsm")

    assert (said.code, said.err[:7]) == (5, "[KG901]")


def test_pc_can_be_examined_without_a_workbook(run: Command) -> None:
    answer = run("doctor", "--json").json

    assert answer["file"] is None
    assert answer["checks"][0]["found"].endswith(sys.executable)
