from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from kgsheet.documents.layout import lint_document
from kgsheet.errors import InputError
from kgsheet.messages import Code
from tests.documents.layout.good import REPORT
from tests.documents.layout.typed import written

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="w"/>'


def zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written(REPORT))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_member(name: str, content: bytes) -> bytes:
    return zipped({**members(), name: content})


def without_member(name: str) -> bytes:
    return zipped({key: content for key, content in members().items() if key != name})


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), Code.NOT_A_DOCUMENT, ".doc (Word 97-2003)"),
        (OLE + "Workbook".encode("utf-16-le"), Code.NOT_A_DOCUMENT, "Excel 97-2003"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Code.DOCUMENT_ENCRYPTED, "mật khẩu"),
        (b"{\\rtf1 xin ch\\'e0o}", Code.NOT_A_DOCUMENT, "khác .docx"),
        (b"", Code.DOCUMENT_DAMAGED, "tệp rỗng"),
        (written(REPORT)[:-40], Code.DOCUMENT_DAMAGED, "cắt ngắn"),
        (zipped({"content.xml": b"<x/>"}), Code.NOT_A_DOCUMENT, ".odt (OpenDocument)"),
        (zipped({"a.txt": b"a"}), Code.NOT_A_DOCUMENT, "khác .docx"),
        (without_member("word/document.xml"), Code.NOT_A_DOCUMENT, "khác .docx"),
        (with_member("word/document.xml", b"<w:p>"), Code.DOCUMENT_DAMAGED, "sai cấu trúc XML"),
        (with_member("word/document.xml", b"<p/>"), Code.DOCUMENT_DAMAGED, "không có phần"),
        (with_member("word/document.xml", DOCTYPE), Code.DOCUMENT_DAMAGED, "DOCTYPE"),
        (with_member("word/bomb.xml", bytes(1 << 24)), Code.DOCUMENT_DAMAGED, "lớn bất thường"),
        (with_member("word/number.xml", b"<w:hdr"), Code.DOCUMENT_DAMAGED, "word/number.xml"),
    ],
    ids=[
        *("a .doc", "an .xls", "a password", "an .rtf", "empty", "cut short", "an .odt"),
        *("another zip", "no text part", "not well-formed", "no body", "a DOCTYPE", "a bomb"),
        "a broken header",
    ],
)
def test_what_is_no_sound_word_file_is_refused(data: bytes, code: Code, said: str) -> None:
    with pytest.raises(InputError) as refused:
        lint_document(data)

    (problem,) = refused.value.problems
    assert problem.code is code
    assert said in problem.message


STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:styles>'
)
LOOP = STYLES.format(
    '<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
).encode()


def strange(change: Callable[[bytes], bytes]) -> bytes:
    return with_member("word/document.xml", change(members()["word/document.xml"]))


def styled(data: bytes) -> bytes:
    """The document with a styles part."""
    with zipfile.ZipFile(io.BytesIO(written(REPORT))) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    link = (
        b'<Relationship Id="styles" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/styles" Target="styles.xml"/></Relationships>'
    )
    rels = "word/_rels/document.xml.rels"
    found[rels] = found[rels].replace(b"</Relationships>", link)
    return zipped({**found, "word/styles.xml": data})


@pytest.mark.parametrize(
    "data",
    [
        strange(lambda xml: xml.replace(b'w:sz w:val="28"', b'w:sz w:val="x"')),
        strange(lambda xml: xml.replace(b'w:w="11906"', b'w:w="99999999999999999999999"')),
        strange(lambda xml: xml.replace(b'w:firstLine="720"', b'w:firstLine="1e9"')),
        strange(
            lambda xml: (
                xml.replace(b"<w:tbl>", b"<w:tbl><w:tr/>")
                .replace(b"w:t ", b"w:x ")
                .replace(b"/w:t>", b"/w:x>")
            )
        ),
        strange(lambda xml: re.sub(b"<w:body>.*</w:body>", b"<w:body/>", xml)),
        styled(LOOP),
    ],
    ids=[
        "no size",
        "endless page",
        "endless indent",
        "no text",
        "no paragraph",
        "styles in a ring",
    ],
)
def test_what_word_would_never_write_ends_in_findings(data: bytes) -> None:
    linted = lint_document(data)

    assert linted.profile == "nd30_2020"


def test_strict_open_xml_is_read_like_all_other() -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"

    linted = lint_document(
        zipped({name: content.replace(usual, strict) for name, content in members().items()})
    )

    assert linted.findings == ()


def test_text_that_no_section_ends_lies_on_letter_paper() -> None:
    data = strange(lambda xml: re.sub(b"<w:sectPr>.*?</w:sectPr>", b"", xml))

    rules = [one.rule for one in lint_document(data).findings]

    assert rules[:2] == ["F01", "F03"]
