"""What the help sheet says, made from the schema, the states and the messages, so they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter

from kgsheet.build.guidance import (
    BUTTON_NOTES,
    BY_BUTTON,
    BY_COMMAND,
    COMMANDS,
    GENERAL_FIXES,
    MARKUP,
    SEVERITY_MEANINGS,
    STATE_MEANINGS,
    STEPS,
)
from kgsheet.build.states import properties
from kgsheet.core.colour_rules import SEVERITY_LOOKS, STATE_LOOKS
from kgsheet.core.rules import RULES
from kgsheet.core.schema import INPUT_TABLES, SETTING_KEYS, Button, Column, Setting, Table
from kgsheet.core.tasks import STATE_TEXT
from kgsheet.messages import CODES, MESSAGES, Code
from kgsheet.values import frozen

_REQUIRED = "Bắt buộc. "
_LIST = " Danh sách: {}."
_DEFAULT = " Mặc định: {}."
_EMPTY = "(để trống)"
_REFUSED = "{} ({})"
_STEP = "Bước {}"
_AND = "; "

Colour = Mapping[str, object]


@frozen(kw_only=True)
class Section:
    """One section of the help sheet.

    Attributes:
        spans: how many columns of the sheet each value covers.
        colours: the look of the first cell of each line, where lines have one.
    """

    title: str
    headings: tuple[str, ...] = ()
    lines: tuple[tuple[str, ...], ...]
    spans: tuple[int, ...]
    colours: tuple[Colour, ...] = ()


def sections(buttons: Sequence[Button] = ()) -> tuple[Section, ...]:
    """Return the sections of the help sheet in order, for a workbook with these buttons."""
    return (*_about_the_work(buttons), *_about_the_sheets(), *_about_the_checks())


def _about_the_work(buttons: Sequence[Button]) -> tuple[Section, ...]:
    steps = (one.format_map(BY_BUTTON if buttons else BY_COMMAND) for one in STEPS)
    work = Section(
        title="Các bước làm việc",
        lines=tuple((_STEP.format(n), text) for n, text in enumerate(steps, 1)),
        spans=(1, 4),
    )
    named = Section(
        title="Các nút",
        headings=("Nút", "Việc"),
        lines=(*((one.caption, one.hint) for one in buttons), *BUTTON_NOTES),
        spans=(2, 2),
    )
    return (work, named) if buttons else (work,)


def _about_the_sheets() -> tuple[Section, ...]:
    return (
        Section(
            title="Trạng thái và màu",
            headings=("Trạng thái", "Ý nghĩa"),
            lines=tuple((text, STATE_MEANINGS[state]) for state, text in STATE_TEXT.items()),
            spans=(2, 1),
            colours=tuple(properties(STATE_LOOKS[state][1]) for state in STATE_TEXT),
        ),
        Section(
            title="Các cột",
            headings=("Trang", "Cột", "Cách ghi", "Ví dụ", "Không nhận"),
            lines=tuple(
                column_help(table, column) for table in INPUT_TABLES for column in table.columns
            ),
            spans=(1, 1, 1, 1, 1),
        ),
        Section(
            title="Các khóa cấu hình",
            headings=("Khóa", "Ví dụ", "Ý nghĩa"),
            lines=tuple(setting_help(setting) for setting in SETTING_KEYS),
            spans=(1, 1, 1),
        ),
    )


def _about_the_checks() -> tuple[Section, ...]:
    return (
        Section(
            title="Mã lỗi, cảnh báo",
            headings=("Mã", "Mức", "Nội dung", "Cách sửa"),
            lines=tuple(code_help(code) for code in row_codes()),
            spans=(1, 1, 1, 2),
            colours=tuple(properties(SEVERITY_LOOKS[CODES[code]]) for code in row_codes()),
        ),
        Section(title="Các lệnh", headings=("Lệnh", "Việc"), lines=COMMANDS, spans=(2, 1)),
        Section(
            title="Ký hiệu dùng ở trang Nội dung văn bản",
            headings=("Gõ", "In ra"),
            lines=MARKUP,
            spans=(2, 1),
        ),
    )


def row_codes() -> tuple[Code, ...]:
    """Return the codes that a person meets in the workbook: those of the registered rules.

    >>> row_codes()[0], row_codes()[-1] < "KG4"
    (<Code.DEADLINE_UNREADABLE: 'KG101'>, True)
    """
    return tuple(rule.code for rule in RULES)


def column_help(table: Table, column: Column) -> tuple[str, ...]:
    """Return the line about a column: sheet, heading, what to type, examples, what is refused."""
    hint = (_REQUIRED if column.required else "") + column.hint
    if column.allowed:
        hint += _LIST.format(_AND.join(column.allowed))
    refused = (_REFUSED.format(text or _EMPTY, code) for text, code in column.refused)
    examples = _AND.join(example or _EMPTY for example in column.examples)
    return (table.sheet, column.heading, hint.strip(), examples, _AND.join(refused))


def setting_help(setting: Setting) -> tuple[str, ...]:
    """Return the line about a setting: key, example, meaning."""
    hint = setting.hint
    if setting.allowed:
        hint += _LIST.format(_AND.join(setting.allowed))
    if setting.default:
        hint += _DEFAULT.format(setting.default)
    return (setting.key, setting.example, hint)


def code_help(code: Code) -> tuple[str, ...]:
    """Return the line about a code: code, weight, title, what to do.

    >>> code_help(Code.TITLE_MISSING)[2:]
    ('Thiếu nội dung nhiệm vụ', 'Ghi tên đề án, kế hoạch hoặc xóa dòng trống.')
    """
    message = MESSAGES[code]
    fix = GENERAL_FIXES[code] if names_the_row(message.fix) else message.fix
    return (code.value, SEVERITY_MEANINGS[CODES[code]], message.title, fix)


def names_the_row(fix: str) -> bool:
    """Return whether a remedy has places for something of the row itself.

    >>> names_the_row("Nên sửa thành: “{better}”."), names_the_row("Ghi tên đơn vị chủ trì.")
    (True, False)
    """
    return any(field is not None for _, field, _, _ in Formatter().parse(fix))
