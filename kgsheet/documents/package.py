"""A Word file as its members: read, written the same way each time, and sealed.

The seal is a fingerprint that the file carries of itself; it tells later whether a person changed
the document since the program wrote it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from hashlib import sha256

from kgsheet.errors import InputError
from kgsheet.ooxml.package import Package

Parts = dict[str, bytes]

CONTENT_TYPES = "[Content_Types].xml"
CUSTOM_PROPERTIES = "docProps/custom.xml"
SEAL = "kgsheet.noi_dung"

_EMPTY = b"<empty/>"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file can name
_SEALED = re.compile(
    rf'name="{re.escape(SEAL)}"[^>]*>\s*<(?:\w+:)?lpwstr>([0-9a-f]{{64}})<'.encode()
)


def read_parts(content: bytes) -> Parts:
    """Return the members of a Word file by name.

    Raises:
        zipfile.BadZipFile: when it is not a zip file, is broken, or is made to fill the memory.
    """
    try:
        package = Package(content)
        return {name: package.read(name) for name in package.names() if not name.endswith("/")}
    except InputError as error:
        raise zipfile.BadZipFile(str(error)) from error


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """Return the members as a zip file: the same members give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(parts, key=lambda one: (one != CONTENT_TYPES, one)):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # the same on Windows and elsewhere
            archive.writestr(member, parts[name])
    return target.getvalue()


def frame_of(fixed: Parts, changing: Iterable[str]) -> Package:
    """Return a package whose fixed members are packed once and for all, and no others filled."""
    return Package(write_parts(fixed | dict.fromkeys(changing, _EMPTY)))


def fill_frame(frame: Package, parts: Parts) -> bytes:
    """Return what `write_parts` makes of the fixed members of a frame and of other members."""
    target = io.BytesIO()
    frame.write(target, {name: (content,) for name, content in parts.items()})
    return target.getvalue()


def fingerprint(parts: Mapping[str, bytes]) -> str:
    """Return the SHA-256 over all members but the custom properties, which hold it."""
    digest = sha256()
    for name in sorted(parts):
        if name != CUSTOM_PROPERTIES:
            digest.update(f"{name}\0{len(parts[name])}\0".encode())
            digest.update(parts[name])
    return digest.hexdigest()


def is_untouched(content: bytes) -> bool:
    """Return whether the file is as the program wrote it."""
    try:
        parts = read_parts(content)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return False
    sealed = _SEALED.search(parts.get(CUSTOM_PROPERTIES, b""))
    return sealed is not None and sealed.group(1).decode() == fingerprint(parts)
