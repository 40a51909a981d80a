"""Every sentence a user may read, in Vietnamese, beside its code (command help too)."""

from kgsheet.messages.batch import BATCH_MESSAGES
from kgsheet.messages.blocks import MISSING
from kgsheet.messages.codes import CODES, Code, Message, Severity
from kgsheet.messages.documents import DOCUMENT_MESSAGES
from kgsheet.messages.files import FILE_MESSAGES
from kgsheet.messages.findings import FINDING_MESSAGES
from kgsheet.messages.issuing import ISSUING_MESSAGES
from kgsheet.messages.launching import LAUNCH_MESSAGES
from kgsheet.messages.layout import LAYOUT_MESSAGES
from kgsheet.messages.register import REGISTER_MESSAGES
from kgsheet.messages.remedies import (
    AGENCY_REMEDIES,
    CELL_REMEDIES,
    CONFIRMATION,
    FIGURES,
    MORE_ROWS,
    TASK_ID,
    UNKNOWN_NAME,
)

PLACE = {"file": "Tệp “{}”", "sheet": "Trang “{}”", "cell": "ô {}", "row": "dòng {}"}

MESSAGES: dict[Code, Message] = (
    FINDING_MESSAGES
    | REGISTER_MESSAGES
    | ISSUING_MESSAGES
    | DOCUMENT_MESSAGES
    | FILE_MESSAGES
    | LAUNCH_MESSAGES
    | LAYOUT_MESSAGES
    | BATCH_MESSAGES
)

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
