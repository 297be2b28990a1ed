"""What a file may cost by its imports is bounded, whatever the order in which files are analysed."""

from __future__ import annotations

from pathlib import Path

import pytest

from appaccess_lint.engine import Analyzer
from appaccess_lint.values.domain import machine

MAIN = """
import requests
from first import FIRST
from second import SECOND
requests.get("https://x.atlassian.net/wiki" + FIRST)
requests.get("https://x.atlassian.net/wiki" + SECOND)
"""


def _urls(folder: Path, name: str, analyzer: Analyzer) -> set[str | None]:
    file = folder / name
    sites = analyzer.analyze(file.read_text(encoding="utf-8"), str(file)).sites
    return {site.url for site in sites if site.kind != "unresolved"}


@pytest.mark.parametrize("read_before", [True, False])
def test_modules_beyond_the_bound_are_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_before: bool
) -> None:
    (tmp_path / "first.py").write_text('FIRST = "/rest/api/space"\n' + "# filling\n" * 100, encoding="utf-8")
    (tmp_path / "second.py").write_text('SECOND = "/rest/api/search"\n', encoding="utf-8")
    (tmp_path / "main.py").write_text(MAIN, encoding="utf-8")
    monkeypatch.setattr(machine, "MAX_CHARACTERS", 1_000)
    analyzer = Analyzer()
    if read_before:
        _urls(tmp_path, "second.py", analyzer)
    assert _urls(tmp_path, "main.py", analyzer) == {"https://x.atlassian.net/wiki/rest/api/space"}
    monkeypatch.setattr(machine, "MAX_CHARACTERS", 2_000)
    assert len(_urls(tmp_path, "main.py", Analyzer())) == 2
