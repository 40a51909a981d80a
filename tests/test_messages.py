from __future__ import annotations

import ast
import re
import string
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgsheet.messages import CODES, MESSAGES, Code, Severity
from kgsheet.messages.batch import BATCH_MESSAGES
from kgsheet.messages.documents import DOCUMENT_MESSAGES
from kgsheet.messages.files import FILE_MESSAGES
from kgsheet.messages.findings import FINDING_MESSAGES
from kgsheet.messages.issuing import ISSUING_MESSAGES
from kgsheet.messages.launching import LAUNCH_MESSAGES
from kgsheet.messages.layout import LAYOUT_MESSAGES
from kgsheet.messages.refusals import DAMAGES, REFUSALS, Damage, Refusal
from kgsheet.messages.register import REGISTER_MESSAGES
from kgsheet.messages.sheets import SEVERITY_TEXT

TESTS = Path(__file__).parent


def placeholders(text: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]


def sentences() -> Iterator[str]:
    for message in MESSAGES.values():
        yield from (message.title, message.text, message.fix)


def test_every_code_has_one_message_and_one_severity() -> None:
    kinds = (
        FINDING_MESSAGES,
        REGISTER_MESSAGES,
        ISSUING_MESSAGES,
        DOCUMENT_MESSAGES,
        FILE_MESSAGES,
        LAUNCH_MESSAGES,
        LAYOUT_MESSAGES,
        BATCH_MESSAGES,
    )

    assert set(MESSAGES) == set(CODES) == set(Code)
    assert sum(len(one) for one in kinds) == len(Code)


@pytest.mark.parametrize("code", Code)
def test_message_names_what_is_wrong_and_what_to_do(code: Code) -> None:
    message = MESSAGES[code]

    assert message.title
    assert message.text
    assert message.fix
    assert not message.title.endswith(".")
    assert not placeholders(message.title)


@pytest.mark.parametrize("code", Code)
def test_sentence_ends_as_a_sentence(code: Code) -> None:
    message = MESSAGES[code]

    assert all(text.endswith((".", "}", "”.", "?")) for text in (message.text, message.fix))


@pytest.mark.parametrize("code", Code)
def test_placeholders_are_plain_names(code: Code) -> None:
    message = MESSAGES[code]

    names = placeholders(message.text) + placeholders(message.fix)

    assert all(name.isidentifier() for name in names)


def test_no_two_messages_are_the_same() -> None:
    titles = [message.title for message in MESSAGES.values()]
    # Texts that a rule writes wholly itself look alike until they are filled in.
    texts = [one.text for one in MESSAGES.values() if one.text.replace("{what}", "")]

    assert len(set(titles)) == len(titles)
    assert len(set(texts)) == len(texts)


def test_sentences_are_composed_vietnamese_on_one_line() -> None:
    assert all(unicodedata.is_normalized("NFC", text) for text in sentences())
    assert not [text for text in sentences() if "\n" in text or "  " in text]


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        (Code.DEADLINE_UNREADABLE, Severity.ERROR),
        (Code.DEADLINE_MISSING, Severity.WARNING),
        (Code.APPROVAL_UNDATED, Severity.ERROR),
        (Code.TEXT_UNTIDY, Severity.INFO),
        (Code.TEXT_LEGACY, Severity.ERROR),
        (Code.NEARLY_SAME_TASK, Severity.WARNING),
        (Code.DECISION_TWO_DATES, Severity.ERROR),
        (Code.FIGURE_DIFFERS, Severity.WARNING),
        (Code.BLOCK_MISSING, Severity.ERROR),
        (Code.NAME_UNKNOWN, Severity.INFO),
        (Code.TEMPLATE_SYNTAX, Severity.ERROR),
        (Code.FILE_IN_USE, Severity.ERROR),
    ],
)
def test_code_weighs_what_the_contract_says(code: Code, severity: Severity) -> None:
    assert CODES[code] is severity


def test_codes_are_grouped_by_what_they_are_about() -> None:
    assert all(code.value[:3] in {"KG1", "KG2", "KG3", "KG4", "KG5", "KG9"} for code in Code)
    assert len({code.value for code in Code}) == len(Code)
    assert list(Code) == sorted(Code)


def test_severities_come_worst_first_and_have_a_name() -> None:
    assert list(Severity) == [Severity.ERROR, Severity.WARNING, Severity.INFO]
    assert set(SEVERITY_TEXT) == set(Severity)


def test_every_refusal_and_damage_is_explained() -> None:
    assert set(REFUSALS) == set(Refusal)
    assert set(DAMAGES) == set(Damage)
    assert all(why.reason and why.remedy.endswith(".") for why in REFUSALS.values())


def names_in(path: Path) -> Iterator[str]:
    """The attributes of a module, and the codes in its texts."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"KG\d{3}", node.value)


def test_every_code_is_named_in_some_other_test() -> None:
    others = [path for path in TESTS.rglob("test_*.py") if path != Path(__file__)]
    named = {name for path in others for name in names_in(path)}

    assert [code for code in Code if not {code.name, code.value} & named] == []
