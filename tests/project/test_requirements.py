"""The version of a client library, told by what the project around a file asks for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from laying_out import lay_out

from appaccess_lint.clients.load import version_lines
from appaccess_lint.clients.releases import allowed_lines
from appaccess_lint.engine import Analyzer, Settings
from appaccess_lint.project.requirements import required_versions

NAME = "atlassian-python-api"
LOCK = """
[[package]]
name = "anyio"
version = "4.4.0"

[[package]]
name = "atlassian-python-api"
version = "3.41.14"
source = { registry = "somewhere" }
dependencies = [
    { name = "requests", version = "2.0" },
]

[[package]]
name = "zipp"
version = "5.1.0"
"""


def specifier(folder: Path) -> str | None:
    found = required_versions(folder, {NAME}).get(NAME)
    return found.specifier if found is not None else None


def allowed(folder: Path) -> list[str]:
    lines = version_lines()[NAME].lines
    return [found.version for found in allowed_lines(lines, specifier(folder) or "")]


def pyproject(*requirements: str) -> str:
    return f"[project]\nname = 'app'\ndependencies = {json.dumps(requirements)}\n"


EXACT = {
    "uv.lock": {"uv.lock": LOCK, "pyproject.toml": pyproject(f"{NAME}>=3")},
    "poetry.lock": {"poetry.lock": LOCK},
    "pdm.lock": {"pdm.lock": LOCK},
    "Pipfile.lock": {"Pipfile.lock": json.dumps({"default": {NAME: {"version": "==3.41.14"}}})},
    "Pipfile.lock, for development": {
        "Pipfile.lock": json.dumps({"default": {}, "develop": {NAME: {"version": "==3.41.14"}}})
    },
    "pyproject.toml": {"pyproject.toml": pyproject("requests>=2", "Atlassian_Python.API == 3.41.14")},
    "an extra and a marker": {"pyproject.toml": pyproject(f"{NAME}[kerberos]==3.41.14; python_version>'3'")},
    "optional dependencies": {
        "pyproject.toml": f"[project.optional-dependencies]\nwiki = ['{NAME}==3.41.14']"
    },
    "a dependency group": {
        "pyproject.toml": f"[dependency-groups]\na = [{{ include-group = 'b' }}]\nb = ['{NAME}==3.41.14']"
    },
    "poetry": {"pyproject.toml": f"[tool.poetry.dependencies]\npython = '^3.9'\n{NAME} = '3.41.14'"},
    "poetry, a table": {
        "pyproject.toml": f"[tool.poetry.dependencies]\n{NAME} = {{ version = '3.41.14', optional = true }}"
    },
    "poetry, a group": {"pyproject.toml": f"[tool.poetry.group.docs.dependencies]\n{NAME} = '3.41.14'"},
    "setup.cfg": {"setup.cfg": f"[options]\ninstall_requires =\n    requests\n    {NAME}==3.41.14\n"},
    "setup.cfg, an extra": {"setup.cfg": f"[options.extras_require]\nwiki = {NAME}==3.41.14\n"},
    "setup.py": {"setup.py": f"from setuptools import setup\nsetup(install_requires=['{NAME}==3.41.14'])"},
    "requirements.txt": {"requirements.txt": f"requests\n{NAME}==3.41.14  # the wiki\n"},
    "sources beside the metadata of a wheel": {
        "app-1.0.dist-info/METADATA": f"Name: app\nRequires-Dist: {NAME} (==3.41.14)\n\n{NAME}==5.0.0\n"
    },
    "PKG-INFO": {
        "PKG-INFO": f"Name: app\nRequires-Dist: requests\nRequires-Dist: {NAME}==3.41.14; extra == 'a'\n"
    },
    "hashes": {"requirements.txt": f"{NAME}==3.41.14 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\n"},
    "requirements for one purpose": {"requirements-docs.txt": f"{NAME}==3.41.14"},
    "an included file": {
        "requirements.txt": "-r requires/base.txt",
        "requires/base.txt": f"--requirement=more.txt\n-r ../requirements.txt\n{NAME}\n",
        "requires/more.txt": f"{NAME}==3.41.14",
    },
    "constraints": {"requirements.txt": f"-c pins.txt\n{NAME}>=3", "pins.txt": f"{NAME}==3.41.14"},
    "a folder of requirements": {
        "requirements/base.txt": f"{NAME}==3.41.14",
        "requirements/dev.txt": "-r base.txt",
    },
    "Pipfile": {"Pipfile": f"[packages]\n{NAME} = '==3.41.14'\n"},
    "Pipfile, a table": {
        "Pipfile": f"[dev-packages]\n{NAME} = {{version = '==3.41.14', extras = ['kerberos']}}\n"
    },
    "conda": {"environment.yml": f"dependencies:\n  - python=3.12\n  - conda-forge::{NAME}==3.41.14\n"},
    "pip in conda": {"environment.yaml": f"dependencies:\n  - pip:\n    - '{NAME}==3.41.14'  # wiki\n"},
    "markers of Python": {
        "requirements.txt": f"{NAME}==3.40; python_version < '3.8'\n{NAME}==3.41.14; python_version >= '3.8'"
    },
    "a range and a pin": {"pyproject.toml": pyproject(f"{NAME}>=3"), "requirements.txt": f"{NAME}==3.41.14"},
}


@pytest.mark.parametrize("files", EXACT.values(), ids=EXACT.keys())
def test_an_exact_version_is_found_in_each_kind_of_file(tmp_path: Path, files: dict[str, str]) -> None:
    lay_out(tmp_path, files)
    assert specifier(tmp_path) == "==3.41.14"


RELEASES = ["3.41.16", "4.0.7", "5.0.0", "5.0.1", "5.0.2", "5.0.4", "5.0.5"]
OF_5 = RELEASES[2:]


@pytest.mark.parametrize(
    ("specifier", "versions"),
    [
        ("", RELEASES),
        (">=3.41", RELEASES),
        (">=5", OF_5),
        (">4.0.7", RELEASES[1:]),
        ("~=4.0", ["4.0.7"]),
        ("~=5.0.1", OF_5[1:]),
        (">=3.41,<5", ["3.41.16", "4.0.7"]),
        (">=3,<5.0.2", ["3.41.16", "4.0.7", "5.0.0", "5.0.1"]),
        ("==4.*", ["4.0.7"]),
        ("<4", ["3.41.16"]),
        ("<3.41.9", ["3.41.8"]),
        ("!=5.0.5", RELEASES[:-1]),
        ("!=4.0.7,>=4,<5", ["4.0.6"]),
        ("!=5.*", ["3.41.16", "4.0.7"]),
        (">=4,!=5.0.5,!=5.0.4", ["4.0.7", *OF_5[:3], "5.0.3"]),
        (">=5.1", ["5.1"]),
        ("<=5.0.3", ["3.41.16", "4.0.7", "5.0.0", "5.0.1", "5.0.2", "5.0.3"]),
        ("==5.0.3", ["5.0.3"]),
        ("==6.0", ["6.0"]),
    ],
)
def test_a_requirement_allows_lines_of_versions(tmp_path: Path, specifier: str, versions: list[str]) -> None:
    lay_out(tmp_path, {"pyproject.toml": pyproject(NAME + specifier)})
    assert allowed(tmp_path) == versions


@pytest.mark.parametrize(
    ("constraint", "versions"),
    [
        ("^3.41", ["3.41.16"]),
        ("^4", ["4.0.7"]),
        ("~3.41", ["3.41.16"]),
        ("~4", ["4.0.7"]),
        ("3.*", ["3.41.16"]),
        ("*", RELEASES),
        (">=3.41, <5", ["3.41.16", "4.0.7"]),
        ("^3.41 || ^4.0", ["4.0.7"]),
        (">= 5", OF_5),
    ],
)
def test_poetrys_own_operators_are_understood(tmp_path: Path, constraint: str, versions: list[str]) -> None:
    lay_out(tmp_path, {"pyproject.toml": f"[tool.poetry.dependencies]\n{NAME} = '{constraint}'"})
    assert allowed(tmp_path) == versions


SILENT = {
    "no project": {"notes.txt": f"{NAME}==3.41.14"},
    "another library": {"pyproject.toml": pyproject("requests==3.41.14"), "uv.lock": LOCK.replace(NAME, "b")},
    "a longer name": {"requirements.txt": f"{NAME}-stubs==3.41.14"},
    "a comment": {"requirements.txt": f"# {NAME}==3.41.14"},
    "no TOML": {"pyproject.toml": f"[project\ndependencies = ['{NAME}==3.41.14']"},
    "other types than expected": {"pyproject.toml": f"project = 1\ntool = ['{NAME}']"},
    "no JSON": {"Pipfile.lock": f"{{ '{NAME}'"},
    "JSON of another kind": {"Pipfile.lock": json.dumps({"default": [NAME], "develop": {NAME: "3"}})},
    "no configuration": {"setup.cfg": f"install_requires = {NAME}==3.41.14"},
    "no Python": {"setup.py": f"setup(install_requires=['{NAME}==3.41.14'"},
}

ANY = {
    "any version": {"pyproject.toml": pyproject(NAME), "requirements.txt": NAME},
    "any version, poetry": {"pyproject.toml": f"[tool.poetry.dependencies]\n{NAME} = '*'"},
    "an address": {"requirements.txt": f"{NAME} @ git+https://example.org/api@3.41.14"},
    "no version": {"requirements.txt": f"{NAME}===old", "uv.lock": LOCK.replace("3.41.14", "?")},
    "no range": {"pyproject.toml": pyproject(f"{NAME}>=4,<4")},
}


@pytest.mark.parametrize("files", ANY.values(), ids=ANY.keys())
def test_any_version_is_allowed_by(tmp_path: Path, files: dict[str, str]) -> None:
    lay_out(tmp_path, {".git/HEAD": "", **files})
    assert specifier(tmp_path) == ""


@pytest.mark.parametrize("files", SILENT.values(), ids=SILENT.keys())
def test_nothing_is_told_by(tmp_path: Path, files: dict[str, str]) -> None:
    lay_out(tmp_path, {".git/HEAD": "", **files})
    assert required_versions(tmp_path, {NAME}) == {}


def test_what_cant_be_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "uv.lock").mkdir()
    (tmp_path / "pyproject.toml").write_bytes(b"\xff" + pyproject(f"{NAME}==4.0.7").encode())
    (tmp_path / "requirements.txt").write_bytes(f"{NAME}==3.41.14\r\n".encode("utf-16"))
    assert specifier(tmp_path) == "==3.41.14"


def test_a_setup_py_isnt_executed(tmp_path: Path) -> None:
    made = tmp_path / "made"
    lay_out(tmp_path, {"setup.py": f"open({str(made)!r}, 'w')\nNEEDED = '{NAME}==3.41.14'\n"})
    assert specifier(tmp_path) == "==3.41.14"
    assert not made.exists()


def test_the_nearest_project_counts(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "requirements.txt": f"{NAME}==3.41.14",
            "service/requirements.txt": f"{NAME}==4.0.7",
            "service/src/app/wiki.py": "",
        },
    )
    assert specifier(tmp_path / "service/src/app") == "==4.0.7"
    assert specifier(tmp_path / "service/not/yet/there") == "==4.0.7"
    assert specifier(tmp_path / "scripts") == "==3.41.14"


def test_no_project_is_looked_for_above_the_repository_or_far_away(tmp_path: Path) -> None:
    lay_out(tmp_path, {"requirements.txt": f"{NAME}==3.41.14", "clone/.git/HEAD": "", "clone/app.py": ""})
    assert specifier(tmp_path / "clone") is None
    assert specifier(tmp_path / "1/2/3/4/5/6") == "==3.41.14"
    assert specifier(tmp_path / "1/2/3/4/5/6/7") is None


def test_no_file_outside_the_project_is_included(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "other/pins.txt": f"{NAME}==3.41.14",
            "app/requirements.txt": "-r ../other/pins.txt\n-c linked.txt\n-r \0\n-r https://example.org/r.txt",
        },
    )
    (tmp_path / "app/linked.txt").symlink_to(tmp_path / "other/pins.txt")
    assert specifier(tmp_path / "app") is None


def test_where_demands_contradict_each_other_the_first_counts(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pyproject.toml": pyproject(f"{NAME}==4.0.7"), "requirements.txt": f"{NAME}==3.41.14"})
    assert specifier(tmp_path) == "==4.0.7"


SOURCE = """\
from atlassian import Confluence

