from __future__ import annotations

import pytest
from jinja2 import Environment

from kgsheet.documents.forbidden import FILTERS, forbidden


def kinds(source: str) -> list[tuple[str, str]]:
    return [(one.kind, one.detail) for one in forbidden(Environment().parse(source))]


@pytest.mark.parametrize(
    ("source", "kind", "detail"),
    [
        ("{{ a.__class__ }}", "underscore", "__class__"),
        ("{{ _a }}", "underscore", "_a"),
        ("{{ a['__class__'] }}", "underscore", "__class__"),
        ("{{ f(1) }}", "call", "f"),
        ("{{ a.b.c() }}", "call", "a.b.c"),
        ("{{ a[0]() }}", "call", "a"),
        ("{{ a|center(9) }}", "filter", "center"),
        ("{{ a * 9 }}", "operator", "*"),
        ("{{ a ** 9 }}", "operator", "**"),
        ("{{ a % 9 }}", "operator", "%"),
        ("{% set a = 1 %}", "statement", "set"),
        ("{% set a %}x{% endset %}", "statement", "set"),
        ("{% macro f() %}{% endmacro %}", "statement", "macro"),
        ("{% include 'x' %}", "statement", "include"),
        ("{% import 'x' as x %}", "statement", "import"),
        ("{% from 'x' import y %}", "statement", "from"),
        ("{% extends 'x' %}", "statement", "extends"),
        ("{% block x %}{% endblock %}", "statement", "block"),
        ("{% with a = 1 %}{% endwith %}", "statement", "with"),
        ("{% filter upper %}{% endfilter %}", "statement", "filter"),
        ("{% for a in b recursive %}{% endfor %}", "statement", "recursive"),
        ("{% for a in b %}{% for c in d %}{% endfor %}{% endfor %}", "loop", "d"),
        (
            "{% for a in b %}{% if a %}{% for c in [1] %}{% endfor %}{% endif %}{% endfor %}",
            "loop",
            "…",
        ),
    ],
)
def test_what_a_tag_may_not_hold_is_named(source: str, kind: str, detail: str) -> None:
    assert (kind, detail) in kinds(source)


@pytest.mark.parametrize(
    "source",
    [
        "{{ a.b[0]['c'] }}",
        "{{ a|upper|default('') }}",
        "{{ a + 1 - 2 }} {{ a ~ b }}",
        "{% for a in b %}{{ loop.index % 2 }}{% for c in a.d|sort %}{% endfor %}{% endfor %}",
        "{% if a and not b == 1 %}{% elif c in d %}{% else %}{% endif %}",
        "{% for a, b in c %}{% for d in b %}{% endfor %}{% endfor %}",
    ],
)
def test_fields_choices_and_loops_are_free(source: str) -> None:
    assert kinds(source) == []


def test_filters_make_no_text_longer() -> None:
    environment = Environment()

    assert set(environment.filters) >= FILTERS
    assert FILTERS.isdisjoint({"center", "indent", "wordwrap", "replace", "format", "attr", "map"})
