"""What only the operating system knows: programs installed, drives, packages of this Python."""

from __future__ import annotations

import filecmp
import sys
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

from kgsheet.doctor.facts import System

_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW
_EXCEL_ON_MAC = Path("/Applications/Microsoft Excel.app")
_ADDIN = "xlwings.xlam"
_ADDIN_FOLDERS = {
    System.WINDOWS: "AppData/Roaming/Microsoft/Excel/XLSTART",
    System.MAC: "Library/Group Containers/UBF8T346G9.Office/User Content.localized/"
    "Startup.localized/Excel",
}


def this_system() -> System:
    """Return the system that this runs on; whatever is neither Windows nor macOS is as Linux."""
    known = {one.value: one for one in System}
    return known.get(sys.platform, System.LINUX)


def version_of(package: str) -> str:
    """Return the version of a package of this Python, empty where it has none."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def addin_is_same(system: System, home: Path | None = None) -> bool | None:
    """Return whether the add-in of Excel is the file that xlwings brings along.

    `None` means that there is no add-in.

    Args:
        system: it says where Excel keeps it.
        home: the folder of the user, by default of the one who runs this.
    """
    folder = _ADDIN_FOLDERS.get(system)
    addin = (home or Path.home()) / folder / _ADDIN if folder else None
    if addin is None or not addin.is_file():
        return None
    with suppress(PackageNotFoundError, OSError):
        ours = Path(str(distribution("xlwings").locate_file(f"xlwings/addin/{_ADDIN}")))
        return filecmp.cmp(addin, ours, shallow=False)
    return False


def version_of_app(app: Path) -> str:
    """Return the version of a program of macOS, empty where it is not installed."""
    import plistlib
    from xml.parsers.expat import ExpatError

    with (
        suppress(OSError, ValueError, ExpatError),
        (app / "Contents" / "Info.plist").open("rb") as stream,
    ):
        return str(plistlib.load(stream).get("CFBundleShortVersionString", ""))
    return ""


if sys.platform == "win32":
    import ctypes
    import winreg

    def excel_version() -> str:
        """Return the version of Excel that Windows would start, empty where there is none."""
        with (
            suppress(OSError),
            winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Excel.Application\\CurVer") as key,
        ):
            return str(winreg.QueryValue(key, None)).rpartition(".")[2]
        return ""

    def is_remote(file: Path) -> bool:
        """Return whether a file lies on a drive of another computer."""
        drive = file.drive
        if drive.startswith("\\\\"):
            return True
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")
        return kind == _REMOTE_DRIVE

else:

    def excel_version() -> str:
        """Return the version of Excel, empty where there is none; only macOS has one here."""
        return version_of_app(_EXCEL_ON_MAC)

    def is_remote(file: Path) -> bool:
        """Return whether a file lies on a drive of another computer."""
        return "gvfs" in file.parts
