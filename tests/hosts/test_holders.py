"""A workbook that is open in Excel or LibreOffice is not written, and its user is named."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from kgsheet.errors import HostError
from kgsheet.hosts.file import FileBook
from kgsheet.messages import Code
from tests.hosts.conftest import write_workbook
from tests.hosts.test_contract import TASKS, TITLE, edit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "so.xlsx", {TITLE: TASKS})


def refusal(path: Path) -> str:
    """Return why a file in use is not written, having seen that it stays as it is."""
    before = path.read_bytes()
    with pytest.raises(HostError) as caught:
        FileBook(path).apply([edit(2, 2, "mới")])

    assert (caught.value.problems[0].code, caught.value.exit_code) == (Code.FILE_IN_USE, 5)
    assert path.read_bytes() == before
    return str(caught.value)


def _excel_lock(user: str) -> bytes:
    name = user.encode("utf-16-le")
    return (b"\x06" + b"Lan".ljust(54)) + struct.pack("<H", len(user)) + name.ljust(108, b" ")


EXCEL, LIBREOFFICE = "~$so.xlsx", ".~lock.so.xlsx#"
HELD: dict[str, tuple[str, bytes, str]] = {
    "excel": (EXCEL, _excel_lock("Nguyễn Thị Lan"), "được Nguyễn Thị Lan (Excel) mở"),
    "excel without a name": (EXCEL, b"", "được Excel mở"),
    "excel with a broken name": (EXCEL, b"\x06" * 80, "được Excel mở"),
    "libreoffice": (
        LIBREOFFICE,
        "Trần Văn Bình,binh,may-07,21.11.2026 08:30,file:///home/binh;".encode(),
        "được Trần Văn Bình (LibreOffice) mở",
    ),
    "libreoffice with signs in the name": (
        LIBREOFFICE,
        '"Bình"\\, phó\\; phòng,binh,may-07,,;'.encode(),
        'được "Bình", phó; phòng (LibreOffice) mở',
    ),
    "libreoffice account": (LIBREOFFICE, b",binh,may-07,,;", "được binh (LibreOffice) mở"),
    "libreoffice without a name": (LIBREOFFICE, b"", "được LibreOffice mở"),
}


@pytest.mark.parametrize(("name", "content", "words"), HELD.values(), ids=HELD.keys())
def test_who_holds_a_file_is_named_and_what_to_do(
    path: Path, name: str, content: bytes, words: str
) -> None:
    path.with_name(name).write_bytes(content)

    said = refusal(path)

    assert words in said
    assert f"xóa tệp khóa ẩn “{name}”" in said
    assert list(FileBook(path).read().sheets) == [TITLE]


def test_a_file_is_held_by_its_link_and_by_its_own_name(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "lối tắt.xlsx"
    link.symlink_to(path)

    for name in (LIBREOFFICE, ".~lock.lối tắt.xlsx#"):
        path.with_name(name).touch()
        assert f"“{name}”" in refusal(link)
        path.with_name(name).unlink()


# The real LibreOffice


PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.UserProfile/Data">
<prop oor:name="givenname" oor:op="fuse"><value>Bình, phó phòng</value></prop></item>
<item oor:path="/org.openoffice.UserProfile/Data">
<prop oor:name="sn" oor:op="fuse"><value>Trần</value></prop></item>
</oor:items>
"""


@contextmanager
def opened(soffice: str, path: Path, folder: Path) -> Iterator[Path]:
    """Hold a file open in LibreOffice, then cut that off; give its lock file."""
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(PROFILE, "utf-8")
    lock = path.with_name(f".~lock.{path.name}#")
    options = ["--headless", "--norestore", f"-env:UserInstallation={folder.as_uri()}"]
    office = subprocess.Popen(
        [soffice, *options, str(path)],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            if lock.exists() and lock.stat().st_size:
                break
            with suppress(subprocess.TimeoutExpired):
                office.wait(timeout=0.2)
        yield lock
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()


@pytest.mark.slow
@pytest.mark.libreoffice
def test_libreoffice_holds_a_file_and_leaves_a_lock_when_it_is_cut_off(
    soffice: str, tmp_path: Path
) -> None:
    path = write_workbook(tmp_path / "Sổ theo dõi.xlsx", {TITLE: TASKS})

    with opened(soffice, path, tmp_path / "profile") as lock:
        assert "được Bình, phó phòng Trần (LibreOffice) mở" in refusal(path)

    assert f"xóa tệp khóa ẩn “{lock.name}”" in refusal(path)
    lock.unlink()
    assert len(FileBook(path).apply([edit(2, 2, "mới")])) == 1
