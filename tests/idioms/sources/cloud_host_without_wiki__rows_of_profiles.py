"""Profiles are rows of a table, and so are endpoints with their whole URLs: callers name the row or don't."""

import argparse

import requests

PROFILES = {
    "prod": {"url": "https://acme.atlassian.net", "user": "me@acme.example"},
    "sandbox": {"url": "https://acme-sandbox.atlassian.net", "user": "me@acme.example"},
}
ON_PREMISES = {
    "eu": {"url": "https://wiki.eu.acme.example", "user": "me"},
    "us": {"url": "https://wiki.us.acme.example", "user": "me"},
}
ENDPOINTS = {
    "page": "https://acme.atlassian.net/wiki/api/v2/pages/{}",
    "labels": "https://acme.atlassian.net/wiki/api/v2/pages/{}/labels",
}


def call(profile: str, path: str):
    return requests.get("{url}/{path}".format(path=path.lstrip("/"), **PROFILES[profile]), timeout=9)


def call_on_premises(region: str, path: str):
    return requests.get(ON_PREMISES[region]["url"] + path, timeout=9)


def ask(name: str, page: str):
    return requests.get(ENDPOINTS[name].format(page), timeout=9)


def show(args: argparse.Namespace) -> None:
    call(args.profile, "/rest/api/content/12")  #: AAR401
    call(args.profile, "wiki/rest/api/content/12/label")  #: !AAR401 GET /wiki/rest/api/content/{}/label
    call_on_premises(args.region, "/rest/api/content/12")  #: !AAR101 !AAR201


def both(page: str) -> None:
    ask("page", page)  #: GET /wiki/api/v2/pages/{}
    ask("labels", page)  #: GET /wiki/api/v2/pages/{}/labels
