"""Has Excel calculate anew after an edit, and drops the order of calculation where it is stale."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from kgsheet.ooxml.links import relations_of
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.workbook import Workbook
from kgsheet.ooxml.xmltext import (
    Node,
    PartText,
    Splice,
    decode,
    masked,
    outline,
    spliced,
    with_attributes,
)

# `calcPr` follows the last of these that is there: ECMA-376, CT_Workbook.
_BEFORE = ("sheets", "functionGroups", "externalReferences", "definedNames")

Pieces = Iterator[bytes]

# Two, because a search that begins with fixed bytes is eight times as fast.
_FORMULAS = (re.compile(rb"<f[\s/>]"), re.compile(rb":f[\s/>]"))


def has_formulas(workbook: Workbook, known: Mapping[str, bool]) -> bool:
    """Return whether any sheet holds a formula.

    Args:
        known: whether a sheet does, by part, where that is known.
    """
    if workbook.part_of_kind("calcChain"):
        return True
    parts = (one.part for one in workbook.worksheets.values())
    return any(
        known[part] if part in known else holds_formula(_text(workbook.package, part))
        for part in parts
    )


def holds_formula(utf8: bytes) -> bool:
    """Return whether the text of a sheet holds a formula."""
    return any(formula.search(utf8) for formula in _FORMULAS)


def _text(package: Package, part: str) -> bytes:
    return decode(package.read(part), part).utf8


def recalculated(workbook: Workbook) -> dict[str, Pieces]:
    """Return the workbook part, changed so that Excel calculates everything on opening.

    Without that, results that depend on an edited cell would show their old values. Empty where
    the part says so already.
    """
    text = workbook.package.text(workbook.part)
    splice = _full_calculation(outline(masked(text.utf8), text.part))
    return {workbook.part: _pieces(text, [splice])} if splice else {}


def _full_calculation(root: Node) -> Splice | None:
    settings = root.find("calcPr")
    if settings is None:
        before = [child for child in root.children if child.local in _BEFORE]
        at = before[-1].end
        return at, at, b'<%scalcPr fullCalcOnLoad="1"/>' % root.prefix
    if settings.get("fullCalcOnLoad") in ("1", "true"):
        return None
    tag = with_attributes(settings.tag, {b"fullCalcOnLoad": b"1"})
    return settings.start, settings.inner, tag


def without_chain(workbook: Workbook) -> tuple[dict[str, Pieces], list[str]]:
    """Return the parts that name the order of calculation, changed, and the part to drop.

    Excel makes it anew. Taking out single entries would not do: later ones inherit their sheet.
    """
    chain, package = workbook.part_of_kind("calcChain"), workbook.package
    if chain is None:
        return {}, []
    changed = {}
    links, types = package.find(relations_of(workbook.part)), package.find("[Content_Types].xml")
    if links:
        changed[links] = _without(
            package, links, lambda one: one.get("Type").endswith("/calcChain")
        )
    if types:
        changed[types] = _without(
            package, types, lambda one: package.find(one.get("PartName") or " ") == chain
        )
    return changed, [chain]


def _without(package: Package, part: str, is_stale: Callable[[Node], bool]) -> Pieces:
    text = package.text(part)
    stale = [one for one in outline(masked(text.utf8), text.part).children if is_stale(one)]
    return _pieces(text, [(one.start, one.end, b"") for one in stale])


def _pieces(text: PartText, splices: list[Splice]) -> Pieces:
    return text.encoded(spliced(text.utf8, splices))
