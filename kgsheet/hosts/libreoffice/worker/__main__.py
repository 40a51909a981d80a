"""Started as a script by a Python that has `uno`; one request and one answer a line of JSON.

It never imports from the folder it is started in, nor from the one it lies in.
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[4])
    sys.path.append(sys.path.pop(0))

    from kgsheet.hosts.libreoffice.worker.serving import serve

    serve(sys.argv[1], sys.stdin, sys.stdout)
