"""Answers of Confluence that tests make up."""

import factory
from factory.django import DjangoModelFactory
from polyfactory.factories.pydantic_factory import ModelFactory

import requests


class PageFactory(factory.Factory):
    id = factory.Sequence(lambda n: n)
    url = factory.LazyAttribute(lambda o: f"https://acme.atlassian.net/wiki/rest/api/content/{o.id}")
    first = "https://acme.atlassian.net/wiki/rest/api/content/1"

    @factory.lazy_attribute
    def space(self):
        return f"https://acme.atlassian.net/wiki/rest/api/space/{self.id}"


class DraftFactory(PageFactory):
    url = "https://acme.atlassian.net/wiki/rest/api/content/2"


class SpaceFactory(DjangoModelFactory):
    link = factory.Sequence(lambda n: f"/wiki/rest/api/space/{n}")


class LinkFactory(ModelFactory):
    url = "/wiki/rest/api/content/3"


def pages():
    return PageFactory.build_batch(3, url="https://acme.atlassian.net/wiki/rest/api/content/4")


def page():
    return DraftFactory(url="https://acme.atlassian.net/wiki/rest/api/content/5")


class Pages:
    url = "https://acme.atlassian.net/wiki/rest/api/content"  # => literal: GET /wiki/rest/api/content | POST /wiki/rest/api/content


def sent(number):
    return requests.get(f"https://acme.atlassian.net/wiki/rest/api/content/{number}")  # => GET /wiki/rest/api/content/{id}
