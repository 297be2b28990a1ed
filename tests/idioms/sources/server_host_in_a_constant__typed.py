"""Hosts in Final, NamedTuple, Enum, and a frozen dataclass."""
import enum
from dataclasses import dataclass
from typing import Final, NamedTuple

import httpx

HOST: Final = "https://confluence.bank.example"
CLOUD: Final[str] = "https://acme.atlassian.net/wiki"


class Site(NamedTuple):
    name: str
    url: str = HOST


class Hosts(enum.Enum):
    OWN = "https://wiki.bank.example"
    CLOUD = "https://acme.atlassian.net/wiki"


@dataclass(frozen=True)
class Target:
    url: str


OWN = Target("https://wiki.bank.example/confluence")


def labels(page: str):
    httpx.get(f"{HOST}/rest/api/content/{page}/label")  #: !AAR101 !AAR201 !AAR401
    httpx.get(f"{Site('x').url}/rest/api/content/{page}/label")  #: !AAR101 !AAR201 !AAR401
    httpx.get(f"{Hosts.OWN.value}/rest/api/content/{page}/label")  #: !AAR101 !AAR201 !AAR401
    httpx.get(f"{OWN.url}/rest/api/content/{page}/label")  #: !AAR101 !AAR201 !AAR401
    httpx.get(f"{Hosts.CLOUD.value}/rest/api/content/{page}/label")  #: AAR101
    httpx.get(f"{CLOUD}/rest/api/content/{page}/label")  #: AAR101
    return httpx.get(f"{Site('y', CLOUD).url}/rest/api/content/{page}/label")  #: AAR101
