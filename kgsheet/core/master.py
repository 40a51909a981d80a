"""What a master workbook says beside its tasks: agencies, settings, signers, recipients, text."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from kgsheet.core.facts import Facts
from kgsheet.core.tasks import Task
from kgsheet.errors import NOWHERE, Place
from kgsheet.values import frozen


@frozen(kw_only=True)
class Agency:
    """An agency and the names it goes by, valid from a day to a day (both open where `None`)."""

    id: str
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""
    order: int = 0
    email: str = ""

    def is_valid_on(self, day: date) -> bool:
        """Return whether the agency existed on a day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@frozen(kw_only=True)
class Signer:
    """Who signs, with the lines of authority above the signature."""

    id: str
    name: str
    post: str = ""
    authority: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@frozen(kw_only=True)
class Recipient:
    """One line of the list of recipients of a type of document."""

    type: str
    text: str
    where: Place = NOWHERE


@frozen(kw_only=True)
class Paragraph:
    """One piece of the narrative of a type of document, in light markup.

    Attributes:
        level: one of `schema.LEVELS`.
        where: the cell of its text.
    """

    type: str
    level: str
    number: str = ""
    title: str = ""
    text: str = ""
    where: Place = NOWHERE


@frozen(kw_only=True)
class Settings:
    """The settings of the workbook; a field's key and meaning stand in `schema.SETTING_KEYS`.

    Attributes:
        before_day: whether “trước ngày X” includes X: `bao gồm` or `không bao gồm`.
        letter_signer_id: who signs letters; where empty, who signs the other documents.
        form: `giấy` or `điện tử`.
        landscape_annex, overdue_annex: `có` or `không`.
        next_months: how far the annex of what is due next looks; `None` leaves it out.
        printed_total, printed_completed, printed_due: published figures to reconcile.
    """

    year: int | None = None
    cutoff: date | None = None
    report_date: date | None = None
    period: str = ""
    superior: str = ""
    issuer_line_1: str = "ỦY BAN NHÂN DÂN"
    issuer_line_2: str = ""
    issuer: str = ""
    issuer_symbol: str = "UBND"
    drafting_unit: str = "TH"
    drafter: str = ""
    place: str = ""
    signer_id: str = ""
    letter_signer_id: str = ""
    form: str = "giấy"
    landscape_annex: str = "không"
    overdue_annex: str = "không"
    next_months: int | None = None
    layout: str = "nd30_2020"
    reminder_days: int = 30
    before_day: str = "bao gồm"
    register_path: str = ""
    output_folder: str = "Văn bản"
    printed_total: int | None = None
    printed_completed: int | None = None
    printed_due: int | None = None


@frozen(kw_only=True)
class Master:
    """Everything a workbook says that figures and documents are made from.

    Attributes:
        file: the name of the workbook.
        row_count: rows of the task table that hold anything.
        facts: tasks, settings, narrative, signers and recipients as they stand in the cells.
    """

    file: str
    tasks: tuple[Task, ...] = ()
    agencies: tuple[Agency, ...] = ()
    settings: Settings = field(default_factory=Settings)
    signers: tuple[Signer, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    narrative: tuple[Paragraph, ...] = ()
    row_count: int = 0
    facts: Facts = field(default_factory=Facts)

    @property
    def facts_hash(self) -> str:
        """What tells whether two workbooks say the same: a SHA-256 as hexadecimal digits."""
        return self.facts.hash

    @property
    def document_types(self) -> tuple[str, ...]:
        """The types of document that have narrative, in the order of their first row."""
        return tuple(dict.fromkeys(paragraph.type for paragraph in self.narrative))

    @property
    def signer(self) -> Signer | None:
        """The signer that the settings choose; the only one where they choose none."""
        return self.signer_of(self.settings.signer_id)

    def signer_of(self, wanted: str) -> Signer | None:
        """Return the signer with an id; without an id, the only signer there is."""
        if not wanted and len(self.signers) == 1:
            return self.signers[0]
        return next((one for one in self.signers if one.id == wanted), None)
