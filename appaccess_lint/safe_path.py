"""Remove the current folder from ``sys.path``: it may contain the analyzed project, which isn't trusted.

Before that, this module imports only what the interpreter has loaded at its start.
"""

import sys


def leave_out_current_folder(*, by_module: bool) -> None:
    """Remove the entries of ``sys.path`` that name the current folder, or depend on it.

    These are the first entry of ``python -m`` (*by_module*), empty and relative entries, relative entries of
    ``PYTHONPATH``, which Python makes absolute at its start, and the folder's absolute path.  If this package
    is installed from the current folder, the folder moves to the end.
    """
    if by_module and not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
        del sys.path[:1]
    import os

    try:
        here = os.path.realpath(os.getcwd())
    except OSError:  # the folder has been deleted
        here = ""
    given = [] if sys.flags.ignore_environment else os.environ.get("PYTHONPATH", "").split(os.pathsep)
    relative = {os.path.abspath(entry) for entry in given if not os.path.isabs(entry)} if here else set()
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    sys.path[:] = [
        entry
        for entry in sys.path
        if os.path.isabs(entry) and entry not in relative and os.path.realpath(entry) != here
    ]
    if os.path.realpath(own) == here:
        sys.path.append(own)
