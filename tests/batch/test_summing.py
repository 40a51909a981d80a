"""The summary workbook of a batch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl

from kgsheet.batch import Status, Summary, order, write_summary
from kgsheet.batch.finding import SUMMARY
from tests.batch.offices import END, TODAY, offices, run_batch
from tests.command_line import Command


def said(path: Path) -> str:
    page = openpyxl.load_workbook(path).worksheets[0]
    return "\n".join(str(cell) for (cell, *_) in page.iter_rows(values_only=True) if cell)


def test_command_writes_a_summary_where_it_is_asked_for(run: Command, tmp_path: Path) -> None:
    offices(tmp_path / "tinh", 3)
    (tmp_path / "tinh" / "hong.xlsx").write_bytes(b"x")
    asked = ("batch", tmp_path / "tinh", "--out", tmp_path / "ra", "--as-of", "2025-06-30")

    plain = run(*asked, "--workers", "1")
    summed = run(*asked, "--workers", "1", "--summary")
    as_json = run(*asked, "--workers", "1", "--summary", "--json")

    path = tmp_path / "ra" / SUMMARY
    assert SUMMARY not in plain.out
    assert summed.out.splitlines()[-1] == f"Sổ tổng hợp: {path}"
    assert as_json.json["summary"] == str(path)
    assert "Tổng hợp 3 sổ theo dõi: có 3 nhiệm vụ" in said(path)
    assert "Chưa tổng hợp được 1 sổ, xem lý do ở kết quả chạy lệnh: hong." in said(path)
    assert [one.name for one in path.parent.glob("*tong-hop*")] == [SUMMARY]


def test_summary_is_no_input_wherever_it_lies(tmp_path: Path) -> None:
    offices(tmp_path / "tinh", 1)
    done = run_batch(tmp_path / "tinh", tmp_path / "tinh" / "ra", workers=1)
    asked = order([tmp_path / "tinh"], tmp_path / "tinh" / "ra", TODAY, END)

    write_summary(asked, done)

    again = order([tmp_path / "tinh"], tmp_path / "khac", TODAY, END)
    assert [item.folder for item in again.items] == ["xa-01/so"]


def test_nothing_is_written_where_no_workbook_ran(tmp_path: Path) -> None:
    offices(tmp_path / "tinh", 1)
    done = run_batch(tmp_path / "tinh", tmp_path / "ra", workers=1)
    failed = Summary(tuple(replace(one, status=Status.FAILED) for one in done.records), 0)

    path = write_summary(order([tmp_path / "tinh"], tmp_path / "ra", TODAY, END), failed)

    assert path is None
    assert not (tmp_path / "ra" / SUMMARY).exists()
