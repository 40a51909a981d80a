"""Prints the CPU time that a fresh process takes until a template is ready; `report` runs it."""

from __future__ import annotations

import json
import time

begin = time.process_time()

from kgsheet.documents.compiling import compile_template  # noqa: E402
from kgsheet.shipped import word_template  # noqa: E402

compile_template(word_template("BC").read_bytes())
print(json.dumps(time.process_time() - begin))
