"""The sentences of every code, and the words for a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from kgsheet.messages.codes import Code, Message
from kgsheet.messages.findings import FINDING_MESSAGES

PLACE = {"file": "Tệp “{}”", "sheet": "Trang “{}”", "cell": "ô {}", "row": "dòng {}"}


class _Sentences(Mapping[Code, Message]):
    """Those of a check are at hand; the others are loaded when one of them is asked for."""

    @cached_property
    def _all(self) -> dict[Code, Message]:
        from kgsheet.messages.batch import BATCH_MESSAGES
        from kgsheet.messages.documents import DOCUMENT_MESSAGES
        from kgsheet.messages.files import FILE_MESSAGES
        from kgsheet.messages.issuing import ISSUING_MESSAGES
        from kgsheet.messages.launching import LAUNCH_MESSAGES
        from kgsheet.messages.layout import LAYOUT_MESSAGES
        from kgsheet.messages.register import REGISTER_MESSAGES

        return (
            FINDING_MESSAGES
            | REGISTER_MESSAGES
            | ISSUING_MESSAGES
            | DOCUMENT_MESSAGES
            | FILE_MESSAGES
            | LAUNCH_MESSAGES
            | LAYOUT_MESSAGES
            | BATCH_MESSAGES
        )

    def __getitem__(self, code: Code) -> Message:
        return FINDING_MESSAGES.get(code) or self._all[code]

    def __iter__(self) -> Iterator[Code]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


MESSAGES: Mapping[Code, Message] = _Sentences()
