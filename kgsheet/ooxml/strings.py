"""Reads the shared strings of a workbook, once they are asked for."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.cellxml import text_of, unescaped
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.package import Package


def shared_strings(package: Package, part: str | None) -> list[str]:
    """Return the texts that cells of type `s` name by their index.

    Raises:
        InputError: KG907.
    """
    return list(_texts(package.read(part), part)) if part else []


def _texts(raw: bytes, part: str) -> Iterator[str]:
    events = etree.iterparse(
        io.BytesIO(raw), tag="{*}si", resolve_entities=False, no_network=True, huge_tree=True
    )
    try:
        for _, item in events:
            yield unescaped(text_of(item))
            item.clear()
    except etree.XMLSyntaxError as exc:
        raise damaged(Damage.XML, part=part) from exc
