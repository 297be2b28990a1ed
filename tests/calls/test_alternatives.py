"""Which of the URLs that a call may have are told of, where some of them are undocumented."""

from __future__ import annotations

from appaccess_lint.engine import Analyzer

PUBLISHER = """
import requests

class Publisher:
    def __init__(self, site, mode):
        self.site = site
        self.mode = mode

    def _url(self, path):
        if self.mode == "old":
            return f"{self.site}/wiki/rest/api/{path}"
        return f"{self.site}/wiki/api/v2/{path}"

    def publish(self, page, archive):
"""


def told(lines: str) -> list[tuple[set[str], tuple[str, ...]]]:
    """The operations and the codes that hint at undocumented ones, of each site."""
    sites = Analyzer().analyze(PUBLISHER + lines, "publisher.py").sites
    return [
        ({o.key for o in site.operations}, tuple(f.code for f in site.findings if f.code.startswith("AAR4")))
        for site in sites
    ]


def test_a_path_behind_the_root_of_another_mode_is_never_sent() -> None:
    lines = """
        url = self._url("content") if self.mode == "old" else self._url("pages")
        return requests.post(url, json={"id": page})
"""
    assert told(lines) == [({"POST /wiki/rest/api/content", "POST /wiki/api/v2/pages"}, ())]


def test_a_word_that_would_have_to_be_an_id_is_behind_the_wrong_root() -> None:
    lines = """
        return requests.get(self._url(f"pages/{page}"))
"""
    assert told(lines) == [({"GET /wiki/api/v2/pages/{id}"}, ())]


def test_an_undocumented_path_of_its_own_is_told_beside_a_documented_one() -> None:
    lines = """
        path = f"pages/{page}/archive" if archive else f"pages/{page}"
        return requests.delete(f"{self.site}/wiki/api/v2/{path}")
"""
    assert sorted(told(lines), key=str) == [(set(), ("AAR401",)), ({"DELETE /wiki/api/v2/pages/{id}"}, ())]


def test_an_undocumented_path_behind_a_documented_ones_root_is_told() -> None:
    lines = """
        return requests.get(self._url("gadgets") if archive else self._url("pages"))
"""
    assert (set(), ("AAR401",)) in told(lines)
