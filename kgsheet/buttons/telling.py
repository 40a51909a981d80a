"""Tells people something where no spreadsheet program can be reached to show a box."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys

_INFORMATION = 0x40  # MB_ICONINFORMATION

# Programs of Linux desktops that show a box, and how each is asked.
_PROGRAMS = (
    ("zenity", "--info", "--no-markup", "--title={title}", "--text={text}"),
    ("kdialog", "--title", "{title}", "--msgbox", "{text}"),
    ("xmessage", "-center", "{text}"),
)


def tell(text: str, title: str) -> bool:
    """Show a message box of the system until it is closed; return whether there was one."""
    if sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, text, title, _INFORMATION)
        return True
    for name, *options in _PROGRAMS:
        program = shutil.which(name)
        if program:
            words = [option.format(text=text, title=title) for option in options]
            asked = subprocess.run(
                [program, *words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
            return asked.returncode == 0
    return False
