"""The rules as people read about them: what help and documentation are made from."""

from __future__ import annotations

from kgsheet.core.rules.registry import ROW_RULES, TABLE_RULES
from kgsheet.messages import CODES, MESSAGES, Code, Message, Severity
from kgsheet.values import frozen

__all__ = ["RULES", "Rule"]

# Rules of the workbook itself; `examine` and `blocks` raise them.
_BOOK_CODES = (
    Code.FIGURE_DIFFERS,
    Code.BLOCK_MISSING,
    Code.CONFIRMATION_STALE,
    Code.NAME_UNKNOWN,
    Code.SETTING_UNREADABLE,
    Code.HEADING_COUNT,
    Code.TEXT_UNPRINTABLE,
)


@frozen
class Rule:
    """One rule as people read about it."""

    code: Code
    severity: Severity
    message: Message


def _rules() -> tuple[Rule, ...]:
    codes = {
        *(rule.code for rule in ROW_RULES),
        *(rule.code for rule in TABLE_RULES),
        *_BOOK_CODES,
    }
    return tuple(Rule(code, CODES[code], MESSAGES[code]) for code in sorted(codes))


RULES: tuple[Rule, ...] = _rules()
