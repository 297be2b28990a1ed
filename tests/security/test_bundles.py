"""Bundles and archives that mean harm: bounded before anything is written, and taken for nothing else."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from appaccess_lint.organisation.archives import Limits
from appaccess_lint.organisation.repositories import RepositoryError, laid_out

CALL = "import requests\nrequests.get('https://x.atlassian.net/wiki/rest/api/space')\n"
LIMITS = Limits(members=10, size=100_000)


def git(folder: Path, *words: str, stdin: bytes = b"") -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@localhost", "-c", "commit.gpgsign=false")
    ran = subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, input=stdin)
    return ran.stdout.decode().strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    made = tmp_path / "repository"
    made.mkdir()
    git(made, "init", "--quiet", "-b", "main")
    (made / "app.py").write_text(CALL, encoding="utf-8")
    return made


def bundled(repository: Path, tree: str | None = None) -> Path:
    git(repository, "add", "--all")
    commit = git(repository, "commit-tree", tree or git(repository, "write-tree"), "-m", "x")
    git(repository, "update-ref", "refs/heads/main", commit)
    to = repository.parent / "app.bundle"
    git(repository, "bundle", "create", "--quiet", str(to), "main")
    return to


def said(source: Path, scratch: Path, limits: Limits = LIMITS) -> str:
    """Why *source* isn't laid out: then nothing of it is there."""
    scratch.mkdir(exist_ok=True)
    with pytest.raises(RepositoryError) as told, laid_out(source, scratch, limits) as folder:
        pytest.fail(f"laid out: {list(folder.iterdir())}")
    assert list(scratch.iterdir()) == []
    return str(told.value)


def test_an_honest_bundle_without_its_links(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text(CALL, encoding="utf-8")
    (repository / "link.py").symlink_to("../secret.py")
    (repository / "sub").mkdir()
    (repository / "sub" / "link").symlink_to("/etc")
    (tmp_path / "scratch").mkdir()
    with laid_out(bundled(repository), tmp_path / "scratch", LIMITS) as folder:
        assert [file.name for file in folder.rglob("*") if ".git" not in file.parts and file.is_file()] == [
            "app.py"
        ]
        assert not [file for file in folder.rglob("*") if file.is_symlink()]


TEXTS: dict[str, Callable[[Path], bytes]] = {
    "a git file": lambda folder: f"gitdir: {folder / '.git'}\n".encode(),
    "a git file by a relative path": lambda folder: b"gitdir: repository/.git\n",
    "a text": lambda folder: b"# v9 git bundle\n",
    "nothing": lambda folder: b"",
    "an archive": lambda folder: b"PK\x03\x04",
    "no pack": lambda folder: b"# v2 git bundle\n" + b"0" * 40 + b" refs/heads/main\n\n",
    "a line without end": lambda folder: b"# v2 git bundle\n" + b"0" * 50_000,
}


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_no_bundle(repository: Path, tmp_path: Path, text: str) -> None:
    bundled(repository)
    planted = tmp_path / "planted.bundle"
    planted.write_bytes(TEXTS[text](repository))
    assert said(planted, tmp_path / "scratch").startswith("not a git bundle")


def test_the_command_says_so(repository: Path, tmp_path: Path) -> None:
    bundled(repository)
    (tmp_path / "planted.bundle").write_text(f"gitdir: {repository / '.git'}\n", encoding="utf-8")
    words = [sys.executable, "-m", "appaccess_lint", "organisation", "-q", "--workers", "1", "planted.bundle"]
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True)
    assert (ran.returncode, "space" in ran.stdout) == (2, False)
    assert "not a git bundle" in ran.stderr


def test_a_bundle_of_a_part(repository: Path, tmp_path: Path) -> None:
    bundled(repository)
    first = git(repository, "rev-parse", "main")
    (repository / "b.py").touch()
    git(repository, "add", "--all")
    tree = git(repository, "write-tree")
    commit = git(repository, "commit-tree", tree, "-p", first, "-m", "y")
    git(repository, "update-ref", "refs/heads/main", commit)
    git(repository, "bundle", "create", "--quiet", str(tmp_path / "part.bundle"), f"{first}..main")
    assert "an incomplete git bundle" in said(tmp_path / "part.bundle", tmp_path / "scratch")


