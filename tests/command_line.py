"""Runs the command line within the test and hands back all that it said."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kgsheet.cli import main


@dataclass(frozen=True, slots=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on standard output."""
        return json.loads(self.out)


Command = Callable[..., Said]


def command(capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*args: str | Path) -> Said:
        capsys.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main([str(one) for one in args])
        out, err = capsys.readouterr()
        code = leaving.value.code
        return Said(code if isinstance(code, int) else 0, out, err)

    return run
