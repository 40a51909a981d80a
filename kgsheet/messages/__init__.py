"""Every sentence a user may read, in Vietnamese, beside its code (command help too)."""

from kgsheet.messages.codes import CODES, Code, Message, Severity
from kgsheet.messages.documents import DOCUMENT_MESSAGES
from kgsheet.messages.files import FILE_MESSAGES
from kgsheet.messages.findings import FINDING_MESSAGES

PLACE = {"file": "Tệp “{}”", "sheet": "Trang “{}”", "cell": "ô {}", "row": "dòng {}"}

MESSAGES: dict[Code, Message] = FINDING_MESSAGES | DOCUMENT_MESSAGES | FILE_MESSAGES

__all__ = ["CODES", "MESSAGES", "PLACE", "Code", "Message", "Severity"]
