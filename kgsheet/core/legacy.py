"""Recognises Vietnamese text typed for the fonts that came before Unicode (TCVN3, VNI)."""

from __future__ import annotations


def is_legacy(text: str) -> bool:
    """Return whether the text is in the TCVN3 or VNI encoding.

    >>> is_legacy("Uû ban nh©n d©n"), is_legacy("Ủy ban nhân dân")
    (True, False)
    """
    return "©" in text
