"""Clients that frameworks put into fields."""
from typing import Any

from atlassian import Confluence, Jira
from dependency_injector import containers, providers
from pydantic import BaseModel, Field, model_validator, root_validator


class Validated(BaseModel):
    wiki: Any = Field(default=None, exclude=True)

    @root_validator(pre=True)
    def connect(cls, values):
        values["wiki"] = Confluence(url=values["url"])
        return values

    def labels(self, page):
        return self.wiki.get_page_labels(page)  # => GET /wiki/rest/api/content/{id}/label


class Updated:
    def open(self, url):
        self.__dict__.update(api=Confluence(url))

    def labels(self, page):
        return self.api.get_page_labels(page)  # => GET /wiki/rest/api/content/{id}/label


class Frozen:
    def __post_init__(self):
        object.__setattr__(self, "frozen", Confluence(self.url))

    def labels(self, page):
        return self.frozen.get_page_labels(page)  # => GET /wiki/rest/api/content/{id}/label


class Set:
    def open(self, url):
        setattr(self, "later", Confluence(url))

    def labels(self, page):
        return self.later.get_page_labels(page)  # => GET /wiki/rest/api/content/{id}/label


class Registry:
    made: dict = {}


def register(url):
    Registry.made["registered"] = Confluence(url)


def labels(page):
    return Registry.made["registered"].get_page_labels(page)  # => GET /wiki/rest/api/content/{id}/label


def in_container(container, page):
    container.registered.get_page_labels(page)  # => GET /wiki/rest/api/content/{id}/label


class Both:
    def open(self, values, url, is_jira):
        values["both"] = Jira(url) if is_jira else Confluence(url)
        values["given"] = Confluence(url)

    def use(self, given, page):
        self.given = given
        self.both.get_page_labels(page)
        self.given.get_page_labels(page)
        self.unset.get_page_labels(page)


class Container(containers.DeclarativeContainer):
    provided = providers.Singleton(Confluence, url="https://acme.atlassian.net/wiki")


def with_container(container, page):
    container.provided().get_page_labels(page)  # => GET /wiki/rest/api/content/{id}/label


class Unpacked:
    def open(self, url):
        self.mixed = Confluence(url)
        self.mixed, self.other = make(url)

    def use(self, thing, page):
        thing.mixed.get_page_labels(page)
        thing.registered.no_such_method(page)
