"""Reads an XML part as UTF-8 bytes with the positions of its tags.

Edits are splices between those positions, so that every other byte stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kgsheet.messages.refusals import Damage
from kgsheet.on_use import regex
from kgsheet.ooxml.entities import unescape
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.wellformed import check_well_formed
from kgsheet.values import frozen

ATTRIBUTES = rb"[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*"
_TAG = regex(rb"<(/?)([^\s/>?!]+)(" + ATTRIBUTES + rb")>")
_ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_OPAQUE = regex(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.S)
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_ENCODINGS = regex("(?:utf-?8|utf-?16|us-ascii|iso-8859-\\d{1,2}|windows-125\\d)")
UTF8 = ("utf-8", "utf8")
# Office nests some 20 deep; a million elements beside the cells is past what it writes.
_MAX_DEPTH = 256
_MAX_NODES = 1_000_000
_MAX_DIGITS = 18
_MARKS = (
    (b"\xef\xbb\xbf", b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", b"\xfe\xff", "utf-16-be"),
    (b"<\0", b"", "utf-16-le"),
    (b"\0<", b"", "utf-16-be"),
)

Splice = tuple[int, int, bytes]
"""Start, end, and the bytes that take the place of what stands between."""

Changes = Mapping[bytes, bytes | None]
"""Attributes to set, or to drop where the value is None."""


@frozen
class PartText:
    """The text of a part in UTF-8, and how to turn it back into the part's own encoding.

    Attributes:
        short: the text without most of its cells, where it was checked.
    """

    utf8: bytes
    encoding: str = "utf-8"
    mark: bytes = b""
    part: str = ""
    short: bytes = b""

    def encoded(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the pieces in the encoding of the part."""
        if self.mark:
            yield self.mark
        for piece in pieces:
            yield piece if self.encoding == "utf-8" else self._encode(piece)

    def _encode(self, piece: bytes) -> bytes:
        return piece.decode().encode(self.encoding, "xmlcharrefreplace")


def decode(raw: bytes, part: str) -> PartText:
    """Return the text of a part, unchecked.

    Raises:
        InputError: KG907: it is not in the encoding that it names.
    """
    mark, encoding = encoding_of(raw)
    body = raw[len(mark) :]
    if encoding in UTF8:
        return PartText(body, "utf-8", mark, part)
    try:
        if not _ENCODINGS.fullmatch(encoding.removesuffix("-le").removesuffix("-be")):
            raise LookupError(encoding)
        return PartText(body.decode(encoding).encode(), encoding, mark, part)
    except (LookupError, UnicodeError) as exc:
        raise damaged(Damage.XML, part=part) from exc


def encoding_of(raw: bytes) -> tuple[bytes, str]:
    """Return the byte order mark and the encoding of a part, given its beginning."""
    for start, mark, encoding in _MARKS:
        if raw.startswith(start):
            return mark, encoding
    found = _DECLARED.match(raw[:300])
    return b"", found[1].decode().lower() if found else "utf-8"


def checked(text: PartText, part: str) -> PartText:
    """Return the text when it is well-formed and has no DOCTYPE.

    Raises:
        InputError: KG907.
    """
    return replace(text, short=check_well_formed(text.utf8, part))


def masked(utf8: bytes) -> bytes:
    """Return the text with comments, CDATA sections and instructions blanked, length unchanged.

    >>> masked(b"<a><!-- <b> --></a>")
    b'<a>            </a>'
    """
    head = utf8.find(b"?>") if utf8.startswith(b"<?") else 0
    if not (opens(utf8, b"<!") or opens(utf8, b"<?", head + 2)):
        return utf8
    return _OPAQUE.sub(lambda found: b" " * len(found[0]), utf8)


def opens(utf8: bytes, sign: bytes, start: int = 0) -> bool:
    """Return whether a sign that opens a tag is there; its second byte is rare, and found fast."""
    return utf8.find(sign[1:], start) >= 0 and utf8.find(sign, start) >= 0


