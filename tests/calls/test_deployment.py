"""Where a call's Confluence runs: told by the host, wherever it stands, by the constructor, and by names."""

from __future__ import annotations

import pytest

from appaccess_lint.engine import Analyzer

HEAD = """\
import os, subprocess
import requests
from atlassian import Confluence
WIKI = "https://wiki.corp.example"
GATEWAY = "https://api.atlassian.com/ex/confluence/1/wiki"
OWN = os.environ["CONFLUENCE_URL"]
"""


def deployments(source: str, path: str = "app.py") -> set[str]:
    """The deployment of each call and literal of *source*."""
    return {site.deployment for site in Analyzer().analyze(HEAD + source + "\n", path).sites}


LITERALS = {
    "an f-string in a command": """
def f(page):
    subprocess.run(["curl", f"{WIKI}/rest/api/content/{page}"])
""",
    "a variable": """
def f(page):
    url = f"{WIKI}/rest/api/content/{page}"
    subprocess.run(["curl", url])
""",
    "a sum, behind the command's name": """
def f(page):
    os.system("curl " + WIKI + "/rest/api/content/" + page)
""",
    "%": 'subprocess.run(["curl", "%s/rest/api/space" % WIKI])',
    "a constant of its own": 'SPACES = WIKI + "/rest/api/space"',
    "a class's constant": 'class A:\n    HOST = WIKI\n    URL = HOST + "/rest/api/space"',
    "what a method gives": """
class A:
    HOST = WIKI
    def url(self):
        return self.HOST + "/rest/api/space"
""",
    "an object's attribute": """
class A:
    def __init__(self):
        self.spaces = f"{WIKI}/rest/api/space"
""",
}


@pytest.mark.parametrize("source", LITERALS.values(), ids=LITERALS)
def test_literal_behind_a_constant_host(source: str) -> None:
    assert deployments(source) == {"server"}
    assert deployments(source.replace("WIKI", "GATEWAY")) == {"cloud"}
    assert deployments(source.replace("WIKI", "OWN")) == {"unknown"}


@pytest.mark.parametrize(
    ("arguments", "deployment"),
    [
        ("OWN, cloud=False", "server"),
        ("OWN, cloud=True", "cloud"),
        ("OWN", "unknown"),
        ("OWN, cloud=os.environ['CLOUD']", "unknown"),
        ("WIKI", "server"),
        ("'https://acme.atlassian.net', cloud=False", "cloud"),
    ],
)
def test_constructor(arguments: str, deployment: str) -> None:
    assert deployments(f"Confluence({arguments}).get_all_spaces()") == {deployment}
    assert deployments(f"w = Confluence({arguments})\nw.get('rest/api/space')") == {deployment}


def test_client_made_for_both() -> None:
    assert deployments("w = Confluence(OWN, cloud=bool(OWN))\nw.get_all_spaces()") == {"unknown"}
