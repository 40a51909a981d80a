"""Whether LibreOffice runs the macros of a workbook: its level of security, its trusted folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from kgsheet.doctor.facts import System

_SETTINGS = Path("user", "registrymodifications.xcu")
_REGISTRY = "{http://openoffice.org/2001/registry}"
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_FOLDERS, _LEVEL = "SecureURL", "MacroSecurityLevel"
_HIGH = 2  # the usual level; below it LibreOffice asks, or runs every macro
_PROFILES = {
    System.WINDOWS: ("APPDATA", "AppData/Roaming", "LibreOffice/4"),
    System.MAC: ("", "Library/Application Support", "LibreOffice/4"),
    System.LINUX: ("XDG_CONFIG_HOME", ".config", "libreoffice/4"),
}


def profile_of(system: System) -> Path:
    """Return the folder where LibreOffice keeps the settings of the one who runs this."""
    variable, usual, name = _PROFILES[system]
    return Path(os.environ.get(variable) or Path.home() / usual) / name


def is_trusted(file: Path, profile: Path) -> bool:
    """Return whether LibreOffice lets the macros of a file run.

    Args:
        file: an absolute path.
        profile: the settings of LibreOffice; where there are none, the usual ones hold.
    """
    folders, level = [], _HIGH
    for name, values in _security(profile / _SETTINGS):
        if name == _FOLDERS:
            folders = [folder for value in values if (folder := _folder(value))]
        elif name == _LEVEL and values and values[0].isdecimal():
            level = int(values[0])
    return level < _HIGH or any(folder in file.parents for folder in folders)


def _security(settings: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the settings that are about macros, each with its values."""
    with suppress(OSError, ElementTree.ParseError):
        for item in ElementTree.parse(settings).getroot():
            if item.get(f"{_REGISTRY}path") == _SECURITY:
                for prop in item:
                    texts = ("".join(one.itertext()) for one in _values(prop))
                    yield prop.get(f"{_REGISTRY}name", ""), [text.strip() for text in texts]


def _values(prop: ElementTree.Element) -> list[ElementTree.Element]:
    """The values of a setting: one, or the items of a list."""
    values = prop.findall("value")
    return [item for value in values for item in value] or values


def _folder(address: str) -> Path | None:
    """The folder of a file address; `None` for that of a server, or one with a variable in it."""
    parts = urlsplit(address)
    if parts.scheme != "file" or parts.netloc or not parts.path:
        return None
    path = unquote(parts.path)
    # On Windows the drive follows a slash: file:///C:/TheoDoi.
    return Path(path.lstrip("/") if path[2:3] == ":" else path)
