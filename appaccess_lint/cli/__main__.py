"""``python -m appaccess_lint.cli`` is the command where no script of that name is on the path."""

from __future__ import annotations

import sys

from appaccess_lint.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
