"""The table of docs/configuration.md and the declared options say the same, and so do its examples."""

from __future__ import annotations

import re

import pytest

from appaccess_lint.config.options import OPTIONS, Option


@pytest.fixture(scope="session")
def page(root) -> str:
    return (root / "docs/configuration.md").read_text(encoding="utf-8")


def row(option: Option) -> list[str]:
    flake8 = {
        "plugin": f"`aar-{option.name}`",
        "own": f"`{option.name}`, flake8's own",
        "none": "no",
    }
    return [
        f"`{option.name}`",
        option.kind.described,
        option.kind.shown(option.default) or "none",
        option.help,
        f"`--{option.name}`",
        flake8[option.flake8],
    ]


def test_table(page):
    options = page.partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in options.splitlines() if line.startswith("| `")]
    assert rows == [row(option) for option in OPTIONS]


def test_example_of_the_command(command, write, page):
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    write("pyproject.toml", example[1])
    write("lint/operations.toml", "")
    write("lint/clients.toml", 'client = "ourlib"\n')
    write("lib/app.py")
    result = command("config", "--extend-select", "AAR203")
    assert (result.status, result.err) == (0, "")
    shown = re.search(r"```text\n(configuration file.*?)```", page, re.DOTALL)
    assert shown is not None
    printed = [re.split("  +", line) for line in result.out.splitlines()]
    for line in shown[1].splitlines():
        assert re.split("  +", line) in printed
