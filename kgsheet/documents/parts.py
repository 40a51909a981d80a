"""Adds a part to a Word file, with its content type and its relationship."""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from kgsheet.documents.package import CONTENT_TYPES, Parts
from kgsheet.values import frozen

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TEXT_PART = re.compile(r"word/(document|header|footer|footnotes|endnotes)\w*\.xml")
"""The members of a template that are filled in."""

_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@frozen(kw_only=True)
class PartKind:
    """What a package says about a part: its content type and its relationship type."""

    content_type: str
    relationship: str


def parse_xml(content: bytes) -> etree._Element:
    """Return the root of a part; nothing outside the part is read.

    Raises:
        etree.XMLSyntaxError: when it is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(content, parser)


def serialize_xml(root: etree._Element) -> bytes:
    """Return an element as the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def document_name(parts: Parts) -> str | None:
    """Return the name of the part that holds the text, `None` when there is none."""
    for override in parse_xml(parts.get(CONTENT_TYPES, b"<none/>")):
        if override.get("ContentType") == _DOCUMENT_TYPE:
            name = (override.get("PartName") or "").lstrip("/")
            return name if name in parts else None
    return None


def related_name(parts: Parts, source: str, kind: PartKind) -> str | None:
    """Return the name of the part that `source` relates to by a kind, if there is one."""
    for one in parse_xml(parts.get(_relationships_name(source), b"<none/>")):
        if one.get("Type") == kind.relationship:
            target = posixpath.join("/", posixpath.dirname(source), one.get("Target") or "")
            return posixpath.normpath(target).lstrip("/")
    return None


def attach_part(parts: Parts, source: str, name: str, kind: PartKind) -> None:
    """Make `name` the only part of its kind that `source` has (`""`: the package itself)."""
    former = related_name(parts, source, kind)
    parts.pop(former or "", None)
    _set_content_type(parts, name, kind, former)
    rels_name = _relationships_name(source)
    empty = f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode()
    rels = parse_xml(parts.get(rels_name, empty))
    for one in rels.findall("{*}Relationship"):
        if one.get("Type") == kind.relationship:
            rels.remove(one)
    relationship = etree.SubElement(rels, f"{{{_RELATIONSHIPS}}}Relationship")
    relationship.set("Id", _free_id(rels))
    relationship.set("Type", kind.relationship)
    relationship.set("Target", posixpath.relpath(name, posixpath.dirname(source) or "."))
    parts[rels_name] = serialize_xml(rels)


def _set_content_type(parts: Parts, name: str, kind: PartKind, former: str | None) -> None:
    types = parse_xml(parts[CONTENT_TYPES])
    for one in types.findall("{*}Override"):
        if one.get("PartName") in {f"/{name}", f"/{former}"}:
            types.remove(one)
    override = etree.SubElement(types, f"{{{_TYPES}}}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", kind.content_type)
    parts[CONTENT_TYPES] = serialize_xml(types)


def _relationships_name(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _free_id(rels: etree._Element) -> str:
    taken = {one.get("Id") for one in rels}
    names = (f"rId{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
