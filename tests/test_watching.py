"""The progress bar: on a terminal, after a while, and never in the way of what is said."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from kgsheet.cli.watching import watched
from kgsheet.messages.commands import Step

ROOT = Path(__file__).parent.parent

WORK = """
import threading
from kgsheet.cli.watching import watched
from kgsheet.messages.commands import Step
with watched(2, patience={patience}) as listener:
    listener(Step.READ)
    for thread in threading.enumerate():
        if thread.daemon and {patience} == 0:
            thread.join()
    listener(Step.CHECK)
print("xong")
"""


def on_a_terminal(patience: float) -> tuple[str, str]:
    """What a watched job says on standard output and on a terminal as standard error."""
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", WORK.format(patience=patience)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8"},
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux tells the end of a terminal so
            piece = b""
        if not piece:
            break
        seen += piece
    os.close(ours)
    return done.stdout, seen.decode("utf-8", errors="replace")


def test_bar_names_the_step_on_a_terminal() -> None:
    out, bar = on_a_terminal(patience=0)

    assert out == "xong\n"
    assert Step.READ.value in bar


def test_short_work_shows_no_bar() -> None:
    assert on_a_terminal(patience=3600) == ("xong\n", "")


def test_no_bar_where_standard_error_is_no_terminal() -> None:
    with watched(2) as listener:
        listener(Step.READ)

    assert not sys.stderr.isatty()
