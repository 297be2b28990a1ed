"""Refusals that are mistaken for something else."""

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
    "absent: a file is unlinked": """
def main():
    r = requests.get(URL)
    if r.status_code == 404:
        file.unlink()
        return
    file.write_text(r.text)
""",
    "complete: what is there is passed over": """
def main():
    known = set()
    for page in requests.get(f"{BASE}/pages").json()["results"]:
        known.add(page["id"])
    for document in load():
        if document.id in known:
            continue
        document.delete()
""",
    "complete: what isn't there is in the other branch": """
def main():
    known = [page["id"] for page in requests.get(f"{BASE}/pages").json()["results"]]
    for document in load():
        if document.id in known:
            update(document)
        else:
            document.unpublish()
""",
    "complete: not in": """
def main():
    known = [page["id"] for page in requests.get(f"{BASE}/pages").json()["results"]]
    for document in load():
        if not document.id in known:
            document.delete()
""",
    "complete: all at once": """
def main():
    pages = requests.get(f"{BASE}/pages").json()["results"]
    known = [page["id"] for page in pages]
    stale = [key for key in index.keys() if key not in known]
    if stale:
        index.bulk_delete(stale)
""",
    "complete: a difference as the argument": """
def main():
    known = {page["id"] for page in requests.get(f"{BASE}/pages").json()["results"]}
    index.deleteMany(load() - known)
""",
    "complete: SQL": """
def main():
    known = {page["id"] for page in requests.get(f"{BASE}/pages").json()["results"]}
    for key in load() - known:
        database.execute("DELETE FROM pages WHERE id = ?", (key,))
""",
    "complete: a query": """
def main():
    known = [page["id"] for page in requests.get(f"{BASE}/pages").json()["results"]]
    Page.objects.exclude(id__in=known).delete()
""",
    "complete: an operator of a query": """
def main():
    pages = requests.get(f"{BASE}/pages").json()["results"]
    index.delete(where={"page": {"$nin": [page["id"] for page in pages]}})
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
    "what is missing is only counted": """
def main():
    known = {page["id"] for page in requests.get(f"{BASE}/pages").json()["results"]}
    print(len([key for key in load() if key not in known]), count_deleted(load() - known))
""",
    "an item of a list in memory is removed": """
def main():
    waiting = [1, 2]
    for key in list(waiting):
        r = requests.get(f"{BASE}/pages/{key}")
        if r.status_code == 404:
            waiting.remove(key)
""",
    "what is there is deleted, the rest kept": """
def main():
    known = {page["id"] for page in requests.get(f"{BASE}/pages").json()["results"]}
    for document in load():
        if document.id in known:
            document.delete()
        else:
            keep(document)
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
