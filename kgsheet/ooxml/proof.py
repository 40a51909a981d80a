"""Proves that a part is well-formed while it is read, at the cost of what is unusual in it.

Who cuts a part by patterns knows where its tags stand. What is left to prove is that the text
between holds only what XML allows, and each kind of tag, once: expat reads the part with these in
the place of all elements that were cut out of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers import expat

_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\r"})
_NO_TEXT = (b"]]>", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_ENTITIES = (b"amp;", b"lt;", b"gt;", b"quot;", b"apos;")
_MOST_KNOWN = 4096


class UnusualError(Exception):
    """A part is broken, or too unusual to be read by patterns."""


class Proof:
    """What is proven of a part so far.

    Args:
        head: the part up to the place of the elements that are read by patterns.

    Raises:
        UnusualError: it is broken, or what it opens may hide elements.
    """

    def __init__(self, head: bytes) -> None:
        self._parser = expat.ParserCreate("utf-8")
        self._known = set[bytes]()
        self.read(_open(head, int(head.startswith(b"<?"))))

    def add(self, elements: Iterable[bytes]) -> None:
        """Prove elements, each of which is whole where it is well-formed.

        Raises:
            UnusualError: one of them is broken.
        """
        new = set(elements) - self._known
        if new:
            self.read(b"".join(new))
            self._known = self._known | new if len(self._known) < _MOST_KNOWN else new

    def text(self, block: bytes) -> str:
        """Return a block whose tags are known to match, and are proven elsewhere.

        Raises:
            UnusualError: the block is broken.
        """
        if not _is_plain(block):
            self.read(block)
        try:
            return block.decode()
        except UnicodeDecodeError as exc:
            raise UnusualError from exc

    def read(self, markup: bytes) -> None:
        """Prove any markup that is whole.

        Raises:
            UnusualError: it is broken.
        """
        self._parse(markup, is_final=False)

    def end(self, tail: bytes) -> None:
        """Prove the rest of the part.

        Raises:
            UnusualError: it is broken, or may hide elements.
        """
        self._parse(_open(tail, 0), is_final=True)

    def _parse(self, markup: bytes, *, is_final: bool) -> None:
        try:
            self._parser.Parse(markup, is_final)
        except expat.ExpatError as exc:
            raise UnusualError from exc


def _open(markup: bytes, declarations: int) -> bytes:
    """Return markup that holds no comment, CDATA section, DOCTYPE or instruction."""
    if b"<!" in markup or markup.count(b"<?") > declarations:
        raise UnusualError
    return markup


def holds(block: bytes, sign: bytes) -> bool:
    """Return whether a sign is in a block; that its first byte is not is known much sooner.

    >>> holds(b"a]b", b"]]>")
    False
    """
    return sign[:1] in block and sign in block


def _is_plain(block: bytes) -> bool:
    """Return whether all text of a block is surely as XML allows."""
    _, *references = block.split(b"&")
    if not all(one.startswith(_ENTITIES) for one in references):
        return False
    if len(block.translate(None, _CONTROLS)) != len(block):
        return False
    return not any(holds(block, sign) for sign in _NO_TEXT)
