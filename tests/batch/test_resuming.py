"""What a second run skips, and what it does again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from kgsheet.batch import JOURNAL
from kgsheet.batch import order as order_of
from kgsheet.shipped import sample_workbook
from tests.batch.offices import (
    END,
    TODAY,
    offices,
    run_batch,
    run_order,
    run_summed,
    statuses,
    tree,
)

OK, SKIPPED = ["ok", "ok"], ["skipped", "skipped"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sample workbook that gives a document, and one that gives none."""
    offices(tmp_path / "vao", 1)
    (tmp_path / "vao" / "tinh").mkdir()
    shutil.copy(sample_workbook(2017), tmp_path / "vao" / "tinh")
    return tmp_path / "vao"


def document_in(out: Path) -> Path:
    return next(out.rglob("*.docx"))


def test_second_run_skips_what_is_done(folder: Path, tmp_path: Path) -> None:
    first = run_batch(folder, tmp_path / "ra")
    before = tree(tmp_path)

    second = run_batch(folder, tmp_path / "ra")

    assert statuses(first) == OK
    assert statuses(second) == SKIPPED
    assert [one.documents for one in first.records] == [one.documents for one in second.records]
    assert first.records[0].documents[0].path.startswith("tinh/theo_doi_2017/2017-BC-du-thao-")
    assert tree(tmp_path) == before


def resave(folder: Path, out: Path) -> None:
    path = folder / "xa-01" / "so.xlsx"
    book = openpyxl.load_workbook(path)
    book.properties.title = "lưu lại"
    book.save(path)


def change_fact(folder: Path, out: Path) -> None:
    path = folder / "xa-01" / "so.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C2"] = "Quý II/2025"
    book.save(path)


def spoil_derived(folder: Path, out: Path) -> None:
    path = folder / "xa-01" / "so.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["E2"] = "gõ đè"
    book.save(path)


def delete_document(folder: Path, out: Path) -> None:
    document_in(out).unlink()


def tear_journal(folder: Path, out: Path) -> None:
    journal = out / JOURNAL
    journal.write_bytes(journal.read_bytes()[:-20])


Change = Callable[[Path, Path], None]


@pytest.mark.parametrize(
    ("change", "redone"),
    [
        (resave, []),
        (change_fact, ["so"]),
        (spoil_derived, ["so"]),
        (delete_document, ["theo_doi_2017"]),
    ],
)
def test_only_what_changed_is_done_again(
    folder: Path, tmp_path: Path, change: Change, redone: list[str]
) -> None:
    out = tmp_path / "ra"
    run_batch(folder, out)
    change(folder, out)

    second = run_batch(folder, out)
    third = run_batch(folder, out)

    assert [Path(one.file).stem for one in second.records if one.status == "ok"] == redone
    assert statuses(third) == SKIPPED
    assert len(list(out.rglob("*.docx"))) == 1


def test_line_that_was_torn_is_done_again(folder: Path, tmp_path: Path) -> None:
    run_batch(folder, tmp_path / "ra")
    tear_journal(folder, tmp_path / "ra")

    assert sorted(statuses(run_batch(folder, tmp_path / "ra"))) == ["ok", "skipped"]


def test_document_that_people_edited_stays(folder: Path, tmp_path: Path) -> None:
    run_batch(folder, tmp_path / "ra")
    edited = document_in(tmp_path / "ra")
    document = docx.Document(str(edited))
    document.add_paragraph("Bổ sung của chuyên viên.")
    document.save(str(edited))
    content = edited.read_bytes()

    second = run_batch(folder, tmp_path / "ra")
    third = run_batch(folder, tmp_path / "ra")

    assert statuses(second) == ["ok", "skipped"]
    assert second.records[0].documents[0].path.endswith(" (2).docx")
    assert edited.read_bytes() == content
    assert statuses(third) == SKIPPED


def test_another_cut_off_day_is_another_run(folder: Path, tmp_path: Path) -> None:
    run_batch(folder, tmp_path / "ra")

    assert statuses(run_batch(folder, tmp_path / "ra", as_of=date(2025, 3, 31))) == OK


def test_day_of_the_clock_is_another_one_tomorrow(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    today = order_of([folder], out, TODAY)
    run_order(today)
    tomorrow = order_of([folder], out, date(2025, 7, 2))

    assert statuses(run_order(today)) == SKIPPED
    # The sample has its own day; the list typed by hand follows the clock.
    assert statuses(run_order(tomorrow)) == ["skipped", "ok"]


def test_fresh_starts_over(folder: Path, tmp_path: Path) -> None:
    run_batch(folder, tmp_path / "ra")
    order = order_of([folder], tmp_path / "ra", TODAY, END)

    assert statuses(run_order(replace(order, fresh=True))) == OK
    assert statuses(run_order(order)) == SKIPPED


def test_number_of_workers_changes_no_byte(folder: Path, tmp_path: Path) -> None:
    offices(folder, 6)
    shutil.copytree(folder, tmp_path / "khac" / "vao")
    run_summed(folder, tmp_path / "ra", workers=1)

    run_summed(tmp_path / "khac" / "vao", tmp_path / "khac" / "ra", workers=3)

    assert tree(tmp_path / "ra") == tree(tmp_path / "khac" / "ra")
    assert tree(folder) == tree(tmp_path / "khac" / "vao")


def test_journal_has_a_line_for_each_workbook(folder: Path, tmp_path: Path) -> None:
    run_batch(folder, tmp_path / "ra")

    lines = (tmp_path / "ra" / JOURNAL).read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    assert {Path(entry["file"]).name for entry in entries} == {"so.xlsx", "theo_doi_2017.xlsm"}
    assert all({"at", "status", "seconds", "fault", "documents"} <= set(one) for one in entries)


def test_leftovers_of_a_killed_run_are_cleared(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "ra" / "tinh" / "theo_doi_2017"
    target.mkdir(parents=True)
    (target / ".kgsheet-x.tmp").write_bytes(b"x")

    run_batch(folder, tmp_path / "ra")

    assert [path.suffix for path in target.iterdir()] == [".docx"]
    assert not (tmp_path / "ra" / ".kgsheet-batch").exists()
