"""Makes small packages, tag by tag, for cases that no library writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def package(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of these members, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2021, 5, 7, 8, 30, 0))
            made.writestr(info, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """Return the contents of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return {info.filename: made.read(info) for info in made.infolist()}


def with_member(data: bytes, name: str, content: str | bytes) -> bytes:
    """Return a package with one member set, at the end where it is new."""
    return package({**members(data), name: content})


def links(*targets: tuple[str, str]) -> str:
    """Return a part that links to targets of given kinds, by ids rId1, rId2 and so on."""
    body = "".join(
        f'<Relationship Id="rId{number}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{body}</Relationships>'


def styles_of(formats: Sequence[str]) -> str:
    """Return a styles part: format 0 is General, then one for each number format."""
    numbers = "".join(
        f'<numFmt numFmtId="{165 + n}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for n, code in enumerate(formats)
    )
    cells = "".join(
        f'<xf numFmtId="{165 + n}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        for n in range(len(formats))
    )
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}">'
        + (f'<numFmts count="{len(formats)}">{numbers}</numFmts>' if formats else "")
        + '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0"/></cellStyleXfs>'
        f'<cellXfs count="{1 + len(formats)}">'
        f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{cells}</cellXfs>'
        "</styleSheet>"
    )


def sheet_part(body: str) -> str:
    """Return a worksheet part with this content."""
    return f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}">{body}</worksheet>'


def workbook_of(
    body: str,
    *,
    strings: str = "<si><t>x</t></si>",
    formats: Sequence[str] = (),
    workbook: str = "",
    more: Mapping[str, str | bytes] | None = None,
    sheet_links: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Return a workbook of one sheet titled `S`.

    Args:
        body: what stands in the worksheet element.
        strings: items of the shared strings.
        formats: number formats of the cell formats 1, 2 and so on.
        workbook: what stands behind the list of sheets.
        more: further parts by name; those of `xl/` whose kind is known are linked.
        sheet_links: kinds and targets that the sheet links to.
    """
    parts = {
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
        f'<sheet name="S" sheetId="1" r:id="rId1"/></sheets>{workbook}</workbook>',
        "xl/_rels/workbook.xml.rels": links(
            ("worksheet", "worksheets/sheet1.xml"),
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            *([("calcChain", "calcChain.xml")] if "xl/calcChain.xml" in (more or {}) else []),
        ),
        "xl/worksheets/sheet1.xml": sheet_part(body),
        "xl/styles.xml": styles_of(formats),
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{strings}</sst>',
        **(more or {}),
    }
    if sheet_links:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = links(*sheet_links)
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_KIND}.{kind}+xml"/>'
        for name, kind in _KINDS.items()
        if name in parts
    )
    root = (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{types}</Types>"
    )
    return package({"[Content_Types].xml": root, **parts})


_KINDS = {
    "xl/workbook.xml": "sheet.main",
    "xl/worksheets/sheet1.xml": "worksheet",
    "xl/styles.xml": "styles",
    "xl/sharedStrings.xml": "sharedStrings",
    "xl/calcChain.xml": "calcChain",
    "xl/tables/table1.xml": "table",
}
