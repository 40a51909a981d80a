"""Decides which rules the blocks of a workbook should keep, wherever people have moved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kgsheet.core.added import with_added
from kgsheet.core.agencies import AgencyIndex
from kgsheet.core.block_rules import AreaColour, AreaRules, BlockRules, Heading
from kgsheet.core.blocks import Block, find_block
from kgsheet.core.cells import Area, Snapshot, TableRef, column_letters
from kgsheet.core.colour_rules import ColourRule, colour_rules, colour_spare_rows
from kgsheet.core.headings import heading_key
from kgsheet.core.missing import explain_missing
from kgsheet.core.number_forms import NUMBER_FORMS, NumberForm
from kgsheet.core.reading import read_agencies
from kgsheet.core.schema import (
    AGENCIES,
    FINDINGS,
    INPUT_TABLES,
    SETTING_KEYS,
    SETTINGS,
    SIGNERS,
    TASKS,
    Column,
    Kind,
    Setting,
    Table,
)
from kgsheet.core.sheet_rules import (
    Sources,
    column_validation,
    names_source,
    setting_validation,
)
from kgsheet.core.text import normalize
from kgsheet.core.writing import LAST_ROW
from kgsheet.errors import InputError


def block_rules(snapshot: Snapshot) -> tuple[BlockRules, ...]:
    """Return the rules of every block of the workbook; of a hand-made one, those of its formats.

    Raises:
        InputError: KG302: the task table is missing or ambiguous; KG908: no room for a column.
    """
    sources = _sources(snapshot)
    found = [_block(snapshot, table) for table in (*INPUT_TABLES, FINDINGS)]
    return tuple(_rules(snapshot, block, sources) for block in found if block)


def _block(snapshot: Snapshot, table: Table) -> Block | None:
    """The block of a table; beside the tasks only Excel tables count, and those that are whole."""
    if table is not TASKS:
        found = find_block(snapshot, table)
        return found if isinstance(found, Block) and found.name else None
    agencies = find_block(snapshot, AGENCIES)
    names = AgencyIndex(read_agencies(agencies if isinstance(agencies, Block) else None)).names
    tasks = find_block(snapshot, TASKS, names)
    if isinstance(tasks, Block):
        return tasks
    raise InputError(tasks or explain_missing(snapshot, TASKS))


def _sources(snapshot: Snapshot) -> Sources:
    return Sources(
        agencies=_names(snapshot, AGENCIES, "name"), signers=_names(snapshot, SIGNERS, "id")
    )


def _names(snapshot: Snapshot, table: Table, name: str) -> str:
    block = find_block(snapshot, table)
    if not isinstance(block, Block) or name not in block.columns:
        return ""
    return names_source(block.sheet, column_letters(block.columns[name]), block.header.row + 1)


def _rules(snapshot: Snapshot, block: Block, sources: Sources) -> BlockRules:
    ref = next((one for one in snapshot.tables if block.name and one.name == block.name), None)
    added = with_added(snapshot, block, ref) if block.table is TASKS else None
    columns = {**block.columns, **(added.columns if added else {})}
    area = _data_area(block, ref, max(block.area.last_column, *columns.values()))
    if not block.name:
        derived = (c for c in block.table.columns if c.derived and c.field in block.columns)
        cells = tuple(_form_only(column, columns[column.field], area) for column in derived)
        return BlockRules(sheet=block.sheet, table="", area=area, cells=cells, added=added)
    return BlockRules(
        sheet=block.sheet,
        table=block.name,
        area=area,
        cells=tuple(_cells(block, columns, area, sources)),
        colours=tuple(_colours(block.table, columns, area)),
        headings=tuple(_headings(snapshot, block)),
        added=added,
        spare=colour_spare_rows(block.table),
        floor=_floor(snapshot, block, area),
    )


def _floor(snapshot: Snapshot, block: Block, area: Area) -> int:
    """The last row above any other table that stands below in the same columns."""
    below = (
        one.area.first_row - 1
        for one in snapshot.tables
        if one.sheet == block.sheet
        and one.area.first_row > area.last_row
        and one.area.first_column <= area.last_column
        and one.area.last_column >= area.first_column
    )
    return min(below, default=LAST_ROW)


def _data_area(block: Block, ref: TableRef | None, last_column: int) -> Area:
    totals = 1 if ref and ref.has_totals else 0
    return Area(
        first_row=block.header.row,
        first_column=block.area.first_column,
        last_row=max(block.area.last_row - totals, block.header.row + 1),
        last_column=last_column,
    )


def _below(area: Area, column: int) -> Area:
    """The cells of a column below its heading."""
    return Area(
        first_row=area.first_row + 1,
        first_column=column,
        last_row=area.last_row,
        last_column=column,
    )


def _form_only(column: Column, index: int, area: Area) -> AreaRules:
    form = NUMBER_FORMS.get(column.kind)
    return AreaRules(name=column.heading, area=_below(area, index), form=form, is_derived=True)


def _cells(
    block: Block, columns: Mapping[str, int], area: Area, sources: Sources
) -> Iterator[AreaRules]:
    if block.table is SETTINGS:
        yield from _setting_cells(block, sources)
    if block.table is FINDINGS:
        return
    for column in block.table.columns:
        is_typed = block.table is not SETTINGS or column.field == "confirmation"
        if column.field in columns and is_typed:
            yield AreaRules(
                name=column.heading,
                area=_below(area, columns[column.field]),
                validation=column_validation(column, sources),
                form=_form_of(column),
                is_derived=column.derived,
            )


def _form_of(column: Column) -> NumberForm | None:
    """The format to hold; a number that people type may be shown as they like."""
    form = NUMBER_FORMS.get(column.kind)
    return None if form is NumberForm.INTEGER and not column.derived else form


def _setting_cells(block: Block, sources: Sources) -> Iterator[AreaRules]:
    known: dict[str, Setting] = {setting.key: setting for setting in SETTING_KEYS}
    index = block.columns["value"]
    for row in block.rows:
        setting = known.get(normalize(str(row.values.get("key") or "")))
        if setting:
            yield AreaRules(
                name=setting.key,
                area=Area(
                    first_row=row.number,
                    first_column=index,
                    last_row=row.number,
                    last_column=index,
                ),
                validation=setting_validation(setting, sources),
                form=NumberForm.DATE if setting.kind is Kind.DATE else None,
                has_spare=False,
            )


def _colours(table: Table, columns: Mapping[str, int], area: Area) -> Iterator[AreaColour]:
    for rule in colour_rules(table):
        if rule.field in columns:
            letters = column_letters(columns[rule.field])
            areas = tuple(_spans(rule, columns, area))
            if areas:
                yield AreaColour(rule=rule, letters=letters, areas=areas)


def _spans(rule: ColourRule, columns: Mapping[str, int], area: Area) -> Iterator[Area]:
    """Yield the columns that a rule colours, neighbours as one area."""
    every = range(area.first_column, area.last_column + 1)
    wanted = [columns[name] for name in rule.fields if name in columns] if rule.fields else every
    first = last = 0
    for column in sorted(wanted):
        if first and column == last + 1:
            last = column
            continue
        if first:
            yield _span(area, first, last)
        first = last = column
    if first:
        yield _span(area, first, last)


def _span(area: Area, first: int, last: int) -> Area:
    return Area(
        first_row=area.first_row + 1, first_column=first, last_row=area.last_row, last_column=last
    )


def _headings(snapshot: Snapshot, block: Block) -> Iterator[Heading]:
    """Yield the headings that are, but for letter case, spaces and signs, those of the schema."""
    sheet = snapshot.sheets[block.sheet]
    cells = sheet.rows[block.header.row - sheet.first_row]
    for column in block.table.columns:
        index = block.columns.get(column.field)
        if index is None:
            continue
        found = cells[index - sheet.first_column]
        if heading_key(found) == heading_key(column.heading):
            yield Heading(row=block.header.row, column=index, text=column.heading)
