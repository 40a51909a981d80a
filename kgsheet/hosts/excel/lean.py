"""Loads xlwings without the libraries that it imports to convert their values.

xlwings 0.37.8 imports pandas, Polars, NumPy, Matplotlib, Pillow and Plotly wherever they are
installed. pandas and NumPy alone are two thirds of what a click takes to start and half of its
memory, and we read and write plain values. Whoever needs one of them later imports it as ever.
"""

from __future__ import annotations

import sys

_CONVERTED = ("PIL", "matplotlib", "numpy", "pandas", "plotly", "polars")


def _load() -> None:
    hidden = [name for name in _CONVERTED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None: cannot be imported
    try:
        import xlwings  # noqa: F401
    finally:
        for name in hidden:
            del sys.modules[name]


_load()
