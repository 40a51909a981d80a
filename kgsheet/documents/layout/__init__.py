"""Checks a Word document against the layout decree of its date (rules F01 to F56)."""

from kgsheet.documents.layout.examine import LayoutFinding, Linted, lint_document
from kgsheet.documents.layout.profiles import PROFILES

__all__ = ["PROFILES", "LayoutFinding", "Linted", "lint_document"]
