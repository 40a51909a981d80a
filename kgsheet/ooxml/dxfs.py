"""Reads the formats that colour rules give, and appends those that a rule needs."""

from __future__ import annotations

from collections.abc import Iterator

from kgsheet.core.colour_rules import RuleLook
from kgsheet.ooxml.lists import appended
from kgsheet.ooxml.xmltext import Node, Splice

_FALSE = ("0", "false")
_AFTER = ("tableStyles", "colors", "extLst")  # what follows these formats: ECMA-376 18.8.39


class RuleFormats:
    """The formats of colour rules of a styles part; an index is what a rule names in `dxfId`.

    Args:
        root: the root element of the part.
    """

    def __init__(self, root: Node) -> None:
        self._root = root
        parent = root.find("dxfs")
        self._looks = [_look(one) for one in parent.children] if parent else []
        self._known = len(self._looks)

    def look(self, index: int) -> RuleLook | None:
        """Return what a format looks like; None where it is more than ink, fill and type."""
        return self._looks[index] if index < len(self._looks) else None

    def index_of(self, look: RuleLook) -> int:
        """Return the format of a look, appended once where there is none."""
        if look not in self._looks:
            self._looks.append(look)
        return self._looks.index(look)

    @property
    def is_changed(self) -> bool:
        """Whether formats were appended."""
        return len(self._looks) > self._known

    def splices(self) -> Iterator[Splice]:
        """Yield what appends the formats to the part."""
        if not self.is_changed:
            return
        new = [_markup(one, self._root.prefix) for one in self._looks[self._known :] if one]
        parent, prefix = self._root.find("dxfs"), self._root.prefix
        if parent:
            yield from appended(parent, new)
            return
        following = next((one for one in self._root.children if one.local in _AFTER), None)
        at = following.start if following else self._root.close
        tags = (prefix, len(new), b"".join(new), prefix)
        yield at, at, b'<%sdxfs count="%d">%s</%sdxfs>' % tags


def _look(node: Node) -> RuleLook | None:
    font, fill = node.find("font"), node.find("fill")
    pattern = fill.find("patternFill") if fill else None
    strange = {one.local for one in node.children} - {"font", "fill"}
    ink = _colour(font, "color")
    if strange or font is None or not ink:
        return None
    return RuleLook(
        ink=ink,
        fill=_colour(pattern, "bgColor"),
        bold=_is_on(font, "b"),
        italic=_is_on(font, "i"),
    )


def _colour(parent: Node | None, name: str) -> str:
    """Return a colour as `#RRGGBB`, empty where there is none in so many words."""
    node = parent.find(name) if parent else None
    return f"#{node.get('rgb')[-6:].upper()}" if node and node.get("rgb") else ""


def _is_on(font: Node, name: str) -> bool:
    node = font.find(name)
    return node is not None and node.get("val") not in _FALSE


def _markup(look: RuleLook, prefix: bytes) -> bytes:
    marks = b"<%sb/>" % prefix * look.bold + b"<%si/>" % prefix * look.italic
    ink = b'<%scolor rgb="FF%s"/>' % (prefix, look.ink[1:].encode())
    font = b"<%sfont>%s%s</%sfont>" % (prefix, marks, ink, prefix)
    fill = b""
    if look.fill:
        tags = (prefix, prefix, prefix, look.fill[1:].encode(), prefix, prefix)
        fill = b'<%sfill><%spatternFill><%sbgColor rgb="FF%s"/></%spatternFill></%sfill>' % tags
    return b"<%sdxf>%s%s</%sdxf>" % (prefix, font, fill, prefix)
