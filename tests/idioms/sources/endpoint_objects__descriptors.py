"""Descriptors are bound by ``__get__``: to a copy, a closure, a partial, or an object that is called."""
from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Any

import requests


@dataclass(frozen=True)
class Copied:
    verb: str
    template: str
    owner: Any = None

    def __get__(self, instance: Any, owner: type) -> Copied:
        return replace(self, owner=instance)

    def __call__(self, *args: Any) -> Any:
        return self.owner.session.request(self.verb, self.owner.base_url + self.template.format(*args)).json()


class Template:
    def __init__(self, verb: str, template: str) -> None:
        self.verb = verb
        self.template = template


class Closed(Template):
    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self

        def call(*args: Any) -> Any:
            return instance.send(self.verb, self.template.format(*args))

        return call


class Partial(Template):
    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return functools.partial(self._run, instance)

    def _run(self, api, *args: Any) -> Any:
        return api.send(self.verb, self.template.format(*args))


class Setting:
    """Its value is set on the object."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = f"_{name}"

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return getattr(instance, self.name)

    def __set__(self, instance: Any, value: Any) -> None:
        setattr(instance, self.name, value)


class Wiki:
    base_url = "https://acme.atlassian.net/wiki/api/v2"
    page = Copied("GET", "/pages/{}")
    labels = Closed("GET", "/pages/{}/labels")
    versions = Partial("GET", "/pages/{}/versions")
    root = Setting()

    def __init__(self, session: requests.Session) -> None:
        self.session = session
        self.root = self.base_url

    def send(self, verb: str, path: str) -> Any:
        return self.session.request(verb, self.base_url + path).json()

    def spaces(self) -> Any:
        return self.session.get(f"{self.root}/spaces").json()  #: GET /wiki/api/v2/spaces


def main(session: requests.Session, number: int) -> None:
    wiki = Wiki(session)
    wiki.page(number)  #: GET /wiki/api/v2/pages/{}
    wiki.labels(number)  #: GET /wiki/api/v2/pages/{}/labels
    wiki.versions(number)  #: GET /wiki/api/v2/pages/{}/versions
