"""Writes the tags of cells, keeping what an edit does not change."""

from __future__ import annotations

import re

from kgsheet.ooxml.cellxml import Content
from kgsheet.ooxml.xmltext import with_attributes

_STYLE = re.compile(rb"\ss\s*=\s*[\"'](\d{1,9})[\"']")
_PREFIX = re.compile(rb"<([^\s/>]*:)?")
_SIMPLE = re.compile(rb"(<([^\s:]*:)?c r=\"[A-Z]+\d+\")(?: s=\"\d+\")?(?: t=\"\w+\")?\s*/?>")


def style_of(tag: bytes) -> int:
    """Return the format that a cell, row or column names.

    >>> style_of(b'<c r="A1" s="7"/>')
    7
    """
    found = _STYLE.search(tag)
    return int(found[1]) if found else 0


def new_cell(prefix: bytes, at: str, style: int, content: Content) -> bytes:
    """Return the markup of a cell that was not there.

    >>> new_cell(b"", "B2", 3, Content(b"", b"<v>1</v>"))
    b'<c r="B2" s="3"><v>1</v></c>'
    """
    return b'<%sc r="%s"' % (prefix, at.encode()) + rest_of_cell(prefix, style, content)


def rest_of_cell(prefix: bytes, style: int, content: Content) -> bytes:
    """Return the markup of a cell that was not there, behind its address.

    >>> rest_of_cell(b"", 3, Content(b"", b"<v>1</v>"))
    b' s="3"><v>1</v></c>'
    """
    opened = b""
    if style:
        opened += b' s="%d"' % style
    if content.kind:
        opened += b' t="%s"' % content.kind
    if not content.inner:
        return opened + b"/>"
    return b"%s>%s</%sc>" % (opened, content.inner, prefix)


def replaced_cell(tag: bytes, at: str, style: int, content: Content) -> bytes:
    """Return the markup of a cell with a new value, given its start tag.

    It keeps its attributes but the type and what belonged to the old value (`cm`, `vm`), and says
    its address.

    >>> replaced_cell(b'<x:c r="B2" s="3" cm="1">', "B2", 3, Content(b"", b""))
    b'<x:c r="B2" s="3"/>'
    """
    simple = _SIMPLE.fullmatch(tag)
    if simple:
        return simple[1] + rest_of_cell(simple[2] or b"", style, content)
    changes = {b"r": at.encode(), b"s": None, b"t": None, b"cm": None, b"vm": None}
    bare = with_attributes(tag, changes).rstrip(b"/>").rstrip()
    prefix = _PREFIX.match(tag)
    return bare + rest_of_cell((prefix and prefix[1]) or b"", style, content)


def extension(markup: bytes, prefix: bytes) -> bytes:
    """Return what a cell holds beside its value, which an edit keeps.

    >>> extension(b'<c r="A1"><v>1</v><extLst><ext/></extLst></c>', b"")
    b'<extLst><ext/></extLst>'
    """
    start = markup.find(b"<%sextLst" % prefix)
    return markup[start : markup.rindex(b"</")] if start >= 0 else b""
