"""Finds fields that are not there, printed in a wrong way, or blank, and what no tag may hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from jinja2 import nodes

from kgsheet.documents.forbidden import FILTERS, forbidden
from kgsheet.documents.template.finding import TemplateFinding
from kgsheet.documents.template.names import (
    CHAIN,
    ITEM,
    Kind,
    Scope,
    chains,
    kind_of,
    nearest,
    path_of,
    shown,
    typed,
)
from kgsheet.documents.template.placed import PlacedTag
from kgsheet.documents.template.statements import (
    FORBIDDEN_WORDS,
    WORDS,
    printed_expressions,
    read_print,
)
from kgsheet.documents.template.tags import Fault
from kgsheet.messages.fields import FIELD_NAMES
from kgsheet.messages.templates import (
    EXAMPLES,
    FORBIDDEN,
    NOT_ONE_VALUE,
    RICH_OR_PLAIN,
    UNREADABLE,
    TemplateRule,
)
from kgsheet.values import frozen

# A sheet has thousands of tasks and dozens of anything else: two lists of tasks, or three others,
# make more turns than the program takes.
_TASKS, _OTHERS, _TOO_MANY = 3, 2, 6


@frozen
class _Open:
    """A block that is open: what its loop gave, or which fields its condition asked for."""

    word: str
    names: dict[str, str | None] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    turns: int = 0


@dataclass(slots=True)
class FieldReader:
    """Reads the tags of a part one after the other.

    Attributes:
        blank: fields that the workbook at hand leaves empty.
        used: paths of the fields that were met.
        printed: those of them that a tag prints.
    """

    blank: Set[str] = frozenset()
    used: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)
    _open: list[_Open] = field(default_factory=list)
    _ended: Set[int] = frozenset()

    def read(self, tags: Sequence[PlacedTag]) -> Iterator[TemplateFinding]:
        """Yield what is wrong with what the tags say."""
        self._ended = _ended_loops(tags)
        for tag in tags:
            if tag.tag.fault is Fault.STRAY or tag.tag.opening == "{#":
                continue
            found = self._print(tag) if tag.tag.opening == "{{" else self._command(tag)
            yield from found if tag.tag.fault is Fault.NONE else _read_over(found)

    @property
    def _scope(self) -> Scope:
        scope: dict[str, str | None] = {}
        for block in self._open:
            scope |= block.names
        return scope

    def _print(self, tag: PlacedTag) -> Iterator[TemplateFinding]:
        tree = read_print(tag.body) if tag.body else None
        if tree is None:
            words = UNREADABLE["expression" if tag.body else "empty"]
            yield tag.finding(TemplateRule.UNREADABLE, words, body=tag.tag.body)
            return
        faults = list(_forbidden(tag, tree)) or list(self._unknown(tag, tree, self._scope))
        yield from faults
        if not faults:
            for node in printed_expressions(tree):
                yield from self._printed(tag, node)

    def _command(self, tag: PlacedTag) -> Iterator[TemplateFinding]:
        statement = tag.statement
        if statement.word not in WORDS:
            yield from _no_command(tag)
            return
        if not statement.is_readable:
            facts = {"word": statement.word, "example": EXAMPLES.get(statement.word, "")}
            yield tag.finding(TemplateRule.UNREADABLE, UNREADABLE["no_end"], **facts)
        if statement.tree is not None:
            refused = list(_forbidden(tag, statement.tree))
            yield from refused or self._unknown(tag, statement.tree, self._scope)
        if statement.word in ("if", "for"):
            yield from self._enter(tag)
        elif statement.word in ("endif", "endfor") and self._open:
            self._leave(statement.word.removeprefix("end"))

    def _enter(self, tag: PlacedTag) -> Iterator[TemplateFinding]:
        word, tree = tag.statement.word, tag.statement.tree
        loop = tree.find(nodes.For) if tree is not None else None
        if loop is None:
            asked = {path_of(one, self._scope) for one in tree.find_all(CHAIN)} if tree else set()
            self._open.append(_Open(word, asked=frozenset(one for one in asked if one)))
            return
        path = path_of(loop.iter, self._scope)
        if self._turns(loop, path) + sum(one.turns for one in self._open) >= _TOO_MANY:
            yield tag.finding(TemplateRule.FORBIDDEN, FORBIDDEN["loop"], detail=tag.body)
        if path and kind_of(path) in (Kind.PLAIN, Kind.RICH):
            words = NOT_ONE_VALUE["no_list"]
            yield tag.finding(TemplateRule.NOT_ONE_VALUE, words, name=shown(path))
        item = path + ITEM if path and kind_of(path) is Kind.LIST else None
        names: dict[str, str | None] = {"loop": None}
        if isinstance(loop.target, nodes.Name):
            names[loop.target.name] = item
        else:
            names |= {one.name: None for one in loop.target.find_all(nodes.Name)}
        turns = self._turns(loop, path) if id(tag) in self._ended else 0
        self._open.append(_Open(word, names, turns=turns))

    def _leave(self, word: str) -> None:
        at = next((at for at, one in reversed([*enumerate(self._open)]) if one.word == word), None)
        if at is not None:
            del self._open[at]

    def _turns(self, loop: nodes.For, path: str | None) -> int:
        """How much a loop multiplies the turns of those around it; one over their item, little."""
        named = (loop.iter, *loop.iter.find_all(nodes.Name))
        root = next((one.name for one in named if isinstance(one, nodes.Name)), "")
        if any(root in one.names for one in self._open):
            return 1
        return _TASKS if path and path.endswith("nhiem_vu") else _OTHERS

    def _unknown(self, tag: PlacedTag, node: nodes.Node, scope: Scope) -> Iterator[TemplateFinding]:
        if isinstance(node, CHAIN):
            yield from self._chain(tag, node, scope)
            return
        if isinstance(node, nodes.For):
            yield from self._unknown(tag, node.iter, scope)
            given = (node.target, *node.target.find_all(nodes.Name))
            inner = {one.name: None for one in given if isinstance(one, nodes.Name)}
            if node.test is not None:
                yield from self._unknown(tag, node.test, {**scope, **inner})
            return
        for child in node.iter_child_nodes():
            yield from self._unknown(tag, child, scope)

    def _chain(self, tag: PlacedTag, node: nodes.Node, scope: Scope) -> Iterator[TemplateFinding]:
        path = path_of(node, scope)
        if path is None:
            return
        if kind_of(path) is not Kind.UNKNOWN:
            self.used.add(path)
        elif not any(part.startswith("_") for part in path.split(".")):
            name = typed(node)
            facts = {"name": name, "nearest": nearest(path, name)}
            yield tag.finding(TemplateRule.UNKNOWN_FIELD, **facts)

    def _printed(self, tag: PlacedTag, node: nodes.Expr) -> Iterator[TemplateFinding]:
        path = path_of(node, self._scope)
        kind = kind_of(path) if path else Kind.PLAIN
        name = typed(node) or tag.body
        self.printed |= {path_of(one, self._scope) or "" for one in chains(node)}
        if kind in (Kind.GROUP, Kind.LIST):
            example = next((shown(one) for one in FIELD_NAMES if one.startswith(f"{path}.")), "")
            words = NOT_ONE_VALUE[kind.value]
            yield tag.finding(TemplateRule.NOT_ONE_VALUE, words, name=name, example=example)
        elif kind is Kind.RICH and tag.tag.level != "r":
            yield tag.finding(TemplateRule.RICH_OR_PLAIN, RICH_OR_PLAIN["rich"], name=name)
        elif kind is Kind.PLAIN and tag.tag.level and (path or not isinstance(node, CHAIN)):
            yield tag.finding(TemplateRule.RICH_OR_PLAIN, RICH_OR_PLAIN["plain"], name=name)
        if path in self.blank and not any(path in one.asked for one in self._open):
            yield tag.finding(TemplateRule.BLANK_FIELD, name=name)


def _ended_loops(tags: Sequence[PlacedTag]) -> frozenset[int]:
    """The loops that have an end; one that lacks it would seem to hold all the others."""
    is_open: list[PlacedTag] = []
    ended = set()
    for tag in tags:
        if tag.statement.word == "for":
            is_open.append(tag)
        elif tag.statement.word == "endfor" and is_open:
            ended.add(id(is_open.pop()))
    return frozenset(ended)


def _read_over(found: Iterator[TemplateFinding]) -> tuple[TemplateFinding, ...]:
    """Have a tag that is not closed read for its block; what is in it cannot be judged."""
    for _ in found:
        pass
    return ()


def _forbidden(tag: PlacedTag, tree: nodes.Template) -> Iterator[TemplateFinding]:
    """One finding for each kind of construct that is refused."""
    for kind, detail in {one.kind: one.detail for one in forbidden(tree)}.items():
        facts = {"detail": detail, "filters": ", ".join(sorted(FILTERS))}
        yield tag.finding(TemplateRule.FORBIDDEN, FORBIDDEN[kind], **facts)


def _no_command(tag: PlacedTag) -> Iterator[TemplateFinding]:
    word = tag.statement.word
    if word in FORBIDDEN_WORDS:
        words = FORBIDDEN["statement"]
        if not word.startswith("end"):
            yield tag.finding(TemplateRule.FORBIDDEN, words, detail=word)
    else:
        key = "word" if tag.body else "empty"
        yield tag.finding(TemplateRule.UNREADABLE, UNREADABLE[key], word=word or tag.body)
