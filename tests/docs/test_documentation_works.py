"""What the documentation tells to type is understood, and what it shows has the form that it claims."""

from __future__ import annotations

import configparser
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli
import yaml

from appaccess_lint.cli.main import build_parser
from appaccess_lint.config.file import ConfigFile
from appaccess_lint.config.merge import merge

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
COMMAND = re.compile(
    r"(?<![\w./-])appaccess-lint "
    r"(?:check|inventory|report|fix|explain|catalog|config|init|completion|organisation) (?:\\\n|[^\n`])+"
)
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
# what else a shell makes of a line: where the command's own arguments end
SHELL = re.compile(r"[|;&]|>>?|2>")


def commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for found in COMMAND.finditer(page.read_text(encoding="utf-8")):
            yield page.name, found[0].replace("\\\n", " ")


def blocks(language: str) -> list[tuple[str, str]]:
    return [
        (page.name, "\n".join(line.removeprefix(indent) for line in text.splitlines()))
        for page in PAGES
        for indent, kind, text in BLOCK.findall(page.read_text(encoding="utf-8"))
        if kind == language
    ]


@pytest.mark.parametrize(("page", "line"), sorted(set(commands())))
def test_commands_are_understood(page: str, line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    end = next((index for index, word in enumerate(words) if SHELL.match(word)), len(words))
    assert build_parser().parse_args(words[:end]).run


@pytest.mark.parametrize(("page", "text"), blocks("json"))
def test_json(page: str, text: str) -> None:
    json.loads(text)


@pytest.mark.parametrize(("page", "text"), blocks("yaml"))
def test_yaml(page: str, text: str) -> None:
    assert yaml.safe_load(text)


@pytest.mark.parametrize(("page", "text"), blocks("toml"))
def test_toml(page: str, text: str) -> None:
    document = tomli.loads(text)
    table = document.get("tool", {}).get("appaccess-lint", {})
    # files that an example names aren't there
    known = {key: value for key, value in table.items() if key not in {"catalog", "clients", "roots"}}
    assert merge(ConfigFile(page, text, known), {}).file


@pytest.mark.parametrize(("page", "text"), blocks("ini"))
def test_ini(page: str, text: str) -> None:
    parser = configparser.ConfigParser()
    parser.read_string(text)
    assert parser.sections() == ["flake8"]


def test_there_is_something_to_test() -> None:
    assert len(set(commands())) > 30
    assert all(blocks(language) for language in ("json", "yaml", "toml", "ini"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target, anchor in re.findall(r"\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)", text):
        file = page.parent / target if target else page
        assert file.exists(), target
        if anchor:
            titles = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
            assert anchor[1:] in slugs, f"{target}{anchor}"
