"""Keyword-only, positional-only, star expressions, a lambda as a client, annotations of 3.14's kind."""
import requests

ROOT = "https://acme.atlassian.net/wiki/api/v2"
get = lambda path, /, **params: requests.get(f"{ROOT}/{path}", params=params, timeout=9).json()  # noqa: E731


def tasks(*, space: int, **more):
    return get("tasks", **{"space-id": space, **more})  #: GET /wiki/api/v2/tasks


def label(name: str, /):
    return [*get("labels", prefix=name)["results"]]  #: GET /wiki/api/v2/labels
