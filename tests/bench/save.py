"""Measures on Linux what a save costs, beside the least it can cost and beside openpyxl.

Run by hand, at rest: `python -m tests.bench.save [ROWS] [ROUNDS]`; 100,000 rows and 5 rounds take
some four minutes. A workbook of tasks is made, and in each round every job runs once in a process
of its own, one after the other, so that a busy moment strikes all alike. It prints medians of CPU
time, peaks of memory, and the ratios with their goals:

    floor      inflate the sheet part and deflate it at the same level, no more
    patch      write three derived columns of every row, in memory
    save       the same through `FileBook.apply`, with loss guard and backup
    openpyxl   load and save, changing nothing
"""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from kgsheet.core.cells import Writable
from kgsheet.core.edits import CellEdit
from kgsheet.core.schema import TASKS

HEADINGS = [column.heading for column in TASKS.columns]
SHEET, PART = "Nhiệm vụ", "xl/worksheets/sheet1.xml"
FIRST_ROW = 5
DAYS = ("Hạn", "Ngày phê duyệt")
DERIVED = (*DAYS, "Trạng thái")
AGENCIES = ("Sở Xây dựng", "Sở Y tế", "Sở Nội vụ", "Sở Tư pháp", "Sở Công Thương", "Sở Du lịch")
WORDS = (
    *("phát triển", "quy hoạch", "nâng cao", "chất lượng", "đào tạo", "nguồn nhân lực", "tỉnh"),
    *(
        "giai đoạn",
        "tầm nhìn",
        "bảo tồn",
        "di sản",
        "văn hóa",
        "du lịch",
        "dịch vụ công",
        "hạ tầng",
    ),
    *("trực tuyến", "đô thị", "nông thôn mới", "thí điểm", "cải cách", "hành chính"),
)

# What each ratio should stay under.
GOALS = (
    ("CPU", "patch", "floor", 2.0),
    ("CPU", "save", "floor", 3.5),
    ("CPU", "save", "openpyxl", 0.1),
    ("peak", "save", "openpyxl", 0.25),
)


def make_workbook(path: Path, rows: int) -> None:
    """Write a workbook of tasks in which every cell has its format, and none derived a value."""
    chance = random.Random(1)
    workbook = xlsxwriter.Workbook(path)
    plain = workbook.add_format({"border": 1, "text_wrap": True})
    day = workbook.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
    sheet = workbook.add_worksheet(SHEET)
    for number in range(rows):
        task = _task(chance, number, rows)
        for column, heading in enumerate(HEADINGS):
            look = day if heading in DAYS else plain
            sheet.write(FIRST_ROW - 1 + number, column, task.get(heading), look)
    columns = [{"header": heading} for heading in HEADINGS]
    area = (FIRST_ROW - 2, 0, FIRST_ROW - 2 + rows, len(HEADINGS) - 1)
    sheet.add_table(*area, {"name": TASKS.name, "columns": columns})
    workbook.close()


def _task(chance: random.Random, number: int, rows: int) -> dict[str, str | int]:
    day = date(2021, 1, 1) + timedelta(days=180 * number // rows)
    task: dict[str, str | int] = {
        "Mã": f"NV{number:06d}",
        "Năm": 2021,
        "Lĩnh vực": chance.choice(("Kinh tế", "Văn hóa - Xã hội", "Nội chính")),
        "Đơn vị chủ trì": chance.choice(AGENCIES),
        "Nội dung": f"Đề án {_words(chance, 6, 20)}",
        "Loại": "Đề án",
        "Văn bản giao": f"{number % 300 + 1}/KH-UBND ngày {day:%d/%m/%Y}",
        "Thời gian thực hiện": f"Quý {chance.choice(('I', 'II', 'III', 'IV'))}/2021",
    }
    if chance.random() < 0.6:
        task["Đơn vị phối hợp"] = "; ".join(chance.sample(AGENCIES, 3))
    if chance.random() < 0.5:
        task["Văn bản phê duyệt"] = f"Quyết định số {number + 1}/QĐ-UBND ngày {day:%d/%m/%Y}"
    if chance.random() < 0.2:
        task["Ghi chú"] = _words(chance, 2, 8)
    return task


def _words(chance: random.Random, fewest: int, most: int) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(fewest, most)))


