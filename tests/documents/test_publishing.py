"""A numbered document gets its name when its number is saved, and never over another file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgsheet.core.numbering.values import PENDING
from kgsheet.documents.publishing import (
    digest,
    discard,
    free_name,
    hash_of_pending,
    names_in,
    publish,
    write_pending,
)
from kgsheet.errors import HostError
from kgsheet.messages import Code

NAME, CONTENT = "2017-BC-169-a.docx", b"so 169"
HASH = digest(CONTENT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Văn bản"
    write_pending(folder, NAME, CONTENT)
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(HostError) as caught:
        publish(folder, NAME, HASH)

    assert caught.value.problems[0].code is Code.FILE_WAITS
    return str(caught.value)


def test_a_document_waits_under_a_temporary_name(folder: Path) -> None:
    assert names_in(folder) == (f"{PENDING}{NAME}",)
    assert hash_of_pending(folder, NAME) == HASH


def test_it_gets_its_name(folder: Path) -> None:
    assert publish(folder, NAME, HASH) == folder / NAME
    assert names_in(folder) == (NAME,)
    assert (folder / NAME).read_bytes() == CONTENT


def test_what_another_run_finished_is_finished(folder: Path) -> None:
    publish(folder, NAME, HASH)

    assert publish(folder, NAME, HASH) == folder / NAME


def test_what_was_cut_off_between_two_names_is_finished(folder: Path) -> None:
    (folder / NAME).hardlink_to(folder / f"{PENDING}{NAME}")

    assert publish(folder, NAME, HASH) == folder / NAME
    assert names_in(folder) == (NAME,)


def test_a_name_that_was_only_reserved_is_taken(folder: Path) -> None:
    (folder / NAME).touch()

    assert publish(folder, NAME, HASH) == folder / NAME
    assert names_in(folder) == (NAME,)


def test_another_file_is_never_replaced(folder: Path) -> None:
    (folder / NAME).write_bytes(b"of a person")

    assert "tệp khác mang tên này" in refusal(folder)
    assert (folder / NAME).read_bytes() == b"of a person"
    assert hash_of_pending(folder, NAME) == HASH


def test_a_document_that_is_not_there_is_said(folder: Path) -> None:
    discard(folder, NAME)

    said = refusal(folder)
    assert "Số 169 đã cấp" in said
    assert "không còn trong thư mục" in said


def test_a_document_changed_while_it_waited_gets_no_name(folder: Path) -> None:
    (folder / f"{PENDING}{NAME}").write_bytes(b"other")

    refusal(folder)
    assert not (folder / NAME).exists()


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert names_in(tmp_path / "x") == ()
    assert hash_of_pending(tmp_path / "x", NAME) == ""
    discard(tmp_path / "x", NAME)


def test_a_free_name_differs_in_more_than_the_size_of_letters() -> None:
    assert free_name("a.docx", ["b.docx"]) == "a.docx"
    assert free_name("a.docx", ["A.docx", "a (2).docx"]) == "a (3).docx"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")

    with pytest.raises(HostError) as caught:
        write_pending(tmp_path / "a" / "b", NAME, CONTENT)
    assert caught.value.problems[0].code is Code.SAVE_FAILED
