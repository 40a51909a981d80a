"""Drop-downs, input checks and colour rules as xlwings sees them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kgsheet.hosts.libreoffice.partial import Partial
from kgsheet.hosts.libreoffice.places import Cells
from kgsheet.hosts.libreoffice.values import colour_of, rgb_of

_COMPARED = ("whole_number", "decimal", "date", "time", "text_length")
_PLAIN = frozenset(
    (
        "alert_style",
        "error_message",
        "error_title",
        "ignore_blank",
        "input_message",
        "input_title",
        "show_error",
        "show_input",
        "type",
    )
)


class DataValidation(Partial):
    """The check of a block, as it is when it is first asked about.

    Args:
        cells: the block.
    """

    __slots__ = ("_cells", "_known")

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._known: dict[str, Any] | None = None

    @property
    def api(self) -> object:
        """The place of the block."""
        return self._cells.api

    @property
    def _said(self) -> dict[str, Any]:
        if self._known is None:
            self._known = self._cells.call("validation")
        return self._known

    def __getattr__(self, name: str) -> Any:
        return self._said.get(name) if name in _PLAIN else super().__getattr__(name)

    @property
    def operator(self) -> str | None:
        """How it compares."""
        return self._said["operator"] if self._said["type"] in _COMPARED else None

    def _formula(self, number: int, *kinds: str) -> str | None:
        return self._said["formulas"][number] if self._said["type"] in kinds else None

    @property
    def formula1(self) -> str | None:
        """What it compares with."""
        return self._formula(0, *_COMPARED)

    @property
    def formula2(self) -> str | None:
        """The other end of what it compares with."""
        is_pair = self.operator in ("between", "not_between")
        return self._formula(1, *_COMPARED) if is_pair else None

    @property
    def formula(self) -> str | None:
        """The formula that must be true."""
        return self._formula(0, "custom")

    @property
    def source(self) -> str | None:
        """The items of a drop-down, or the formula that finds them."""
        return self._formula(0, "list")

    @property
    def in_cell_dropdown(self) -> bool | None:
        """Whether a list shows its button."""
        return self._said["in_cell_dropdown"] if self._said["type"] == "list" else None

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """Set a drop-down of items, of cells, or of a name."""
        if not isinstance(source, list):
            source = [_reference(source)]
        self._change("set_list", source=source, has_dropdown=in_cell_dropdown)

    def set_rule(
        self, rule_type: str, operator: str | None, formula1: str, formula2: str | None
    ) -> None:
        """Set a check."""
        self._change("set_check", kind=rule_type, terms=[operator, formula1, formula2])

    def delete(self) -> None:
        """Take the check away."""
        self._change("delete_validation")

    def _change(self, op: str, **arguments: Any) -> None:
        self._cells.call(op, **arguments)
        self._known = None


def _reference(source: Any) -> str:
    """A formula for cells or a name."""
    if not hasattr(type(source), "get_address"):
        return f"={source.name}"
    title = source.sheet.name.replace("'", "''")
    return f"='{title}'!{source.address}"


class ConditionalFormats(Partial):
    """The colour rules that a block has cells of.

    Args:
        cells: the block.
    """

    __slots__ = ("_cells",)

    def __init__(self, cells: Cells) -> None:
        self._cells = cells

    @property
    def api(self) -> object:
        """The place of the block."""
        return self._cells.api

    def __iter__(self) -> Iterator[ConditionalFormat]:
        return (ConditionalFormat(self._cells, one) for one in self._cells.call("colour_rules"))

    def __len__(self) -> int:
        # `list` asks for the length too: this must not make a list of itself.
        return len(self._cells.call("colour_rules"))

    def __call__(self, index: int) -> ConditionalFormat:
        """Return a rule by its place, from 1."""
        return list(self)[index - 1]

    def add_cell_value(self, spec: dict[str, Any]) -> ConditionalFormat:
        """Add a rule that compares the value of a cell."""
        return self._add("cell_value", spec)

    def add_custom(self, spec: dict[str, Any]) -> ConditionalFormat:
        """Add a rule that asks a formula."""
        return self._add("custom", spec)

    def _add(self, kind: str, spec: dict[str, Any]) -> ConditionalFormat:
        if spec.get("stop_if_true"):
            raise NotImplementedError("LibreOffice: ConditionalFormat.stop_if_true")
        said = {name: value for name, value in spec.items() if value is not None}
        for name in ("fill_color", "font_color"):
            if name in said:
                said[name] = rgb_of(said[name])
        where = self._cells.call("add_colour_rule", rule=said)
        return ConditionalFormat(self._cells, {"type": kind, **said, **where})

    def clear(self) -> None:
        """Delete all rules."""
        for rule in reversed(list(self)):
            rule.delete()


class ConditionalFormat(Partial):
    """A colour rule.

    Args:
        cells: a block that it is for.
        said: what it is, and where.
    """

    __slots__ = ("_cells", "_said")

    def __init__(self, cells: Cells, said: dict[str, Any]) -> None:
        self._cells, self._said = cells, said

    @property
    def api(self) -> object:
        """The cells that it is for."""
        return self._said["cells"]

    @property
    def stop_if_true(self) -> bool:
        """Always: the first rule that holds is the only one that LibreOffice follows."""
        return True

    def __getattr__(self, name: str) -> Any:
        if name in ("type", "operator", "formula", "formula1", "formula2"):
            return self._said.get(name)
        if name in ("font_bold", "font_italic"):
            return self._said.get(name)
        if name in ("fill_color", "font_color"):
            rgb = self._said.get(name)
            return None if rgb is None else colour_of(rgb)
        return super().__getattr__(name)

    def delete(self) -> None:
        """Delete the rule, for all cells that it is for."""
        if "entry" not in self._said:
            raise NotImplementedError(f"LibreOffice: ConditionalFormat.delete({self.type})")
        where = {name: self._said[name] for name in ("cells", "entry")}
        self._cells.sheet.book.bridge.call(
            "delete_colour_rule", sheet=self._cells.sheet.name, **where
        )
