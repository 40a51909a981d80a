"""Has LibreOffice turn documents into PDF, in a profile of its own, and never waits for ever."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from kgsheet.errors import HostError, Problem
from kgsheet.messages import Code
from kgsheet.messages.documents import PDF_FAULTS

TIMEOUT = 120.0
"""Seconds for a start of LibreOffice; a further document has a sixth of it each."""

_ATTEMPTS = 2  # the second in a new profile
# PDF knows 14 fonts by name, which LibreOffice else leaves to the reader's computer.
_FILTER = 'pdf:writer_pdf_Export:{"EmbedStandardFonts":{"type":"boolean","value":"true"}}'
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault")
# What LibreOffice takes from the clock or from chance; `xref` counts bytes, so lengths stay.
_CLOCK = re.compile(rb"/(?:CreationDate|ModDate)\(D:[^)]*\)")
_CHANCE = re.compile(rb"(?<=[</])[0-9A-F]{32}(?=[>\s])")
_TRAILER = b"\ntrailer"
_SEALED = re.compile(rb"\n%kgsheet ([0-9a-f]{64})\n\Z")
_WINDOWS = sys.platform == "win32"


class _Profile:
    """A folder for LibreOffice's settings that this process alone uses, made when first asked."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def argument(self) -> str:
        """Return the argument that names it."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(
                prefix="kgsheet-libreoffice-", ignore_cleanup_errors=True
            )
        return f"-env:UserInstallation={Path(self._folder.name).as_uri()}"

    def renew(self) -> None:
        """Have a new one next time: what hung may have left this one broken."""
        if self._folder:
            self._folder.cleanup()
            self._folder = None


_profile = _Profile()


def make_pdfs(program: str, documents: Sequence[bytes], timeout: float = TIMEOUT) -> list[bytes]:
    """Return each document as a PDF with its fonts embedded, sealed as the program's own.

    Args:
        program: `soffice` of this computer.
        documents: Word files.
        timeout: seconds until LibreOffice is stopped and started once more.

    Raises:
        HostError: KG962: it does not start, hangs, or makes no PDF.
    """
    limit = timeout + timeout / 6 * len(documents)
    with tempfile.TemporaryDirectory(prefix="kgsheet-pdf-") as name:
        folder = Path(name)
        sources = [folder / f"{number}.docx" for number in range(len(documents))]
        for path, content in zip(sources, documents, strict=True):
            path.write_bytes(content)
        for _attempt in range(_ATTEMPTS):
            fault = _convert(program, sources, limit)
            made = [path.with_suffix(".pdf") for path in sources]
            if fault is None and all(path.is_file() for path in made):
                pdfs = [path.read_bytes() for path in made]
                return [_settled(*both) for both in zip(pdfs, documents, strict=True)]
            _profile.renew()
    raise _failed(fault or "nothing")


def is_untouched_pdf(content: bytes) -> bool:
    """Return whether a PDF is as the program wrote it: nobody edited or signed it."""
    sealed = _SEALED.search(content)
    return sealed is not None and sha256(content[: sealed.start()]).hexdigest().encode() == (
        sealed.group(1)
    )


def _convert(program: str, sources: Sequence[Path], limit: float) -> str | None:
    """Run LibreOffice once and return what went wrong, `None` where nothing seems to have."""
    command = [_console(program), _profile.argument(), *_OPTIONS, "--convert-to", _FILTER]
    command += ["--outdir", str(sources[0].parent), *map(str, sources)]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # `soffice` only starts `soffice.bin`: both end as one group.
            start_new_session=not _WINDOWS,
        )
    except OSError:
        return "start"
    try:
        return None if process.wait(limit) == 0 else "nothing"
    except subprocess.TimeoutExpired:
        return "time"
    finally:
        _stop(process)


def _console(program: str) -> str:
    """On Windows `soffice.exe` returns at once; its neighbour waits until the work is done."""
    neighbour = Path(program).with_suffix(".com")
    return str(neighbour) if _WINDOWS and neighbour.is_file() else program


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End what was started, and whatever that started, and nothing else."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, check=False, capture_output=True)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _settled(pdf: bytes, document: bytes) -> bytes:
    """The PDF without what comes from the clock, and with the seal of the program."""
    fixed = _CLOCK.sub(lambda match: b" " * len(match.group()), pdf)
    start = fixed.rfind(_TRAILER)
    if start >= 0:
        label = sha256(document).hexdigest()[:32].upper().encode()
        fixed = fixed[:start] + _CHANCE.sub(label, fixed[start:])
    return fixed + b"\n%kgsheet " + sha256(fixed).hexdigest().encode() + b"\n"


def _failed(fault: str) -> HostError:
    return HostError(Problem(code=Code.PDF_FAILED, facts={"why": PDF_FAULTS[fault]}))
