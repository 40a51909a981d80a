"""Killed while workbooks are added up, the next run says the same as an undisturbed one.

A hook counts what the writer asks of the system, and ends the process at each such moment in turn.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

from kgsheet.batch import Order, Summary, write_summary
from kgsheet.batch import order as order_of
from tests.batch.offices import END, TODAY, office, offices, run_order, run_summed, tree

PERIODS = ".kgsheet-batch-periods.json.gz"
_ASKED = {"open", "os.rename", "os.remove"}


def is_killed(moment: int, asked: Order, done: Summary) -> bool:
    """Add up in a process of its own and return whether it lived only to that moment."""
    child = os.fork()
    if not child:
        moments = count(1)

        def hook(event: str, args: tuple[object, ...]) -> None:
            is_ours = event in _ASKED and str(args[0]).startswith(str(asked.out))
            if is_ours and next(moments) == moment:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        write_summary(asked, done)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def all_of(out: Path) -> dict[str, bytes]:
    return {**tree(out), PERIODS: (out / PERIODS).read_bytes()}


def test_killed_at_any_step_it_says_the_same_the_next_time(tmp_path: Path) -> None:
    folder, before, out = tmp_path / "vao", tmp_path / "truoc", tmp_path / "ra"
    offices(folder, 3)
    run_summed(folder, out)
    office(folder / "xa-02" / "so.xlsx", "Sở Xây dựng")
    asked = order_of([folder], out, TODAY, END)
    done = run_order(asked)
    shutil.copytree(out, before)
    write_summary(asked, done)
    undisturbed = all_of(out)
    moments = 0

    for moment in count(1):
        shutil.rmtree(out)
        shutil.copytree(before, out)
        if not is_killed(moment, asked, done):
            break
        moments = moment
        write_summary(asked, done)
        assert all_of(out) == undisturbed

    assert all_of(out) == undisturbed
    assert moments >= 10  # three files of figures, one read and three written in place
