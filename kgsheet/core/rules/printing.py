"""The rules of what documents cannot print: KG507, and KG525 for what only they mind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kgsheet.core.blocks import Block
from kgsheet.core.cells import address
from kgsheet.core.master import Settings
from kgsheet.core.schema import SETTING_KEYS, SETTINGS, Setting
from kgsheet.core.settings import SettingLine
from kgsheet.core.text import fold
from kgsheet.errors import Place, Problem
from kgsheet.messages import Code
from kgsheet.on_use import regex

# XML 1.0 cannot hold these characters in any spelling; a cell of Excel can.
_UNPRINTABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SHOWN = "\ufffd"
# What every document prints: its symbol, place and date, the name of its office, titles of annexes.
_PRINTED = frozenset({"year", "issuer_line_1", "issuer", "issuer_symbol", "place"})
_SECOND_LINE = "issuer_line_2"


def unprintable(blocks: Iterable[Block]) -> Iterator[Problem]:
    """Yield KG507 for each cell with characters that documents leave out."""
    for block in blocks:
        derived = {column.field for column in block.table.columns if column.derived}
        for row in block.rows:
            for name, value in row.values.items():
                if isinstance(value, str) and not value.isprintable() and name not in derived:
                    yield from _of_cell(block, row.number, name, value)


def _of_cell(block: Block, row: int, name: str, value: str) -> Iterator[Problem]:
    shown, count = _UNPRINTABLE.subn(_SHOWN, value)
    if count:
        heading = block.table.column(name).heading
        place = Place(
            sheet=block.sheet,
            cell=address(row, block.columns[name]),
            row=row,
            column=heading,
        )
        facts = {"column": heading, "count": count}
        yield Problem(code=Code.TEXT_UNPRINTABLE, where=place, facts=facts, found=shown)


def blank_settings(
    settings: Settings, lines: Sequence[SettingLine], block: Block | None
) -> Iterator[Problem]:
    """Yield KG525 for each setting that documents print and that holds nothing.

    Without a table of settings there is one for all.
    """
    if block is None:
        facts = {"sheet": SETTINGS.sheet, "table": SETTINGS.name}
        yield _blank("table", facts, Place())
        return
    for setting in SETTING_KEYS:
        here = [line for line in lines if line.field == setting.field]
        # What cannot be read is told as that.
        is_read = not any(isinstance(line.value, Problem) for line in here)
        if is_read and _is_printed(setting, settings) and not getattr(settings, setting.field):
            facts = {
                "key": setting.key,
                "hint": setting.hint[:1].lower() + setting.hint[1:].rstrip("."),
                "sheet": block.sheet,
                "example": setting.example,
            }
            where = here[-1].where if here else Place(sheet=block.sheet, column=setting.key)
            yield _blank("key", facts, where)


def _is_printed(setting: Setting, settings: Settings) -> bool:
    """Whether documents print a setting; the usual first line names no office without a second."""
    if setting.field == _SECOND_LINE:
        return fold(settings.issuer_line_1) == fold(Settings().issuer_line_1)
    return setting.field in _PRINTED


def _blank(key: str, facts: dict[str, str], where: Place) -> Problem:
    from kgsheet.messages.documents import BLANK_SETTINGS  # else only a document needs them

    what, remedy = (text.format_map(facts) for text in BLANK_SETTINGS[key])
    return Problem(code=Code.FIELD_BLANK, where=where, facts={"what": what, "remedy": remedy})
