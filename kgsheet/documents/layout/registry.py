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


# Beside each: where Appendix I of Decree 30/2020 prescribes it, as part, section and point.
RULES = (
    Rule("F01", _E, page.paper),  # I-I-1
    Rule("F02", _W, page.orientation),  # I-I-2
    Rule("F03", _E, page.margins),  # I-I-3
    Rule("F04", _E, page.letters),  # I-I-4
    Rule("F05", _E, page.encoding),
    Rule("F06", _E, numbers.page_number),  # I-I-7
    Rule("F07", _W, numbers.annex_number),  # I-III-1
    Rule("F08", _E, head.country),  # I-II-1a
    Rule("F09", _E, head.motto),  # I-II-1b
    Rule("F10", _W, head.motto_line),  # I-II-1b
    Rule("F11", _E, head.superior),  # I-II-2
    Rule("F12", _E, head.issuer),  # I-II-2b
    Rule("F13", _W, head.committee),
    Rule("F14", _E, number.number_line),  # I-II-3c
    Rule("F15", _E, number.number_digits),  # I-II-3c
    Rule("F16", _E, number.symbol_form),  # I-II-3c
    Rule("F17", _E, number.symbol_content),  # I-II-3b
    Rule("F19", _E, number.date_line),  # I-II-4c
    Rule("F20", _E, number.date_digits),  # I-II-4b
    Rule("F21", _W, number.place_name),  # I-II-4a
    Rule("F22", _E, title.type_name),  # I-II-5b
    Rule("F23", _E, title.subject),  # I-II-5b
    Rule("F24", _E, number.letter_subject),  # I-II-5b
    Rule("F25", _E, title.grounds),  # I-II-6a
    Rule("F26", _W, body.citations),  # I-II-6b
    Rule("F27", _E, body.body_text),  # I-II-6e
    Rule("F28", _W, levels.parts),  # I-II-6
    Rule("F29", _W, levels.divisions),  # I-II-6
    Rule("F30", _W, levels.levels),  # I-V, row 6b
    Rule("F31", _W, levels.point_order),  # I-II-6
    Rule("F32", _W, levels.articles),  # I-II-6
    Rule("F33", _W, body.closing_mark),  # Appendix III, form 1.4
    Rule("F34", _E, ending.authority),  # I-II-7b
    Rule("F35", _E, ending.signing),
    Rule("F36", _E, ending.signer),  # I-II-7c
    Rule("F37", _W, ending.post),  # I-II-7c
    Rule("F38", _W, ending.signature_picture),  # I-II-7d
    Rule("F41", _E, title.addressees),  # I-II-9b
    Rule("F42", _E, ending.recipients_heading),  # I-II-9d
    Rule("F43", _E, ending.recipients),  # I-II-9d
    Rule("F44", _E, ending.kept),  # I-II-9d
    Rule("F45", _E, annex.mention),  # I-III-1a
    Rule("F46", _E, annex.heading),  # I-III-1b
    Rule("F47", _E, annex.attached),  # I-III-1c
    Rule("F49", _E, marks.secret),  # I-III-2a
    Rule("F50", _I, marks.urgent),  # I-III-2b
    Rule("F51", _I, marks.circulation),  # I-III-2c
    Rule("F52", _I, marks.contact),  # I-III-4
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
