"""Reads a zipped Office file and writes it back with every untouched member as its stored bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, BinaryIO, TypeVar
from urllib.parse import unquote

from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.faults import damaged, encrypted
from kgsheet.ooxml.formats import check_format
from kgsheet.ooxml.limits import (
    BAD_DIRECTORY,
    check_count,
    check_directory,
    check_members,
    directory_records,
    unpacked,
)
from kgsheet.ooxml.links import Relationship, read_links, read_types, relations_of
from kgsheet.ooxml.prolog import check_prolog, is_xml
from kgsheet.ooxml.smallparts import root_of, said
from kgsheet.ooxml.unpacking import unpacked_pieces
from kgsheet.ooxml.xmltext import PartText, checked, decode
from kgsheet.ooxml.zipmembers import (
    DESCRIPTOR,
    END,
    LOCAL,
    Packed,
    Packer,
    directory_record,
    pack,
    without_zip64,
)

if TYPE_CHECKING:
    from lxml import etree

_ZIP64_LIMIT = 0xFFFFFFFF
_ENCRYPTED = 0x1
_BEGINNING = 1024

_Said = TypeVar("_Said")


@lru_cache(maxsize=1)
def open_package(data: bytes) -> Package:
    """Return the package of some bytes, the same one to all who ask for it in turn.

    Who reads, patches and compares a workbook opens the same bytes each time.

    Raises:
        InputError: as `Package` does.
    """
    return Package(data)


class Package:
    """The members of a zipped Office file, as they were when its bytes were read.

    Attributes:
        data: these bytes.

    Raises:
        InputError: KG902 to KG904, KG907: not a zip that Office writes, or broken.
    """

    def __init__(self, data: bytes) -> None:
        check_format(data)
        check_count(data)
        self.data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BAD_DIRECTORY as exc:
            raise damaged(Damage.ZIP) from exc
        self._infos = self._zip.infolist()
        self._names: dict[str, zipfile.ZipInfo] = {}
        self._links: dict[str, Sequence[Relationship]] = {}
        for info in self._infos:
            if info.flag_bits & _ENCRYPTED:
                raise encrypted()
            if self._names.setdefault(_key(info.filename), info) is not info:
                raise damaged(Damage.DUPLICATE, part=info.filename)
        check_directory(len(self._infos), data, self._zip.start_dir)
        check_members(self._infos, data, self._zip.start_dir)
        for info in filter(lambda one: is_xml(one.filename), self._infos):
            check_prolog(partial(unpacked, info, data), info.filename)

    def find(self, part: str) -> str | None:
        """Return the member that holds a part; Office ignores case and kind of slash."""
        info = self._names.get(_key(part))
        return info.filename if info else None

    def names(self) -> list[str]:
        """Return the names of all members, in the order of the directory."""
        return [info.filename for info in self._infos]

    def read(self, member: str) -> bytes:
        """Return the content of a member.

        Raises:
            InputError: KG907: missing, too large or not to be unpacked.
        """
        return unpacked(self._info(member), self.data)

    def pieces(self, member: str) -> Iterator[bytes]:
        """Yield the content of a member, some of it at a time.

        Raises:
            InputError: KG907: as `read` does, with the last piece at the latest.
        """
        return unpacked_pieces(self._info(member), self.data)

    def beginning(self, member: str) -> bytes:
        """Return the first bytes of a member, which are not checked.

        Raises:
            InputError: KG907: missing or not to be unpacked.
        """
        return unpacked(self._info(member), self.data, _BEGINNING)

    def _info(self, member: str) -> zipfile.ZipInfo:
        info = self._names.get(_key(member))
        if info is None:
            raise damaged(Damage.PART_MISSING, part=member)
        return info

    def text(self, member: str) -> PartText:
        """Return the text of an XML member that is well-formed and has no DOCTYPE.

        Raises:
            InputError: KG907.
        """
        return checked(decode(self.read(member), member), member)

    def xml(self, member: str) -> etree._Element:
        """Return the root element of a small XML member.

        Raises:
            InputError: KG907.
        """
        return root_of(self.read(member), member)

    def said(self, member: str, read: Callable[..., _Said], *about: str) -> _Said:
        """Return what an XML member says, as `smallparts.said` does.

        Raises:
            InputError: KG907; what `read` raises.
        """
        return said(self.read(member), member, read, *about)

    def relationships(self, part: str) -> Sequence[Relationship]:
        """Return the links of a part, or of the package for an empty name."""
        if part not in self._links:
            member = self.find(relations_of(part))
            self._links[part] = self.said(member, read_links, part) if member else ()
        return self._links[part]

    def related(self, part: str, kind: str) -> list[str]:
        """Return the members of one kind that a part links to."""
        links = self.relationships(part)
        found = (
            self.find(link.target) for link in links if link.kind == kind and not link.external
        )
        return [member for member in found if member]

    @cached_property
    def content_types(self) -> Mapping[str, str]:
        """The declared content types by part, in lower case with a leading slash."""
        member = self.find("[Content_Types].xml")
        return self.said(member, read_types) if member else {}

    def size(self, member: str) -> int:
        """Return how large a member says it is.

        Raises:
            InputError: KG907: missing.
        """
        return self._info(member).file_size

    def packer(self, member: str) -> Packer:
        """Return what packs the new content of a member for `write`, so that it need not be kept.

        Raises:
            InputError: KG907: missing.
        """
        return Packer(self._info(member).compress_type)

    def write(
        self,
        out: BinaryIO,
        replaced: Mapping[str, Packed | Iterable[bytes]],
        dropped: Collection[str] = (),
    ) -> None:
        """Write the package with some members replaced or dropped, all others as they stand.

        Args:
            replaced: new contents, packed already (`packer`) or not.
        """
        offsets = {}
        for info in sorted(self._infos, key=lambda one: one.header_offset):
            if info.filename in dropped:
                continue
            sizes = self._write_member(out, info, replaced.get(info.filename))
            offsets[info.filename] = sizes
        start = out.tell()
        records = directory_records(len(self._infos), self.data, self._zip.start_dir)
        for info, record in zip(self._infos, records, strict=True):
            if info.filename in offsets:
                out.write(directory_record(record, *offsets[info.filename]))
        size, comment = out.tell() - start, self._zip.comment
        if out.tell() >= _ZIP64_LIMIT or len(offsets) > 0xFFFF:
            raise damaged(Damage.TOO_LARGE, part="zip")
        count = len(offsets)
        out.write(END.pack(b"PK\5\6", 0, 0, count, count, size, start, len(comment)) + comment)

    def _write_member(
        self, out: BinaryIO, info: zipfile.ZipInfo, new: Packed | Iterable[bytes] | None
    ) -> tuple[int, int, int, int]:
        """Write one member and return its checksum, both sizes and where it begins."""
        at = info.header_offset
        head = LOCAL.unpack_from(self.data, at)
        _, version, flags, method, clock, day, *_, name_size, extra_size = head
        at += LOCAL.size
        name = self.data[at : at + name_size]
        extra = without_zip64(self.data[at + name_size : at + name_size + extra_size])
        at += name_size + extra_size
        if new is None:
            body: Sequence[bytes] = (self.data[at : at + info.compress_size],)
            crc, size = info.CRC, info.file_size
        else:
            body, crc, size = new if isinstance(new, Packed) else pack(new, method)
        packed = sum(map(len, body))
        start = out.tell()
        if max(size, packed, start) >= _ZIP64_LIMIT:
            raise damaged(Damage.TOO_LARGE, part=info.filename)
        fields = (version, flags & ~DESCRIPTOR, method, clock, day, crc, packed, size)
        out.write(LOCAL.pack(b"PK\3\4", *fields, name_size, len(extra)) + name + extra)
        out.writelines(body)
        return crc, packed, size, start


def _key(name: str) -> str:
    return unquote(name.replace("\\", "/").lstrip("/")).lower()
