"""Reads what a tag says into Jinja's own tree, tag by tag, so that one fault hides no other."""

from __future__ import annotations

import re
from functools import lru_cache

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kgsheet.values import frozen

OPENING = {"if": "endif", "for": "endfor"}
CLOSING = {end: word for word, end in OPENING.items()}
MIDDLE = {"elif": ("if",), "else": ("if", "for")}
CELL_WORDS = frozenset({"gop", "vm", "hm", "colspan", "cellbg"})
"""What a tag may do to its cell: `gop` is ours, the others are docxtpl's."""

WORDS = frozenset({*OPENING, *CLOSING, *MIDDLE, *CELL_WORDS})
_FORBIDDEN_BLOCKS = (
    "macro",
    "call",
    "block",
    "filter",
    "set",
    "with",
    "raw",
    "autoescape",
    "trans",
)
FORBIDDEN_WORDS = frozenset(
    {"include", "import", "from", "extends", "do", *_FORBIDDEN_BLOCKS}
    | {f"end{word}" for word in _FORBIDDEN_BLOCKS}
)
_KEPT_CACHED = 1024
_LONGEST = 600  # characters; a longer tag was not typed, and may go deeper than Python's stack
_WORD = re.compile(r"[^\W\d]\w*")
_PLAIN = ImmutableSandboxedEnvironment(autoescape=True)
_SHAPES = {
    "if": "{{% if {rest} %}}{{% endif %}}",
    "elif": "{{% if {rest} %}}{{% endif %}}",
    "for": "{{% for {rest} %}}{{% endfor %}}",
    "gop": "{{% if {rest} %}}{{% endif %}}",
    "colspan": "{{{{ {rest} }}}}",
    "cellbg": "{{{{ {rest} }}}}",
}


@frozen
class Statement:
    """What a tag commands; `tree` is `None` where it takes nothing or cannot be read."""

    word: str
    tree: nodes.Template | None
    is_readable: bool


def read_statement(body: str) -> Statement:
    """Return what the body of a `{% %}` tag commands."""
    match = _WORD.match(body)
    word = match.group() if match else ""
    rest = body[len(word) :].strip()
    if word not in _SHAPES:
        return Statement(word, None, not rest)
    tree = parsed(_SHAPES[word].format(rest=rest)) if rest else None
    return Statement(word, tree, tree is not None)


def read_print(body: str) -> nodes.Template | None:
    """Return the tree of the body of a `{{ }}` tag, `None` where it cannot be read."""
    return parsed(f"{{{{ {body} }}}}")


@lru_cache(maxsize=_KEPT_CACHED)
def parsed(source: str) -> nodes.Template | None:
    """Return the tree of a source, `None` where Jinja cannot read it or nobody could."""
    if len(source) > _LONGEST:
        return None
    try:
        return _PLAIN.parse(source)
    except (TemplateSyntaxError, RecursionError):
        return None


def printed_expressions(tree: nodes.Template) -> list[nodes.Expr]:
    """Return what a tree prints, each branch of a choice for itself."""
    return [
        leaf
        for output in tree.find_all(nodes.Output)
        for node in output.nodes
        if not isinstance(node, nodes.TemplateData)
        for leaf in _branches(node)
    ]


def _branches(node: nodes.Expr) -> list[nodes.Expr]:
    if isinstance(node, nodes.CondExpr):
        other = _branches(node.expr2) if node.expr2 else []
        return [*_branches(node.expr1), *other]
    return [node]
