"""What is known of a PC and of a workbook on it, as values that a test can make up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from kgsheet.values import frozen

TRIAL_SECONDS = 60
"""How long a Python may take to start: a virus scanner makes the first time slow."""


class System(StrEnum):
    """The operating system."""

    WINDOWS = "win32"
    MAC = "darwin"
    LINUX = "linux"


@frozen(kw_only=True)
class Trial:
    """What came of starting a Python as the buttons do.

    Attributes:
        command: the program as the workbook names it.
        started: whether there is such a program.
        has_ended: whether it came to an end in time.
        has_package: whether it could import kgsheet and xlwings.
        is_new_enough: whether it knows `-P`, as Python 3.11 does.
        package: the version of its kgsheet.
    """

    command: str
    started: bool = True
    has_ended: bool = True
    has_package: bool = True
    is_new_enough: bool = True
    package: str = ""


@frozen(kw_only=True)
class BookFacts:
    """What is known of a workbook.

    Attributes:
        path: where it lies, as an absolute path or an address.
        is_writable: whether the file may be written.
        zone: the security zone that Windows marked it with; 3 and 4 are the internet.
        is_remote: whether it lies on a drive of another computer.
        is_trusted: whether LibreOffice lets its macros run; `None` where there is no LibreOffice.
        has_macro: whether it carries a VBA project.
        macro_is_ours: whether its macro is the one of this version; `None` where it cannot be told.
        settings: the settings of its buttons; `None` where it has no sheet of them.
        trials: by key of the settings, what came of starting that Python.
    """

    path: str
    is_writable: bool = True
    zone: int | None = None
    is_remote: bool = False
    is_trusted: bool | None = None
    has_macro: bool = True
    macro_is_ours: bool | None = None
    settings: Mapping[str, str] | None = field(default_factory=dict)
    trials: Mapping[str, Trial] = field(default_factory=dict)


@frozen(kw_only=True)
class Facts:
    """What is known of this PC.

    Attributes:
        python: version of the Python that runs this.
        executable: its path.
        kgsheet: the version of this program.
        xlwings: the version that this Python has, empty where it has none.
        addin_is_same: whether the xlwings add-in of Excel is that of this Python; `None` where
            there is none.
        excel: the version of Excel, empty where there is none.
        office: the program of LibreOffice, empty where there is none.
        uno_python: a Python that can talk to LibreOffice, empty where none can.
        cloud_folders: folders that a cloud service copies to its server.
        book: the workbook asked about.
    """

    system: System
    python: str
    bits: int
    executable: str
    kgsheet: str
    xlwings: str = ""
    addin_is_same: bool | None = None
    excel: str = ""
    office: str = ""
    uno_python: str = ""
    cloud_folders: tuple[str, ...] = ()
    book: BookFacts | None = None
