"""Follows the names in a tag to the fields of `FIELD_NAMES`."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from jinja2 import nodes

from kgsheet.messages.documents import NEAREST, NO_NEAREST
from kgsheet.messages.fields import FIELD_NAMES

Scope = Mapping[str, str | None]
"""The names that loops gave, with the paths they stand for, `None` where that is not known."""

ITEM = "[]"
CHAIN = (nodes.Name, nodes.Getattr, nodes.Getitem)
"""What a dotted name is made of."""

_MOST_NEAR = 3
_KEPT_CACHED = 1024
_KEPT = frozenset({"default", "d", "sort", "reverse", "unique"})
_OF_LIST = frozenset({"first", "last"})


class Kind(StrEnum):
    """What a path of a template leads to."""

    PLAIN = "plain"
    RICH = "rich"
    GROUP = "group"
    LIST = "list"
    UNKNOWN = "unknown"


RICH = frozenset(path for path, meaning in FIELD_NAMES.items() if "{{r" in meaning)
"""The fields that hold runs of several looks; their description says how to print them."""


def kind_of(path: str) -> Kind:
    """Return what a path leads to.

    >>> [kind_of(one).value for one in ("nam", "can_cu", "can_cu[]", "tien_do", "nm")]
    ['plain', 'list', 'rich', 'group', 'unknown']
    """
    if path in FIELD_NAMES:
        return Kind.RICH if path in RICH else Kind.PLAIN
    if any(one.startswith(path + ITEM) for one in FIELD_NAMES):
        return Kind.LIST
    if any(one.startswith(f"{path}.") for one in FIELD_NAMES):
        return Kind.GROUP
    return Kind.UNKNOWN


def path_of(node: nodes.Node, scope: Scope) -> str | None:
    """Return the path that an expression reads, `None` where it reads none or it is not known."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        return _below(path_of(node.node, scope), f".{node.attr}")
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        value = node.arg.value
        return _below(path_of(node.node, scope), ITEM if isinstance(value, int) else f".{value}")
    if isinstance(node, nodes.Filter) and node.node and node.name in _KEPT | _OF_LIST:
        return _below(path_of(node.node, scope), ITEM if node.name in _OF_LIST else "")
    return None


def shown(path: str) -> str:
    """Return a path as people type it.

    >>> shown("phu_luc.nhom[].don_vi")
    'phu_luc.nhom.don_vi'
    """
    return path.replace(ITEM, "")


def _below(path: str | None, more: str) -> str | None:
    return None if path is None else path + more


def chains(node: nodes.Expr) -> list[nodes.Node]:
    """Return the names in an expression, each with what hangs on it."""
    return [one for one in (node, *node.find_all(CHAIN)) if isinstance(one, CHAIN)]


def typed(node: nodes.Node) -> str:
    """Return a name as it stands in the tag."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{typed(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        arg = node.arg.value if isinstance(node.arg, nodes.Const) else "…"
        return f"{typed(node.node)}[{arg}]"
    return typed(node.node) if isinstance(node, nodes.Filter) and node.node else ""


@lru_cache(maxsize=_KEPT_CACHED)
def nearest(path: str, name: str) -> str:
    """Return what a name may mean: fields beside it first, then fields of any group."""
    parent, _, leaf = path.rpartition(".")
    prefix = name.rpartition(".")[0]
    beside = {
        one[len(parent) + 1 if parent else 0 :].partition(".")[0].removesuffix(ITEM)
        for one in FIELD_NAMES
        if not parent or one.startswith(f"{parent}.")
    }
    plain = [one for one in FIELD_NAMES if ITEM not in one]
    names = [one for one in plain if one.rpartition(".")[2] == leaf][:_MOST_NEAR]
    if not names:
        matches = get_close_matches(leaf, sorted(beside), n=_MOST_NEAR, cutoff=0.6)
        names = [f"{prefix}.{one}" if prefix else one for one in matches]
    names = names or get_close_matches(shown(path), plain, n=_MOST_NEAR, cutoff=0.5)
    return NEAREST.format(", ".join(names)) if names else NO_NEAREST
