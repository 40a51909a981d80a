"""The worker process that talks to LibreOffice, as something that can be called."""

from __future__ import annotations

import atexit
import json
import os
import queue
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from kgsheet.errors import HostError, Problem
from kgsheet.messages import Code

WORKER = Path(__file__).parent / "worker" / "__main__.py"

# A block of 100,000 cells takes about a second; a whole minute means that the office is stuck.
PATIENCE = 60.0
_FAREWELL = 10.0  # seconds to put the office back as it was
# These would make the other Python load our own library.
_NOT_FOR_THE_WORKER = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONSAFEPATH")


class OfficeFaultError(RuntimeError):
    """The office or the worker refused something that should have worked."""


class UnknownInOfficeError(LookupError):
    """The document has no sheet, table or name that is called so."""


class Bridge:
    """A worker and the office behind it; each call is one request and one answer.

    Args:
        python: a Python that may be able to load UNO.
        address: where the office listens, as in `pipe,name=x`.

    Attributes:
        calls: how many requests were made.
        patience: how many seconds an answer may take.
    """

    def __init__(self, python: str, address: str) -> None:
        self.calls = 0
        self.patience = PATIENCE
        self._parting: Callable[[], None] | None = None
        environment = {
            name: value for name, value in os.environ.items() if name not in _NOT_FOR_THE_WORKER
        }
        self._worker = subprocess.Popen(
            # No bytecode of another Python in our folder.
            [python, "-B", str(WORKER), address],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            # JSON escapes all else: no locale of the other Python spoils a letter.
            encoding="ascii",
            env=environment | {"PYTHONIOENCODING": "ascii"},
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._worker.stdout is not None
        with suppress(ValueError):
            for line in self._worker.stdout:
                self._lines.put(line)
        # It has ended: whoever waits for an answer is told.
        self._lines.put("")

    def greeting(self, patience: float) -> str:
        """Return how the worker began: `ready`, `no_office`, or `no_uno` if it could not."""
        line = self._line(patience)
        if not line:
            return "no_uno"
        answer = json.loads(line)
        return str(answer.get("ok") or answer["error"])

    def call(self, op: str, *, waits: bool = False, **arguments: Any) -> Any:
        """Ask for an operation of the worker and return its answer.

        Args:
            waits: whether a person may take all the time they want.

        Raises:
            HostError: KG925, KG926: the document is not open, the office does not answer.
        """
        self.calls += 1
        assert self._worker.stdin is not None
        try:
            self._worker.stdin.write(json.dumps({"op": op, **arguments}) + "\n")
            self._worker.stdin.flush()
        except (OSError, ValueError) as exc:
            raise closed() from exc
        line = self._line(None if waits else self.patience)
        return _answer(op, line)

    def _line(self, patience: float | None) -> str:
        try:
            return self._lines.get(timeout=patience)
        except queue.Empty:
            self.close(farewell=0)
            raise HostError(Problem(code=Code.OFFICE_SILENT)) from None

    def close_with(self, parting: Callable[[], None]) -> None:
        """Have something done after the bridge is closed, at the latest when Python ends."""
        self._parting = parting
        atexit.register(self.close)

    def close(self, farewell: float = _FAREWELL) -> None:
        """Let the worker put the office back as it was, and end it."""
        assert self._worker.stdin is not None
        with suppress(OSError):
            self._worker.stdin.close()
        try:
            self._worker.wait(farewell)
        except subprocess.TimeoutExpired:
            self._worker.kill()
            self._worker.wait()
        self._reader.join()
        assert self._worker.stdout is not None
        self._worker.stdout.close()
        atexit.unregister(self.close)
        parting, self._parting = self._parting, None
        if parting:
            parting()


def closed() -> HostError:
    """Return the error KG925."""
    return HostError(Problem(code=Code.DOCUMENT_NOT_OPEN))


def _answer(op: str, line: str) -> Any:
    if not line:
        raise closed()
    answer = json.loads(line)
    if "ok" in answer:
        return answer["ok"]
    if answer["error"] == "closed":
        raise closed()
    if answer["error"] == "unknown":
        raise UnknownInOfficeError(answer["text"])
    raise OfficeFaultError(f"{op}: {answer['text']}")


def first_that_can(pythons: Sequence[str], address: str, patience: float) -> Bridge:
    """Return a bridge through the first Python that can load UNO.

    Raises:
        HostError: KG924, KG926: none can; the office does not answer.
    """
    for python in pythons:
        try:
            bridge = Bridge(python, address)
        except OSError:
            continue
        greeting = bridge.greeting(patience)
        if greeting == "ready":
            return bridge
        bridge.close()
        if greeting == "no_office":
            raise HostError(Problem(code=Code.OFFICE_SILENT))
    raise HostError(Problem(code=Code.OFFICE_MISSING))
