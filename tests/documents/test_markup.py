from __future__ import annotations

import pytest

from kgsheet.documents.markup import fill_fields, parse_markup
from kgsheet.documents.runs import Run
from kgsheet.errors import InputError, Place
from kgsheet.messages import Code

HERE = Place(sheet="Nội dung văn bản", cell="F7")


def shown(runs: tuple[Run, ...]) -> str:
    """Runs in short: `b[..]`, `i[..]`, `bi[..]`, `n(..)` for a note, `{..}` for a field."""
    return "".join(map(_one, runs))


def _one(run: Run) -> str:
    if run.note:
        return f"n({shown(run.note)})"
    text = f"{{{run.field}}}" if run.field else run.text
    look = "b" * run.bold + "i" * run.italic
    return f"{look}[{text}]" if look else text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("thường", "thường", id="plain"),
        pytest.param("**đậm**", "b[đậm]", id="bold"),
        pytest.param("*nghiêng*", "i[nghiêng]", id="italic"),
        pytest.param("***cả hai***", "bi[cả hai]", id="both at once"),
        pytest.param("**đậm *cả hai* đậm**", "b[đậm ]bi[cả hai]b[ đậm]", id="italic inside bold"),
        pytest.param("*i **cả hai** i*", "i[i ]bi[cả hai]i[ i]", id="bold inside italic"),
        pytest.param("a[^: chú thích] b", "an(chú thích) b", id="footnote"),
        pytest.param("a[^: xem *Phụ lục*, {{ nam }}]", "an(xem i[Phụ lục], {nam})", id="in a note"),
        pytest.param("a[^: xem [1] đó]", "an(xem [1] đó)", id="brackets in a note"),
        pytest.param("**a[^: b] c**", "b[a]n(b)b[ c]", id="note inside bold"),
        pytest.param("{{ tien_do.qua_han }} đề án", "{tien_do.qua_han} đề án", id="field"),
        pytest.param("**{{nam}}**", "b[{nam}]", id="bold field"),
        pytest.param("5 * 3 = 15", "5 * 3 = 15", id="star between spaces is a star"),
        pytest.param(r"\*đúng sao\* \{\{", "*đúng sao* {{", id="escaped signs"),
        pytest.param("[ngoặc] }} {% if %}", "[ngoặc] }} {% if %}", id="signs that mean nothing"),
        pytest.param("dòng 1\ndòng 2", "dòng 1\ndòng 2", id="line break"),
    ],
)
def test_markup_becomes_runs(text: str, expected: str) -> None:
    assert shown(parse_markup(text, HERE)) == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("**đậm", "có dấu ** chưa đóng", id="bold not closed"),
        pytest.param("*nghiêng", "có dấu * chưa đóng", id="italic not closed"),
        pytest.param("a[^: b", "có dấu [^: chưa đóng", id="note not closed"),
        pytest.param("a[^: **b]", "có dấu ** chưa đóng", id="bold not closed in a note"),
        pytest.param("a {{ nam", "có dấu {{ chưa đóng", id="field not closed"),
        pytest.param("a[^: ]", "có chú thích trống", id="empty note"),
        pytest.param("{{ 7*7 }}", "có tên trường không đọc được", id="not a name"),
        pytest.param("{{ nam.__class__ }}", "có tên trường không đọc được", id="walks attributes"),
    ],
)
def test_broken_markup_names_its_cell(text: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_markup(text, HERE)

    problem = caught.value.problems[0]
    assert (problem.code, problem.where) == (Code.MARKUP_WRONG, HERE)
    assert what in problem.message


def test_all_faults_of_a_cell_are_listed_at_once() -> None:
    with pytest.raises(InputError) as caught:
        parse_markup("{{ 1 }} và **đậm", HERE)

    assert len(caught.value.problems) == 2


def test_fields_take_their_text_and_keep_their_look() -> None:
    runs = parse_markup("**{{ a.b }}**[^: {{ c }}]", HERE)

    assert shown(fill_fields(runs, {"a.b": "*5*", "c": "{{ d }}"}, HERE)) == "b[*5*]n({{ d }})"


def test_unknown_fields_are_named_with_the_nearest() -> None:
    runs = parse_markup("{{ tien_do.hoan_than }}[^: {{ xyz }}]", HERE)

    with pytest.raises(InputError) as caught:
        fill_fields(runs, {"tien_do.hoan_thanh": "18"}, HERE)

    first, second = caught.value.problems
    assert (first.code, first.where) == (Code.FIELD_MISSING, HERE)
    assert "“tien_do.hoan_than”" in first.message
    assert "tien_do.hoan_thanh" in first.fix
    assert "“xyz”" in second.message
