"""Archives that mean harm, or are broken, do none outside their folder and end in a clear error."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from appaccess_lint.organisation.archives import ArchiveError, Limits, unpack


def archived(path: Path, members: dict[str, bytes]) -> Path:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in members.items():
                file.writestr(name, content)
        return path
    with tarfile.open(path, "w:gz") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "outer" / "into"
    made.mkdir(parents=True)
    return made


def below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


FORMS = pytest.mark.parametrize("form", ["a.zip", "a.tar.gz"])


@FORMS
def test_an_honest_archive_is_unpacked_whole(form: str, tmp_path: Path, folder: Path) -> None:
    members = {"app/a.py": b"A = 1\n", "app/sub/b.py": b"B" * 200_000}
    unpack(archived(tmp_path / form, members), folder)
    assert {name: (folder / name).read_bytes() for name in below(folder)} == members


@FORMS
@pytest.mark.parametrize("name", ["../x.py", "a/../../x.py", "/x.py", "C:\\x.py", "..\\x.py"])
def test_names_that_lead_out_are_refused(form: str, name: str, tmp_path: Path, folder: Path) -> None:
    archive = archived(tmp_path / form, {name: b"x"})
    with pytest.raises(ArchiveError, match="leads out"):
        unpack(archive, folder)
    assert below(tmp_path) == {form}


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE])
def test_nothing_is_written_through_a_link(kind: bytes, tmp_path: Path, folder: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as tar:
        link = tarfile.TarInfo("way")
        link.type, link.linkname = kind, os.fspath(secret)
        tar.addfile(link)
        inside = tarfile.TarInfo("way/x.py")
        inside.size = 1
        tar.addfile(inside, io.BytesIO(b"x"))
    unpack(tmp_path / "a.tar.gz", folder)
    assert below(folder) == {"way/x.py"}
    assert not list(secret.iterdir())


@FORMS
def test_a_bomb_stops_at_the_bound(form: str, tmp_path: Path, folder: Path) -> None:
    archive = archived(tmp_path / form, {"bomb.py": bytes(5_000_000)})
    assert archive.stat().st_size < 20_000
    with pytest.raises(ArchiveError, match="more than 100000 bytes"):
        unpack(archive, folder, Limits(members=10, size=100_000))
    assert sum(path.stat().st_size for path in folder.rglob("*")) <= 100_000


@FORMS
def test_too_many_members_are_refused(form: str, tmp_path: Path, folder: Path) -> None:
    archive = archived(tmp_path / form, {f"{number}.py": b"" for number in range(11)})
    with pytest.raises(ArchiveError, match="more than 10 members"):
        unpack(archive, folder, Limits(members=10))


@FORMS
def test_a_broken_archive_is_an_error(form: str, tmp_path: Path, folder: Path) -> None:
    archive = archived(tmp_path / form, {"a.py": os.urandom(50_000)})
    archive.write_bytes(archive.read_bytes()[:30_000])
    with pytest.raises(ArchiveError, match="can't be unpacked"):
        unpack(archive, folder)
