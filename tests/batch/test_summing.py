"""The summary of a batch: a workbook and a page, with what changed since the last time."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kgsheet.batch import JOURNAL, Order, Status, Summary, order, write_summary
from kgsheet.batch.finding import PAGE, SUMMARY
from kgsheet.errors import HostError
from kgsheet.hosts.writers import only_writer
from kgsheet.messages import Code
from kgsheet.messages.rollup import ROLLUP_SHEETS
from kgsheet.shipped import SAMPLE_YEARS, sample_workbook
from tests.batch.offices import END, HEADINGS, TODAY, offices, run_batch, run_order, tree
from tests.command_line import Command
from tests.office_sheets import write_sheet

DAY = ("--as-of", "2025-06-30")
PERIODS = ".kgsheet-batch-periods.json.gz"
LATE, DONE = ("Quý I/2025", None), ("Quý I/2025", "12/QĐ-UBND ngày 03/3/2025")
OPEN = ("Quý IV/2025", None)


def said(path: Path) -> str:
    page = openpyxl.load_workbook(path).worksheets[0]
    return "\n".join(str(cell) for (cell, *_) in page.iter_rows(values_only=True) if cell)


def changes_said(out: Path) -> str:
    [line] = [one for one in said(out / SUMMARY).splitlines() if one.startswith("So với lần")]
    return line.partition(": ")[2]


def listed(out: Path) -> list[tuple[object, ...]]:
    """Return of each change its kind, workbook, title, and what is said of then and now."""
    sheet = openpyxl.load_workbook(out / SUMMARY)[ROLLUP_SHEETS["changes"]]
    rows = sheet.iter_rows(min_row=2, values_only=True)
    return [(kind, office, title, *rest) for _, kind, office, _, title, *rest in rows]


def write_office(path: Path, **tasks: tuple[str, str | None]) -> None:
    """Write a workbook, its tasks by title."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [("Sở Y tế", title, *task, None, None) for title, task in tasks.items()]
    write_sheet(path, [HEADINGS, *rows])


def summed(folder: Path, out: Path, *, as_of: date | None = END, fresh: bool = False) -> Summary:
    asked = replace(order([folder], out, TODAY, as_of), fresh=fresh)
    done = run_order(asked, workers=1)
    write_summary(asked, done)
    return done


@pytest.fixture
def tinh(tmp_path: Path) -> Path:
    """Two offices that were added up once."""
    write_office(tmp_path / "tinh" / "xa-01.xlsx", a=OPEN, b=LATE, c=DONE)
    write_office(tmp_path / "tinh" / "xa-02.xlsx", a=OPEN)
    summed(tmp_path / "tinh", tmp_path / "ra")
    return tmp_path / "tinh"


@pytest.fixture
def ra(tinh: Path) -> Path:
    """The output folder of that."""
    return tinh.parent / "ra"


def test_command_writes_a_summary_without_being_asked(run: Command, tmp_path: Path) -> None:
    offices(tmp_path / "tinh", 3)
    (tmp_path / "tinh" / "hong.xlsx").write_bytes(b"x")
    out = tmp_path / "ra"
    asked = ("batch", tmp_path / "tinh", "--out", out, *DAY, "--workers", "1")

    without = run(*asked, "--no-summary")
    nothing = sorted(out.glob("*tong-hop*"))
    plain = run(*asked)
    as_json = run(*asked, "--summary", "--json")

    assert (nothing, without.out.count("tong-hop")) == ([], 0)
    assert plain.out.splitlines()[-2:] == [
        f"Tổng hợp: {out / SUMMARY}",
        f"Tổng hợp: {out / PAGE}",
    ]
    assert as_json.json["summary"] == str(out / SUMMARY)
    assert "Tổng hợp 3 sổ theo dõi: có 3 nhiệm vụ" in said(out / SUMMARY)
    assert "Chưa tổng hợp được 1 sổ, xem lý do ở kết quả chạy lệnh: hong." in said(out / SUMMARY)
    assert sorted(one.name for one in out.glob("*tong-hop*")) == [PAGE, SUMMARY]


def test_summary_is_no_input_wherever_it_lies(tinh: Path, tmp_path: Path) -> None:
    summed(tinh, tinh / "ra")

    again = order([tinh], tmp_path / "khac", TODAY, END)

    assert [item.folder for item in again.items] == ["xa-01", "xa-02"]


def test_nothing_is_written_where_no_workbook_ran(tmp_path: Path) -> None:
    offices(tmp_path / "tinh", 1)
    done = run_batch(tmp_path / "tinh", tmp_path / "ra", workers=1)
    failed = Summary(
        tuple(replace(one, status=Status.FAILED, figures="") for one in done.records), 0
    )

    written = write_summary(order([tmp_path / "tinh"], tmp_path / "ra", TODAY, END), failed)

    assert written == ()
    assert not (tmp_path / "ra" / SUMMARY).exists()


def test_summary_that_cannot_be_written_keeps_no_result_back(
    run: Command, tinh: Path, ra: Path
) -> None:
    (ra / SUMMARY).unlink()
    (ra / SUMMARY).mkdir()

    result = run("batch", tinh, "--out", ra, *DAY, "--workers", "1", "--json")

    assert result.code == 1
    assert result.json["skipped"] == 2
    assert result.err.splitlines()[-2].startswith("Chưa ghi được tổng hợp")


