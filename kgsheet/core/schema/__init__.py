"""Describes the master workbook as data: tables, headings, allowed values, hints, examples.

Four things are made from it and nothing is typed twice: the checks of rows, the drop-downs and
input hints of the workbook, its help sheet, and test data. A name is loaded from its module when it
is asked for: to check a workbook needs no buttons and no registers.
"""

from typing import TYPE_CHECKING

from kgsheet.on_use import names

__all__ = [
    "AGENCIES",
    "BUTTONS",
    "CHART_AGENCIES",
    "CHART_QUARTERS",
    "CLOSED",
    "CONF_DEFAULTS",
    "CONF_SHEET",
    "DOCUMENT_TYPES",
    "FIGURES",
    "FINDINGS",
    "INPUT_TABLES",
    "LEVELS",
    "NARRATIVE",
    "OUTPUT_TABLES",
    "PANEL",
    "RECIPIENTS",
    "REGISTER",
    "SERIES",
    "SETTINGS",
    "SETTING_KEYS",
    "SIGNERS",
    "SUMMARY_AGENCIES",
    "SUMMARY_FIGURES",
    "SUMMARY_QUARTERS",
    "SUSPENSIONS",
    "TASKS",
    "TASK_KINDS",
    "Button",
    "Column",
    "Conf",
    "EntryState",
    "Figure",
    "Kind",
    "Mode",
    "Setting",
    "Table",
    "button",
]

if TYPE_CHECKING:
    from kgsheet.core.schema.columns import Column, Kind, Setting, Table
    from kgsheet.core.schema.lists import (
        AGENCIES,
        DOCUMENT_TYPES,
        FINDINGS,
        LEVELS,
        NARRATIVE,
        RECIPIENTS,
        SIGNERS,
    )
    from kgsheet.core.schema.panel import (
        BUTTONS,
        CONF_DEFAULTS,
        CONF_SHEET,
        PANEL,
        Button,
        Conf,
        button,
    )
    from kgsheet.core.schema.register import CLOSED, REGISTER, SERIES, EntryState, Mode
    from kgsheet.core.schema.settings import SETTING_KEYS, SETTINGS
    from kgsheet.core.schema.summary import (
        CHART_AGENCIES,
        CHART_QUARTERS,
        FIGURES,
        SUMMARY_AGENCIES,
        SUMMARY_FIGURES,
        SUMMARY_QUARTERS,
        Figure,
    )
    from kgsheet.core.schema.tables import INPUT_TABLES, OUTPUT_TABLES
    from kgsheet.core.schema.tasks import SUSPENSIONS, TASK_KINDS, TASKS
else:
    __getattr__ = names(
        __name__,
        {
            "columns": ("Column", "Kind", "Setting", "Table"),
            "lists": (
                "AGENCIES",
                "DOCUMENT_TYPES",
                "FINDINGS",
                "LEVELS",
                "NARRATIVE",
                "RECIPIENTS",
                "SIGNERS",
            ),
            "panel": (
                "BUTTONS",
                "CONF_DEFAULTS",
                "CONF_SHEET",
                "PANEL",
                "Button",
                "Conf",
                "button",
            ),
            "register": ("CLOSED", "REGISTER", "SERIES", "EntryState", "Mode"),
            "settings": ("SETTING_KEYS", "SETTINGS"),
            "summary": (
                "CHART_AGENCIES",
                "CHART_QUARTERS",
                "FIGURES",
                "SUMMARY_AGENCIES",
                "SUMMARY_FIGURES",
                "SUMMARY_QUARTERS",
                "Figure",
            ),
            "tables": ("INPUT_TABLES", "OUTPUT_TABLES"),
            "tasks": ("SUSPENSIONS", "TASK_KINDS", "TASKS"),
        },
    )
