"""The options that may be set, as data, which the command line, both kinds of files and the help follow.

To add one, add it to ``OPTIONS`` and to the table of docs/configuration.md, and name it to ``add_options`` in
the commands that take it.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from appaccess_lint.config.codes_by_file import CodesByFile
from appaccess_lint.config.kinds import Choice, Codes, Flag, Jobs, Kind
from appaccess_lint.config.paths import Files, Folders, NewFile, NewFolder, Patterns
from appaccess_lint.config.settings_by_path import SettingsByPath
from appaccess_lint.config.severities import SEVERITY, Severities
from appaccess_lint.config.versions import Versions

FLAKE8_PREFIX = "aar-"
NOT_IN_FILES = "the files of a project can't say where something is written; name it on the command line"
AUTH = Choice("auto", "oauth", "basic")
DEPLOYMENT = Choice("auto", "cloud", "server")
CERTAINTY = Choice("likely", "sure")
FORMAT = Choice("text", "full", "json", "sarif", "github", "gitlab", "junit")
"""The names of ``formats.choices``, which is too slow to import in each start of flake8."""


class Option(NamedTuple):
    """One option.

    ``name`` is its key in ``[tool.appaccess-lint]``, and on the command line after ``--``.  ``flake8`` tells
    whether flake8 has the option itself (``own``), by the plugin under our prefix (``plugin``), or not.
    ``adds`` tells that the command line's value comes besides the file's, and not in its stead.
    ``in_files`` tells whether a project's files may set it.  ``command`` is the one that the option is for,
    where other commands have another option of that name.
    """

    name: str
    kind: Kind
    default: Any
    help: str
    flake8: Literal["own", "plugin", "none"] = "plugin"
    adds: bool = False
    in_files: bool = True
    command: str | None = None

    @property
    def attribute(self) -> str:
        """The name in a namespace of parsed arguments."""
        return self.name.replace("-", "_")

    @property
    def flake8_name(self) -> str | None:
        """The name in flake8's files."""
        return {"own": self.name, "plugin": FLAKE8_PREFIX + self.name, "none": None}[self.flake8]


OPTIONS = (
    Option(
        "select",
        Codes(),
        None,
        "show these codes instead of those that are on by default",
        flake8="own",
    ),
    Option(
        "extend-select",
        Codes(),
        (),
        "show these codes as well; codes that are off by default, such as AAR105, are named in full",
        adds=True,
    ),
    Option("ignore", Codes(), (), "leave out these codes", flake8="own"),
    Option("extend-ignore", Codes(), (), "leave out these besides those of ignore", flake8="own", adds=True),
    Option(
        "per-file-ignores",
        CodesByFile(),
        (),
        "leave out codes in the files and folders of a name or path, whatever is selected",
        flake8="own",
    ),
    Option(
        "severity",
        Severities(),
        (),
        "give codes another severity: note, warning or error",
        flake8="none",
    ),
    Option(
        "fail-on",
        SEVERITY,
        "warning",
        "exit with status 1 if there is a finding of at least this severity",
        flake8="none",
    ),
    Option("format", FORMAT, "text", "form of the findings of check", flake8="none", command="check"),
    Option(
        "jobs",
        Jobs(),
        0,
        "processes to use; auto is one for each processor where there are many files",
        flake8="none",
    ),
    Option(
        "exclude",
        Patterns(),
        (),
        "leave out files and folders of this name or path; hidden, environment and build folders "
        "below a PATH always are",
        flake8="own",
    ),
    Option(
        "extend-exclude",
        Patterns(),
        (),
        "leave out these besides those of exclude",
        flake8="own",
        adds=True,
    ),
    Option("respect-gitignore", Flag(), True, "leave out what git ignores below a PATH", flake8="none"),
    Option(
        "deployment",
        DEPLOYMENT,
        "auto",
        "where the code's Confluence runs: told by each URL's host (auto), always Cloud, or always Server or "
        "Data Center, where there is nothing to report",
    ),
    Option(
        "auth",
        AUTH,
        "auto",
        "how the app is authenticated: told by the code of each call (auto), always by OAuth, or always by "
        "basic authentication",
    ),
    Option(
        "certainty",
        CERTAINTY,
        "likely",
        "how sure it has to be that a call reaches Confluence: sure leaves out the calls of which only the "
        "code around them says so",
    ),
    Option(
        "client-versions",
        Versions(),
        (),
        "version or range of versions of a client library, such as atlassian-python-api=3.41.16 or "
        "atlassian-python-api>=4,<5; found in the project's requirements otherwise",
    ),
    Option(
        "per-path",
        SettingsByPath(auth=AUTH, deployment=DEPLOYMENT, client_versions=Versions()),
        (),
        "give auth, deployment and client-versions other values in the files and folders of a name or path",
    ),
    Option("catalog", Files(), (), "TOML files with further operations"),
    Option("clients", Files(), (), "TOML files with further client models"),
    Option(
        "roots",
        Folders(),
        (),
        "folders from which the code's own modules are imported; mostly found by themselves",
    ),
    Option("baseline", NewFile(), None, "leave out the findings that this file has", flake8="none"),
    Option("follow-imports", Flag(), True, "read the modules that a file imports; not doing so is quicker"),
    Option("cache", Flag(), True, "keep results for the next run, which is quicker then"),
    Option(
        "cache-dir",
        NewFolder(),
        None,
        "where results are kept, instead of the user's folder for caches",
        in_files=False,
    ),
)
BY_NAME = {option.name: option for option in OPTIONS}
