"""GitHub's action, GitLab's template, the problem matcher and the pins of the container."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import tomli
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SCHEMAS = {
    ".github/workflows/ci.yml": "github-workflows",
    ".github/workflows/release.yml": "github-workflows",
    ".readthedocs.yaml": "readthedocs",
    "action.yml": "github-actions",
    "integrations/gitlab.yml": "gitlab-ci",
}


@pytest.mark.parametrize(("file", "schema"), SCHEMAS.items())
def test_files_follow_their_schemas(root: Path, file: str, schema: str) -> None:
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", file]
    ran = subprocess.run(words, cwd=root, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_matcher_matches_what_is_printed(root: Path) -> None:
    matcher = json.loads((root / "integrations/problem-matcher.json").read_text(encoding="utf-8"))
    (pattern,) = matcher["problemMatcher"][0]["pattern"]
    for line in (root / "examples/expected.txt").read_text(encoding="utf-8").splitlines():
        found = re.match(pattern["regexp"], line)
        assert found is not None
        rebuilt = "{}:{}:{}: {} {}".format(
            *(found[pattern[part]] for part in ("file", "line", "column", "code", "message"))
        )
        assert rebuilt == line


@pytest.mark.parametrize("kind", ["dependencies", "build"])
def test_the_container_installs_pins_of_all_that_is_asked_for(root: Path, kind: str) -> None:
    if kind == "dependencies":
        project = tomli.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        asked, pins = project["dependencies"], "integrations/requirements.txt"
    else:
        lines = (root / "integrations/build.in").read_text(encoding="utf-8").splitlines()
        asked, pins = [line for line in lines if line[0] != "#"], "integrations/build-requirements.txt"
    pinned = dict(
        re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", (root / pins).read_text(encoding="utf-8"), re.MULTILINE)
    )
    for requirement in map(Requirement, asked):
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), requirement


class Action:
    """The steps of ``action.yml``, run as GitHub runs them; those that use other actions are left out."""

    def __init__(self, root: Path, work: Path, **inputs: str) -> None:
        document = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
        given = {name: entry.get("default", "") for name, entry in document["inputs"].items()}
        self._values = {f"inputs.{name}": value for name, value in {**given, **inputs}.items()}
        self._values["github.action_path"] = str(root)
        self._steps = [step for step in document["runs"]["steps"] if "run" in step]
        self.summary, self._output = work / "summary", work / "output"
        self._temporary = work / "temporary"
        self._temporary.mkdir()
        self.printed = ""

    def run(self, project: Path) -> int:
        """Run the steps in *project* until one fails; return the last exit status."""
        status = 0
        for step in self._steps:
            self._output.write_text("")
            environment = {
                **os.environ,
                "RUNNER_TEMP": str(self._temporary),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_OUTPUT": str(self._output),
                **{name: self._filled(value) for name, value in step.get("env", {}).items()},
            }
            words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
            ran = subprocess.run(words, cwd=project, env=environment, capture_output=True, text=True)
            self.printed += ran.stdout + ran.stderr
            status = ran.returncode
            if status:
                return status
            for line in self._output.read_text().splitlines():
                name, _, value = line.partition("=")
                self._values[f"steps.{step['id']}.outputs.{name}"] = value
        return status

    def output(self, name: str) -> str:
        """The output *name* of the step that lints."""
        return self._values[f"steps.check.outputs.{name}"]

    def _filled(self, text: str) -> str:
        return re.sub(r"\$\{\{ *(.+?) *\}\}", lambda found: self._values[found[1]], text)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the steps are of bash")
def test_the_action_lints_annotates_and_sums_up(
    package_index: None, root: Path, project: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    action = Action(root, work, python=sys.executable, paths="examples/space_digest\nexamples/scripts\n")
    assert action.run(project) == 1
    annotation = re.search(r"^::error .*file=examples/space_digest/access.py,line=25\b", action.printed, re.M)
    assert annotation is not None
    assert action.summary.read_text(encoding="utf-8").startswith("# App access")
    sarif = json.loads(Path(action.output("sarif-file")).read_text(encoding="utf-8"))
    assert len(sarif["runs"][0]["results"]) == len((root / "examples/expected.txt").read_text().splitlines())


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the steps are of bash")
@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"fail-on": "never"}, 0),
        ({"arguments": "--deployment=server\n"}, 0),
        ({"paths": "examples; touch hacked\n$(touch hacked)"}, 2),
        ({"fail-on": "sometimes"}, 2),
    ],
)
def test_the_status_of_the_action(
    installed, root: Path, project: Path, tmp_path: Path, inputs: dict[str, str], status: int
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    action = Action(root, work, **{"paths": "examples", "summary": "false", **inputs})
    # the step that installs has its own test
    action._steps = action._steps[1:]
    (work / "temporary" / "appaccess-lint").symlink_to(installed.folder)
    assert action.run(project) == status
    assert not (project / "hacked").exists()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the steps are of bash")
@pytest.mark.parametrize("deployment", ["cloud", "server"])
def test_the_report_of_the_action_has_the_same_settings(
    installed, root: Path, project: Path, tmp_path: Path, deployment: str
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    arguments = f"--deployment={deployment}\n--select=AAR2\n"
    action = Action(root, work, **{"paths": "examples", "arguments": arguments, "fail-on": "never"})
    action._steps = action._steps[1:]
    (work / "temporary" / "appaccess-lint").symlink_to(installed.folder)
    assert action.run(project) == 0
    summary = action.summary.read_text(encoding="utf-8")
    assert ("No calls to Confluence Cloud were found" in summary) == (deployment == "server")


@pytest.mark.skipif(sys.platform == "win32", reason="the script is of a POSIX shell")
def test_the_template_of_gitlab_writes_its_report(root: Path, project: Path) -> None:
    document = yaml.safe_load((root / "integrations/gitlab.yml").read_text(encoding="utf-8"))
    install, lint = document["appaccess-lint"]["script"]
    assert install.startswith("pip install")
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    variables = {**os.environ, **document["variables"], "PATH": path}
    assert (
        subprocess.run(["bash", "-c", lint], cwd=project, env=variables, capture_output=True).returncode == 1
    )
    report = document["appaccess-lint"]["artifacts"]["reports"]["codequality"]
    assert len(json.loads((project / report).read_text(encoding="utf-8"))) > 20
