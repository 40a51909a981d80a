"""Reads what a part of a package links to, and of which types the parts are."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kgsheet.values import frozen

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


@frozen(kw_only=True)
class Relationship:
    """A link from one part to another; `kind` is the last word of its type."""

    id: str
    kind: str
    target: str
    external: bool


def relations_of(part: str) -> str:
    """Return the name of the part that holds the links of a part.

    >>> relations_of("xl/workbook.xml")
    'xl/_rels/workbook.xml.rels'
    """
    folder, name = posixpath.split(part.replace("\\", "/"))
    return posixpath.join(folder, "_rels", name + ".rels")


def read_links(root: Element, part: str) -> Sequence[Relationship]:
    """Return the links of a part, given the root of the part that holds them."""
    folder = posixpath.dirname(part.replace("\\", "/"))
    return tuple(
        _relationship(one, folder)
        for one in root
        if isinstance(one.tag, str) and one.tag.endswith("}Relationship")
    )


def read_types(root: Element) -> Mapping[str, str]:
    """Return the content types by part, in lower case with a leading slash, given their root."""
    return {str(one.get("PartName", "")).lower(): str(one.get("ContentType", "")) for one in root}


def _relationship(element: Element, folder: str) -> Relationship:
    target = str(element.get("Target", "")).replace("\\", "/").partition("#")[0]
    whole = target if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
    return Relationship(
        id=str(element.get("Id", "")),
        kind=str(element.get("Type", "")).rpartition("/")[2],
        target=whole.lstrip("/"),
        external=element.get("TargetMode") == "External",
    )
