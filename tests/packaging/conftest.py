"""The distributions, built once, and an environment with the wheel."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from environment import Environment, run


@pytest.fixture(scope="session")
def wheel(package_index: None, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution, so that this one too is proved complete."""
    out = tmp_path_factory.mktemp("dist")
    built = run(sys.executable, "-m", "build", "--outdir", str(out), str(root), cwd=out)
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = out.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """A new environment with the wheel and what it depends on."""
    return Environment.created(tmp_path_factory.mktemp("installed") / "env", str(wheel))


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A copy of the example and its flake8 settings, to be changed at will."""
    shutil.copytree(root / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / ".flake8", tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def expected(root: Path) -> list[str]:
    """The lines that linting the example prints."""
    return (root / "examples" / "expected.txt").read_text(encoding="utf-8").splitlines()