confluence = Confluence("https://example.atlassian.net/wiki/rest/api", cloud=True)
confluence.cql("type=page")
"""


def operations(analyzer: Analyzer, file: Path, source: str = SOURCE) -> list[str]:
    return [o.key for site in analyzer.analyze(source, str(file)).sites for o in site.operations]


def test_a_call_means_what_it_does_in_the_version_that_its_project_asks_for(tmp_path: Path) -> None:
    lay_out(tmp_path, {"old/pyproject.toml": pyproject(f"{NAME}==3.41.16")})
    lay_out(tmp_path, {"new/pyproject.toml": pyproject(f"{NAME}>=5"), "none/pyproject.toml": pyproject()})
    analyzer = Analyzer()  # one for all, as in one run of the linter
    for _ in range(2):
        assert operations(analyzer, tmp_path / "old/app.py") == ["GET /wiki/rest/api/search"]
        assert operations(analyzer, tmp_path / "new/app.py") == ["GET /wiki/rest/api/content/search"]
        assert operations(analyzer, tmp_path / "none/app.py") == ["GET /wiki/rest/api/content/search"]


def test_a_client_that_another_module_makes_is_of_the_same_version(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pyproject.toml": pyproject(f"{NAME}>=5"), "wiki.py": SOURCE})
    source = "from wiki import confluence\nconfluence.cql('type=page')\n"
    assert operations(Analyzer(), tmp_path / "app.py", source) == ["GET /wiki/rest/api/content/search"]


def test_the_users_setting_wins(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pyproject.toml": pyproject(f"{NAME}>=5")})
    analyzer = Analyzer(Settings(client_versions=((NAME, "3.41.16"),)))
    assert operations(analyzer, tmp_path / "app.py") == ["GET /wiki/rest/api/search"]


def test_conda_pins_what_begins_alike(tmp_path: Path) -> None:
    lay_out(tmp_path, {"environment.yml": f"dependencies:\n  - {NAME}=4.0=py_0\n"})
    assert allowed(tmp_path) == ["4.0.7"]


SCRIPT = """# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "requests",
#   "Atlassian_Python_API{requirement}",  # the client
# ]
# ///
from atlassian import Confluence
wiki = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="t", cloud=True)
wiki.get_page_by_id("12")
"""


@pytest.mark.parametrize(
    ("source", "lacks"),
    [
        (SCRIPT.format(requirement="<5"), False),
        (SCRIPT.format(requirement="==3.41.16 ; python_version > '3.8'"), False),
        (SCRIPT.format(requirement=""), True),
        (SCRIPT.format(requirement=">=5"), True),
        (
            "#!/usr/bin/env -S uv run --script\n" + SCRIPT.format(requirement="~=4.0").replace("\n", "\r\n"),
            False,
        ),
        (SCRIPT.format(requirement="<5").replace("# ///\n", ""), True),
        (SCRIPT.format(requirement="<5").replace("requires-python", "= ="), True),
    ],
)
def test_metadata_of_a_script(tmp_path: Path, source: str, lacks: bool) -> None:
    (site,) = Analyzer().analyze(source, str(tmp_path / "script.py")).sites
    assert any(finding.code == "AAR404" for finding in site.findings) is lacks


def test_a_script_counts_before_its_project(tmp_path: Path) -> None:
    lay_out(tmp_path, {"requirements.txt": "atlassian-python-api==5.0.5\n"})
    (site,) = Analyzer().analyze(SCRIPT.format(requirement="<5"), str(tmp_path / "script.py")).sites
    assert all(finding.code != "AAR404" for finding in site.findings)
