"""Compares the members of two packages by their stored bytes, without unpacking them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.zipmembers import DESCRIPTOR, END, LOCAL, without_zip64

_UTF8 = 0x800
_BAD_ZIP = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError)


class Members:
    """The members of a package as they lie in its bytes.

    Raises:
        InputError: KG907: not a whole zip.
    """

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as opened:
                self._infos = {info.filename: info for info in opened.infolist()}
                self.comment = opened.comment
        except _BAD_ZIP as exc:
            raise damaged(Damage.ZIP) from exc

    @property
    def names(self) -> list[str]:
        """The names in the order of the directory."""
        return list(self._infos)

    @property
    def is_closed(self) -> bool:
        """Whether the file ends where the zip says it does."""
        end = len(self._data) - END.size - len(self.comment)
        return end >= 0 and bytes(self._data[end : end + 4]) == b"PK\5\6"

    def is_sound(self, name: str) -> bool:
        """Return whether a member says of itself what the directory says of it."""
        info = self._infos[name]
        at = info.header_offset
        if bytes(self._data[at : at + 4]) != b"PK\3\4":
            return False
        _, _, flags, method, _, _, *sizes, name_size, _ = LOCAL.unpack_from(self._data, at)
        said = bytes(self._data[at + LOCAL.size : at + LOCAL.size + name_size])
        named = said.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        sized = [info.CRC, info.compress_size, info.file_size]
        return (
            method == info.compress_type
            and named == info.orig_filename
            and (sizes == sized or bool(flags & DESCRIPTOR))
        )

    def packed(self, name: str) -> memoryview:
        """Return the bytes of a member as they are stored.

        Raises:
            InputError: KG907: the member is not where the directory says.
        """
        info = self._infos[name]
        at = info.header_offset
        if bytes(self._data[at : at + 4]) != b"PK\3\4":
            raise damaged(Damage.MEMBER, part=name)
        *_, name_size, extra_size = LOCAL.unpack_from(self._data, at)
        start = at + LOCAL.size + name_size + extra_size
        return self._data[start : start + info.compress_size]

    def is_same(self, name: str, other: Members) -> bool:
        """Return whether both packages hold the member as the very same stored bytes."""
        one, two = self._infos[name], other._infos[name]
        return (
            (one.CRC, one.file_size, one.compress_type, one.compress_size)
            == (two.CRC, two.file_size, two.compress_type, two.compress_size)
        ) and self.packed(name) == other.packed(name)

    def label(self, name: str) -> tuple[object, ...]:
        """Return what the directory says of a member beside its content."""
        info = self._infos[name]
        extra = without_zip64(info.extra)
        marks = (info.external_attr, info.internal_attr, info.create_system)
        return (info.date_time, info.comment, extra, *marks)


def changed_members(before: Members, after: Members) -> Iterator[str]:
    """Yield the members that both packages hold, but not as the same stored bytes."""
    held = set(after.names)
    yield from (name for name in before.names if name in held and not before.is_same(name, after))
