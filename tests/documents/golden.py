"""Compares two Word files part by part, and shows the first difference."""

from __future__ import annotations

import difflib
import io
import re
import zipfile

from lxml import etree

# What may differ between two files that say the same: what was made when and by which version.
_VOLATILE = (
    (re.compile(r'(name="kgsheet\.(?:mau|noi_dung|phien_ban)">\s*<vt:lpwstr>)[^<]*'), r"\1…"),
    (re.compile(r' w:rsid\w*="[0-9A-F]{8}"'), ""),
)
_SHOWN = 40  # lines of a difference


def parts(content: bytes) -> dict[str, str]:
    """Return the parts of a Word file as text, an element a line, without what is volatile."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: _normal(name, archive.read(name)) for name in archive.namelist()}


def difference(found: bytes, golden: bytes) -> str:
    """Return how the first part that differs does so, empty where none does."""
    ours, theirs = parts(found), parts(golden)
    if ours.keys() != theirs.keys():
        return f"parts: {sorted(ours.keys() ^ theirs.keys())}"
    for name in ours:
        if ours[name] != theirs[name]:
            lines = difflib.unified_diff(
                theirs[name].splitlines(), ours[name].splitlines(), name, "found", lineterm="", n=2
            )
            return "\n".join(list(lines)[:_SHOWN])
    return ""


def _normal(name: str, content: bytes) -> str:
    if not name.endswith((".xml", ".rels")):
        return content.hex()
    root = etree.fromstring(content)
    if name.endswith(".rels"):
        root[:] = sorted(root, key=lambda one: (one.get("Type") or "", one.get("Target") or ""))
    text = etree.tostring(root, encoding="unicode", pretty_print=True)
    text = re.sub(r"(?<=>)(?=<)", "\n", text)
    for pattern, instead in _VOLATILE:
        text = pattern.sub(instead, text)
    return text
