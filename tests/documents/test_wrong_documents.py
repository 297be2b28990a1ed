"""Documents with a mistake: one line names the file, the place, what was expected and what was found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli
from kinds import KINDS, Kind
from running import run

TABLE = tomli.loads(Path(__file__).with_name("wrong.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(kind, entry["document"], entry["message"], id=f"{kind} {number}")
    for kind, entries in TABLE.items()
    for number, entry in enumerate(entries)
]
COMMANDS = {
    "catalog": ("check", "--isolated", "--catalog", "file.toml", "."),
    "clients": ("check", "--isolated", "--clients", "file.toml", "."),
    "configuration": ("check", "--config", "file.toml", "."),
    "baseline": ("check", "--isolated", "--baseline", "file.json", "."),
    "openapi": ("catalog", "diff", "file.json"),
    "openapi, imported": ("catalog", "import", "-o", "new.toml", "file.json"),
}
# what no file of any kind may be
FAULTS = {
    "nested too deeply": b"a = " + b"[" * 100_000,
    "nested too deeply, in JSON": b"[" * 100_000,
    "no UTF-8": b"# \xe9\n[a]\n",
    "cut off": b'{"a = "',
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("src").mkdir()
    return tmp_path


def refusal(kind: Kind, file: Path) -> str:
    """Return what the error about *file* says after the file's name."""
    with pytest.raises(kind.error) as caught:
        kind.read(file)
    said = str(caught.value)
    assert "\n" not in said
    assert said.startswith(f"{file}:")
    return said.removeprefix(f"{file}:").lstrip(" ")


@pytest.mark.parametrize(("name", "document", "message"), CASES)
def test_a_wrong_document(name: str, document: str, message: str) -> None:
    kind = KINDS[name]
    file = Path(f"file{kind.suffix}")
    file.write_text(document, encoding="utf-8")
    pattern = ".*".join(map(re.escape, message.split("…")))
    assert re.fullmatch(pattern, refusal(kind, file))


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", KINDS)
def test_what_is_no_document_of_any_kind(name: str, fault: str) -> None:
    kind = KINDS[name]
    file = Path(f"file{kind.suffix}")
    file.write_bytes(FAULTS[fault])
    assert refusal(kind, file)


@pytest.mark.parametrize("name", KINDS)
def test_what_is_no_file(name: str) -> None:
    kind = KINDS[name]
    assert refusal(kind, Path(f"none{kind.suffix}"))
    assert refusal(kind, Path("src"))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_says_it(folder: Path, command: str) -> None:
    kind = command.partition(",")[0]
    file = f"file{KINDS[kind].suffix}"
    entry = TABLE[kind][0]
    Path(file).write_text(entry["document"], encoding="utf-8")
    ran = run(*COMMANDS[command], cwd=folder)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"appaccess-lint: error: {file}:")


def test_long_and_unprintable_values_are_cut() -> None:
    document = f'[[operation]]\nmethod = "GET"\npath = "/wiki/rest/api/space"\nlifecycle = "\\n{"x" * 500}"\n'
    Path("file.toml").write_text(document, encoding="utf-8")
    said = refusal(KINDS["catalog"], Path("file.toml"))
    assert len(said) < 200
    assert "x" * 40 in said


def test_the_line_that_is_no_utf_8_is_named() -> None:
    Path("file.toml").write_bytes("[[operation]]\ntitle = 'Räume'\n".encode("latin-1"))
    assert refusal(KINDS["catalog"], Path("file.toml")) == "2: not UTF-8"
