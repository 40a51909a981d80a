from __future__ import annotations

import io

import docx
from docx.oxml.ns import nsdecls

from kgsheet.documents.footnotes import NoteStyles, attach_footnotes, move_notes
from kgsheet.documents.package import read_parts
from kgsheet.documents.runs import NOTE_CLOSE, NOTE_OPEN

EMPTY = "<w:footnotes></w:footnotes>"
STYLES = NoteStyles("Chan", "So")


def note(text: str) -> str:
    return f"{NOTE_OPEN}<w:r><w:t>{text}</w:t></w:r>{NOTE_CLOSE}"


def test_notes_move_to_the_footnotes_part_in_order() -> None:
    moved, footnotes = move_notes(
        f"a{note('một')}b{note('hai')}", "<w:footnotes></w:footnotes>", STYLES
    )

    assert moved.count("<w:footnoteReference") == 2
    assert moved.index('w:id="1"') < moved.index('w:id="2"')
    assert footnotes.index("một") < footnotes.index("hai")
    assert NOTE_OPEN not in moved + footnotes
    assert '<w:pStyle w:val="Chan"/>' in footnotes


def test_notes_of_the_template_keep_their_numbers() -> None:
    own = EMPTY.replace(
        "></", '><w:footnote w:type="separator" w:id="-1"/><w:footnote w:id="7"/></'
    )

    moved, footnotes = move_notes(note("mới"), own, STYLES)

    assert 'w:id="8"' in moved
    assert footnotes.index('w:id="7"') < footnotes.index('w:id="8"')


def test_text_without_notes_stays() -> None:
    assert move_notes("abc", EMPTY, STYLES) == ("abc", EMPTY)


def test_part_is_attached_once_with_separators_and_styles() -> None:
    target = io.BytesIO()
    docx.Document().save(target)
    parts = read_parts(target.getvalue())

    name, styles = attach_footnotes(parts, "word/document.xml")
    once = dict(parts)

    assert attach_footnotes(parts, "word/document.xml") == (name, styles)
    assert parts == once
    assert name == "word/footnotes.xml"
    assert b"continuationSeparator" in parts[name]
    assert b"footnotes+xml" in parts["[Content_Types].xml"]
    assert b'w:styleId="FootnoteText"' in parts["word/styles.xml"]
    assert parts["word/settings.xml"].index(b"footnotePr") < parts["word/settings.xml"].index(
        b"<w:compat>"
    )


def test_package_without_styles_and_settings_still_gets_its_part() -> None:
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b"<w:document/>",
        "word/_rels/document.xml.rels": b"<Relationships/>",
    }

    name, styles = attach_footnotes(parts, "word/document.xml")

    assert (name, styles) == ("word/footnotes.xml", NoteStyles("FootnoteText", "FootnoteReference"))
    assert set(parts) == {*parts, name}


def test_settings_that_end_early_are_continued() -> None:
    target = io.BytesIO()
    docx.Document().save(target)
    parts = read_parts(target.getvalue())
    zoom = '<w:zoom w:percent="100"/>'
    parts["word/settings.xml"] = f"<w:settings {nsdecls('w')}>{zoom}</w:settings>".encode()

    attach_footnotes(parts, "word/document.xml")

    assert b"footnotePr" in parts["word/settings.xml"].split(b"zoom")[1]


def test_translated_styles_are_found_by_their_name() -> None:
    target = io.BytesIO()
    docx.Document().save(target)
    parts = read_parts(target.getvalue())
    own = (
        b'<w:style w:type="paragraph" w:styleId="Vnban"><w:name w:val="footnote text"/></w:style>'
        b"</w:styles>"
    )
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", own)

    _, styles = attach_footnotes(parts, "word/document.xml")

    assert styles == NoteStyles("Vnban", "FootnoteReference")