def spliced(
    utf8: bytes, splices: Iterable[Splice], start: int = 0, end: int | None = None
) -> Iterator[bytes]:
    """Yield the text, or some of it, with the splices made; they are sorted and do not overlap.

    >>> b"".join(spliced(b"abcd", [(1, 2, b"X"), (4, 4, b"Y")]))
    b'aXcdY'
    """
    at, view = start, memoryview(utf8)
    for first, last, new in splices:
        if first < at:
            raise ValueError("splices overlap")
        yield bytes(view[at:first])
        yield new
        at = last
    yield bytes(view[at:end])


@dataclass(slots=True, kw_only=True)
class Node:
    """An element and the positions of its tags.

    Attributes:
        name: as written, with its prefix.
        tag: the bytes of the start tag.
        start, inner: where the start tag begins and ends.
        close, end: where the end tag begins and ends; both equal `inner` when there is none.
    """

    name: bytes
    tag: bytes
    start: int
    inner: int
    close: int
    end: int
    children: list[Node] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(b":")[2].decode()

    @property
    def prefix(self) -> bytes:
        """The prefix with its colon, or nothing."""
        return b"".join(self.name.rpartition(b":")[:2])

    def get(self, name: str, default: str = "") -> str:
        """Return the value of an attribute, by its name as written."""
        return attributes(self.tag).get(name, default)

    def number(self, name: str) -> int:
        """Return the whole number in an attribute, 0 where there is none."""
        text = self.get(name)
        return int(text) if text.isdecimal() and len(text) <= _MAX_DIGITS else 0

    def find(self, local: str) -> Node | None:
        """Return the first child of that local name."""
        return next((child for child in self.children if child.local == local), None)

    def all(self, local: str) -> list[Node]:
        """Return the children of that local name."""
        return [child for child in self.children if child.local == local]


def outline(text: bytes, part: str = "") -> Node:
    """Return the root element of a masked, well-formed text.

    >>> outline(b'<a><x:b c="1"/></a>').children[0].get("c")
    '1'

    Raises:
        InputError: KG907: more elements, or deeper ones, than any Office program writes.
    """
    top = Node(name=b"", tag=b"", start=0, inner=0, close=0, end=0)
    path = [top]
    for count, found in enumerate(_TAG.finditer(text)):
        if len(path) > _MAX_DEPTH or count > 2 * _MAX_NODES:
            raise damaged(Damage.TOO_LARGE, part=part)
        if found[1]:
            node = path.pop()
            node.close, node.end = found.start(), found.end()
            continue
        end = found.end()
        node = Node(name=found[2], tag=found[0], start=found.start(), inner=end, close=end, end=end)
        path[-1].children.append(node)
        if not found[3].endswith(b"/"):
            path.append(node)
    return top.children[0]


def attributes(tag: bytes) -> dict[str, str]:
    """Return the attributes of a start tag by their names as written.

    >>> attributes(b"<a b='1' c = '&lt;'/>")
    {'b': '1', 'c': '<'}
    """
    return {
        found[1].decode(): unescape(found[2][1:-1].decode()) for found in _ATTRIBUTE.finditer(tag)
    }


def start_tag_size(markup: bytes) -> int:
    """Return the length of the start tag that the markup begins with.

    >>> start_tag_size(b"<c r='>'><v/></c>")
    9
    """
    found = _TAG.match(markup)
    return found.end() if found else 0


def with_attributes(tag: bytes, changes: Changes) -> bytes:
    """Return the start tag with attributes set, or dropped where the change is None.

    >>> with_attributes(b'<c r="A1" t="s"/>', {b"t": None, b"s": b"3"})
    b'<c r="A1" s="3"/>'
    """
    closing = b"/>" if tag.endswith(b"/>") else b">"
    body = tag[: -len(closing)].rstrip()
    for name, value in changes.items():
        new = b"" if value is None else b' %s="%s"' % (name, value)
        found = next((one for one in _ATTRIBUTE.finditer(body) if one[1] == name), None)
        start, end = found.span() if found else (len(body), len(body))
        body = body[:start] + new + body[end:]
    return body + closing
