"""Runs: pieces of a paragraph that share one look, and how Word spells them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from kgsheet.values import frozen

NOTE_OPEN = "<kgsheet:note>"
NOTE_CLOSE = "</kgsheet:note>"
"""Marks around the text of a footnote until `footnotes` moves it to the foot of the page."""

MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
"""How signs of markup are spelled in text."""

# XML 1.0 cannot hold these characters in any spelling; a cell of Excel can.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|\u2028|\u2029")
# What printing changes; most text has none of it.
_UNUSUAL = re.compile("[\x00-\x1f&<>\x7f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_TEXT = '<w:t xml:space="preserve">'
_IN_TEXT = MARKUP | {"\n": f"</w:t><w:br/>{_TEXT}", "\t": f"</w:t><w:tab/>{_TEXT}"}


@frozen(kw_only=True)
class Run:
    """A piece of text with one look, a field to be filled in, or a footnote.

    Attributes:
        field: the name of the field whose text will stand here.
        note: the text of the footnote that hangs here.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    field: str = ""
    note: tuple[Run, ...] = ()


@frozen
class RichText:
    """Runs as a field of a template, to be printed by `{{r name }}`.

    >>> str(RichText((Run(text="Sở "), Run(text="Nội vụ", bold=True))))
    'Sở Nội vụ'
    """

    runs: tuple[Run, ...]

    def __str__(self) -> str:
        return "".join(run.text for run in self.runs)

    def __bool__(self) -> bool:
        return bool(self.runs)

    def __html__(self) -> str:
        return "".join(map(run_xml, self.runs))


def clean(text: str) -> str:
    r"""Return the text composed, with the characters left out that no document can hold.

    >>> clean("a\x00b\r\nc")
    'ab\nc'
    """
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", _LINE_END.sub("\n", text)))


def escape(text: str, spelling: Mapping[str, str] = MARKUP) -> str:
    """Return the text with some signs spelled otherwise, `&` first.

    The function of `xml.sax` does the same, and loads what opens network connections.

    >>> escape("A & B")
    'A &amp; B'
    """
    for sign, spelled in spelling.items():
        text = text.replace(sign, spelled)
    return text


def text_xml(text: str) -> str:
    r"""Return the text as it may stand inside a `w:t`, line breaks and tabs as Word's own.

    >>> text_xml("A & B")
    'A &amp; B'
    """
    if _UNUSUAL.search(text) is None and unicodedata.is_normalized("NFC", text):
        return text
    return escape(clean(text), _IN_TEXT)


def run_xml(run: Run) -> str:
    """Return a run as WordprocessingML; a footnote stays inside its two marks.

    >>> run_xml(Run(text="đậm", bold=True))
    '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">đậm</w:t></w:r>'
    """
    if run.note:
        return f"{NOTE_OPEN}{_all_xml(run.note)}{NOTE_CLOSE}"
    look = "<w:b/>" * run.bold + "<w:i/>" * run.italic
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{_TEXT}{text_xml(run.text)}</w:t></w:r>"


def _all_xml(runs: Iterable[Run]) -> str:
    return "".join(map(run_xml, runs))
