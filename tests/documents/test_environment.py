from __future__ import annotations

import pytest
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from kgsheet.documents import environment
from kgsheet.documents.environment import MOST_TURNS, Budget, Environment, render
from kgsheet.documents.runs import RichText, Run

TEXT = "<w:r><w:t>{}</w:t></w:r>"
BOLD = RichText((Run(text="đậm", bold=True),))


def printed(source: str, **fields: object) -> str:
    return render(Environment().from_string(source), fields)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("{{ ten }}", "A &amp; B"),
        ("{{ nhom.ten }}", "Sở"),
        ("{{ nhom.items }}", "số mục"),
        ("{{ so }}", "7"),
        ("{{ ten|upper }}", "A &amp; B"),
        ("{{ ten ~ ' – ' ~ nhom.ten }}", "A &amp; B – Sở"),
        ("{{ noi|join('; ') }}", "một; hai &lt;2&gt;"),
        ("{{ noi|length }}", "2"),
        ("{{ noi|first }}", "một"),
        ("{% for one in noi %}{{ loop.index }}{{ one }}{% endfor %}", "1một2hai &lt;2&gt;"),
        ("{% for one in noi if one != 'một' %}{{ one }}{% endfor %}", "hai &lt;2&gt;"),
        ("{% for one in noi|sort(reverse=true) %}{{ one }},{% endfor %}", "một,hai &lt;2&gt;,"),
        ("{% if so == 7 %}bảy{% else %}khác{% endif %}", "bảy"),
        ("{{ 'A & B' }}", "A &amp; B"),
        ("{{ 'a' ~ '<' }}", "a&lt;"),
        ("{{ 'a\nb' }}", 'a</w:t><w:br/><w:t xml:space="preserve">b'),
    ],
)
def test_tag_prints_what_a_template_needs(tag: str, expected: str) -> None:
    fields = {
        "ten": "A & B",
        "so": 7,
        "noi": ("một", "hai <2>"),
        "nhom": {"ten": "Sở", "items": "số mục"},
    }

    assert printed(TEXT.format(tag), **fields) == TEXT.format(expected)


@pytest.mark.parametrize("tag", ["{{ khong_co }}", "{{ nhom.khong_co }}", "{{ nhom.keys }}"])
def test_what_is_no_field_is_an_error(tag: str) -> None:
    with pytest.raises(UndefinedError):
        printed(tag, nhom={"ten": "Sở"})


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ten.__class__ }}",
        "{{ f() }}",
        "{{ ten.upper() }}",
        "{% macro m() %}{% endmacro %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% from 'x' import y %}",
        "{% extends 'x' %}",
        "{% block b %}{% endblock %}",
        "{% set a = 1 %}",
        "{% for a in b recursive %}{{ loop(a) }}{% endfor %}",
        "{{ '%99999999d' % 1 }}",
        "{{ ten|center(99999999) }}",
        "{{ ten|replace('', ten) }}",
        "{{ ten|attr('x') }}",
        "{{ noi|map(attribute='__class__')|list }}",
    ],
)
def test_hostile_tag_does_not_compile(tag: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        printed(tag, ten="x", noi=("x",))


LOOPS = "{{% for a in noi %}}{{% for b in noi %}}{{% for c in noi %}}{}{}{}"
ENDS = "{% endfor %}" * 3


def test_loops_in_loops_come_to_an_end() -> None:
    with pytest.raises(SecurityError):
        printed(LOOPS.format("", "", ENDS), noi=("x",) * 300)


def test_loops_over_what_has_no_length_come_to_an_end() -> None:
    source = "{% for a in noi %}{% for b in noi|unique %}{% for c in noi|unique %}" + ENDS

    with pytest.raises(SecurityError, match="loop"):
        render(Environment().from_string(source), {"noi": tuple(range(30))}, Budget(turns=9999))


def test_loops_that_print_without_end_are_stopped() -> None:
    source = "{% for a in noi %}{% for b in noi %}{{ dai }}{% endfor %}{% endfor %}"

    fields = {"noi": ("x",) * 100, "dai": "x" * 1000}
    with pytest.raises(SecurityError, match="length"):
        render(Environment().from_string(source), fields, Budget(characters=9_999_999))


def test_join_that_fills_the_memory_is_stopped() -> None:
    text = "x" * 32767

    with pytest.raises(SecurityError):
        printed("{{ ten|join(ten) }}", ten=text)


def test_as_many_rows_as_excel_holds_are_no_attack() -> None:
    budget = Budget()

    budget.spend(4 * 1_048_576)

    with pytest.raises(SecurityError):
        budget.spend(MOST_TURNS)


def test_runs_stand_between_texts_only() -> None:
    assert printed("<w:p>{{ chu }}</w:p>", chu=BOLD) == f"<w:p>{BOLD.__html__()}</w:p>"
    with pytest.raises(TypeError, match=r"\{\{r"):
        printed(TEXT.format("{{ chu }}"), chu=BOLD)


@pytest.mark.parametrize(
    "source",
    [
        "<w:t>a{% if so %}</w:t>{{ chu }}<w:t>{% endif %}b</w:t>",
        "{% for a in noi %}<w:t>x</w:t>{{ chu }}{% endfor %}",
        '<w:t xml:space="preserve">x</w:t><w:tab/>{{ chu }}',
        "<w:tc><w:p>{{ chu }}</w:p></w:tc>",
    ],
)
def test_runs_may_stand_where_no_text_is_open(source: str) -> None:
    assert "<w:b/>" in printed(source, chu=BOLD, so=1, noi=("x",))


@pytest.mark.parametrize(
    "source",
    [
        "<w:t>a{% if so %}{{ chu }}{% endif %}</w:t>",
        "<w:t>{% for a in noi %}{{ chu }}{% endfor %}</w:t>",
        '</w:t><w:t xml:space="preserve">a {{ chu }}',
    ],
)
def test_runs_inside_a_text_are_refused(source: str) -> None:
    with pytest.raises(TypeError):
        printed(source, chu=BOLD, so=1, noi=("x",))


def test_a_group_of_fields_is_not_printed() -> None:
    with pytest.raises(TypeError):
        printed("{{ nhom }}", nhom={"a": "b"})


def test_compiled_template_works_without_a_budget() -> None:
    template = Environment().from_string("{% for a in noi %}{{ a }};{% endfor %}")

    assert template.render(noi=("x", "y")) == render(template, {"noi": ("x", "y")}) == "x;y;"


def test_operator_that_a_parsed_template_hides_is_refused() -> None:
    context = Environment().from_string("").new_context({})

    with pytest.raises(SecurityError):
        Environment().call_binop(context, "*", "a", 10**9)


def test_output_is_the_same_in_many_pieces() -> None:
    noi = tuple(map(str, range(3 * environment._CHUNKS)))

    assert printed("{% for a in noi %}{{ a }};{% endfor %}", noi=noi) == "".join(
        f"{one};" for one in noi
    )
