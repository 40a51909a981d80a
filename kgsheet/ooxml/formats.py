"""Tells a zipped workbook from what people also name .xlsx, by content, never by extension."""

from __future__ import annotations

from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.faults import damaged, encrypted, not_a_workbook, unsupported

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_ZIP_END = b"PK\x05\x06"
# First record (BOF) of Excel 2 to 4 files, which had no container yet.
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_XML_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"


def check_format(data: bytes) -> None:
    """Return when the data may be a zipped workbook.

    Raises:
        InputError: KG902 not a workbook, KG903 encrypted, KG904 .xls and others, KG907 cut short.
    """
    if not data:
        raise damaged(Damage.EMPTY)
    if data.startswith(_OLE):
        raise _of_ole(data)
    if data.startswith(_OLD_BIFF):
        raise unsupported("xls")
    if _XML_2003 in data[:4096]:
        raise unsupported("xml")
    if not data.startswith(_ZIP):
        raise not_a_workbook()
    if _ZIP_END not in data[-65557:]:  # end record and the longest comment
        raise damaged(Damage.CUT)


def _of_ole(data: bytes) -> Exception:
    """Return what a compound file is; its directory names streams in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return encrypted()
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book\0")):
        return unsupported("xls")
    return not_a_workbook()
