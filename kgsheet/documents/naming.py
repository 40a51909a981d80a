"""How the file of a document is named."""

from __future__ import annotations

from kgsheet.core.text import slug
from kgsheet.messages.wording import DRAFT


def document_name(
    year: int, doc_type: str, number: int | None, subject: str, agency: str = ""
) -> str:
    """Return the file name of a document; without a number it is a draft.

    Args:
        agency: whom a letter is for; it tells the letters of one day apart.

    >>> document_name(2017, "BC", 169, "Kiểm điểm công tác")
    '2017-BC-169-kiem-diem-cong-tac.docx'
    """
    standing = DRAFT if number is None else str(number)
    about, addressee = slug(subject), slug(agency)
    words = [str(year), doc_type, standing, about, "" if addressee in about else addressee]
    return "-".join(word for word in words if word) + ".docx"
