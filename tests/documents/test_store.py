from __future__ import annotations

import os
from pathlib import Path

import pytest

from kgsheet.documents.fields import Fields
from kgsheet.documents.store import save_document
from kgsheet.errors import HostError
from kgsheet.messages import Code
from tests.documents.conftest import opened, rendered

NAME = "2025-BC-du-thao-ket-qua.docx"
OTHER = "2025-BC-du-thao-ket-qua (2).docx"


@pytest.fixture
def first(fields: Fields) -> bytes:
    return rendered(fields)


@pytest.fixture
def second(fields: Fields) -> bytes:
    return rendered({**fields, "nam": "2026"})


def test_document_is_written_into_a_new_folder(tmp_path: Path, first: bytes) -> None:
    path = save_document(tmp_path / "Văn bản", NAME, first)

    assert path == tmp_path / "Văn bản" / NAME
    assert path.read_bytes() == first
    assert [one.name for one in path.parent.iterdir()] == [NAME]


def test_own_document_is_replaced(tmp_path: Path, first: bytes, second: bytes) -> None:
    save_document(tmp_path, NAME, first)

    assert save_document(tmp_path, NAME, second) == tmp_path / NAME
    assert (tmp_path / NAME).read_bytes() == second


def test_same_document_is_left_alone(tmp_path: Path, first: bytes) -> None:
    path = save_document(tmp_path, NAME, first)
    os.utime(path, (1, 1))

    assert save_document(tmp_path, NAME, first) == path
    assert path.stat().st_mtime == 1


def test_document_that_a_person_changed_stays(tmp_path: Path, first: bytes, second: bytes) -> None:
    document = opened(first)
    document.paragraphs[1].add_run(" (đã sửa)")
    document.save(str(tmp_path / NAME))
    changed = (tmp_path / NAME).read_bytes()

    path = save_document(tmp_path, NAME, second)

    assert path == tmp_path / OTHER
    assert (tmp_path / NAME).read_bytes() == changed
    assert path.read_bytes() == second


def test_document_that_word_only_saved_again_stays(
    tmp_path: Path, first: bytes, second: bytes
) -> None:
    opened(first).save(str(tmp_path / NAME))

    assert save_document(tmp_path, NAME, second) == tmp_path / OTHER


@pytest.mark.parametrize("content", [b"", b"ghi chu", b"PK\x03\x04 cut"])
def test_file_that_is_not_ours_stays(tmp_path: Path, first: bytes, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)

    assert save_document(tmp_path, NAME, first) == tmp_path / OTHER
    assert (tmp_path / NAME).read_bytes() == content


def test_names_go_on_until_one_is_free(tmp_path: Path, first: bytes) -> None:
    (tmp_path / NAME).write_bytes(b"a")
    (tmp_path / OTHER).mkdir()

    assert save_document(tmp_path, NAME, first).name == "2025-BC-du-thao-ket-qua (3).docx"


def test_own_document_under_the_second_name_is_replaced(
    tmp_path: Path, first: bytes, second: bytes
) -> None:
    (tmp_path / NAME).write_bytes(b"a")
    save_document(tmp_path, NAME, first)

    assert save_document(tmp_path, NAME, second) == tmp_path / OTHER


@pytest.mark.parametrize(
    "lock",
    [
        pytest.param("~$25-BC-du-thao-ket-qua.docx", id="Word"),
        pytest.param(f"~${NAME}", id="Word, short name"),
        pytest.param(f".~lock.{NAME}#", id="LibreOffice"),
    ],
)
def test_open_document_stays(tmp_path: Path, first: bytes, second: bytes, lock: str) -> None:
    save_document(tmp_path, NAME, first)
    (tmp_path / lock).touch()

    assert save_document(tmp_path, NAME, second) == tmp_path / OTHER
    assert (tmp_path / NAME).read_bytes() == first


def test_folder_that_cannot_be_made_is_said(tmp_path: Path, first: bytes) -> None:
    (tmp_path / "tep").touch()

    with pytest.raises(HostError) as caught:
        save_document(tmp_path / "tep", NAME, first)

    assert caught.value.problems[0].code == Code.SAVE_FAILED


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs Linux's /sys")
def test_folder_that_refuses_everybody_is_said(first: bytes) -> None:
    with pytest.raises(HostError) as caught:
        save_document(Path("/sys/kernel"), NAME, first)

    assert caught.value.problems[0].code == Code.NO_PERMISSION


def test_broken_write_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        save_document(tmp_path, NAME, "not bytes")  # type: ignore[arg-type]

    assert list(tmp_path.iterdir()) == []
