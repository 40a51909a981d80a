"""Tells what a drawing is: a straight line, a picture, a text box or something else."""

from __future__ import annotations

import re
from collections.abc import Callable

from kgsheet.documents.layout.values import EMU_PER_TWIP, Drawing
from kgsheet.documents.layout.xml import Element, R, twips, whole

_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_LINES = ("line", "straightConnector1", "lineInv")
_FLAT = 600  # EMU of height to a line of any length: 1/21 point for each of its 12,700
_STYLE_LENGTH = re.compile(r"(?:^|;)\s*(width|margin-left)\s*:\s*(-?[\d.]+(?:pt|in|cm|mm)?)")


def drawing(element: Element, target: Callable[[str], str]) -> Drawing:
    """Return what a `w:drawing`, `w:pict` or `w:object` shows."""
    vector = next(element.iter(_V + "line"), None)
    ruler = any(one.get(_O + "hr") in ("t", "true") for one in element.iter(_V + "rect"))
    if vector is not None or ruler or _is_connector(element):
        return _old_line(element, vector)
    extent = _first(element, "extent")
    width = _emu(None if extent is None else extent.get("cx"))
    geometry = _first(element, "prstGeom")
    is_line = geometry is not None and geometry.get("prst") in _LINES
    return Drawing(
        is_line=is_line and _is_level(extent),
        width=width,
        offset=_offset(element),
        picture=_picture(element, target),
    )


def _is_connector(element: Element) -> bool:
    return any(one.get(_O + "connectortype") == "straight" for one in element.iter(_V + "shape"))


def _old_line(element: Element, vector: Element | None) -> Drawing:
    """Return a line of VML: its ends, or the width in its style, tell how long it is."""
    ends = [] if vector is None else [_point(vector.get("from", "")), _point(vector.get("to", ""))]
    known = [end for end in ends if end]
    if len(known) == 2:
        (left, top), (right, bottom) = known
        return Drawing(
            is_line=abs(bottom - top) <= abs(right - left) / 10,
            width=abs(right - left),
            offset=min(left, right),
        )
    shapes = [one for one in element.iter() if isinstance(one.tag, str) and one.get("style")]
    lengths = dict(_STYLE_LENGTH.findall(shapes[0].get("style", ""))) if shapes else {}
    offset = twips(lengths["margin-left"]) if "margin-left" in lengths else None
    return Drawing(is_line=True, width=twips(lengths.get("width")) or 0, offset=offset)


def _point(text: str) -> tuple[int, int] | None:
    numbers = [twips(one) for one in text.split(",")]
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        return None
    return numbers[0], numbers[1]


def _is_level(extent: Element | None) -> bool:
    if extent is None:
        return True
    wide, high = whole(extent.get("cx")) or 0, whole(extent.get("cy")) or 0
    return high * 10 <= wide or high <= _FLAT


def _offset(element: Element) -> int | None:
    placed = _first(element, "positionH")
    offset = None if placed is None else _first(placed, "posOffset")
    return None if offset is None else _emu(offset.text)


def _picture(element: Element, target: Callable[[str], str]) -> str:
    blip = _first(element, "blip")
    image = next(element.iter(_V + "imagedata"), None)
    link = (blip.get(R + "embed") if blip is not None else None) or (
        image.get(R + "id") if image is not None else None
    )
    return target(link) if link else ""


def _first(element: Element, name: str) -> Element | None:
    return next(element.iter(f"{{*}}{name}"), None)


def _emu(text: str | None) -> int:
    return round((whole(text) or 0) / EMU_PER_TWIP)
