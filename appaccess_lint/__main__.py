"""``python -m appaccess_lint`` is the command where its script isn't on the path."""

from __future__ import annotations

import sys

from appaccess_lint.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
