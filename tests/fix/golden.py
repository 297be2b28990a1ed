"""Writes the ``.after.py`` files anew: ``python tests/fix/golden.py``; read the difference then."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from proof import AFTER, FOLDER, idioms  # noqa: E402

for idiom in idioms():
    if not idiom.refused:
        with tempfile.TemporaryDirectory() as folder:
            FOLDER.joinpath(idiom.name + AFTER).write_text(idiom.fixed(Path(folder))[0])
