"""Turns the values of a workbook into tasks and findings, all findings at once."""

from typing import TYPE_CHECKING

from kgsheet.core.rules.examine import Examination, examine
from kgsheet.on_use import names

__all__ = ["RULES", "Examination", "Rule", "examine"]

if TYPE_CHECKING:
    from kgsheet.core.rules.catalogue import RULES, Rule
else:
    __getattr__ = names(__name__, {"catalogue": ("RULES", "Rule")})
