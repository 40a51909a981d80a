"""What a person would see of an office on the screen: buttons and message boxes, with their places.

Run by a Python that can load UNO: `python eyes.py ADDRESS`, a request and an answer a line of JSON.
It looks and scrolls, and never presses anything: that is the mouse's part.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import uno

_ROLE = "com.sun.star.accessibility.AccessibleRole."
_ALERT, _DIALOG, _PUSH_BUTTON = (
    uno.getConstantByName(_ROLE + name) for name in ("ALERT", "DIALOG", "PUSH_BUTTON")
)
_BOXES = (_ALERT, _DIALOG)


class Eyes:
    """Eyes on one office."""

    def __init__(self, address: str) -> None:
        local = uno.getComponentContext()
        name = "com.sun.star.bridge.UnoUrlResolver"
        resolver = local.ServiceManager.createInstanceWithContext(name, local)
        url = f"uno:{address};urp;StarOffice.ComponentContext"
        self._context = _patiently(lambda: resolver.resolve(url))
        manager = self._context.ServiceManager
        create = manager.createInstanceWithContext
        self._desktop = create("com.sun.star.frame.Desktop", self._context)
        self._toolkit = create("com.sun.star.awt.Toolkit", self._context)

    def documents(self) -> list[str]:
        """Return the URLs of the documents that are shown in a window."""
        return [str(one.URL) for one in self._documents()]

    def _documents(self) -> Iterator[Any]:
        components = self._desktop.Components.createEnumeration()
        while components.hasMoreElements():
            component = components.nextElement()
            if hasattr(component, "Sheets") and component.CurrentController is not None:
                yield component

    def _document(self, url: str) -> Any:
        return next(one for one in self._documents() if url == one.URL)

    def buttons(self, url: str, sheet: str) -> list[str]:
        """Return the captions of the buttons in a sheet."""
        return [str(model.Label) for _, model in self._controls(url, sheet)]

    def _controls(self, url: str, sheet: str) -> Iterator[tuple[Any, Any]]:
        page = self._document(url).Sheets.getByName(sheet).DrawPage
        for index in range(page.Count):
            shape = page.getByIndex(index)
            if shape.ShapeType == "com.sun.star.drawing.ControlShape":
                yield shape, shape.Control

    def button(self, url: str, sheet: str, caption: str) -> list[int] | None:
        """Scroll a button into view and return its middle on the screen, once it is drawn."""
        document = self._document(url)
        controller = document.CurrentController
        controller.setActiveSheet(document.Sheets.getByName(sheet))
        shape, model = next(pair for pair in self._controls(url, sheet) if pair[1].Label == caption)
        row = shape.Anchor.CellAddress.Row if hasattr(shape.Anchor, "CellAddress") else 0
        controller.setFirstVisibleColumn(0)
        controller.setFirstVisibleRow(max(row - 3, 0))
        control = controller.getControl(model)
        return _middle(control.AccessibleContext) if control is not None else None

    def is_active(self, url: str) -> bool:
        """Return whether the window of a document has the keyboard."""
        return bool(self._document(url).CurrentController.Frame.ContainerWindow.isActive())

    def box(self) -> dict[str, Any] | None:
        """Return the message box that is open: title, text, and the middle of each button."""
        try:
            return self._box()
        except Exception:
            return None  # it is just being opened or closed

    def _box(self) -> dict[str, Any] | None:
        for index in range(self._toolkit.TopWindowCount):
            window = self._toolkit.getTopWindow(index)
            seen = window.AccessibleContext if window is not None else None
            if seen is not None and seen.AccessibleRole in _BOXES:
                parts = list(_parts(seen))
                return {
                    "title": seen.AccessibleName,
                    "text": "\n".join(_text(one) for one in parts if _is_text(one)),
                    "buttons": {
                        one.AccessibleName.replace("~", ""): _middle(one)
                        for one in parts
                        if one.AccessibleRole == _PUSH_BUTTON
                    },
                }
        return None


def _parts(seen: Any) -> Iterator[Any]:
    for index in range(seen.AccessibleChildCount):
        part = seen.getAccessibleChild(index).AccessibleContext
        yield part
        yield from _parts(part)


def _is_text(part: Any) -> bool:
    return part.AccessibleRole not in (_PUSH_BUTTON,) and hasattr(part, "getText")


def _text(part: Any) -> str:
    return str(part.getText())


def _middle(seen: Any) -> list[int]:
    place, size = seen.LocationOnScreen, seen.Size
    return [place.X + size.Width // 2, place.Y + size.Height // 2]


def _patiently(act: Any) -> Any:
    end = time.monotonic() + 60
    while True:
        try:
            return act()
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def main() -> None:
    """Answer until nobody asks any more."""
    eyes = Eyes(sys.argv[1])
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"ok": getattr(eyes, request.pop("see"))(**request)}
        except Exception as exc:
            answer = {"error": repr(exc)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
