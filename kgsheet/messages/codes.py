"""The codes of findings and faults, and how heavy each weighs."""

from __future__ import annotations

from enum import StrEnum

from kgsheet.values import frozen


class Severity(StrEnum):
    """How heavy a finding weighs, worst first.

    An error must be mended before a document is issued, a warning mended or confirmed; an info
    never blocks.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(StrEnum):
    """Every code; 1xx one row, 2xx rows against each other, 3xx the workbook and its settings.

    4xx the register, 5xx documents and templates, 9xx files and hosts. A code is never used for
    anything else.
    """

    DEADLINE_UNREADABLE = "KG101"
    DEADLINE_MISSING = "KG102"
    DEADLINE_VAGUE = "KG103"
    DEADLINE_OUTSIDE_YEAR = "KG104"
    APPROVAL_UNREADABLE = "KG111"
    APPROVAL_UNDATED = "KG112"
    APPROVAL_AFTER_CUTOFF = "KG113"
    APPROVAL_NORMATIVE = "KG114"
    AGENCY_MISSING = "KG121"
    AGENCY_UNKNOWN = "KG122"
    AGENCY_NOT_VALID = "KG123"
    TITLE_MISSING = "KG131"
    TWO_TASKS_IN_ROW = "KG132"
    TEXT_UNTIDY = "KG133"
    TEXT_LEGACY = "KG134"
    NOT_IN_LIST = "KG141"
    SAME_TASK = "KG201"
    NEARLY_SAME_TASK = "KG202"
    SHARED_DECISION = "KG203"
    DECISION_TWO_DATES = "KG204"
    NUMBER_DATE_ORDER = "KG205"
    TASK_ID = "KG206"
    FIGURE_DIFFERS = "KG301"
    BLOCK_MISSING = "KG302"
    CONFIRMATION_STALE = "KG303"
    NAME_UNKNOWN = "KG304"
    SETTING_UNREADABLE = "KG305"
    CELL_NOT_A_VALUE = "KG306"
    HEADING_COUNT = "KG307"
    REGISTER_MISSING = "KG401"
    SERIES_MISSING = "KG402"
    SERIES_UNREADABLE = "KG403"
    SERIES_CONTRADICTS = "KG404"
    YEAR_CLOSED = "KG405"
    DAY_TO_COME = "KG406"
    DAY_TOO_EARLY = "KG407"
    NUMBER_TAKEN = "KG408"
    NUMBER_NOT_GIVEN = "KG409"
    NUMBER_NOT_NEXT = "KG410"
    NUMBER_BELOW_START = "KG411"
    NUMBER_DATE_WRONG = "KG412"
    ENTRY_UNKNOWN = "KG413"
    ENTRY_NOT_TO_VOID = "KG414"
    VOID_REASON = "KG415"
    REGISTER_EMPTY = "KG416"
    ROWS_BELOW = "KG417"
    NUMBER_LOST = "KG421"
    NUMBER_TWICE = "KG422"
    ROWS_OUT_OF_ORDER = "KG423"
    DATES_OUT_OF_ORDER = "KG424"
    START_WRONG = "KG425"
    ENTRY_CONTRADICTS = "KG426"
    STATE_WRONG = "KG427"
    HASH_WRONG = "KG428"
    FILE_GONE = "KG429"
    FILE_CHANGED = "KG430"
    FILE_DISAGREES = "KG431"
    FILE_UNKNOWN = "KG432"
    ISSUE_UNFINISHED = "KG433"
    DRAFT_CONTROLS_GONE = "KG451"
    DRAFT_NUMBERED = "KG452"
    DRAFT_FACTS_CHANGED = "KG453"
    DRAFT_OTHER_TYPE = "KG454"
    DRAFT_SIGNED = "KG455"
    NOT_READY = "KG456"
    FILE_WAITS = "KG457"
    SEVERAL_LETTERS = "KG458"
    DRAFT_NOT_CHOSEN = "KG459"
    NUMBERED_BEFORE = "KG460"
    DRAFT_OTHER_CUTOFF = "KG461"
    FIELD_MISSING = "KG501"
    TEMPLATE_SYNTAX = "KG502"
    TEMPLATE_NOT_WORD = "KG503"
    TYPE_NOT_CONFIGURED = "KG504"
    SIGNER_UNKNOWN = "KG505"
    MARKUP_WRONG = "KG506"
    TEXT_UNPRINTABLE = "KG507"
    TEMPLATE_FORBIDDEN = "KG521"
    TEMPLATE_TRACKED = "KG522"
    TEMPLATE_NOT_FILLED = "KG523"
    COMPONENT_MISSING = "KG524"
    FIELD_BLANK = "KG525"
    NOT_OUR_DOCUMENT = "KG531"
    WORKBOOK_NOT_CHOSEN = "KG532"
    NOT_A_DOCUMENT = "KG551"
    DOCUMENT_ENCRYPTED = "KG552"
    DOCUMENT_DAMAGED = "KG553"
    LAYOUT_WRONG = "KG561"
    LAYOUT_DOUBTFUL = "KG562"
    LAYOUT_NOTE = "KG563"
    FILE_NOT_FOUND = "KG901"
    NOT_A_WORKBOOK = "KG902"
    FILE_ENCRYPTED = "KG903"
    FORMAT_NOT_SUPPORTED = "KG904"
    FILE_IN_USE = "KG905"
    NO_PERMISSION = "KG906"
    FILE_DAMAGED = "KG907"
    CELL_NOT_WRITABLE = "KG908"
    SAVE_FAILED = "KG909"
    FILE_EXISTS = "KG910"
    NEW_NOT_WORKBOOK = "KG911"
    BACKUP_MISSING = "KG912"
    YEAR_UNKNOWN = "KG913"
    BUTTONS_MISSING = "KG914"
    LOCK_NOT_WORKING = "KG915"
    FOLDER_NOT_FOUND = "KG916"
    NAME_ENDING = "KG917"
    PROGRAM_BUSY = "KG921"
    PROGRAM_GONE = "KG922"
    PROGRAM_REFUSED = "KG923"
    OFFICE_MISSING = "KG924"
    DOCUMENT_NOT_OPEN = "KG925"
    OFFICE_SILENT = "KG926"
    PYTHON_MISSING = "KG951"
    PACKAGE_MISSING = "KG952"
    LAUNCH_FAILED = "KG953"
    BOOK_NOT_SAVED = "KG954"
    BOOK_ONLINE = "KG955"
    BOOK_NAME = "KG956"
    NOT_ON_MAC = "KG957"
    PDF_PROGRAM_MISSING = "KG961"
    PDF_FAILED = "KG962"
    NO_WORKBOOKS = "KG971"
    WORKER_DIED = "KG972"
    TIME_LIMIT = "KG973"
    MEMORY_LIMIT = "KG974"
    WORKERS_FAIL = "KG975"
    DASK_LOST = "KG976"
    DASK_MISSING = "KG977"
    DASK_WORKERS = "KG978"
    UNEXPECTED = "KG979"
    NUMBERING_STOPPED = "KG980"


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: dict[Code, Severity] = {
    Code.DEADLINE_UNREADABLE: _E,
    Code.DEADLINE_MISSING: _W,
    Code.DEADLINE_VAGUE: _W,
    Code.DEADLINE_OUTSIDE_YEAR: _W,
    Code.APPROVAL_UNREADABLE: _E,
    Code.APPROVAL_UNDATED: _E,
    Code.APPROVAL_AFTER_CUTOFF: _W,
    Code.APPROVAL_NORMATIVE: _W,
    Code.AGENCY_MISSING: _E,
    Code.AGENCY_UNKNOWN: _E,
    Code.AGENCY_NOT_VALID: _W,
    Code.TITLE_MISSING: _E,
    Code.TWO_TASKS_IN_ROW: _W,
    Code.TEXT_UNTIDY: _I,
    Code.TEXT_LEGACY: _E,
    Code.NOT_IN_LIST: _E,
    Code.SAME_TASK: _W,
    Code.NEARLY_SAME_TASK: _W,
    Code.SHARED_DECISION: _W,
    Code.DECISION_TWO_DATES: _E,
    Code.NUMBER_DATE_ORDER: _W,
    Code.TASK_ID: _E,
    Code.FIGURE_DIFFERS: _W,
    Code.BLOCK_MISSING: _E,
    Code.CONFIRMATION_STALE: _W,
    Code.NAME_UNKNOWN: _I,
    Code.TEXT_UNPRINTABLE: _I,
    Code.SETTING_UNREADABLE: _E,
    Code.CELL_NOT_A_VALUE: _E,
    Code.HEADING_COUNT: _W,
    Code.LAYOUT_DOUBTFUL: _W,
    Code.LAYOUT_NOTE: _I,
    Code.FIELD_BLANK: _W,
}
# Other 5xx and 9xx stop a job, and no 4xx lets a number be trusted: each is an error.
CODES.update({code: _E for code in Code if code not in CODES})


@frozen
class Message:
    """What a person reads about a code: a short name, what is wrong, what to do."""

    title: str
    text: str
    fix: str = ""
