"""The registry of rules: what is run."""

from __future__ import annotations

from kgsheet.core.rules.across import TABLE_RULES as _ACROSS
from kgsheet.core.rules.context import TableRule
from kgsheet.core.rules.near import NEAR_RULES
from kgsheet.core.rules.rows import ROW_RULES
from kgsheet.core.rules.texts import TEXT_RULES

__all__ = ["ROW_RULES", "TABLE_RULES"]

TABLE_RULES: tuple[TableRule, ...] = (*TEXT_RULES, *_ACROSS, *NEAR_RULES)