def many(repository: Path) -> None:
    for number in range(11):
        (repository / f"{number}.py").touch()


def large(repository: Path) -> None:
    (repository / "zeros").write_bytes(bytes(2_000_000))


def again_and_again(repository: Path) -> None:
    for number in range(9):
        (repository / f"{number}").write_bytes(bytes(20_000))


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (many, "more than 10 members"),
        (large, "more than 100000 bytes"),
        (again_and_again, "more than 1000"),
    ],
)
@pytest.mark.parametrize("form", ["a.zip", "a.tar.gz", "a.bundle"])
def test_all_are_bounded_alike(
    repository: Path, tmp_path: Path, fill: Callable[[Path], None], expected: str, form: str
) -> None:
    fill(repository)
    if form == "a.bundle":
        source = bundled(repository)
        assert source.stat().st_size < 10_000
    else:
        source = tmp_path / form
        packed(source, {file.name: file.read_bytes() for file in repository.iterdir() if file.is_file()})
    assert said(source, tmp_path / "scratch").startswith(expected)


def packed(source: Path, members: dict[str, bytes]) -> None:
    if source.suffix == ".zip":
        with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in members.items():
                file.writestr(name, content)
        return
    with tarfile.open(source, "w:gz") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))


def test_a_tree_of_the_same_trees(repository: Path, tmp_path: Path) -> None:
    """Ten levels of the same ten folders: ten thousand million paths in a kilobyte."""
    blob = git(repository, "hash-object", "-w", "--stdin", stdin=b"x = 1\n")
    tree = git(repository, "mktree", stdin=f"100644 blob {blob}\ta.py\n".encode())
    for _ in range(10):
        lines = "".join(f"040000 tree {tree}\t{number}\n" for number in range(10))
        tree = git(repository, "mktree", stdin=lines.encode())
    assert said(bundled(repository, tree), tmp_path / "scratch") == "more than 10 members"
    with (
        pytest.raises(RepositoryError, match="more than 200000 members"),
        laid_out(tmp_path / "app.bundle", tmp_path / "scratch"),
    ):
        pass


@pytest.mark.parametrize("last", ["../x.py", "b.py"])
@pytest.mark.parametrize("form", ["a.zip", "a.tar.gz"])
def test_nothing_is_written_of_what_ends_badly(tmp_path: Path, form: str, last: str) -> None:
    from appaccess_lint.organisation.archives import ArchiveError, unpack

    packed(tmp_path / form, {"a.py": b"A = 1\n", last: bytes(200_000)})
    folder = tmp_path / "outer" / "into"
    folder.mkdir(parents=True)
    with pytest.raises(ArchiveError):
        unpack(tmp_path / form, folder, LIMITS)
    assert [path.name for path in (tmp_path / "outer").rglob("*")] == ["into"]


@pytest.mark.parametrize("form", ["a.zip", "a.tar.gz", "a.tgz"])
def test_what_is_no_archive(tmp_path: Path, form: str) -> None:
    (tmp_path / form).write_text("gitdir: /x/.git\n", encoding="utf-8")
    kind = "zip" if form == "a.zip" else "gzip"
    assert said(tmp_path / form, tmp_path / "scratch") == f"can't be unpacked: not a {kind} archive"


def test_a_name_without_end(tmp_path: Path) -> None:
    """A header of a tar archive, of megabytes that are read at once, in a kilobyte."""
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as tar:
        info = tarfile.TarInfo("a.py")
        info.pax_headers = {"comment": "x" * 2_000_000}
        tar.addfile(info, io.BytesIO(b""))
    assert "a header of more than" in said(tmp_path / "a.tar.gz", tmp_path / "scratch", Limits())
