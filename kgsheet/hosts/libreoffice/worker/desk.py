"""Documents and sheets as such, and what a person sees of the office."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

import uno

from kgsheet.hosts.libreoffice.worker.office import Office, Unknown, deferred, operation

_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".ods": "calc8",
}
_NEVER = 0  # com.sun.star.document.MacroExecMode
_BOXES = {None: "MESSAGEBOX", "info": "INFOBOX", "critical": "ERRORBOX"}
_BUTTONS = {"ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}


@operation
def documents(office: Office) -> List[str]:
    """Return the URLs of the spreadsheets that are open."""
    return [str(document.URL) for document in office.documents()]


@operation
def attach(office: Office, book: str) -> Dict[str, str]:
    """Choose the document to work in, and return what it is called."""
    url = office.attach(book)
    path = uno.fileUrlToSystemPath(url) if url.startswith("file:") else url
    return {"url": url, "path": path}


@operation
def open_document(office: Office, path: str) -> str:
    """Open a file without running its macros, and return its URL."""
    mode = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    mode.Name, mode.Value = "MacroExecutionMode", _NEVER
    url = str(uno.systemPathToFileUrl(path))
    office.desktop.loadComponentFromURL(url, "_blank", 0, (mode,))
    return url


@operation
def close_document(office: Office) -> None:
    """Close the document; what was not saved is lost."""
    office.document.close(True)


@operation
def sheets(office: Office) -> List[str]:
    """Return the titles of the sheets in the order of their tabs."""
    return list(office.document.Sheets.ElementNames)


@deferred
def active_sheet(office: Office) -> str:
    """Return the title of the sheet that is shown."""
    return str(_controller(office).ActiveSheet.Name)


@operation
def is_visible(office: Office, sheet: str) -> bool:
    """Return whether a sheet is shown among the tabs."""
    return bool(office.sheet(sheet).IsVisible)


@operation
def set_visible(office: Office, sheet: str, visible: bool) -> None:
    """Show or hide a sheet."""
    office.sheet(sheet).IsVisible = visible


@deferred
def activate(office: Office, sheet: str | None = None) -> None:
    """Bring a sheet, or the document, before the user."""
    controller = _controller(office)
    if sheet is None:
        controller.Frame.activate()
    else:
        controller.setActiveSheet(office.sheet(sheet))


@deferred
def select(office: Office, sheet: str, area: Sequence[int]) -> None:
    """Select a block of cells, in view."""
    controller = _controller(office)
    controller.setActiveSheet(office.sheet(sheet))
    controller.select(office.range(sheet, area))


@deferred
def selection(office: Office) -> List[Any] | None:
    """Return sheet and area of the selected cells, or None where something else is selected."""
    chosen = office.document.CurrentSelection
    if not hasattr(chosen, "RangeAddress"):
        return None
    area = chosen.RangeAddress
    title = office.document.Sheets.getByIndex(area.Sheet).Name
    return [title, area.StartRow + 1, area.StartColumn + 1, area.EndRow + 1, area.EndColumn + 1]


def _controller(office: Office) -> Any:
    controller = office.document.CurrentController
    if controller is None:
        raise Unknown("window")
    return controller


@operation
def set_status(office: Office, text: str | None) -> None:
    """Show a text in the status bar, or what stood there before."""
    if text is None:
        end = office.undo.pop("status", None)
        if end:
            end()
    elif "status" in office.undo:
        office.status.setText(text)
    elif office.document.CurrentController is not None:
        office.status = office.document.CurrentController.Frame.createStatusIndicator()
        office.status.start(text, 0)
        office.undo["status"] = office.status.end


@operation
def set_screen_updating(office: Office, updating: bool) -> None:
    """Stop or resume the drawing of the document."""
    document = office.document
    if not updating and "screen" not in office.undo:
        document.lockControllers()
        office.undo["screen"] = document.unlockControllers
    elif updating and "screen" in office.undo:
        office.undo.pop("screen")()


@operation
def is_calculating(office: Office) -> bool:
    """Return whether formulas are calculated on every change."""
    return bool(office.document.isAutomaticCalculationEnabled())


@operation
def set_calculating(office: Office, automatic: bool) -> None:
    """Calculate formulas on every change, or only when asked to."""
    document = office.document
    before = document.isAutomaticCalculationEnabled()
    document.enableAutomaticCalculation(automatic)
    office.undo.setdefault("calculation", lambda: document.enableAutomaticCalculation(before))


@operation
def calculate(office: Office) -> None:
    """Calculate all formulas that are out of date."""
    office.document.calculate()


@operation
def alert(office: Office, prompt: str, title: str, buttons: str, mode: str | None) -> str:
    """Show a message box and return the name of the button that closed it.

    Where nobody can see it, nothing is shown, and the first button is the answer.
    """
    window = _window(office)
    if window is None:
        return "yes" if buttons.startswith("yes") else "ok"
    kind = uno.Enum("com.sun.star.awt.MessageBoxType", _BOXES[mode])
    toolkit = office.service("com.sun.star.awt.Toolkit")
    # A tilde marks the letter that a key reaches; two are one.
    shown = prompt.replace("~", "~~")
    box = toolkit.createMessageBox(window, kind, _BUTTONS[buttons], title, shown)
    try:
        answer = _ANSWERS[box.execute()]
        return "ok" if buttons == "ok" else answer
    finally:
        box.dispose()


def _window(office: Office) -> Any:
    controller = office.document.CurrentController
    window = controller.Frame.ContainerWindow if controller is not None else None
    return window if window is not None and window.isVisible() else None


@operation
def save(office: Office, path: str | None = None) -> None:
    """Save the document where it is, or a copy elsewhere in the form its name says."""
    if path is None:
        office.document.store()
        return
    choice = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    choice.Name, choice.Value = "FilterName", _FILTERS["." + path.lower().rpartition(".")[2]]
    office.document.storeToURL(uno.systemPathToFileUrl(path), (choice,))


@operation
def names(office: Office) -> List[List[str]]:
    """Return the defined names of the document and what they refer to."""
    found = office.document.NamedRanges
    return [[name, found.getByName(name).Content] for name in found.ElementNames]


@operation
def name_area(office: Office, name: str) -> List[Any]:
    """Return sheet and area that a defined name refers to."""
    found = office.document.NamedRanges
    if not found.hasByName(name):
        raise Unknown(name)
    cells = found.getByName(name).ReferredCells
    if cells is None:
        raise Unknown(name)
    area = cells.RangeAddress
    title = office.document.Sheets.getByIndex(area.Sheet).Name
    return [title, area.StartRow + 1, area.StartColumn + 1, area.EndRow + 1, area.EndColumn + 1]
