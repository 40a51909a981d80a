"""What a program says is told as something that a person can act on; our mistakes are not."""

from __future__ import annotations

import pytest

from kgsheet.errors import HostError, InputError, Place, Problem
from kgsheet.hosts.excel.faults import translated
from kgsheet.messages import Code


class com_error(Exception):  # noqa: N801, N818 - the name and place of pywin32's
    """As pywin32 raises it: number, text, details with a number of their own, argument."""

    __module__ = "pywintypes"


# As Excel says them: a cell is being edited, a dialogue is open, it has ended, it refuses (1004).
EDITING = com_error(-2147418111, "Call was rejected by callee.", None, None)
DIALOGUE = com_error(-2147352567, "Exception occurred.", (0, None, None, None, 0, -2146777998), 0)
ENDED = com_error(-2147023174, "The RPC server is unavailable.", None, None)
REFUSED = com_error(-2147352567, "Exception occurred.", (0, "Excel", "", "", 0, -2146827284), 0)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (EDITING, Code.PROGRAM_BUSY),
        (DIALOGUE, Code.PROGRAM_BUSY),
        (ENDED, Code.PROGRAM_GONE),
        (BrokenPipeError(32, "Broken pipe"), Code.PROGRAM_GONE),
        (EOFError(), Code.PROGRAM_GONE),
        (REFUSED, Code.PROGRAM_REFUSED),
    ],
    ids=["editing", "dialogue", "ended", "pipe", "no answer", "refused"],
)
def test_what_a_program_says_is_translated(error: Exception, code: Code) -> None:
    with pytest.raises(HostError) as caught, translated("so.xlsm", writes=True):
        raise error

    assert [problem.code for problem in caught.value.problems] == [code]
    assert "Tệp “so.xlsm”" in str(caught.value)
    assert caught.value.__cause__ is error


def test_what_cannot_be_read_is_our_mistake() -> None:
    with pytest.raises(com_error), translated("so.xlsm"):
        raise REFUSED


def test_our_mistakes_stay_what_they_are() -> None:
    with pytest.raises(ValueError, match="x"), translated("so.xlsm", writes=True):
        raise ValueError("x")


def test_our_own_errors_learn_the_name_of_the_workbook() -> None:
    problem = Problem(
        code=Code.CELL_NOT_WRITABLE, where=Place(cell="A1"), facts={"why": "", "remedy": ""}
    )

    with pytest.raises(InputError, match=r"Tệp “so.xlsm”, ô A1"), translated("so.xlsm"):
        raise InputError(problem)
