"""What several rooms' tests need: an outside validator, and LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from kgsheet.documents.cache import CACHE_VARIABLE
from kgsheet.shipped import sample_workbook
from tests.command_line import Command, command
from tests.hosts.parity import parity
from tests.live_office import LiveOffice

# Tests keep nothing in the cache of whoever runs them.
os.environ[CACHE_VARIABLE] = ""

# What a shell runs in the background is told to ignore Ctrl-C, and so is what that starts in turn.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what only a person who has looked at the pictures may ask for."""
    parser.addoption("--update-golden", action="store_true", help="approve documents as they are")


Audit = Callable[[Path], list[str]]
Convert = Callable[[Path, str], Path]


@pytest.fixture(scope="session")
def audit() -> Audit:
    """Return a function that lists what Microsoft's validation finds wrong in an Office file."""
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)

    def errors(path: Path) -> list[str]:
        return [str(error) for error in validator.validate(str(path)).errors]

    return errors


@pytest.fixture(scope="session")
def soffice() -> str:
    """Return the program of LibreOffice.

    It skips where that is missing, but fails in CI, which must not pass for want of it.
    """
    program = shutil.which("soffice")
    if program is None:
        reason = "LibreOffice (soffice) is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return program


@pytest.fixture(scope="session")
def live_office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveOffice]:
    """Return a LibreOffice without a window that all live tests share."""
    office = LiveOffice(soffice, tmp_path_factory.mktemp("live"))
    yield office
    office.close()


@pytest.fixture(scope="session")
def libreoffice_convert(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Return a function that has LibreOffice save a file in another format, and where."""
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(path: Path, extension: str) -> Path:
        folder = tmp_path_factory.mktemp("converted")
        subprocess.run(
            [
                *(soffice, "--headless", f"-env:UserInstallation={profile.as_uri()}"),
                *("--convert-to", extension, "--outdir", str(folder), str(path)),
            ],
            check=True,
            capture_output=True,
            timeout=600,  # ten thousand rows on a busy machine
        )
        return folder / f"{path.stem}.{extension.partition(':')[0]}"

    return convert


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs a command and hands back all that it said."""
    return command(capsys)


@pytest.fixture
def sample(tmp_path: Path) -> Callable[[int], Path]:
    """Return a function that copies the sample workbook of a year."""
    return lambda year: Path(shutil.copy(sample_workbook(year), tmp_path))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what each host did with the contract of the `Book` port."""
    outcomes = [
        (report.nodeid, outcome)
        for outcome in ("passed", "failed", "skipped", "error")
        for report in terminalreporter.stats.get(outcome, ())
        if hasattr(report, "nodeid")
    ]
    lines = list(parity(outcomes))
    if lines:
        terminalreporter.section("parity of the hosts")
        terminalreporter.write("\n".join(lines) + "\n")
