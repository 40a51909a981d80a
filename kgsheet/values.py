"""Makes the classes of values: frozen dataclasses with slots, each method compiled on first use.

`dataclass` compiles six methods as soon as it meets a class, which takes half a millisecond; a
command meets sixty classes and makes or compares values of some. Every start would wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from reprlib import recursive_repr
from typing import Any, ClassVar, TypeVar, dataclass_transform, overload

__all__ = ["frozen"]

_T = TypeVar("_T")
_Method = Callable[..., Any]

_SIGNS = {"__eq__": "==", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


@overload
def frozen(cls: type[_T], /) -> type[_T]: ...


@overload
def frozen(*, kw_only: bool = ..., order: bool = ...) -> Callable[[type[_T]], type[_T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(
    cls: type[_T] | None = None, /, *, kw_only: bool = False, order: bool = False
) -> type[_T] | Callable[[type[_T]], type[_T]]:
    """Return what `dataclass(frozen=True, slots=True)` makes of a class.

    A value is what it was given: it knows no `InitVar`, `__post_init__` or `field(init=False)`.

    Args:
        cls: the class, where the decorator stands without brackets.
        kw_only: whether fields are given by name only.
        order: whether one value may be less than another, as the tuple of its fields would be.

    >>> @frozen
    ... class Place:
    ...     sheet: str
    ...     row: int = 1
    >>> Place("Theo dõi") == Place("Theo dõi", 1), Place("Theo dõi", 2)
    (True, Place(sheet='Theo dõi', row=2))
    """

    def made(given: type[_T]) -> type[_T]:
        slotted = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(given)
        on_use = _MADE | _ORDER if order else _MADE
        _give(slotted, {name: _OnUse(slotted, name, make) for name, make in on_use.items()})
        _give(slotted, _SHARED)
        return slotted

    return made if cls is None else made(cls)


def _give(cls: type, methods: Mapping[str, object]) -> None:
    """Give a class methods, save those that it has written itself."""
    for name, method in methods.items():
        if vars(cls).get(name) is None:
            setattr(cls, name, method)


class _OnUse:
    """A method that is compiled when it is first looked up; the class has it from then on."""

    def __init__(self, cls: type, name: str, make: Callable[[type, str], _Method]) -> None:
        self._cls, self._name, self._make = cls, name, make

    def __get__(self, one: object, owner: type) -> object:
        method: Any = self._make(self._cls, self._name)
        method.__qualname__ = f"{self._cls.__qualname__}.{self._name}"
        setattr(self._cls, self._name, method)
        return method.__get__(one, owner)


def _init(cls: type, name: str) -> _Method:
    plain, named, lines = ["self"], ["*"], ["pass"]
    known: dict[str, object] = {"_MISSING": MISSING}
    for one in fields(cls):
        default, given = _default(one, known)
        (named if one.kw_only else plain).append(one.name + default)
        # The setter of a slot passes by `__setattr__`, and is quicker than that of `object`.
        known[f"_set_{one.name}"] = vars(cls)[one.name].__set__
        lines.append(f"_set_{one.name}(self, {given})")
    init = _compiled(name, plain + named if len(named) > 1 else plain, lines, known)
    init.__annotations__ = {one.name: one.type for one in fields(cls)} | {"return": None}
    return init


def _default(one: Field[Any], known: dict[str, object]) -> tuple[str, str]:
    """Return how a parameter goes on after its name, and what the field is set to."""
    if one.default is not MISSING:
        known[f"_default_{one.name}"] = one.default
        return f"=_default_{one.name}", one.name
    if one.default_factory is not MISSING:
        known[f"_make_{one.name}"] = one.default_factory
        return "=_MISSING", f"_make_{one.name}() if {one.name} is _MISSING else {one.name}"
    return "", one.name


def _hash(cls: type, name: str) -> _Method:
    hashed = [one.name for one in fields(cls) if (one.compare if one.hash is None else one.hash)]
    return _compiled(name, ["self"], [f"return hash({_tuple_of('self', hashed)})"])


def _comparison(cls: type, name: str) -> _Method:
    compared = [one.name for one in fields(cls) if one.compare]
    line = (
        f"return {_tuple_of('self', compared)} {_SIGNS[name]} {_tuple_of('other', compared)}"
        " if other.__class__ is self.__class__ else NotImplemented"
    )
    return _compiled(name, ["self", "other"], [line])


def _tuple_of(owner: str, names: Iterable[str]) -> str:
    return f"({''.join(f'{owner}.{name}, ' for name in names)})"


def _compiled(
    name: str, parameters: Iterable[str], lines: Iterable[str], known: Mapping[str, object] = {}
) -> _Method:
    space: dict[str, Any] = dict(known)
    exec(f"def {name}({', '.join(parameters)}):\n  " + "\n  ".join(lines), space)
    method: _Method = space[name]
    return method


class _Shared:
    """What every value has alike, given and not inherited: values have no common kind."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @recursive_repr()
    def __repr__(self) -> str:
        shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __getstate__(self) -> list[object]:
        return [getattr(self, one.name) for one in fields(self)]

    def __setstate__(self, state: list[object]) -> None:
        for one, given in zip(fields(self), state, strict=True):
            object.__setattr__(self, one.name, given)


_MADE = {"__init__": _init, "__hash__": _hash, "__eq__": _comparison}
_ORDER = {name: _comparison for name in _SIGNS if name not in _MADE}
_SHARED = {name: method for name, method in vars(_Shared).items() if callable(method)}
