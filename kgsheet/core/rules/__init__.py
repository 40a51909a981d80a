"""Turns the values of a workbook into tasks and findings, all findings at once."""

from kgsheet.core.rules.examine import Examination, examine
from kgsheet.core.rules.registry import RULES, Rule

__all__ = ["RULES", "Examination", "Rule", "examine"]
