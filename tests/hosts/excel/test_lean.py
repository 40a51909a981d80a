"""A click starts without the libraries that xlwings would convert values of."""

from __future__ import annotations

import subprocess
import sys

CONVERTED = {"PIL", "matplotlib", "numpy", "pandas", "plotly", "polars"}


def loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.split())


def test_xlwings_is_loaded_without_what_it_converts() -> None:
    modules = loaded("import kgsheet.macros")

    assert "xlwings" in modules
    assert modules & CONVERTED == set()


def test_what_it_converts_can_be_imported_afterwards() -> None:
    assert {"numpy", "pandas"} <= loaded("import kgsheet.macros; import pandas")


def test_what_was_loaded_before_stays() -> None:
    assert {"numpy", "pandas"} <= loaded("import pandas; import kgsheet.macros")
