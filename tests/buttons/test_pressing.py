"""Each button does its work in a live workbook, notes it, and ends with one box."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import xlwings as xw

from kgsheet.build.content import Content, Row
from kgsheet.build.samples import blank
from kgsheet.build.workbook import write_workbook
from kgsheet.buttons.pressing import press
from kgsheet.core.cells import CellValue, Snapshot
from kgsheet.core.schema import BUTTONS, FINDINGS, PANEL, TASKS, button
from kgsheet.hosts.excel import ExcelBook
from tests.buttons.conftest import OpenDesk, QuietDesk
from tests.command_line import Command
from tests.hosts.conftest import values
from tests.live_office import LiveOffice

pytestmark = [pytest.mark.buttons, pytest.mark.libreoffice]

NAMES = [one.name for one in BUTTONS]
PERSON = "Nguyễn Văn An"
AGENCIES = ("Sở Y tế", "Sở Nội vụ", "Sở Tư pháp")


def noted(desk: QuietDesk, name: str) -> tuple[CellValue, CellValue]:
    """Return time and result in the row of a button."""
    cells = values(desk.book.read(), PANEL.sheet)
    row = next(row for (row, _), value in cells.items() if value == button(name).caption)
    return cells.get((row, 3)), cells.get((row, 4))


def contents(
    snapshot: Snapshot, *left_out: str
) -> Mapping[str, Mapping[tuple[int, int], CellValue]]:
    """Return what the sheets with tables hold."""
    titles = {table.sheet for table in snapshot.tables} - set(left_out)
    return {title: values(snapshot, title) for title in titles}


def test_all_buttons_work_and_the_file_still_says_the_same(
    open_desk: OpenDesk, sample: Callable[[int], Path], run: Command
) -> None:
    path = sample(2017)
    asked = [("check", str(path), "--json"), ("progress", str(path), "--json")]
    before = [run(*one).out for one in asked]
    desk = open_desk(path)
    for name in NAMES:
        press(name, desk)

        (text, is_grave) = desk.said[-1]
        moment, result = noted(desk, name)
        assert not is_grave, text
        assert ("[KG504]" in text) is (name == "report_kh")
        assert text.startswith(str(result)[:30])
        assert isinstance(moment, datetime)
        assert abs(datetime.now() - moment) < timedelta(minutes=5)
    assert len(desk.said) == len(NAMES)
    assert len(list((path.parent / "Văn bản").glob("2017-BC-du-thao-*.docx"))) == 1
    desk.workbook.save()

    assert [run(*one).out for one in asked] == before


def test_a_check_writes_the_list_and_its_note_and_nothing_else(
    open_desk: OpenDesk, sample: Callable[[int], Path]
) -> None:
    desk = open_desk(sample(2021))
    desk.workbook.sheets[TASKS.sheet].range("I8").value = "31/4/2021"
    before = contents(desk.book.read(), FINDINGS.sheet, PANEL.sheet)

    press("check", desk)

    assert contents(desk.book.read(), FINDINGS.sheet, PANEL.sheet) == before
    assert "KG101" in values(desk.book.read(), FINDINGS.sheet).values()
    assert desk.workbook.sheets.active.name == FINDINGS.sheet
    link = desk.workbook.sheets[FINDINGS.sheet].range("D5").formula
    assert link == '=HYPERLINK("#\'Nhiệm vụ\'!I8","I8")'
    assert "1 lỗi" in desk.said[0][0]
    assert desk.workbook.app.status_bar is False


def test_a_missing_column_is_told_calmly(
    open_desk: OpenDesk, sample: Callable[[int], Path], capfd: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk(sample(2021))
    desk.workbook.sheets[TASKS.sheet].range("F4").value = "Việc"

    press("update", desk)

    ((text, is_grave),) = desk.said
    assert not is_grave
    assert "[KG302]" in text
    assert "“Nội dung”" in text
    assert "[KG302]" in str(noted(desk, "update")[1])
    assert capfd.readouterr() == ("", "")


class UnsavedDesk(QuietDesk):
    """A workbook that was never saved."""

    fullname = "Book1"


class OnlineDesk(QuietDesk):
    """A workbook on the web."""

    fullname = "https://so.example/Book1.xlsm"


@pytest.mark.parametrize(
    ("kind", "code"), [(UnsavedDesk, "[KG954]"), (OnlineDesk, "[KG955]")], ids=["unsaved", "online"]
)
def test_a_draft_needs_a_folder(
    live_office: LiveOffice,
    sample: Callable[[int], Path],
    kind: type[QuietDesk],
    code: str,
) -> None:
    live = live_office.open(sample(2017))
    desk = kind(live)

    press("report_bc", desk)
    live.close()

    assert code in desk.said[0][0]


class FaultyBook(ExcelBook):
    """A workbook that cannot be read for want of care."""

    def read(self) -> Snapshot:
        """Fail as a bug does."""
        raise ValueError(PERSON)


class FaultyDesk(QuietDesk):
    """A desk with such a workbook."""

    def __init__(self, workbook: xw.Book) -> None:
        super().__init__(workbook)
        self.book = FaultyBook(workbook)


def test_a_bug_leaves_a_support_file(
    live_office: LiveOffice,
    sample: Callable[[int], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    live = live_office.open(sample(2017))
    desk = FaultyDesk(live)

    press("update", desk)
    live.close()

    (path,) = (tmp_path / "state" / "kgsheet").iterdir()
    ((text, is_grave),) = desk.said
    assert is_grave
    assert str(path) in text
    assert PERSON not in path.read_text(encoding="utf-8")
    assert "builtins.ValueError" in path.read_text(encoding="utf-8")
    assert capfd.readouterr() == ("", "")


def tasks(count: int) -> tuple[Row, ...]:
    """Tasks of which every third is overdue, with one approval in ten."""
    return tuple(
        {
            "id": f"NV{number}",
            "lead_agency": AGENCIES[number % 3],
            "title": f"Đề án số {number * 7919} của {number * 104729}",
            "deadline": ("Quý I/2026", "Quý IV/2026", "31/4/2026")[number % 3],
            "approval": f"{number}/QĐ-UBND ngày 02/3/2026" if number % 10 == 0 else "",
        }
        for number in range(1, count + 1)
    )


def workbook_of(path: Path, rows: Sequence[Row]) -> Path:
    content: Content = blank(2026).replaced({TASKS.name: tuple(rows)})
    write_workbook(path, content)
    return path


@pytest.mark.parametrize("many", [500, pytest.param(5000, marks=pytest.mark.slow)])
def test_thousands_of_tasks_cost_no_more_calls_than_fifty(
    live_office: LiveOffice, tmp_path: Path, many: int
) -> None:
    counts = []
    for count in (50, many):
        live = live_office.open(workbook_of(tmp_path / f"{count}.xlsx", tasks(count)))
        desk = QuietDesk(live)
        before = live_office.bridge.calls
        press("update", desk)
        counts.append(live_office.bridge.calls - before)
        due = live.sheets[TASKS.sheet].range((5, 16), (4 + count, 16)).value
        live.close()

        assert desk.said[0][0].startswith("Đã cập nhật"), desk.said
        assert sum(isinstance(one, datetime) for one in due) > count / 2

    assert counts[0] == counts[1]
