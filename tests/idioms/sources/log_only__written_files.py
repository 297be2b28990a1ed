"""Texts that are written to files, also by methods of the project's own objects, and sent as signals."""
import csv
import json
from pathlib import Path

import requests
from blinker import signal

WIKI = "https://acme.atlassian.net/wiki"
changed = signal("wiki-changed")


class Journal:
    def __init__(self, path: Path) -> None:
        self.path = path

    def note(self, verb: str, url: str) -> None:
        with self.path.open("a", encoding="utf-8") as out:
            print(verb, url, file=out)

    def record(self, verb: str, url: str) -> None:
        with open(self.path, "a") as out:
            out.write(f"{verb} {url}\n")

    def row(self, url: str) -> None:
        with open(self.path, "a") as out:
            csv.writer(out).writerow(["GET", url])

    def entry(self, url: str) -> None:
        with open(self.path, "a") as out:
            json.dump({"url": url}, out)


class Sender:
    def submit(self, url: str):
        return requests.get(WIKI + url, timeout=9)


def restrict(page: str, journal: Journal, sender: Sender):
    journal.note("PUT", f"/rest/api/content/{page}/restriction")
    journal.record("PUT", f"/rest/api/content/{page}/restriction")
    journal.row(f"/rest/api/content/{page}/restriction")
    journal.entry(f"/rest/api/content/{page}/restriction")
    changed.send("wiki", url=f"{WIKI}/rest/api/content/{page}/restriction")
    Path("last").write_text(f"{WIKI}/rest/api/content/{page}/restriction")
    return sender.submit(f"/rest/api/content/{page}/restriction")  #: GET /wiki/rest/api/content/{}/restriction
