"""What a tag of a Word template may do: print fields, choose and repeat, and nothing else.

With docxtpl's own defaults a missing field prints as nothing, text after `&` or `<` is lost, and a
template can run code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from itertools import islice

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context

from kgsheet.documents.forbidden import FILTERS, forbidden
from kgsheet.documents.runs import RichText, text_xml
from kgsheet.messages.documents import TEMPLATE_FAULTS

MOST_TURNS = 5_000_000
"""Turns that all loops of a part may take together: five for each row that Excel can hold."""
MOST_CHARACTERS = 500_000_000
"""Characters that a part may grow to: two gigabytes would fill the memory of an office PC."""

_BUDGET = "kgsheet budget"  # no name that a tag can write
_CHUNKS = 4096  # pieces printed between two looks at the budget


class _Missing(StrictUndefined):
    """A field that is not there; its error says the bare name."""

    def __init__(
        self,
        hint: str | None = None,
        obj: object = None,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(name if exc is UndefinedError and name else hint, obj, name, exc)


class _Generator(CodeGenerator):
    """Leaves the spelling of texts as XML to `_printed`, after which Jinja would escape again."""

    def _output_child_to_const(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> str:
        const = node.as_const(frame.eval_ctx)
        return str(const) if isinstance(node, nodes.TemplateData) else text_xml(str(const))

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write("environment.finalize(")

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(")")


class Environment(ImmutableSandboxedEnvironment):
    """The only Jinja environment: no functions, few filters, loops that end."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"*", "**"})  # `"a" * 10**9` fills the memory

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=_Missing, finalize=_printed)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS if name in self.filters}
        self.filters |= {"join": _join, "counted": _counted, "rich": _rich}

    def getattr(self, obj: object, attribute: str) -> object:
        """Return a field of a group; a group has nothing else, whatever Python gives it."""
        if type(obj) is dict:
            if attribute in obj:
                return obj[attribute]
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Refuse an operator that can blow a short tag up."""
        raise SecurityError(operator)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for one in forbidden(tree):
            # A loop in a loop is counted when it runs.
            if one.kind != "loop":
                raise TemplateSyntaxError(TEMPLATE_FAULTS["refused"], one.line, name, filename)
        for loop in list(tree.find_all(nodes.For)):
            loop.iter = _filtered(loop.iter, "counted")
        _mark_rich(tree)
        return tree


class Budget:
    """What a part may still take: turns of its loops, and characters."""

    def __init__(self, turns: int = MOST_TURNS, characters: int = MOST_CHARACTERS) -> None:
        self._turns = turns
        self._characters = characters

    def spend(self, turns: int) -> None:
        """Take turns from what is left.

        Raises:
            SecurityError: none are left.
        """
        self._turns -= turns
        if self._turns < 0:
            raise SecurityError("loop")

    def each(self, values: Iterable[object]) -> Iterator[object]:
        """Yield values whose count is not known before, one turn each."""
        for value in values:
            self.spend(1)
            yield value

    def print(self, texts: Iterable[str]) -> None:
        """Take the length of texts from what is left.

        Raises:
            SecurityError: nothing is left.
        """
        self._characters -= sum(map(len, texts))
        if self._characters < 0:
            raise SecurityError("length")


def render(template: Template, fields: Mapping[str, object], budget: Budget | None = None) -> str:
    """Return a template filled with fields.

    Raises:
        SecurityError: it loops or prints without end.
    """
    budget = budget or Budget()
    pieces = template.generate({**fields, _BUDGET: budget})
    printed: list[str] = []
    while chunk := list(islice(pieces, _CHUNKS)):
        budget.print(chunk)
        printed += chunk
    return "".join(printed)


class _Xml(str):
    """Text that is XML already."""

    __slots__ = ()


def _printed(value: object) -> str:
    """What a tag prints, as XML: texts and numbers, never a group of fields."""
    if type(value) is str:  # nearly all
        return text_xml(value)
    if isinstance(value, _Xml):
        return value
    if isinstance(value, str | int):
        return text_xml(str(value))
    if isinstance(value, Undefined):
        return str(value)  # raises, naming the field
    raise TypeError(TEMPLATE_FAULTS["rich" if isinstance(value, RichText) else "group"])


def _rich(value: object) -> object:
    """Runs where runs may stand: between the texts of a paragraph."""
    return _Xml(value.__html__()) if isinstance(value, RichText) else value


def _join(values: Iterable[object], between: str = "") -> str:
    """Jinja's own filter, which stops before it has filled the memory."""
    texts = [str(one) for one in values]
    if sum(map(len, texts)) + len(between) * len(texts) > MOST_CHARACTERS:
        raise SecurityError("join")
    return between.join(texts)


@pass_context
def _counted(context: Context, values: Iterable[object]) -> Iterable[object]:
    """The values of a loop, each of which takes a turn of the budget."""
    budget = context.parent.get(_BUDGET)
    if not isinstance(budget, Budget):
        return values
    if isinstance(values, Sized):
        budget.spend(len(values))
        return values
    return budget.each(values)


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _mark_rich(tree: nodes.Template) -> None:
    """Let runs stand outside of `w:t` only, inside they would break the file; drop line breaks.

    The nodes come in the order of the text, whatever loops and choices they stand in.
    """
    in_text = False
    for output in list(_outputs(tree)):
        for position, node in enumerate(output.nodes):
            if isinstance(node, nodes.TemplateData):
                # The line breaks have told the nodes their lines, and are no text.
                node.data = node.data.replace("\n<w:p", "<w:p")
                in_text = _ends_in_text(node.data, in_text)
            elif not in_text:
                output.nodes[position] = _filtered(node, "rich")


def _outputs(node: nodes.Node) -> Iterator[nodes.Output]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Output):
            yield child
        else:
            yield from _outputs(child)


def _ends_in_text(xml: str, before: bool) -> bool:
    opened = max(xml.rfind("<w:t>"), xml.rfind("<w:t "))
    closed = xml.rfind("</w:t>")
    return before if opened == closed else opened > closed
