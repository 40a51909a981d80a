"""Tells formulas of colour rules apart, however a program has written or moved them."""

from __future__ import annotations

import re

_LITERAL = re.compile(r'("[^"]*")')
_REFERENCE = re.compile(r"#REF!|\$?([A-Z]{1,3})\$?\d+", re.IGNORECASE)
_CODES = re.compile(r'"(KG\d+ ?)+"')


def tight(formula: str) -> str:
    """Return a formula without the spaces that mean nothing.

    >>> tight('and( $A5 <> "a b" )')
    'AND($A5<>"a b")'
    """
    pieces = _LITERAL.split(formula)
    return "".join(one if one.startswith('"') else re.sub(r"\s", "", one).upper() for one in pieces)


def shape_of(formula: str) -> str:
    """Return a formula with every cell and every list of codes made alike.

    Rules that moved, lost their column or name the codes of an older program are ours too.

    >>> shape_of('$A5="x"') == shape_of('#REF!="x"')
    True
    """
    pieces = _LITERAL.split(_CODES.sub('"KG"', tight(formula)))
    return "".join(one if one.startswith('"') else _REFERENCE.sub("@", one) for one in pieces)


def columns_named(formula: str) -> set[str]:
    """Return the letters of the columns that a formula names.

    >>> columns_named('AND($S5<>"",T6=1)') == {"S", "T"}
    True
    """
    plain = _LITERAL.sub("", formula)
    return {found[1].upper() for found in _REFERENCE.finditer(plain) if found[1]}


def with_separator(formula: str, separator: str) -> str:
    """Return a formula whose arguments are separated as some computers want it.

    >>> with_separator('LEFT($A5,3)="a,b"', ";")
    'LEFT($A5;3)="a,b"'
    """
    pieces = _LITERAL.split(formula)
    return "".join(one if one.startswith('"') else re.sub("[,;]", separator, one) for one in pieces)
