"""All tables of the master workbook: those that people fill in, and those that the program does."""

from __future__ import annotations

from kgsheet.core.schema.lists import AGENCIES, FINDINGS, NARRATIVE, RECIPIENTS, SIGNERS
from kgsheet.core.schema.panel import PANEL
from kgsheet.core.schema.register import REGISTER, SERIES
from kgsheet.core.schema.settings import SETTINGS
from kgsheet.core.schema.summary import (
    CHART_AGENCIES,
    CHART_QUARTERS,
    SUMMARY_AGENCIES,
    SUMMARY_FIGURES,
    SUMMARY_QUARTERS,
)
from kgsheet.core.schema.tasks import TASKS

INPUT_TABLES = (TASKS, AGENCIES, SETTINGS, SIGNERS, RECIPIENTS, NARRATIVE, SERIES, REGISTER)
OUTPUT_TABLES = (
    FINDINGS,
    SUMMARY_FIGURES,
    SUMMARY_AGENCIES,
    SUMMARY_QUARTERS,
    CHART_AGENCIES,
    CHART_QUARTERS,
    PANEL,
)
