from __future__ import annotations

import pytest

from kgsheet.errors import HostError, InputError, KgsheetError, Place, Problem, TemplateError
from kgsheet.messages import Code, Severity


@pytest.mark.parametrize(
    ("place", "text"),
    [
        pytest.param(Place(), "", id="nowhere"),
        pytest.param(Place(file="so.xlsx"), "Tệp “so.xlsx”", id="file"),
        pytest.param(Place(sheet="Nhiệm vụ", cell="I2"), "Trang “Nhiệm vụ”, ô I2", id="cell"),
        pytest.param(Place(sheet="S", row=5), "Trang “S”, dòng 5", id="row"),
        pytest.param(
            Place(file="mau.docx", spot="bảng 1, dòng 2, ô 1"),
            "Tệp “mau.docx”, bảng 1, dòng 2, ô 1",
            id="spot",
        ),
        pytest.param(
            Place(sheet="S", cell="I2", row=2, column="Hạn"),
            "Trang “S”, ô I2",
            id="cell-goes-first",
        ),
        pytest.param(
            Place(file="so.xlsx", sheet="S", row=5), "Tệp “so.xlsx”, Trang “S”, dòng 5", id="all"
        ),
    ],
)
def test_place_is_told_from_the_outside_in(place: Place, text: str) -> None:
    assert str(place) == text


def test_problem_says_code_place_what_and_what_to_do() -> None:
    problem = Problem(
        code=Code.DEADLINE_VAGUE,
        where=Place(sheet="Nhiệm vụ", cell="I2"),
        facts={"due": "31/12/2017"},
        found="cuối năm 2017",
    )

    assert problem.severity is Severity.WARNING
    assert str(problem) == (
        "[KG103] Trang “Nhiệm vụ”, ô I2: Thời hạn “cuối năm 2017” chưa rõ, được hiểu là ngày"
        " 31/12/2017. Ghi rõ quý, tháng hoặc ngày; nếu hiểu đúng thì xác nhận kèm lý do."
    )


def test_problem_of_no_place_has_only_its_sentences() -> None:
    problem = Problem(code=Code.FILE_NOT_FOUND)

    assert str(problem) == "[KG901] Không tìm thấy tệp này. Kiểm tra lại tên và thư mục."


def test_braces_that_a_person_typed_are_kept() -> None:
    problem = Problem(code=Code.DEADLINE_UNREADABLE, found="{due} {0} {{")

    assert problem.message == "Không đọc được thời hạn “{due} {0} {{”."


def test_fact_that_is_not_given_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        _ = Problem(code=Code.DEADLINE_VAGUE).message


@pytest.mark.parametrize(
    ("kind", "exit_code"),
    [(KgsheetError, 70), (InputError, 3), (TemplateError, 4), (HostError, 5)],
)
def test_branch_tells_who_must_act(kind: type[KgsheetError], exit_code: int) -> None:
    problems = (Problem(code=Code.FILE_NOT_FOUND), Problem(code=Code.FILE_EXISTS))

    error = kind(*problems)

    assert isinstance(error, KgsheetError)
    assert (error.exit_code, error.problems) == (exit_code, problems)
    assert str(error) == f"{problems[0]}\n{problems[1]}"
