"""Makes things when they are first used: the names of a package, and compiled patterns.

A button starts a fresh Python at each click, and so does every command. What it does not need for
its one job it should not wait for.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import AnyStr

__all__ = ["names", "regex"]


def names(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], object]:
    """Return the `__getattr__` of a package that loads a module when one of its names is asked for.

    Args:
        package: its full name.
        homes: the names that each of its modules gives, by module.
    """
    home_of = {name: module for module, given in homes.items() for name in given}

    def load(name: str) -> object:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{home_of[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return load


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    r"""Return a pattern that is compiled when it is first asked for a match.

    >>> regex(r"quý (\w+)").findall("quý I, quý II")
    ['I', 'II']
    """
    # `re.Pattern` cannot be derived from; what is returned has all that a pattern can do.
    return _Pattern(source, flags)  # type: ignore[return-value]


class _Borrowed:
    """What a compiled pattern has; the first that is asked for has the pattern compiled.

    From then on all are at hand, so that a match costs what it would have cost anyway.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, one: _Pattern, owner: type) -> object:
        compiled = re.compile(one.pattern, one.flags)
        names = [name for name, value in vars(owner).items() if isinstance(value, _Borrowed)]
        vars(one).update({name: getattr(compiled, name) for name in names})
        return vars(one)[self._name]


class _Pattern:
    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern, self.flags = source, flags

    findall, finditer, fullmatch = _Borrowed(), _Borrowed(), _Borrowed()
    match, search, split, sub, subn = (_Borrowed() for _ in range(5))
    groupindex, groups = _Borrowed(), _Borrowed()
