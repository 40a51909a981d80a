"""Finds LibreOffice, the offices of this user that run, and a Python that can load UNO."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from kgsheet.errors import HostError, Problem
from kgsheet.hosts.libreoffice.bridge import (
    Bridge,
    OfficeFaultError,
    closed,
    first_that_can,
)
from kgsheet.messages import Code
from kgsheet.values import frozen

_PROFILE = "-env:UserInstallation="
_STARTING = 30.0  # seconds for a worker to load UNO and reach the office
_ASKING = 20.0  # seconds for a running office to carry out an option

# Where the installers of LibreOffice put it, newest version last.
_INSTALLED = (
    "C:/Program Files/LibreOffice*/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice*/program/soffice.exe",
    "/Applications/LibreOffice*.app/Contents/MacOS/soffice",
    "/opt/libreoffice*/program/soffice",
    "/usr/lib*/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)
# Offices that only convert or print: they have no document for people, and answer nobody.
_NOBODYS = frozenset(("--convert-to", "--cat", "--print-to-file", "--pt", "-p", "-pt"))
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # else a console flashes on Windows


@frozen
class RunningOffice:
    """An office that runs for this user.

    Attributes:
        program: `soffice` of its installation.
        options: what tells it from offices with other profiles.
    """

    program: str
    options: tuple[str, ...] = ()

    def tell(self, option: str) -> None:
        """Have the running office carry out an option of the command line.

        Raises:
            HostError: KG926: it does not answer.
        """
        command = [self.program, *self.options, "--nologo", "--nodefault", "--norestore", option]
        try:
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_ASKING,
                check=False,
                creationflags=_NO_WINDOW,
            )
        except subprocess.TimeoutExpired as exc:
            raise HostError(Problem(code=Code.OFFICE_SILENT)) from exc


def find_program() -> str | None:
    """Return the program `soffice` of this computer, or None where there is no LibreOffice."""
    known = shutil.which("soffice") or shutil.which("libreoffice")
    return known or max(_installed(), default=None)


def _installed() -> Iterator[str]:
    for pattern in _INSTALLED:
        path = Path(pattern)
        yield from (
            str(found) for found in Path(path.anchor).glob(str(path.relative_to(path.anchor)))
        )


def pythons_for(program: str) -> list[str]:
    """Return the Pythons that may be able to load UNO: LibreOffice's own, then the system's."""
    folder = Path(program).resolve().parent
    own = [
        folder / "python.exe",
        folder / "python",
        folder.parent / "Resources" / "python",
    ]
    # `python3-uno` of a distribution belongs to the Python of the system.
    others = ["/usr/bin/python3", sys.executable]
    return [str(path) for path in own if path.is_file()] + others


def running_offices() -> Sequence[RunningOffice]:
    """Return the offices that run for this user; the one that started this process comes first."""
    proc = Path("/proc")
    if not (proc / "self" / "cmdline").exists():
        program = find_program()
        return [RunningOffice(program)] if program else []
    found = {}
    for entry in proc.iterdir():
        if entry.name.isdecimal():
            with suppress(OSError):
                office = _office_of(entry)
                if office:
                    found[int(entry.name)] = office
    ancestors = set(_ancestors())
    return [found[pid] for pid in sorted(found, key=lambda pid: (pid not in ancestors, -pid))]


def _office_of(entry: Path) -> RunningOffice | None:
    if entry.stat().st_uid != os.getuid():
        return None
    words = (entry / "cmdline").read_bytes().decode(errors="surrogateescape").split("\0")
    if Path(words[0]).name != "soffice.bin" or not _NOBODYS.isdisjoint(words):
        return None
    program = Path(words[0]).with_name("soffice")
    return RunningOffice(str(program), tuple(word for word in words if word.startswith(_PROFILE)))


def _ancestors() -> Iterator[int]:
    pid = os.getppid()
    while pid > 1:
        yield pid
        try:
            # The name of a program may hold spaces and brackets; the parent comes second after it.
            rest = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2]
        except OSError:
            return
        pid = int(rest.split()[1])


def reach(document: str) -> Bridge:
    """Return a bridge to the running office that has a document open.

    Raises:
        HostError: KG924 to KG926: no LibreOffice or UNO, not open in any, no answer.
    """
    if find_program() is None and not running_offices():
        raise HostError(Problem(code=Code.OFFICE_MISSING))
    silent: HostError | None = None
    for office in running_offices():
        try:
            bridge = bridge_to(office)
        except HostError as exc:
            # One that has ended meanwhile had nothing to say.
            silent = exc if office in running_offices() else silent
            continue
        with suppress(HostError, OfficeFaultError):
            bridge.call("attach", book=document)
            return bridge
        bridge.close()
    raise silent or closed()


def bridge_to(office: RunningOffice) -> Bridge:
    """Return a bridge to a running office.

    The office listens under a name that nobody can guess, and only while the bridge stands.

    Raises:
        HostError: KG924, KG926: no Python can load UNO, the office does not answer.
    """
    address = f"pipe,name=kgsheet_{secrets.token_hex(16)}"
    office.tell(f"--accept={address};urp")

    def parting() -> None:
        with suppress(HostError):
            office.tell(f"--unaccept={address};urp")

    try:
        bridge = first_that_can(pythons_for(office.program), address, _STARTING)
    except HostError:
        parting()
        raise
    bridge.close_with(parting)
    return bridge
