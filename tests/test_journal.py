"""The journal: whatever was said to be written is there, whatever else happened to the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgsheet.journal import Journal


def test_entries_come_back_in_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.jsonl")

    journal.append({"tệp": "sổ.xlsx", "so": 1})
    journal.append({"tệp": "sổ.xlsx", "so": 2})

    assert [entry["so"] for entry in journal.entries()] == [1, 2]
    assert "sổ.xlsx" in (tmp_path / "j.jsonl").read_text(encoding="utf-8")


def test_journal_that_was_never_written_is_empty(tmp_path: Path) -> None:
    assert list(Journal(tmp_path / "j.jsonl").entries()) == []


@pytest.mark.parametrize("cut", [1, 2, 9, 17])
def test_torn_last_line_costs_itself_only(tmp_path: Path, cut: int) -> None:
    journal = Journal(tmp_path / "j.jsonl")
    for number in (1, 2):
        journal.append({"file": "so.xlsx", "so": number})
    whole = (tmp_path / "j.jsonl").read_bytes()
    (tmp_path / "j.jsonl").write_bytes(whole[:-cut])

    journal.append({"so": 3})

    kept = [entry["so"] for entry in journal.entries()]
    assert kept == ([1, 2, 3] if cut == 1 else [1, 3])


@pytest.mark.parametrize("line", [b"[1]", b"3", b"\xff\xfe", b'{"so": 1} {}', b"null"], ids=repr)
def test_lines_that_are_no_entries_are_passed_over(tmp_path: Path, line: bytes) -> None:
    journal = Journal(tmp_path / "j.jsonl")
    journal.append({"so": 1})
    with (tmp_path / "j.jsonl").open("ab") as stream:
        stream.write(line + b"\n")
    journal.append({"so": 2})

    assert [entry["so"] for entry in journal.entries()] == [1, 2]
