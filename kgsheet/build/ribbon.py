"""Makes the tab of the ribbon: the buttons of the control panel, at hand on every sheet."""

from __future__ import annotations

import io
import zipfile
from typing import Final
from xml.sax.saxutils import quoteattr

from kgsheet.core.schema import BUTTONS, Button

RIBBON_PART: Final = "customUI/customUI14.xml"
# [MS-CUSTOMUI] 2.2: the namespace, and the relationship, of Office 2010 and later.
_NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
_RELATIONSHIP = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_RELATIONSHIPS_PART = "_rels/.rels"
_CALLBACK = "KG_Ribbon"
_TAB, _GROUP = "Theo dõi nhiệm vụ", "Sổ theo dõi"
_ICONS = {
    "check": "AcceptInvitation",
    "update": "RefreshAll",
    "report_bc": "FileSaveAsWordDocx",
    "report_kh": "ExportWord",
    "issue": "FileMarkAsFinal",
    "restore": "FormatPainter",
}


def ribbon_xml() -> bytes:
    """Return the part that describes the tab."""
    buttons = "".join(map(_button, BUTTONS))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<customUI xmlns="{_NAMESPACE}"><ribbon><tabs>'
        f'<tab id="kg_tab" label={quoteattr(_TAB)} insertAfterMso="TabHome">'
        f'<group id="kg_group" label={quoteattr(_GROUP)}>{buttons}</group>'
        "</tab></tabs></ribbon></customUI>"
    ).encode()


def _button(button: Button) -> str:
    return (
        f'<button id="{button.ribbon_id}" label={quoteattr(button.caption)} size="large"'
        f' imageMso="{_ICONS[button.name]}" screentip={quoteattr(button.caption)}'
        f' supertip={quoteattr(button.hint)} onAction="{_CALLBACK}"/>'
    )


def with_ribbon(workbook: bytes) -> bytes:
    """Return a workbook of XlsxWriter's with the tab added, every other part as it was."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == _RELATIONSHIPS_PART:
                content = _related(content)
            new.writestr(member, content)
            last = member
        added = zipfile.ZipInfo(RIBBON_PART, last.date_time)
        added.compress_type, added.external_attr = last.compress_type, last.external_attr
        new.writestr(added, ribbon_xml())
    return target.getvalue()


def _related(relationships: bytes) -> bytes:
    link = f'<Relationship Id="rIdRibbon" Type="{_RELATIONSHIP}" Target="{RIBBON_PART}"/>'
    return relationships.replace(b"</Relationships>", link.encode() + b"</Relationships>")
