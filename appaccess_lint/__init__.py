"""Finds Confluence Cloud REST calls that app access rules can block, or that are deprecated."""

# "python -m appaccess_lint" runs this file while modules can still be imported from the current folder, which
# isn't trusted.  So only modules of this package are imported, not even "typing" and "__future__".
from appaccess_lint.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from appaccess_lint.model import CallSite

__all__ = ["__version__", "analyze"]


def analyze(source: str, path: str, *, usage: bool = False) -> "list[CallSite]":
    """Return the call sites of *source* in order of position, each with its findings.

    Args:
        source: The source.
        path: The path of the source, which need not exist.  Modules in the same project are read if a URL
            needs them.
        usage: Whether to add to each call how its response is used (``CallSite.usage``) and what handles its
            refusal (``CallSite.refusal``); this reads callers.

    Raises:
        ValueError: If the source can't be parsed.
    """
    from appaccess_lint.engine import Analyzer, Settings

    analysis = Analyzer(Settings(usage=usage)).analyze(source, path)
    if analysis.errors and not analysis.sites:
        error = analysis.errors[0]
        raise ValueError(f"{error.path}:{error.line or 1}: {error.message}")
    return [site for site in analysis.sites if site.kind != "unresolved"]
