from __future__ import annotations

import pytest

from kgsheet.documents.naming import document_name


@pytest.mark.parametrize(
    ("number", "subject", "name"),
    [
        (None, "Kết quả thực hiện đề án", "2025-BC-du-thao-ket-qua-thuc-hien-de-an.docx"),
        (9, "Kết quả: 50/100", "2025-BC-9-ket-qua-50-100.docx"),
        (169, "", "2025-BC-169.docx"),
        (1, "../../etc", "2025-BC-1-etc.docx"),
    ],
)
def test_name_says_year_type_number_and_subject(
    number: int | None, subject: str, name: str
) -> None:
    assert document_name(2025, "BC", number, subject) == name
