"""Resolves what XML writes for letters that it cannot hold as they are."""

from __future__ import annotations

import re

from kgsheet.on_use import regex

_ENTITY = regex(r"&(#x[0-9A-Fa-f]+|#\d+|\w+);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def unescape(text: str) -> str:
    """Return the text with XML's own entities and character references resolved.

    >>> unescape("A &amp; B &#x111;")
    'A & B đ'
    """
    return _ENTITY.sub(_resolved, text) if "&" in text else text


def _resolved(found: re.Match[str]) -> str:
    name = found[1]
    if not name.startswith("#"):
        return _NAMED.get(name, found[0])
    return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))
