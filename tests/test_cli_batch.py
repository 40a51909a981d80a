"""The command `batch`: what it answers, says and leaves with."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from kgsheet.batch import Order, Summary
from kgsheet.cli.batching import batch_text
from kgsheet.hosts.writers import only_writer
from kgsheet.messages.helping import BATCH_HELP
from tests.batch.offices import office, offices
from tests.command_line import Command

ROOT = Path(__file__).parent.parent
DAY = ("--as-of", "2025-06-30")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    offices(tmp_path / "tinh", 2)
    return tmp_path / "tinh"


def test_command_explains_itself_with_an_example(run: Command) -> None:
    said = run("batch", "--help")

    assert said.code == 0
    assert BATCH_HELP["batch"].rpartition("\n\n")[2] in said.out
    assert {"--out", "--workers", "--dask", "--fresh"} <= set(said.out.split())


def test_answer_is_that_of_the_contract(run: Command, folder: Path, tmp_path: Path) -> None:
    (folder / "hong.xlsx").write_bytes(b"x")

    said = run("batch", folder, "--out", tmp_path / "ra", *DAY, "--workers", "1", "--json")

    answer = said.json
    seconds, items = answer.pop("seconds"), answer.pop("items")
    assert said.code == 1
    assert answer == {"total": 3, "ok": 2, "failed": 1, "skipped": 0}
    assert seconds > 0
    assert [set(item) for item in items] == [{"file", "status", "error", "documents"}] * 3
    assert items[0]["file"] == str(folder / "hong.xlsx")
    assert set(items[0]["error"]) == {"code", "message", "where"}
    assert items[0]["error"]["code"] == "KG902"
    assert [item["error"] for item in items[1:]] == [None, None]


@pytest.mark.parametrize(("seconds", "said"), [(0.8, "0,8"), (95.0, "95")])
def test_seconds_are_said_with_a_comma(tmp_path: Path, seconds: float, said: str) -> None:
    text = "\n".join(batch_text(Summary((), seconds), Order(items=(), out=tmp_path)))

    assert f" {said} giây." in text


def test_documents_are_told_as_run_tells_them(run: Command, tmp_path: Path) -> None:
    (tmp_path / "vao").mkdir()
    run("new", tmp_path / "vao" / "so.xlsx", "--sample", "2017")

    said = run("batch", tmp_path / "vao", "--out", tmp_path / "ra", "--json")
    alone = run("run", tmp_path / "vao" / "so.xlsx", "--out", tmp_path / "ra" / "so", "--json")

    assert said.code == 0
    assert said.json["items"][0]["documents"] == alone.json["documents"]


def test_numbered_documents_are_told_as_run_tells_them(run: Command, tmp_path: Path) -> None:
    numbered = ("--issue", "--date", "2017-07-11", "--json")
    for name in ("vao", "rieng"):
        (tmp_path / name).mkdir()
        run("new", tmp_path / name / "so.xlsx", "--sample", "2017")
    (tmp_path / "vao" / "xa.xlsx").write_bytes(b"x")
    asked = ("batch", tmp_path / "vao", "--out", tmp_path / "ra", "--workers", "1", *numbered)

    first, second = run(*asked), run(*asked)
    alone = run("run", tmp_path / "rieng" / "so.xlsx", *numbered)

    assert first.code == second.code == 1
    assert [one["status"] for one in first.json["items"]] == ["ok", "failed"]
    assert [one["status"] for one in second.json["items"]] == ["skipped", "failed"]
    (document,) = first.json["items"][0]["documents"]
    assert second.json["items"][0]["documents"] == [document]
    assert {**document, "path": ""} == {**alone.json["documents"][0], "path": ""}
    assert (document["symbol"], document["draft"]) == ("169/BC-UBND", False)
    assert first.err.splitlines()[-1].endswith("vao/so.xlsx (169/BC-UBND)")


def test_day_without_numbers_is_a_slip(run: Command, folder: Path, tmp_path: Path) -> None:
    said = run("batch", folder, "--out", tmp_path / "ra", "--date", "2025-07-11")

    assert said.code == 2
    assert "--date chỉ dùng cùng với --issue." in said.err
    assert not (tmp_path / "ra").exists()


def test_people_get_a_line_for_each_and_a_table(run: Command, folder: Path, tmp_path: Path) -> None:
    office(folder / "so.xlsx")
    run("batch", folder, "--out", tmp_path / "ra", *DAY, "--workers", "1")
    (folder / "xa-01" / "hong.xlsx").write_bytes(b"x")

    said = run("batch", folder, "--out", tmp_path / "ra", *DAY, "--workers", "1")

    assert said.code == 1
    assert sorted(line[6:13] for line in said.err.splitlines() if line.startswith("[")) == [
        "LỖI: /t",
        *["bỏ qua:"] * 3,
    ]
    assert [line.split() for line in said.out.splitlines()[:4]] == [
        ["Thư", "mục", "Sổ", "Xong", "Bỏ", "qua", "Lỗi"],
        ["(thư", "mục", "gốc)", "1", "0", "1", "0"],
        ["xa-01", "2", "0", "1", "1"],
        ["xa-02", "1", "0", "1", "0"],
    ]
    assert f"  {folder / 'xa-01' / 'hong.xlsx'}\n    [KG902] Tệp “" in said.out
    assert "4 sổ: 0 xong, 3 bỏ qua (đã xong từ trước, không đổi), 1 lỗi; " in said.out


def test_terminal_gets_a_bar(folder: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kgsheet", "batch", str(folder)]
    done = subprocess.run(
        [*command, "--out", str(tmp_path / "ra"), *DAY, "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=True,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8"},
    )
    os.close(theirs)
    seen = os.read(ours, 65536).decode()
    os.close(ours)

    assert "2 sổ: 2 xong" in done.stdout.decode()
    assert "Đang chạy 2 sổ, lỗi 0" in seen
    assert "[1/2]" not in seen


def test_two_batches_do_not_share_a_folder(run: Command, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    out.mkdir()

    with only_writer(out / "kgsheet-batch.jsonl", patience=0):
        said = run("batch", folder, "--out", out)

    assert said.code == 5
    assert "[KG905]" in said.err
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    ("paths", "code", "named"),
    [(["khong-co"], 5, "KG901"), (["ra"], 3, "KG971"), ([], 2, "thiếu ĐƯỜNG_DẪN.")],
)
def test_batch_without_input_is_refused(
    run: Command, tmp_path: Path, paths: list[str], code: int, named: str
) -> None:
    (tmp_path / "ra").mkdir()

    said = run("batch", *(tmp_path / one for one in paths), "--out", tmp_path / "ra")

    assert said.code == code
    assert named in said.err


def test_dask_that_is_not_installed_is_named(folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['distributed'] = None; import kgsheet.cli;"
        f" kgsheet.cli.main({['batch', str(folder), '--out', 'ra', '--dask', 'tcp://x:1']!r})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )

    assert done.returncode == 5
    assert "[KG977]" in done.stderr
    assert 'python -m pip install "kgsheet[dask]"' in done.stderr


def test_of_very_many_folders_those_with_failures_come_first(run: Command, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / "vao" / f"xa-{number:02}").mkdir(parents=True)
        (tmp_path / "vao" / f"xa-{number:02}" / "so.xlsx").write_bytes(b"x")
    office(tmp_path / "vao" / "xa-00" / "so.xlsx")

    said = run("batch", tmp_path / "vao", "--out", tmp_path / "ra", "--workers", "1")

    table = said.out.split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in table[1:-1]] == [f"xa-{one:02}" for one in range(1, 31)]
    assert table[-1] == "… và 10 thư mục khác"
