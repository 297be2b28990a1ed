"""Refusals that are taken for something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from appaccess_lint.engine import Analyzer, Settings

HEAD = """\
import requests
BASE = "https://acme.atlassian.net/wiki/api/v2"
URL = f"{BASE}/pages/12"

def create_page(session):
    return session.post(f"{BASE}/pages", json={"title": "x"}).raise_for_status()

"""
MISTAKEN = {
    "only 403": """
def main():
    r = requests.get(URL)
    if r.status_code == 403:
        print("blocked")
        return
    print(r.json()["title"])
""",
    "absent: a status": """
def main():
    r = requests.get(URL)
    if r.status_code == 404:
        create_page(requests)
    print(r.json()["title"])
""",
    "absent: a handler": """
def main():
    try:
        r = requests.get(URL)
        r.raise_for_status()
    except requests.HTTPError as error:
        if error.response.status_code == 404:
            create_page(requests)
        else:
            raise
""",
    "absent: a request of its own": """
def main():
    r = requests.get(URL)
    if r.status_code == 404:
        requests.post(f"{BASE}/pages", json={"title": "x"}).raise_for_status()
""",
    "absent: nothing, for a caller": """
def page():
    r = requests.get(URL)
    if r.status_code == 404:
        return None
    return r.json()

def main():
    found = page()
    if found is None:
        create_page(requests)
""",
    "absent: False, for a caller": """
def exists():
    return requests.get(URL).status_code != 404

def main():
    if not exists():
        create_page(requests)
""",
    "complete": """
def main():
    pages = requests.get(f"{BASE}/pages").json()["results"]
    known = {page["id"] for page in pages}
    for local in load():
        if local not in known:
            delete_local(local)
""",
    "complete: what is left of a set": """
def titles():
    r = requests.get(f"{BASE}/pages")
    return {page["title"] for page in r.json()["results"]}

def main():
    there = titles()
    for title in set(load()) - there:
        remove(title)
""",
}
RIGHT = {
    "404 means nothing else": """
def main():
    r = requests.get(URL)
    if r.status_code == 404:
        print("not there, or blocked")
        return
    create_page(requests)
""",
    "both statuses": """
def main():
    r = requests.get(URL)
    if r.status_code in (403, 404):
        print("not there, or blocked")
        return
    print(r.json())
""",
    "403, and all errors": """
def main():
    r = requests.get(URL)
    if r.status_code == 403:
        print("blocked")
        return
    if r.status_code != 200:
        return
    print(r.json())
""",
    "what is listed is deleted": """
def main():
    for page in requests.get(f"{BASE}/pages").json()["results"]:
        delete_local(page["id"])
""",
    "what is new is added": """
def main():
    known = set(load())
    for page in requests.get(f"{BASE}/pages").json()["results"]:
        if page["id"] not in known:
            add(page)
""",
}


def mistakes(tmp_path: Path, body: str) -> list[str]:
    file = tmp_path / "app.py"
    source = f"{HEAD}{body}\nmain()\n"
    file.write_text(source, encoding="utf-8")
    sites = Analyzer(Settings(usage=True)).analyze(source, str(file)).sites
    return [
        site.refusal.mistake.kind
        for site in sites
        if site.refusal is not None and site.refusal.mistake is not None
    ]


@pytest.mark.parametrize("case", MISTAKEN)
def test_mistaken(case: str, tmp_path: Path) -> None:
    assert mistakes(tmp_path, MISTAKEN[case]) == [case.partition(":")[0]]


@pytest.mark.parametrize("case", RIGHT)
def test_right(case: str, tmp_path: Path) -> None:
    assert mistakes(tmp_path, RIGHT[case]) == []
