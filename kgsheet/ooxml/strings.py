"""Reads the shared strings of a workbook, as they are written and as they are shown.

Most are one text in the usual spelling: these are cut out by one pattern, some hundred at once.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import NamedTuple

from kgsheet.core.writing import with_plain_lines
from kgsheet.messages.refusals import Damage
from kgsheet.on_use import regex
from kgsheet.ooxml.blocks import blocks
from kgsheet.ooxml.cellxml import Run, runs_of, unescaped
from kgsheet.ooxml.entities import unescape
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.proof import Proof, UnusualError, holds
from kgsheet.ooxml.wellformed import check_well_formed

_ROOT = re.compile(rb"<sst(?: [^<>]*+)?+(?<!/)>")
_ROOT_END, _ITEM_END = b"</sst>", b"</si>"
_PIECE = 1 << 16
_LONGEST_HEAD = 4096  # it is read again with each block that holds runs
_ITEM = re.compile(r"<si><t( xml:space=\"preserve\")?+>([^<]*+)</t></si>")
# What takes more than XML's named entities to resolve.
_ODD_SIGNS = (b"_x", b"&#", b"\r")
# Half of a sign that is written as two numbers; programs differ on these.
_HALF = regex("_x(?:[dD][89a-fA-F]|[fF]{3}[eEfF])")
# Excel drops it around a text that does not say that it is to be kept.
_SPACE = " \t\r\n"


class _Texts(NamedTuple):
    """Items that hold one text each, with nothing left to resolve."""

    texts: list[str]
    kept: list[str | None]

    def written(self) -> Sequence[str]:
        return self.texts

    def shown(self) -> Sequence[str | None]:
        if all(self.texts) and [*map(str.strip, self.texts)] == self.texts:
            return self.texts
        runs = zip(self.texts, self.kept, strict=True)
        return [(text if kept else text.strip(_SPACE)) or None for text, kept in runs]


class _Items(NamedTuple):
    """Items of any kind, as the runs that they hold."""

    items: list[list[Run]]

    def written(self) -> Sequence[str]:
        return [unescaped("".join(text for text, _ in runs)) for runs in self.items]

    def shown(self) -> Sequence[str | None]:
        texts = ("".join(_resolved(*run) for run in runs) for runs in self.items)
        return [with_plain_lines(text) or None for text in texts]


Items = Sequence[_Texts | _Items]
"""The shared strings of a workbook, some together."""


def read_items(utf8: bytes, part: str) -> Items:
    """Return the shared strings that a part holds.

    Raises:
        InputError: KG907: the part is not well-formed.
    """
    with suppress(UnusualError, SyntaxError):
        return [*_cut(utf8)]
    check_well_formed(utf8, part)
    try:
        return [_items(utf8)]
    except SyntaxError as exc:  # so lxml has it
        raise damaged(Damage.XML, part=part) from exc


def written_strings(items: Items) -> list[str]:
    """Return the texts that cells of type `s` name by their index, as they are written."""
    return [*chain.from_iterable(some.written() for some in items)]


def shown_strings(items: Items) -> list[str | None]:
    """Return these texts as Excel shows them: without the space that nobody keeps; None for none.

    Raises:
        UnusualError: programs differ on one of them.
    """
    return [*chain.from_iterable(some.shown() for some in items)]


def shown(text: str, *, is_kept: bool) -> str | None:
    """Return a text as Excel shows it.

    Args:
        is_kept: whether the space around it is.

    >>> shown(" a_x0041_", is_kept=False)
    'aA'

    Raises:
        UnusualError: programs differ on it.
    """
    return with_plain_lines(_resolved(text, is_kept)) or None


def _resolved(text: str, is_kept: bool) -> str:
    text = text if is_kept else text.strip(_SPACE)
    if "_x" not in text:
        return text
    if _HALF.search(text):
        raise UnusualError
    return unescaped(text)


def _cut(utf8: bytes) -> Iterator[_Texts | _Items]:
    """Yield the items of a part in the usual spelling.

    Raises:
        UnusualError, SyntaxError: it is in another, or broken.
    """
    root, end = _ROOT.search(utf8), utf8.rfind(_ROOT_END)
    if not root or end < 0 or root.end() > _LONGEST_HEAD:
        raise UnusualError
    head = utf8[: root.end()]
    proof = Proof(head)
    for block in blocks(_pieces(utf8, root.end(), end), _ITEM_END):
        if (texts := _texts(block, proof.text(block))) is None:
            proof.read(block)
            yield _items(head + block + _ROOT_END)
        else:
            yield texts
    proof.end(utf8[end:])


def _pieces(utf8: bytes, start: int, end: int) -> Iterator[bytes]:
    return (utf8[at : min(at + _PIECE, end)] for at in range(start, end, _PIECE))


def _texts(block: bytes, text: str) -> _Texts | None:
    """Return the items of a block, None where they are not all one text."""
    cuts = _ITEM.split(text)
    if any(cuts[::3]) or any(holds(block, sign) for sign in _ODD_SIGNS):
        return None
    texts = cuts[2::3]
    return _Texts([*map(unescape, texts)] if b"&" in block else texts, cuts[1::3])


def _items(utf8: bytes) -> _Items:
    from lxml import etree  # takes memory, and most texts are in the usual spelling

    events = etree.iterparse(
        io.BytesIO(utf8),
        tag="{*}si",
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    items = []
    for _, item in events:
        items.append(runs_of(item))
        item.clear()
    return _Items(items)
