"""``appaccess-lint fix``: rewrite deprecated v1 calls to v2."""

from __future__ import annotations

import argparse

from appaccess_lint.cli.arguments import add_analysis, add_fixing, add_input
from appaccess_lint.cli.parser import Command
from appaccess_lint.cli.status import CLEAN, ERROR, FINDINGS

EPILOG = """\
A call is rewritten if the code proves that nothing else changes: the call goes to
Cloud, the content type is stated, the whole query and the use of the response are
visible, and each key that is read is the same in v2. The other calls are listed on
standard error, each with the v2 operation and the reason why it is unchanged.

examples:
  appaccess-lint fix src                        show what would change, as a diff
  appaccess-lint fix --write src                change it
  appaccess-lint fix --deployment cloud --content-type "page_id=page" src
                                                state what the code doesn't show: the site is
                                                Cloud, and page_id is a page ID
  appaccess-lint fix --unsafe-fixes src         also if only a name indicates the content type, response
                                                keys are renamed, a client's method or another function
                                                makes the request, or callers read the response

exit status: 0 nothing to do, 1 edits (shown or written), 2 usage or input error
"""


def add(command: Command) -> None:
    """Declare the options of the command."""
    command.describe(
        description="Rewrites deprecated v1 calls to v2 where this is provably safe.",
        epilog=EPILOG,
        run=run,
    )
    add_input(command)
    modes = command.add_mutually_exclusive_group()
    modes.add_argument("--diff", action="store_true", help="show what would change (default)")
    modes.add_argument("--write", action="store_true", help="change the files")
    add_fixing(command)
    add_analysis(command)


def run(arguments: argparse.Namespace) -> int:
    """Show or write the rewrites; returns the exit status."""
    from appaccess_lint.cli.fixing import Fixing

    fixing = Fixing(arguments)
    fixing.run()
    if fixing.errors:
        return ERROR
    return FINDINGS if fixing.changed else CLEAN
