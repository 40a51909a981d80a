"""The rules of the decree's layout by number: what each weighs, and what checks it.

Fixed texts, figures and places are errors; usages that the decree describes for documents of other
kinds, or that offices vary with reason, are warnings; what it leaves to the office is an info.
The lengths of the lines under names and subject (a third to a half of the text) are not measured:
they follow from where the text breaks, which only a renderer knows.
"""

from __future__ import annotations

from kgsheet.documents.layout import checks_annex as annex
from kgsheet.documents.layout import checks_body as body
from kgsheet.documents.layout import checks_ending as ending
from kgsheet.documents.layout import checks_head as head
from kgsheet.documents.layout import checks_levels as levels
from kgsheet.documents.layout import checks_marks as marks
from kgsheet.documents.layout import checks_number as number
from kgsheet.documents.layout import checks_numbers as numbers
from kgsheet.documents.layout import checks_page as page
from kgsheet.documents.layout import checks_title as title
from kgsheet.documents.layout.faults import Check
from kgsheet.messages import Severity
from kgsheet.values import frozen

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO


@frozen
class Rule:
    """A rule: its number in the table of the decree, its weight, its check."""

    id: str
    severity: Severity
    check: Check


RULES = (
    Rule("F01", _E, page.paper),
    Rule("F02", _W, page.orientation),
    Rule("F03", _E, page.margins),
    Rule("F04", _E, page.letters),
    Rule("F05", _E, page.encoding),
    Rule("F06", _E, numbers.page_number),
    Rule("F07", _W, numbers.annex_number),
    Rule("F08", _E, head.country),
    Rule("F09", _E, head.motto),
    Rule("F10", _W, head.motto_line),
    Rule("F11", _E, head.superior),
    Rule("F12", _E, head.issuer),
    Rule("F13", _W, head.committee),
    Rule("F14", _E, number.number_line),
    Rule("F15", _E, number.number_digits),
    Rule("F16", _E, number.symbol_form),
    Rule("F17", _E, number.symbol_content),
    Rule("F19", _E, number.date_line),
    Rule("F20", _E, number.date_digits),
    Rule("F21", _W, number.place_name),
    Rule("F22", _E, title.type_name),
    Rule("F23", _E, title.subject),
    Rule("F24", _E, number.letter_subject),
    Rule("F25", _E, title.grounds),
    Rule("F26", _W, body.citations),
    Rule("F27", _E, body.body_text),
    Rule("F28", _W, levels.parts),
    Rule("F29", _W, levels.divisions),
    Rule("F30", _W, levels.levels),
    Rule("F31", _W, levels.point_order),
    Rule("F32", _W, levels.articles),
    Rule("F33", _W, body.closing_mark),
    Rule("F34", _E, ending.authority),
    Rule("F35", _E, ending.signing),
    Rule("F36", _E, ending.signer),
    Rule("F37", _W, ending.post),
    Rule("F38", _W, ending.signature_picture),
    Rule("F41", _E, title.addressees),
    Rule("F42", _E, ending.recipients_heading),
    Rule("F43", _E, ending.recipients),
    Rule("F44", _E, ending.kept),
    Rule("F45", _E, annex.mention),
    Rule("F46", _E, annex.heading),
    Rule("F47", _E, annex.attached),
    Rule("F49", _E, marks.secret),
    Rule("F50", _I, marks.urgent),
    Rule("F51", _I, marks.circulation),
    Rule("F52", _I, marks.contact),
    Rule("F53", _I, marks.copies),
    Rule("F55", _I, page.table_size),
    Rule("F56", _E, marks.left_open),
)

NOT_SHOWN = {
    "F18": "whether a council uses the seal of its agency is known to the office, not to the file",
    "F39": "where the picture of the seal lies over the signature needs a renderer; we draw none",
    "F40": "the seal is put on paper",
    "F48": "the signature of a separate annex is put on the PDF, after the document",
    "F54": "an electronic copy is a scan in PDF",
}
"""Rules that a Word file cannot show, and why."""