def test_only_one_batch_at_a_time_sums_up(tinh: Path, ra: Path) -> None:
    asked = order([tinh], ra, TODAY, END)
    done = run_order(asked, workers=1)

    with only_writer(ra / JOURNAL, patience=0), pytest.raises(HostError) as refused:
        write_summary(asked, done)

    assert refused.value.problems[0].code is Code.FILE_IN_USE


def lose(asked: Order) -> None:
    shutil.rmtree(asked.out / ".kgsheet-batch-figures")


def tear(asked: Order) -> None:
    for path in (asked.out / ".kgsheet-batch-figures").iterdir():
        path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("spoil", [lose, tear])
def test_figures_that_are_lost_are_read_from_the_workbooks(
    tmp_path: Path, spoil: Callable[[Order], None]
) -> None:
    offices(tmp_path / "tinh", 2)
    for year in SAMPLE_YEARS:
        shutil.copy(sample_workbook(year), tmp_path / "tinh")
    asked = order([tmp_path / "tinh"], tmp_path / "ra", TODAY)
    done = run_order(asked)
    written = write_summary(asked, done)
    before = [path.read_bytes() for path in written]
    spoil(asked)

    again = write_summary(asked, done)

    assert [path.read_bytes() for path in again] == before


def test_first_run_has_nothing_to_compare_with(ra: Path) -> None:
    assert "Chưa có kỳ trước để so sánh." in said(ra / SUMMARY)
    assert ROLLUP_SHEETS["changes"] not in openpyxl.load_workbook(ra / SUMMARY).sheetnames


def test_changes_since_the_last_run_are_listed(tinh: Path, ra: Path) -> None:
    write_office(tinh / "xa-01.xlsx", a=LATE, b=DONE, c=LATE)
    write_office(tinh / "xa-03.xlsx", a=DONE, d=OPEN)
    (tinh / "xa-02.xlsx").unlink()

    summed(tinh, ra)

    assert changes_said(ra) == (
        "1 nhiệm vụ mới quá hạn, 1 nhiệm vụ lùi về chưa hoàn thành, 1 nhiệm vụ đổi thời hạn, 1 sổ"
        " không còn, 1 nhiệm vụ mới hoàn thành, 1 sổ mới."
    )
    late, done = "Quá hạn (hạn 31/3/2025)", "Hoàn thành đúng hạn (phê duyệt 03/3/2025)"
    assert listed(ra) == [
        ("Mới quá hạn", "xa-01", "a", "Chưa đến kỳ", late),
        ("Lùi về chưa hoàn thành", "xa-01", "c", done, late),
        ("Đổi thời hạn", "xa-01", "a", "31/12/2025", "31/3/2025"),
        ("Sổ không còn", "xa-02", "", "1 nhiệm vụ", ""),
        ("Mới hoàn thành", "xa-01", "b", late, done),
        ("Sổ mới", "xa-03", "", "", "2 nhiệm vụ"),
    ]


def test_the_same_figures_once_more_change_no_byte(tinh: Path, ra: Path) -> None:
    write_office(tinh / "xa-02.xlsx", a=DONE)
    summed(tinh, ra)
    before, kept = tree(ra), (ra / PERIODS).read_bytes()

    summed(tinh, ra)
    again = summed(tinh, ra, fresh=True)

    assert again.count(Status.OK) == 2
    assert tree(ra) == before
    assert (ra / PERIODS).read_bytes() == kept


def test_starting_afresh_forgets_no_figures(tinh: Path, ra: Path) -> None:
    write_office(tinh / "xa-02.xlsx", a=DONE)

    summed(tinh, ra, fresh=True)

    assert changes_said(ra).startswith("1 nhiệm vụ đổi thời hạn, 1 nhiệm vụ mới hoàn thành")


def test_workbook_that_fails_is_missing_and_not_gone(tinh: Path, ra: Path) -> None:
    sound = (tinh / "xa-02.xlsx").read_bytes()
    write_office(tinh / "xa-01.xlsx", a=OPEN, b=DONE, c=DONE)
    (tinh / "xa-02.xlsx").write_bytes(b"x")

    summed(tinh, ra)
    failing = said(ra / SUMMARY), changes_said(ra)
    (tinh / "xa-02.xlsx").write_bytes(sound)
    summed(tinh, ra)

    assert "Chưa tổng hợp được 1 sổ" in failing[0]
    assert failing[1] == changes_said(ra) == "1 nhiệm vụ mới hoàn thành."


def garble(path: Path) -> None:
    path.write_bytes(b"x")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40])


def of_another_version(path: Path) -> None:
    path.write_bytes(gzip.compress(b"[0]"))


@pytest.mark.parametrize("spoil", [garble, cut, of_another_version, Path.unlink])
def test_kept_figures_that_cannot_be_read_are_none(
    tinh: Path, ra: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(ra / PERIODS)

    summed(tinh, ra)

    assert "Chưa có kỳ trước để so sánh." in said(ra / SUMMARY)
