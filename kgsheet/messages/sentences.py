"""The sentences of every code, and the words for a place."""

from __future__ import annotations

from kgsheet.messages.batch import BATCH_MESSAGES
from kgsheet.messages.codes import Code, Message
from kgsheet.messages.documents import DOCUMENT_MESSAGES
from kgsheet.messages.files import FILE_MESSAGES
from kgsheet.messages.findings import FINDING_MESSAGES
from kgsheet.messages.issuing import ISSUING_MESSAGES
from kgsheet.messages.launching import LAUNCH_MESSAGES
from kgsheet.messages.layout import LAYOUT_MESSAGES
from kgsheet.messages.register import REGISTER_MESSAGES

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
