"""Every sentence a user may read, in Vietnamese, beside its code (command help too)."""

from typing import TYPE_CHECKING

from kgsheet.on_use import names

__all__ = [
    "AGENCY_REMEDIES",
    "CELL_REMEDIES",
    "CODES",
    "CONFIRMATION",
    "FIGURES",
    "MESSAGES",
    "MISSING",
    "MORE_ROWS",
    "PLACE",
    "TASK_ID",
    "UNKNOWN_NAME",
    "Code",
    "Message",
    "Severity",
]

if TYPE_CHECKING:
    from kgsheet.messages.blocks import MISSING
    from kgsheet.messages.codes import CODES, Code, Message, Severity
    from kgsheet.messages.remedies import (
        AGENCY_REMEDIES,
        CELL_REMEDIES,
        CONFIRMATION,
        FIGURES,
        MORE_ROWS,
        TASK_ID,
        UNKNOWN_NAME,
    )
    from kgsheet.messages.sentences import MESSAGES, PLACE
else:
    __getattr__ = names(
        __name__,
        {
            "blocks": ("MISSING",),
            "codes": ("CODES", "Code", "Message", "Severity"),
            "remedies": (
                "AGENCY_REMEDIES",
                "CELL_REMEDIES",
                "CONFIRMATION",
                "FIGURES",
                "MORE_ROWS",
                "TASK_ID",
                "UNKNOWN_NAME",
            ),
            "sentences": ("MESSAGES", "PLACE"),
        },
    )
