"""Annotations promise lists and tables of clients; clients of other products stay silent."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlassian import Confluence, Jira

SITES = {
    "eu": Confluence(url="https://eu.atlassian.net/wiki", username="u", password="t"),
    "us": Confluence(url="https://us.atlassian.net/wiki", username="u", password="t"),
}


def every(wikis: list[Confluence]):
    return [wiki.get_space("ENG") for wiki in wikis]  #: GET /wiki/rest/api/space/{}


def first(wikis: Sequence[Confluence]):
    return wikis[0].get_space("ENG")  #: GET /wiki/rest/api/space/{}


def given(*wikis: Confluence):
    for wiki in wikis:
        wiki.get_space("ENG")  #: GET /wiki/rest/api/space/{}


def by_name(wikis: dict[str, Confluence], name: str):
    return wikis[name].get_space("ENG")  #: GET /wiki/rest/api/space/{}


def pairs(wikis: Mapping[str, "Confluence"]):
    for name, wiki in wikis.items():
        print(name, wiki.get_space("ENG"))  #: GET /wiki/rest/api/space/{}


def of_table(name: str):
    return SITES[name].get_space("ENG")  #: GET /wiki/rest/api/space/{}


class Sync:
    def __init__(self, others: dict[str, Confluence] | None = None) -> None:
        self.others = others or {}

    def one(self, name: str):
        return self.others[name].get_space("ENG")  #: GET /wiki/rest/api/space/{}

    def maybe(self, name: str):
        return self.others.get(name).get_space("ENG")  #: GET /wiki/rest/api/space/{}


@dataclass
class Pool:
    wikis: list[Confluence]

    def spaces(self):
        return [wiki.get_space("ENG") for wiki in self.wikis]  #: GET /wiki/rest/api/space/{}


def issues(trackers: list[Jira], table: dict[str, Jira]):
    for tracker in trackers:
        tracker.get_space("ENG")
    return table["a"].get_space("ENG")
