"""What is said of a call that may go to several places comes from one of them."""

from __future__ import annotations

import pytest

from appaccess_lint import analyze

SERVER, CLOUD = "https://confluence.example.com", "https://acme.atlassian.net/wiki"


@pytest.mark.parametrize(("first", "second"), [(SERVER, CLOUD), (CLOUD, SERVER)])
def test_url_and_deployment(first: str, second: str) -> None:
    source = f"""
import requests
def spaces(new):
    base = {first!r} if new else {second!r}
    return requests.get(base + "/rest/api/space")
"""
    (site,) = analyze(source, "app.py")
    assert (site.deployment, site.url) == ("cloud", f"{CLOUD}/rest/api/space")


@pytest.mark.parametrize(
    "body", ["...", "pass", '"""The prefix."""\n        ...', "raise NotImplementedError"]
)
def test_a_body_that_says_nothing_gives_something_unknown(body: str) -> None:
    source = f"""
import requests
class Base:
    def prefix(self):
        {body}
    def spaces(self):
        return requests.get(f"https://acme.atlassian.net{{self.prefix() or '/wiki'}}/rest/api/space")
    def pages(self):
        if self.prefix():
            return requests.get("https://acme.atlassian.net/wiki/api/v2/pages")
"""
    assert [site.url for site in analyze(source, "app.py")] == [
        "https://acme.atlassian.net{}/rest/api/space",
        "https://acme.atlassian.net/wiki/api/v2/pages",
    ]