def edits(rows: int) -> list[CellEdit]:
    """Return three derived columns of every row."""
    start = date(2021, 1, 1)
    states = ("Đang thực hiện", "Hoàn thành đúng hạn", "Quá hạn")
    wanted = []
    for number in range(rows):
        day = start + timedelta(days=number % 365)
        values: tuple[Writable, ...] = (day, day, states[number % 3])
        for heading, value in zip(DERIVED, values, strict=True):
            column = HEADINGS.index(heading) + 1
            edit = CellEdit(sheet=SHEET, row=FIRST_ROW + number, column=column, value=value)
            wanted.append(edit)
    return wanted


# Jobs: each returns what is measured, with everything ready that it needs


def floor(path: Path, rows: int) -> Callable[[], object]:
    package = zipfile.ZipFile(path)

    def run() -> bytes:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
        return deflate.compress(package.read(PART)) + deflate.flush()

    return run


def patch(path: Path, rows: int) -> Callable[[], object]:
    from kgsheet.ooxml.patch import WorkbookPatch

    data, wanted = path.read_bytes(), edits(rows)
    return lambda: WorkbookPatch(data, wanted).write(io.BytesIO())


def save(path: Path, rows: int) -> Callable[[], object]:
    from kgsheet.hosts.file import FileBook

    copy, wanted = shutil.copy(path, path.with_name(f"copy-{path.name}")), edits(rows)
    return lambda: FileBook(copy).apply(wanted)


def openpyxl(path: Path, rows: int) -> Callable[[], object]:
    import openpyxl

    return lambda: openpyxl.load_workbook(path).save(path.with_name("openpyxl.xlsx"))


JOBS: dict[str, Callable[[Path, int], Callable[[], object]]] = {
    one.__name__: one for one in (floor, patch, save, openpyxl)
}


def measure(job: str, path: Path, rows: int) -> tuple[float, int]:
    """Return seconds of CPU and the peak memory in MB of one job, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.save", job, str(path), str(rows)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    seconds, peak = json.loads(done.stdout)
    return float(seconds), int(peak) // 1024


def run_job(job: str, path: Path, rows: int) -> None:
    """Do one job here and print what it took."""
    run = JOBS[job](path, rows)
    begin = time.process_time()
    run()
    spent = time.process_time() - begin
    # Not of `getrusage`, whose peak takes in that of the process before it became this one.
    peak = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    print(json.dumps([spent, int(peak[1]) if peak else 0]))


def compare(rows: int, rounds: int) -> None:
    """Measure all jobs in turn, and print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "so.xlsx")
        make_workbook(path, rows)
        taken = [{job: measure(job, path, rows) for job in JOBS} for _ in range(rounds)]
    costs: dict[str, dict[str, float]] = {
        "CPU": {job: statistics.median(one[job][0] for one in taken) for job in JOBS},
        "peak": {job: max(one[job][1] for one in taken) for job in JOBS},
    }
    for job in JOBS:
        print(f"{job:10}{costs['CPU'][job]:8.2f} s{costs['peak'][job]:8.0f} MB")
    for kind, job, base, goal in GOALS:
        ratio = costs[kind][job] / costs[kind][base]
        verdict = "met" if ratio <= goal else "MISSED"
        print(f"{kind} of {job} / {base}: {ratio:.3f} (goal {goal}) {verdict}")


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in JOBS:
        run_job(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    else:
        sizes = [int(one) for one in sys.argv[1:3]]
        compare(*sizes, *(100_000, 5)[len(sizes) :])
