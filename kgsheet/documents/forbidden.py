"""What a tag may not hold, seen before anything is run.

The sandbox of Jinja guards attributes; what fills memory or hangs it lets pass: long formats, texts
that double, loops in loops.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import nodes

FILTERS = frozenset(
    {"abs", "capitalize", "count", "d", "default", "first", "int", "join", "last", "length"}
    | {"lower", "reverse", "round", "sort", "sum", "title", "trim", "unique", "upper"}
)
"""What the filters of a tag may be: none of them makes a text longer than what it is given."""

_STATEMENTS: dict[type[nodes.Node], str] = {
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.With: "with",
    nodes.Block: "block",
    nodes.Extends: "extends",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from",
    nodes.Assign: "set",
    nodes.AssignBlock: "set",
    nodes.ScopedEvalContextModifier: "autoescape",
    nodes.Scope: "scope",
}
_OPERATORS: dict[type[nodes.Node], str] = {nodes.Mul: "*", nodes.Pow: "**"}


class Forbidden(NamedTuple):
    """A construct that no template may use: its kind, what it is, and its line."""

    kind: str
    detail: str
    line: int


def forbidden(tree: nodes.Node) -> Iterator[Forbidden]:
    """Yield what a parsed template uses and may not.

    >>> from jinja2 import Environment
    >>> [one.kind for one in forbidden(Environment().parse("{{ nam.__class__ }}{{ f() }}"))]
    ['underscore', 'call']
    """
    yield from _of_node(tree)
    yield from _loops(tree, frozenset())


def _of_node(tree: nodes.Node) -> Iterator[Forbidden]:
    for node in (tree, *tree.find_all(nodes.Node)):
        for kind, detail in _kinds(node):
            yield Forbidden(kind, detail, node.lineno)


def _kinds(node: nodes.Node) -> Iterator[tuple[str, str]]:
    if type(node) in _STATEMENTS:
        yield "statement", _STATEMENTS[type(node)]
    elif type(node) in _OPERATORS:
        yield "operator", _OPERATORS[type(node)]
    elif isinstance(node, nodes.Mod) and not _is_counter(node.left):
        yield "operator", "%"
    elif isinstance(node, nodes.Call):
        yield "call", _name(node.node)
    elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
        yield "filter", node.name
    elif isinstance(node, nodes.For) and node.recursive:
        yield "statement", "recursive"
    else:
        yield from _underscores(node)


def _underscores(node: nodes.Node) -> Iterator[tuple[str, str]]:
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        yield "underscore", node.attr
    elif isinstance(node, nodes.Name) and node.name.startswith("_"):
        yield "underscore", node.name
    elif isinstance(node, nodes.Getitem) and str(getattr(node.arg, "value", "")).startswith("_"):
        yield "underscore", str(getattr(node.arg, "value", ""))


def _is_counter(node: nodes.Node) -> bool:
    """Whether it is a number of the loop: `loop.index % 2` stripes a table."""
    return isinstance(node, nodes.Getattr) and _root(node) == "loop"


def _loops(node: nodes.Node, targets: frozenset[str]) -> Iterator[Forbidden]:
    """Loops in a loop that do not run over what the outer one gives: their counts multiply."""
    for child in node.iter_child_nodes():
        if not isinstance(child, nodes.For):
            yield from _loops(child, targets)
            continue
        if targets and _root(child.iter) not in targets:
            yield Forbidden("loop", _name(child.iter), child.lineno)
        given = (child.target, *child.target.find_all(nodes.Name))
        names = frozenset(one.name for one in given if isinstance(one, nodes.Name))
        yield from _loops(child, targets | names)


def _root(node: nodes.Node) -> str:
    while isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Filter) and node.node:
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _name(node: nodes.Node) -> str:
    """What a person typed, as far as it is a dotted name."""
    if isinstance(node, nodes.Getattr):
        return f"{_name(node.node)}.{node.attr}"
    if isinstance(node, nodes.Filter | nodes.Getitem) and node.node:
        return _name(node.node)
    return node.name if isinstance(node, nodes.Name) else "…"
