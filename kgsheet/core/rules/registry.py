"""The registry of rules: what is run, and what help and documentation are made from."""

from __future__ import annotations

from kgsheet.core.rules.across import TABLE_RULES as _ACROSS
from kgsheet.core.rules.context import TableRule
from kgsheet.core.rules.near import NEAR_RULES
from kgsheet.core.rules.rows import ROW_RULES
from kgsheet.core.rules.texts import TEXT_RULES
from kgsheet.messages import CODES, MESSAGES, Code, Message, Severity
from kgsheet.values import frozen

__all__ = ["ROW_RULES", "RULES", "TABLE_RULES", "Rule"]

TABLE_RULES: tuple[TableRule, ...] = (*TEXT_RULES, *_ACROSS, *NEAR_RULES)

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
