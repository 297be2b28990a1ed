"""What CI installs: a pin with hashes for each thing that the project asks for, within what it asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli
from packaging.requirements import Requirement

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def asked(root: Path) -> list[Requirement]:
    project = tomli.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = [
        *project["dependencies"],
        *(r for extra in project["optional-dependencies"].values() for r in extra),
    ]
    tools = (root / ".ci" / "tools.in").read_text(encoding="utf-8").splitlines()
    found = [Requirement(text) for text in (*listed, *(line for line in tools if not line.startswith("#")))]
    return [requirement for requirement in found if requirement.name != project["name"]]


def test_each_requirement_is_pinned(root: Path) -> None:
    text = (root / ".ci" / "requirements.txt").read_text(encoding="utf-8")
    pins: dict[str, list[str]] = {}
    for name, version in PIN.findall(text):
        pins.setdefault(name.lower(), []).append(version)
    for requirement in asked(root):
        versions = pins.get(requirement.name.lower())
        assert versions, f"{requirement} has no pin: CONTRIBUTING.md tells how to bring them up to date"
        assert all(requirement.specifier.contains(v, prereleases=True) for v in versions), requirement


def test_each_pin_has_hashes(root: Path) -> None:
    text = (root / ".ci" / "requirements.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) > 100
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("file", [".ci/run", ".github/workflows/ci.yml"])
def test_ci_installs_nothing_else(root: Path, file: str) -> None:
    lines = (root / file).read_text(encoding="utf-8").splitlines()
    installs = [line for line in lines if re.search(r"\bpip\"? install\b", line)]
    assert installs
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs)
