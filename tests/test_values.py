"""A value behaves as a frozen dataclass with slots of the standard library does."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from kgsheet.values import frozen


@frozen
class Place:
    sheet: object
    row: int = 1


@frozen(kw_only=True)
class Note:
    text: str
    marks: list[str] = field(default_factory=list, hash=False)
    seen: int = field(default=0, compare=False, repr=False)


@frozen(order=True)
class Quarter:
    year: int
    number: int


@frozen
class Nothing:
    pass


class Standard:
    """The same classes as the standard library makes them."""

    @dataclass(frozen=True, slots=True)
    class Place:
        sheet: object
        row: int = 1

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Note:
        text: str
        marks: list[str] = field(default_factory=list, hash=False)
        seen: int = field(default=0, compare=False, repr=False)

    @dataclass(frozen=True, slots=True, order=True)
    class Quarter:
        year: int
        number: int

    @dataclass(frozen=True, slots=True)
    class Nothing:
        pass


OURS: Any = sys.modules[__name__]
MAKES: dict[str, Callable[[Any], Any]] = {
    "default": lambda of: of.Place("Theo dõi"),
    "by name": lambda of: of.Place(row=3, sheet="Theo dõi"),
    "not hashable": lambda of: of.Place([]),
    "one in another": lambda of: of.Place(of.Note(text="a", marks=["b"], seen=1)),
    "missing": lambda of: of.Place(),
    "too many": lambda of: of.Place("Theo dõi", 1, 2),
    "unknown": lambda of: of.Place("Theo dõi", column=2),
    "factory": lambda of: of.Note(text="a"),
    "by name only": lambda of: of.Note("a"),
    "order": lambda of: of.Quarter(2021, 2),
    "no field": lambda of: of.Nothing(),
}
TRIALS: dict[str, Callable[[Any], object]] = {
    "repr": repr,
    "hash": hash,
    "equal to itself": lambda one: one == one,  # noqa: PLR0124
    "equal to a copy": lambda one: one == copy.copy(one),
    "unequal to a copy": lambda one: one != copy.deepcopy(one),
    "equal but for what is not compared": lambda one: replace(one, seen=7) == one,
    "equal to another": lambda one: one == Nothing,
    "less": lambda one: one < one,  # noqa: PLR0124
    "not above": lambda one: one <= type(one)(*(field + 1 for field in astuple(one))),
    "above": lambda one: one > type(one)(*(field - 1 for field in astuple(one))),
    "not less": lambda one: one >= type(one)(*(field + 1 for field in astuple(one))),
    "fields": lambda one: str(fields(one)),
    "slots": lambda one: (one.__slots__, hasattr(one, "__dict__"), hasattr(one, "__weakref__")),
    "matching": lambda one: one.__match_args__,
    "dict": asdict,
    "another": lambda one: replace(one, row=5),
    "unknown field": lambda one: replace(one, column=5),
    "state": lambda one: one.__getstate__(),
    "set": lambda one: setattr(one, fields(one)[0].name, 5),
    "delete": lambda one: delattr(one, fields(one)[0].name),
    "names of parameters": lambda one: list(signature(type(one)).parameters),
    "types of parameters": lambda one: type(one).__init__.__annotations__,
    "names of methods": lambda one: (type(one).__init__.__qualname__, type(one).__doc__ is None),
}


def answer(make: Callable[[Any], Any], trial: Callable[[Any], object], of: Any) -> object:
    """Return what a class answers, or with which words it refuses."""
    try:
        given = trial(make(of))
    except (TypeError, AttributeError, IndexError) as refusal:
        given = type(refusal), str(refusal)
    return repr(given).replace("Standard.", "")


@pytest.mark.parametrize("trial", TRIALS.values(), ids=TRIALS.keys())
@pytest.mark.parametrize("make", MAKES.values(), ids=MAKES.keys())
def test_value_answers_as_one_of_the_standard_library(
    make: Callable[[Any], Any], trial: Callable[[Any], object]
) -> None:
    assert answer(make, trial, OURS) == answer(make, trial, Standard)


@pytest.mark.parametrize(
    "one", [Place("Theo dõi"), Note(text="a", marks=["b"], seen=3), Quarter(2021, 2), Nothing()]
)
def test_value_is_pickled_whole(one: Any) -> None:
    again = pickle.loads(pickle.dumps(one))

    assert again == one
    assert astuple(again) == astuple(one)


def test_values_are_compared_as_tuples_of_their_fields() -> None:
    unequal_to_itself = float("nan")

    assert Place(unequal_to_itself) == Place(unequal_to_itself)
    assert Place(float("nan")) != Place(float("nan"))


def test_values_made_by_a_factory_are_not_shared() -> None:
    assert Note(text="a").marks is not Note(text="a").marks


def test_value_never_changes() -> None:
    place = Place("Theo dõi")

    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'row'"):
        place.row = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'column'"):
        place.column = 2  # type: ignore[attr-defined]
    assert place == Place("Theo dõi")


def test_value_that_holds_itself_is_shown() -> None:
    held: list[object] = []
    place = Place(held)
    held.append(place)

    assert repr(place) == "Place(sheet=[...], row=1)"


def test_value_is_taken_apart_by_position() -> None:
    match Place("Theo dõi", 4):
        case Place(sheet, row):
            taken = sheet, row

    assert taken == ("Theo dõi", 4)


@frozen
class Spoken:
    text: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spoken) and self.text.lower() == other.text.lower()

    def __hash__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return f"“{self.text}”"


def test_class_keeps_the_methods_that_it_has_written() -> None:
    assert Spoken("Quý") == Spoken("QUÝ")
    assert hash(Spoken("Quý")) == 3
    assert repr(Spoken("Quý")) == "“Quý”"


@frozen
class Unhashed:  # noqa: PLW1641 - has the hash of its fields
    text: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unhashed)


def test_class_that_compares_in_its_own_way_has_the_hash_of_its_fields() -> None:
    assert hash(Unhashed("a")) == hash(("a",))


@pytest.mark.parametrize("name", ["__init__", "__eq__", "__hash__"])
def test_method_is_compiled_once(name: str) -> None:
    @frozen
    class Late:
        text: str

    assert not hasattr(vars(Late)[name], "__code__")

    first = getattr(Late, name)

    assert vars(Late)[name] is first


TYPED = """
from dataclasses import field, replace
from kgsheet.values import frozen

@frozen(kw_only=True)
class Note:
    text: str
    marks: list[str] = field(default_factory=list)

note = Note(text="a")
Note("a")
Note(text=1)
note.text = "b"
replace(note, word="b")
reveal_type(replace(note, text="b"))
"""


def test_type_checker_knows_a_value(tmp_path: Path) -> None:
    (tmp_path / "typed.py").write_text(TYPED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(tmp_path / "typed.py")],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    told = [line.split(":", 1)[1].strip() for line in done.stdout.splitlines()[:-1]]

    assert [line.split(":")[0] for line in told] == ["11", "12", "13", "14", "15"]
    assert 'Revealed type is "typed.Note"' in told[-1]
