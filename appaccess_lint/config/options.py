"""The options as data: the command line, both kinds of configuration files and the help use them.

To add an option, add it to ``OPTIONS`` and to the table of docs/configuration.md, and pass its name to
``add_options`` in the commands that take it.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from appaccess_lint.config.codes_by_file import CodesByFile
from appaccess_lint.config.option_types import Choice, Codes, Flag, Jobs, Kind
from appaccess_lint.config.paths import Files, Folders, NewFile, NewFolder, Patterns
from appaccess_lint.config.settings_by_path import SettingsByPath
from appaccess_lint.config.severities import FAIL_ON, Severities
from appaccess_lint.config.versions import Versions

FLAKE8_PREFIX = "aar-"
NOT_IN_FILES = "the files of a project can't set where files are written; use the command line"
AUTH = Choice("auto", "oauth", "basic")
DEPLOYMENT = Choice("auto", "cloud", "server")
CERTAINTY = Choice("likely", "sure")
FORMAT = Choice("text", "full", "json", "sarif", "github", "gitlab", "junit")
"""The names of ``formats.choices``, which is too slow to import in each run of flake8."""


class Option(NamedTuple):
    """One option.

    ``name`` is its key in ``[tool.appaccess-lint]``, and on the command line after ``--``.  ``flake8`` states
    whether the option is flake8's own (``own``), is added by the plugin under our prefix (``plugin``), or is
    missing in flake8 (``none``).  ``adds`` states that the command line's value is added to the file's value
    and doesn't replace it.  ``in_files`` states whether a project's files may set the option.  ``command`` is
    the only command with this option, if other commands have a different option with the same name.
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
        "show these codes as well; codes that are off by default, such as AAR105, must be named in full",
        adds=True,
    ),
    Option("ignore", Codes(), (), "hide these codes", flake8="own"),
    Option(
        "extend-ignore",
        Codes(),
        (),
        "hide these codes in addition to ignore",
        flake8="own",
        adds=True,
    ),
    Option(
        "per-file-ignores",
        CodesByFile(),
        (),
        "hide codes in the files and folders that match a name or path, even if they are selected",
        flake8="own",
    ),
    Option(
        "severity",
        Severities(),
        (),
        "change the severity of codes to note, warning or error",
        flake8="none",
    ),
    Option(
        "fail-on",
        FAIL_ON,
        "warning",
        "exit with status 1 if there is a finding of at least this severity, or never",
        flake8="none",
    ),
    Option(
        "format", FORMAT, "text", "output format of the findings of check", flake8="none", command="check"
    ),
    Option(
        "jobs",
        Jobs(),
        0,
        "number of processes; auto uses one per processor if there are many files",
        flake8="none",
    ),
    Option(
        "exclude",
        Patterns(),
        (),
        "skip files and folders that match this name or path; hidden folders (except those of pipelines, "
        "such as .github), environment and build folders under a PATH, and copies of libraries in it, are "
        "always skipped",
        flake8="own",
    ),
    Option(
        "extend-exclude",
        Patterns(),
        (),
        "skip these in addition to exclude",
        flake8="own",
        adds=True,
    ),
    Option("respect-gitignore", Flag(), True, "skip what git ignores under each PATH", flake8="none"),
    Option(
        "deployment",
        DEPLOYMENT,
        "auto",
        "where Confluence runs: inferred for each call (auto), Cloud, or Server or Data Center, for which "
        "nothing is reported",
    ),
    Option(
        "auth",
        AUTH,
        "auto",
        "how the app authenticates: inferred for each call (auto), with OAuth, or with basic authentication",
    ),
    Option(
        "certainty",
        CERTAINTY,
        "likely",
        "required certainty that a call reaches Confluence: sure hides calls for which only the "
        "surrounding code indicates it",
    ),
    Option(
        "client-versions",
        Versions(),
        (),
        "version or version range of a client library, such as atlassian-python-api=3.41.16 or "
        "atlassian-python-api>=4,<5; by default, taken from the project's requirements",
    ),
    Option(
        "per-path",
        SettingsByPath(auth=AUTH, deployment=DEPLOYMENT, client_versions=Versions()),
        (),
        "set auth, deployment or client-versions for the files and folders that match a name or path",
    ),
    Option("catalog", Files(), (), "TOML files with additional operations"),
    Option("clients", Files(), (), "TOML files with additional client models"),
    Option(
        "roots",
        Folders(),
        (),
        "folders that contain the project's own modules; usually detected",
    ),
    Option("baseline", NewFile(), None, "hide the findings listed in this file", flake8="none"),
    Option("follow-imports", Flag(), True, "read the modules that a file imports; false is faster"),
    Option("cache", Flag(), True, "cache results, so that the next run is faster"),
    Option(
        "cache-dir",
        NewFolder(),
        None,
        "folder for cached results, instead of the user's cache folder",
        in_files=False,
    ),
)
BY_NAME = {option.name: option for option in OPTIONS}
