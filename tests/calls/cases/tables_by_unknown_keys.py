"""Endpoints of Confluence in tables that are read by a parameter."""

import argparse
from typing import Literal

import requests

BASE = "https://acme.atlassian.net/wiki/rest/api"
ENDPOINTS = {"space": "/space", "group": "/group"}
ASKED = {"space": "/space", "audit": "/audit"}
CHOSEN = {"space": "/space", "audit": "/audit"}
SHOPS = {"a": "https://shop.example.com/content", "b": "https://shop.example.com/space"}


def nobody_says(name):
    return requests.get(BASE + ENDPOINTS[name])  # => GET /wiki/rest/api/space | GET /wiki/rest/api/group


class Client:
    paths = {"user": "/user", "anonymous": "/user/anonymous"}

    def of_kind(self, kind: str):
        return requests.get(BASE + self.paths.get(kind))  # => GET /wiki/rest/api/user | GET /wiki/rest/api/user/anonymous


def asked_row(what):
    return requests.get(BASE + ASKED[what])  # => GET /wiki/rest/api/space | GET /wiki/rest/api/audit


def chosen_row(what):
    return requests.get(BASE + CHOSEN[what])


def shop(name):
    return requests.get(SHOPS[name])


def main():
    asked_row(argparse.ArgumentParser().parse_args().what)
    chosen_row("audit")  # => GET /wiki/rest/api/audit


Kind = Literal["pages", "blogposts"]


def of_listed_kinds(kind: Literal["pages", "blogposts", "attachments"], item: int):
    return requests.get(f"https://acme.atlassian.net/wiki/api/v2/{kind}/{item}/labels")  # => GET /wiki/api/v2/pages/{id}/labels | GET /wiki/api/v2/blogposts/{id}/labels | GET /wiki/api/v2/attachments/{id}/labels


def of_an_alias(kind: Kind, item: int, collection: Literal["labels", "attachments"] | None = None):
    url = f"https://acme.atlassian.net/wiki/api/v2/{kind}/{item}"
    if collection is not None:
        url += f"/{collection}"
    return requests.get(url)


def chosen_by_callers():
    of_an_alias("pages", 1)  # => GET /wiki/api/v2/pages/{id}
    of_an_alias(kind="blogposts", item=2, collection="attachments")  # => GET /wiki/api/v2/blogposts/{id}/attachments
