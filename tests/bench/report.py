"""Measures what a report costs, beside docxtpl and beside the least it can cost.

Run by hand, at rest: `python -m tests.bench.report [ROUNDS]`; 7 rounds take about two minutes. All
jobs fill the report template with the same fields, 60 and 10,000 rows in its annex; in each round
every job runs once, so that a busy moment strikes all alike. It prints medians of CPU time and the
ratios with their goals:

    floor      the same compiled template through Jinja, and zip, no more
    ours       `render_document`, warm: the template was compiled before
    docxtpl    as its documentation shows: a new `DocxTemplate`, `render`, `save`
    fields     what the fields cost, made of tasks and narrative (no ratio)

and what a fresh process takes until a template is ready, with and without the cache on disk.
"""

from __future__ import annotations

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from docxtpl import DocxTemplate

from kgsheet.core.deadlines import Deadline, parse_deadline
from kgsheet.core.master import Master, Paragraph, Settings, Signer
from kgsheet.core.progress import Progress, measure
from kgsheet.core.references import Reference, parse_reference
from kgsheet.core.tasks import Task
from kgsheet.documents.cache import CACHE_VARIABLE
from kgsheet.documents.compiling import compile_template
from kgsheet.documents.fields import Fields, build_fields
from kgsheet.documents.package import read_parts, write_parts
from kgsheet.documents.render import render_document
from kgsheet.shipped import word_template

AS_OF = date(2025, 6, 30)
AGENCIES = ("Sở Xây dựng", "Sở Y tế", "Sở Nội vụ", "Sở Tư pháp", "Sở Công Thương", "Sở Du lịch")
SIZES = {60: 40, 10_000: 1}
"""How many rows, and how often a job is repeated in a round."""

# What each ratio should stay under, by rows.
GOALS = (
    (60, "ours", "docxtpl", 0.1),
    (10_000, "ours", "docxtpl", 0.25),
    (60, "ours", "floor", 2.5),
    (10_000, "ours", "floor", 2.5),
)

_PARAGRAPHS = (
    ("trich_yeu", "", "Kết quả thực hiện các đề án {{ ky_bao_cao }}"),
    ("doan", "", "Đến ngày {{ ngay_chot }} đã ban hành **{{ tien_do.hoan_thanh }}** đề án."),
    ("muc", "I", "Kết quả"),
    *(("khoan", str(number), "Nội dung của khoản. " * 20) for number in range(1, 13)),
    ("doan", "", "Trên đây là báo cáo."),
)


def office(rows: int) -> Master:
    """Return a workbook of tasks with a narrative of a few pages."""
    deadline = parse_deadline("Quý II/2025")
    approval = parse_reference("12/QĐ-UBND ngày 05/5/2025")
    assert isinstance(deadline, Deadline)
    assert isinstance(approval, Reference)
    task = Task(id="", deadline=deadline)
    tasks = tuple(
        replace(
            task,
            id=str(number),
            lead_agency=AGENCIES[len(AGENCIES) * number // rows],
            title=f"Đề án số {number} phát triển nguồn nhân lực giai đoạn 2021-2030 & 2050",
            approval=approval if number % 3 else None,
        )
        for number in range(rows)
    )
    return Master(
        file="so.xlsx",
        tasks=tasks,
        settings=Settings(year=2025, issuer="Ủy ban nhân dân tỉnh", place="Bình An"),
        signers=(Signer(id="CT", name="Lê Thị Hoa", authority=("CHỦ TỊCH",)),),
        narrative=tuple(
            Paragraph(type="BC", level=level, number=number, text=text)
            for level, number, text in _PARAGRAPHS
        ),
    )


def plain_template(folder: Path) -> Path:
    """Return the report template without the one tag that docxtpl does not know."""
    parts = read_parts(word_template("BC").read_bytes())
    document = parts["word/document.xml"].decode()
    parts["word/document.xml"] = document.replace("{% gop dong.gop_don_vi %}", "").encode()
    path = folder / "bao_cao.docx"
    path.write_bytes(write_parts(parts))
    return path


def floor(template: Path, fields: Fields) -> bytes:
    compiled = compile_template(template.read_bytes())
    contents = dict(compiled.fixed)
    for name, part in compiled.parts.items():
        contents[name] = part.template.render(fields).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return target.getvalue()


def ours(template: Path, fields: Fields) -> bytes:
    return render_document(template, fields, properties={})


def docxtpl(template: Path, fields: Fields) -> bytes:
    document = DocxTemplate(template)
    document.render(fields, autoescape=True)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def seconds(job: Callable[[], object], times: int) -> float:
    """Return the CPU time of one run of a job."""
    begin = time.process_time()
    for _ in range(times):
        job()
    return (time.process_time() - begin) / times


def compare(rounds: int) -> None:
    """Measure all jobs in turn, and print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        template = plain_template(Path(folder))
        costs = {rows: _costs(template, rows, rounds) for rows in SIZES}
    for rows, some in costs.items():
        for job, cost in some.items():
            print(f"{rows:6} rows  {job:8}{1000 * cost:10.1f} ms")
    for rows, job, base, goal in GOALS:
        ratio = costs[rows][job] / costs[rows][base]
        verdict = "met" if ratio <= goal else "MISSED"
        print(f"{rows} rows, {job} / {base}: {ratio:.3f} (goal {goal}) {verdict}")


def _costs(template: Path, rows: int, rounds: int) -> dict[str, float]:
    master = office(rows)
    progress: Progress = measure(master.tasks, AS_OF)
    fields = build_fields(master, progress, "BC")
    jobs: dict[str, Callable[[], object]] = {
        "floor": lambda: floor(template, fields),
        "ours": lambda: ours(template, fields),
        "docxtpl": lambda: docxtpl(template, fields),
        "fields": lambda: build_fields(master, progress, "BC"),
    }
    for job in jobs.values():
        job()
    times = SIZES[rows]
    taken = [{name: seconds(job, times) for name, job in jobs.items()} for _ in range(rounds)]
    return {name: statistics.median(one[name] for one in taken) for name in jobs}


def compare_fresh(rounds: int) -> None:
    """Print what a fresh process takes until a template is ready, without and with a cache."""
    with tempfile.TemporaryDirectory() as folder:
        for name, cache in (
            ("no cache", ""),
            ("cache", folder),
            ("no cache", ""),
            ("cache", folder),
        ):
            costs = [_fresh(cache) for _ in range(rounds)]
            print(f"fresh process, {name:9}{1000 * statistics.median(costs):8.1f} ms")


def _fresh(cache: str) -> float:
    command = [sys.executable, "-m", "tests.bench.fresh"]
    environment = {**os.environ, CACHE_VARIABLE: cache}
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment)
    return float(json.loads(done.stdout))


if __name__ == "__main__":
    times = int(sys.argv[1]) if sys.argv[1:] else 7
    compare(times)
    compare_fresh(2 * times)
