"""The button that numbers the draft which waits: asked first, saved at once, never twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgsheet.buttons.pressing import press
from kgsheet.documents.numbering import read_numbers
from kgsheet.hosts.file import FileBook
from kgsheet.messages import Code
from tests.buttons.conftest import OpenDesk, QuietDesk
from tests.command_line import Command
from tests.hosts.conftest import values
from tests.jobs.office import numbers_in
from tests.test_cli_register import with_open_warning

pytestmark = [pytest.mark.buttons, pytest.mark.libreoffice]

Sample = Callable[[int], Path]


def last(desk: QuietDesk) -> str:
    text, is_grave = desk.said[-1]
    assert not is_grave, text
    return text


def test_the_draft_that_waits_gets_its_number_once(
    open_desk: OpenDesk, sample: Sample, run: Command
) -> None:
    path = sample(2021)
    desk = open_desk(path)
    press("report_kh", desk)

    press("issue", desk)
    issued = last(desk)
    press("issue", desk)

    assert "104/KH-UBND" in desk.asked[0]
    assert len(desk.asked) == 1
    assert issued.startswith("Đã cấp số 104/KH-UBND")
    assert f"[{Code.DRAFT_NOT_CHOSEN}]" in last(desk)
    assert "mọi dự thảo đều đã cấp số" in last(desk)
    assert numbers_in(path) == [104]
    assert run("register", "verify", path).code == 0
    [document] = (path.parent / "Văn bản").glob("2021-KH-104-*.docx")
    assert read_numbers(document.read_bytes())[0] == 104
    assert "104/KH-UBND" in values(desk.book.read(), "Đăng ký văn bản đi").values()


def test_a_clerk_who_thinks_again_changes_nothing(open_desk: OpenDesk, sample: Sample) -> None:
    path = sample(2017)
    desk = open_desk(path)
    press("report_bc", desk)
    desk.answer = False

    press("issue", desk)

    assert last(desk).startswith("Chưa cấp số")
    assert numbers_in(path) == []
    assert len(list((path.parent / "Văn bản").iterdir())) == 1


def test_without_a_draft_nothing_is_asked(open_desk: OpenDesk, sample: Sample) -> None:
    desk = open_desk(sample(2017))

    press("issue", desk)

    assert desk.asked == []
    assert "chưa có dự thảo nào" in last(desk)


def test_of_two_drafts_none_is_chosen(open_desk: OpenDesk, sample: Sample) -> None:
    path = sample(2017)
    desk = open_desk(path)
    press("report_bc", desk)
    [draft] = (path.parent / "Văn bản").iterdir()
    draft.with_name("2017-BC-du-thao-khac.docx").write_bytes(draft.read_bytes())

    press("issue", desk)

    assert desk.asked == []
    assert draft.name in last(desk)


def test_a_workbook_with_an_open_warning_gives_no_number(
    open_desk: OpenDesk, sample: Sample
) -> None:
    path = sample(2017)
    with_open_warning(path)
    desk = open_desk(path)
    press("report_bc", desk)

    press("issue", desk)

    assert f"[{Code.NOT_READY}]" in last(desk)
    assert numbers_in(path) == []
    assert FileBook(path).read().file == path.name
