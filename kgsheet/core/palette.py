"""The colours of the workbook, of its cells as of the rules that colour them.

They keep apart in black-and-white print as well: dark green, mid red, light grey-blue.
"""

from __future__ import annotations

INK = "#1F2A33"
GREEN = "#1F5C46"
RED = "#B23A2E"
BLUE = "#27567B"
AMBER = "#8A5A00"
VIOLET = "#6A3B82"
GREY = "#8A949C"
MUTED = "#6B7680"
PALE_GREEN = "#DDEBE3"
PALE_OLIVE = "#E9EBC9"
PALE_RED = "#F8DCD8"
PALE_BLUE = "#DEE9F3"
PALE_AMBER = "#FBEBC8"
PALE_VIOLET = "#EBDFF1"
PALE_GREY = "#EEF0F1"
LINE = "#B9C2C9"
