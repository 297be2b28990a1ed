"""The analysis of one repository, in a process of its own: what becomes of it touches no other.

Run with the current folder at the repository's top; prints its result as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Analyse the current folder; *argv* is a bound of megabytes, and options of ``inventory``."""
    megabytes, *options = argv
    _bound(int(megabytes))
    from appaccess_lint.cache.sites import site_to
    from appaccess_lint.cli.main import build_parser
    from appaccess_lint.cli.report_of import report_of
    from appaccess_lint.cli.settings import configure

    # the repository's own configuration isn't read: the list's owner says what counts
    words = ["inventory", "--isolated", "--quiet", "--no-cache", "--jobs", "1", *options, "."]
    arguments = build_parser().parse_args(words)
    configure(arguments)
    report = report_of(arguments)
    print(
        json.dumps(
            {
                "files": report.files,
                "sites": [site_to(site) for site in report.sites],
                "errors": [[error.path, error.message, error.line] for error in report.errors],
            }
        )
    )
    return 0


def _bound(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
