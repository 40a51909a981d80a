"""What a tag of a Word template may do: print fields, choose and repeat, and nothing else.

With docxtpl's own defaults a missing field prints as nothing, text after `&` or `<` is lost, and a
template can run code.
"""

from __future__ import annotations

from jinja2 import StrictUndefined, Undefined, UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kgsheet.documents.runs import RichText, text_xml
from kgsheet.messages.documents import TEMPLATE_FAULTS


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


class Environment(ImmutableSandboxedEnvironment):
    """The only Jinja environment: no functions, no repetition, nothing that is not a field."""

    intercepted_binops = frozenset({"*", "**"})  # `"a" * 10**9` fills the memory

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=_Missing, finalize=_printed)
        self.globals.clear()

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Refuse an operator that can blow a short tag up."""
        raise SecurityError(operator)


class _Xml(str):
    """Text that is XML already, which Jinja does not escape again."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def _printed(value: object) -> object:
    """What a tag prints: texts and numbers, never a group of fields."""
    if isinstance(value, Undefined):
        return str(value)  # raises, naming the field
    if isinstance(value, RichText):
        return value
    if isinstance(value, str | int):
        return _Xml(text_xml(str(value)))
    raise TypeError(TEMPLATE_FAULTS["group"])
