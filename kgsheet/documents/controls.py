"""Finds content controls in the markup of a document, and says how each is filled.

They are found by their tags, or by their titles: LibreOffice before 7.5 keeps only those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import unescape

from kgsheet.core.text import fold
from kgsheet.messages.wording import CONTROLS
from kgsheet.ooxml.xmltext import Node, PartText, Splice
from kgsheet.values import frozen

_BY_TITLE = {fold(title): tag for tag, title in CONTROLS.items()}


@frozen(kw_only=True)
class Control:
    """A content control.

    Attributes:
        tag: which one it is.
        part: the part it stands in.
        text: what it says, blank where it only shows a placeholder.
        hole: where the new text goes, between two pieces of markup.
        removed: what goes: further pieces of the old text, marks of a placeholder.
    """

    tag: str
    part: str
    text: str
    hole: Splice
    tail: bytes
    removed: tuple[Splice, ...]

    def filled(self, text: str) -> Iterator[Splice]:
        """Yield what must change for the control to say a text."""
        start, end, head = self.hole
        yield start, end, head + text.encode() + self.tail
        yield from self.removed


def controls_of(root: Node, text: PartText, part: str) -> Iterator[Control]:
    """Yield the controls of the program in a part."""
    for node in within(root, "sdt"):
        properties, content = node.find("sdtPr"), node.find("sdtContent")
        tag = tag_of(properties) if properties else ""
        if properties and content and tag:
            yield _control(tag, properties, content, text, part)


def tag_of(properties: Node) -> str:
    """Return which control it is, blank where it is none of ours."""
    tag, alias = properties.find("tag"), properties.find("alias")
    named = _value(tag) if tag else ""
    return named if named in CONTROLS else _BY_TITLE.get(fold(_value(alias) if alias else ""), "")


def _value(node: Node) -> str:
    return node.get(f"{node.prefix.decode()}val")


def _control(tag: str, properties: Node, content: Node, text: PartText, part: str) -> Control:
    placeholder = properties.find("showingPlcHdr")
    texts = list(within(content, "t"))
    removed = [(one.inner, one.close, b"") for one in texts[1:] if one.close > one.inner]
    if placeholder:
        removed.append((placeholder.start, placeholder.end, b""))
        removed += [(one.start, one.end, b"") for one in within(content, "rStyle")]
    said = "" if placeholder else "".join(said_in(one, text) for one in texts)
    hole, tail = _hole(content, texts)
    return Control(tag=tag, part=part, text=said, hole=hole, tail=tail, removed=tuple(removed))


def _hole(content: Node, texts: Sequence[Node]) -> tuple[Splice, bytes]:
    """Return where the text goes: into the first text there is, else into a run or a new one."""
    w = content.prefix
    if texts:
        return _inside(texts[0])
    opened, closed = b"<%st>" % w, b"</%st>" % w
    holder = next(within(content, "r"), None)
    if holder is None:
        holder = next(within(content, "p"), content)
        opened, closed = b"<%sr>%s" % (w, opened), b"%s</%sr>" % (closed, w)
    (start, end, head), tail = _inside(holder)
    if start == holder.inner:
        start = end = holder.close
    return (start, end, head + opened), closed + tail


def _inside(node: Node) -> tuple[Splice, bytes]:
    """Return where the content of an element is; one without content is opened."""
    if node.end > node.inner:
        return (node.inner, node.close, b""), b""
    name = node.name
    opened = node.tag.removesuffix(b"/>").rstrip() + b">"
    return (node.start, node.end, opened), b"</%s>" % name


def said_in(node: Node, text: PartText) -> str:
    """Return the text that an element holds."""
    return unescape(text.utf8[node.inner : node.close].decode())


def within(node: Node, local: str) -> Iterator[Node]:
    """Yield the elements of a name below another, however deep, in their order."""
    for child in node.children:
        if child.local == local:
            yield child
        yield from within(child, local)
