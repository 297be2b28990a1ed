"""Sites without ``/wiki`` that a program passes to constructors."""

from __future__ import annotations

from pathlib import Path

import pytest

from appaccess_lint.engine import Analyzer

CLIENT = """
import requests

class Client:
    def __init__(self, site):
        self.site = {site}

    def spaces(self):
        return requests.get(self.site + "/rest/api/space")
"""
MISSING = ["https://acme.atlassian.net/rest/api/space AAR401"]


def told(file: Path, source: str) -> list[str]:
    file.write_text(source, encoding="utf-8")
    return [
        f"{site.url} {' '.join(f.code for f in site.findings)}"
        for site in Analyzer().analyze(source, str(file)).sites
        if site.kind == "http"
    ]


@pytest.mark.parametrize(
    ("site", "use"),
    [
        ("site", 'Client("https://acme.atlassian.net").spaces()'),
        ('site.rstrip("/")', 'Client("https://acme.atlassian.net/").spaces()'),
        (
            "site",
            'def f():\n    client = Client(site="https://acme.atlassian.net")\n    return client.spaces()',
        ),
        ("site", 'class Own(Client): ...\nOwn("https://acme.atlassian.net").spaces()'),
    ],
)
def test_the_site_of_all_objects_lacks_the_root(tmp_path: Path, site: str, use: str) -> None:
    assert told(tmp_path / "app.py", CLIENT.format(site=site) + use) == MISSING


@pytest.mark.parametrize(
    ("site", "use"),
    [
        ("site", ""),
        ("site", 'Client("https://acme.atlassian.net/wiki").spaces()'),
        ("site", 'Client("https://acme.atlassian.net").spaces()\nClient("https://b.atlassian.net/wiki")'),
        ("site", 'import os\nClient("https://acme.atlassian.net").spaces()\nClient(os.environ["SITE"])'),
        ("site", 'def make(site): return Client(site)\nmake("https://acme.atlassian.net").spaces()'),
        ("site", 'client = Client("https://acme.atlassian.net")\nclient.site += "/wiki"\nclient.spaces()'),
        (
            'site if site.endswith("/wiki") else site + "/wiki"',
            'Client("https://acme.atlassian.net").spaces()',
        ),
        ("site", 'Client("https://confluence.example.com").spaces()'),
    ],
)
def test_the_site_of_an_object_may_have_the_root(tmp_path: Path, site: str, use: str) -> None:
    assert "AAR401" not in str(told(tmp_path / "app.py", CLIENT.format(site=site) + use))


@pytest.mark.parametrize(
    ("other", "is_missing"),
    [
        ('Client("https://b.atlassian.net")', True),
        ('import os\nClient(os.environ["SITE"])', False),
        ('import os\nClient(os.environ.get("SITE", "https://b.atlassian.net"))', False),
    ],
)
def test_other_modules_create_objects(tmp_path: Path, other: str, is_missing: bool) -> None:
    (tmp_path / "pyproject.toml").touch()
    imports = "from client import Client  # Confluence\n"
    use = imports + 'Client("https://acme.atlassian.net").spaces()\n'
    (tmp_path / "use.py").write_text(use, encoding="utf-8")
    (tmp_path / "other.py").write_text(imports + other, encoding="utf-8")
    found = told(tmp_path / "client.py", CLIENT.format(site="site"))
    assert ("AAR401" in found[0]) is is_missing
