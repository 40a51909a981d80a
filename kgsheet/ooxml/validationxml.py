"""Reads what a data validation says, and prints one as Excel orders its attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape

from kgsheet.core.sheet_rules import Validation

_TRUE = ("1", "true")
_LAST_ROW = re.compile(r"(:\$?[A-Z]+\$?)\d+", re.IGNORECASE)


def rule_of(said: Mapping[str, str], formula: str) -> Validation | None:
    """Return what the attributes of an element say, None where it is of another kind than ours."""
    kind = said.get("type", "none")
    if kind not in ("none", "list") or said.get("showDropDown") in _TRUE:
        return None
    shows_hint = said.get("showInputMessage") in _TRUE
    is_list = kind == "list"
    return Validation(
        source=formula if is_list else "",
        is_mild=is_list and said.get("errorStyle") == "warning",
        is_checked=not is_list or said.get("showErrorMessage") in _TRUE,
        error_title=said.get("errorTitle", "") if is_list else "",
        error=said.get("error", "") if is_list else "",
        title=said.get("promptTitle", "") if shows_hint else "",
        hint=said.get("prompt", "") if shows_hint else "",
    )


def is_alike(one: Validation, other: Validation) -> bool:
    """Return whether two rules say the same, in whatever spelling of their formulas.

    >>> is_alike(Validation(source="A!$B$5:$B$9"), Validation(source="'A'!$B$5:$B$12"))
    True
    """
    return _bare(one) == _bare(other)


def _bare(rule: Validation) -> Validation:
    return replace(rule, source=_plain(rule.source), hint=" ".join(rule.hint.split()))


def _plain(formula: str) -> str:
    """Return a formula without what programs write differently; lists may grow or shrink."""
    if formula.startswith('"'):
        return formula
    bare = re.sub(r"[\s'$]", "", formula).casefold()
    return _LAST_ROW.sub(r"\1", bare)


def attributes_of(rule: Validation) -> bytes:
    """Return the attributes of a rule.

    >>> attributes_of(Validation(hint="x"))
    b' allowBlank="1" showInputMessage="1" showErrorMessage="1" prompt="x"'
    """
    said = {
        "type": "list" if rule.source else "",
        "errorStyle": "warning" if rule.is_mild else "",
        "allowBlank": "1",
        "showInputMessage": "1",
        "showErrorMessage": "1" if rule.is_checked else "",
        "errorTitle": rule.error_title,
        "error": rule.error,
        "promptTitle": rule.title,
        "prompt": rule.hint,
    }
    return "".join(f' {name}="{escape(text)}"' for name, text in said.items() if text).encode()
