"""Reads what a person sees in a Word file, without the code that wrote it."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SEEN = {f"{W}br": "\n", f"{W}tab": "\t"}


def part(content: bytes, name: str) -> etree._Element:
    """Return a part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name), etree.XMLParser(huge_tree=True))


def visible(element: etree._Element) -> str:
    """Return the text of a paragraph as it is seen: breaks and tabs are what they look like."""
    seen = (
        one.text or "" if one.tag == f"{W}t" else _SEEN.get(str(one.tag), "")
        for one in runs(element)
    )
    return "".join(seen)


def runs(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what stands in the runs of a paragraph."""
    for run in element.iter(f"{W}r"):
        yield from run


def paragraphs(content: bytes) -> list[str]:
    """Return the visible text of every paragraph, in tables and outside."""
    return [visible(one) for one in part(content, "word/document.xml").iter(f"{W}p")]


def counts(content: bytes) -> dict[str, int]:
    """Return how many paragraphs with text, rows and footnotes a document holds."""
    document = part(content, "word/document.xml")
    notes = part(content, "word/footnotes.xml")
    return {
        "paragraphs": sum(bool(visible(one).strip()) for one in document.iter(f"{W}p")),
        "rows": len(list(document.iter(f"{W}tr"))),
        "references": len(list(document.iter(f"{W}footnoteReference"))),
        "footnotes": sum(bool(visible(one).strip()) for one in notes.iter(f"{W}footnote")),
    }


def expected(cell: str) -> str:
    """Return what of a cell can be seen: composed, without what no XML can hold."""
    lines = re.sub("\r\n?|\u2028|\u2029", "\n", cell.strip())
    kept = "".join(one for one in lines if one in "\n\t" or _is_printable(ord(one)))
    return unicodedata.normalize("NFC", kept)


def _is_printable(code: int) -> bool:
    # The characters of XML 1.0, without the one control character that it allows for no reason.
    is_control = code < 0x20 or code == 0x7F
    return not is_control and not 0xD800 <= code <= 0xDFFF and code not in {0xFFFE, 0xFFFF}
