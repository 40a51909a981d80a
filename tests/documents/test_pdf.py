from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from kgsheet.documents.fields import Fields
from kgsheet.documents.pdf import is_untouched_pdf, make_pdfs
from kgsheet.errors import HostError
from kgsheet.messages import Code
from tests.documents.conftest import rendered

NEEDS_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a program made of a script")


def small(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def pdfs(soffice: str) -> list[bytes]:
    """Two documents, made at once."""
    return make_pdfs(soffice, [small("Một"), small("Hai")])


def text_of(pdf: bytes, folder: Path) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("poppler (pdftotext) is not installed")
    (folder / "a.pdf").write_bytes(pdf)
    done = subprocess.run(
        [program, str(folder / "a.pdf"), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.libreoffice
def test_each_document_becomes_its_own_pdf(pdfs: list[bytes], tmp_path: Path) -> None:
    assert [text_of(one, tmp_path) for one in pdfs] == ["Một", "Hai"]


@pytest.mark.libreoffice
def test_nothing_of_the_clock_is_left(pdfs: list[bytes]) -> None:
    assert not re.search(rb"CreationDate|ModDate", pdfs[0])


@pytest.mark.libreoffice
def test_same_document_gives_the_same_pdf(soffice: str, pdfs: list[bytes]) -> None:
    (again,) = make_pdfs(soffice, [small("Một")])

    # python-docx takes its own times from the clock, but not into the text.
    assert len(again) == len(pdfs[0])


@pytest.mark.libreoffice
def test_report_gives_the_same_bytes_and_embeds_its_fonts(
    soffice: str, fields: Fields, tmp_path: Path
) -> None:
    content = rendered(fields)

    first, second = make_pdfs(soffice, [content, content])

    program = shutil.which("pdffonts")
    if program is None:
        pytest.skip("poppler (pdffonts) is not installed")
    (tmp_path / "a.pdf").write_bytes(first)
    done = subprocess.run(
        [program, str(tmp_path / "a.pdf")], capture_output=True, text=True, check=True
    )
    rows = [line.split() for line in done.stdout.splitlines()[2:]]
    assert first == second
    assert rows
    assert {row[-5] for row in rows} == {"yes"}


@pytest.mark.libreoffice
def test_pdf_that_a_person_changed_is_known(pdfs: list[bytes]) -> None:
    assert is_untouched_pdf(pdfs[0])
    assert not is_untouched_pdf(pdfs[0] + b"\n%%EOF signed\n")
    assert not is_untouched_pdf(pdfs[0].replace(b"/Type", b"/type", 1))
    assert not is_untouched_pdf(b"%PDF-1.6")


def program(folder: Path, script: str) -> str:
    """A program in place of LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def fault(program: str, timeout: float = 60.0) -> HostError:
    with pytest.raises(HostError) as caught:
        make_pdfs(program, [b"x"], timeout)
    assert caught.value.problems[0].code is Code.PDF_FAILED
    return caught.value


@NEEDS_POSIX
def test_program_that_makes_nothing_is_tried_twice(tmp_path: Path) -> None:
    error = fault(program(tmp_path, f"echo x >> {tmp_path}/runs"))

    assert "không ghi ra tệp PDF" in str(error)
    assert (tmp_path / "runs").read_text() == "x\nx\n"


def test_program_that_does_not_start_is_said(tmp_path: Path) -> None:
    assert "không khởi động được" in str(fault(str(tmp_path / "khong_co")))


@NEEDS_POSIX
def test_program_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    script = f"sleep 600 & echo $! >> {tmp_path}/children; wait"

    error = fault(program(tmp_path, script), timeout=0.5)

    children = [int(one) for one in (tmp_path / "children").read_text().split()]
    assert "quá thời gian chờ" in str(error)
    assert len(children) == 2
    assert not [one for one in children if is_running(one)]


@NEEDS_POSIX
def test_start_after_one_that_failed_has_a_profile_of_its_own(tmp_path: Path) -> None:
    script = (
        f'echo "$1" >> {tmp_path}/profiles\n'
        f"test $(wc -l < {tmp_path}/profiles) -eq 2 || exit 1\n"
        'for last; do :; done; echo pdf > "${last%.docx}.pdf"'
    )

    (pdf,) = make_pdfs(program(tmp_path, script), [b"x"])

    first, second = (tmp_path / "profiles").read_text().split()
    assert pdf.startswith(b"pdf\n")
    assert first.startswith("-env:UserInstallation=file://")
    assert first != second


def is_running(number: int) -> bool:
    """Whether a process lives; one that ended may wait a moment for whoever adopts it."""
    for _ in range(50_000):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return False
        state = Path(f"/proc/{number}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return False
    return True
