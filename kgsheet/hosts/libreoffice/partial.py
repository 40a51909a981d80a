"""Lets what this engine does not do say so by name."""

from __future__ import annotations

from typing import NoReturn


class Partial:
    """An object of an engine that does a part of what xlwings may ask; its kinds have slots."""

    __slots__ = ()

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotImplementedError(f"LibreOffice: {type(self).__name__}.{name}")

    def __setattr__(self, name: str, value: object) -> None:
        if not hasattr(type(self), name):
            raise NotImplementedError(f"LibreOffice: {type(self).__name__}.{name}")
        object.__setattr__(self, name, value)
