from __future__ import annotations

import io

import docx
import pytest

from kgsheet.documents.package import CUSTOM_PROPERTIES, read_parts
from kgsheet.documents.parts import document_name, parse_xml, related_name
from kgsheet.documents.properties import (
    CORE,
    CORE_NAME,
    CUSTOM,
    attach_properties,
    core_xml,
    custom_xml,
)


@pytest.fixture
def parts() -> dict[str, bytes]:
    target = io.BytesIO()
    document = docx.Document()
    document.core_properties.author = "người cũ"
    document.save(target)
    return read_parts(target.getvalue())


def test_properties_of_the_template_are_replaced(parts: dict[str, bytes]) -> None:
    attach_properties(parts)

    assert related_name(parts, "", CORE) == CORE_NAME
    assert related_name(parts, "", CUSTOM) == CUSTOM_PROPERTIES
    assert "người cũ" not in parts[CORE_NAME].decode()


def test_properties_kept_under_another_name_are_dropped(parts: dict[str, bytes]) -> None:
    parts["docProps/other.xml"] = parts.pop(CORE_NAME)
    for name in ("_rels/.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"docProps/core.xml", b"docProps/other.xml")

    attach_properties(parts)

    assert parts["_rels/.rels"].count(CORE.relationship.encode()) == 1
    assert related_name(parts, "", CORE) == CORE_NAME
    assert "docProps/other.xml" not in parts
    assert b"docProps/other.xml" not in parts["[Content_Types].xml"]


def test_values_are_escaped_and_ordered() -> None:
    content = custom_xml({"b": "<1> & \x00", "a": '"'}).decode()

    assert [one.get("name") for one in parse_xml(content.encode())] == ["a", "b"]
    assert "&lt;1&gt; &amp; <" in content


@pytest.mark.parametrize("name", ['Sở "A" & <B>', "Sở\nA\tB", "Sở 'A'"])
def test_name_of_a_property_is_read_back_as_it_was(name: str) -> None:
    (found,) = parse_xml(custom_xml({name: ""}))

    assert found.get("name") == name


def test_day_is_left_out_where_it_is_not_known() -> None:
    assert b"dcterms:created" not in core_xml({"title": "a"})
    assert b"2025-07-04T00:00:00Z" in core_xml({"day": "2025-07-04"})


@pytest.mark.parametrize("parts", [{}, {"[Content_Types].xml": b"<Types/>"}])
def test_package_without_a_word_text_has_no_document(parts: dict[str, bytes]) -> None:
    assert document_name(parts) is None
