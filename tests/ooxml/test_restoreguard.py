"""The guard of `restore`: whatever else changed is found."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kgsheet.core.restoring import block_rules
from kgsheet.hosts.file import FileBook
from kgsheet.ooxml.restore import RestorePatch
from kgsheet.ooxml.restoreguard import unrestored
from tests.ooxml.packages import members, package
from tests.ooxml.pasting import AGENCIES, TABLE, TASKS, Change, damaged, drop, swap

Sample = Callable[[int], Path]
Save = tuple[bytes, bytes, RestorePatch]

STYLES = "xl/styles.xml"


@pytest.fixture
def save(sample: Sample) -> Save:
    """A damaged workbook, the same put right, and what was to be done."""
    path = damaged(
        sample(2017),
        {
            TASKS: lambda text: drop("<conditionalFormatting.*</conditionalFormatting>")(
                text.replace('<c r="P7" s="13"', '<c r="P7" s="14"')
            ),
            TABLE: swap('"Nội dung"', '"nội dung"'),
        },
    )
    before, out = path.read_bytes(), io.BytesIO()
    patch = RestorePatch(before, block_rules(FileBook(path).read()))
    patch.write(out)
    return before, out.getvalue(), patch


def with_change(data: bytes, part: str, change: Change) -> bytes:
    parts = members(data)
    text = parts[part].decode()
    assert change(text) != text
    return package({**parts, part: change(text).encode()})


def test_a_right_save_passes(save: Save) -> None:
    before, after, patch = save

    assert unrestored(before, after, patch) == []


LOSSES: dict[str, tuple[str, Change]] = {
    "a value": (TASKS, swap('<c r="B9" s="11"><v>2017</v>', '<c r="B9" s="11"><v>2018</v>')),
    "a cell": (TASKS, drop('<c r="B9" s="11"><v>2017</v></c>')),
    "a heading that was right": (TASKS, swap('<c r="A4" s="8" t="s"><v>2<', '<c r="A4"><v>7<')),
    "what stands around the cells": (TASKS, swap('zoomScale="90"', 'zoomScale="80"')),
    "an element behind the cells": (TASKS, drop("<pageSetup[^>]*/>")),
    "a format that was there": (
        STYLES,
        swap('numFmtId="165" fontId="5"', 'numFmtId="1" fontId="5"'),
    ),
    "a font": (STYLES, swap('<sz val="16"/>', '<sz val="17"/>')),
    "another part": (AGENCIES, drop("<pageSetup[^>]*/>")),
    "a broken part": (TASKS, drop("</worksheet>")),
}


@pytest.mark.parametrize(("part", "change"), LOSSES.values(), ids=LOSSES.keys())
def test_a_loss_is_found(save: Save, part: str, change: Change) -> None:
    before, after, patch = save

    assert unrestored(before, with_change(after, part, change), patch) != []


def test_a_missing_member_is_found(save: Save) -> None:
    before, after, patch = save
    parts = members(after)
    del parts["xl/charts/chart1.xml"]

    assert unrestored(before, package(parts), patch) != []
