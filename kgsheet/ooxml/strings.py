"""Reads the shared strings of a workbook."""

from __future__ import annotations

import io

from lxml import etree

from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.cellxml import text_of, unescaped
from kgsheet.ooxml.faults import damaged


def shared_strings(utf8: bytes, part: str) -> list[str]:
    """Return the texts that cells of type `s` name by their index.

    Raises:
        InputError: KG907.
    """
    events = etree.iterparse(
        io.BytesIO(utf8),
        tag="{*}si",
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    texts = []
    try:
        for _, item in events:
            texts.append(unescaped(text_of(item)))
            item.clear()
    except etree.XMLSyntaxError as exc:
        raise damaged(Damage.XML, part=part) from exc
    return texts
