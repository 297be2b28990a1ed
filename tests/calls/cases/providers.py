"""Clients that containers of dependency_injector provide."""

import httpx
from atlassian import Confluence
from dependency_injector import containers, providers
from dependency_injector.wiring import Provide, inject

SITE = "https://acme.atlassian.net/wiki"


class Service:
    def __init__(self, wiki, http, base="https://unknown.example.com"):
        self.wiki = wiki
        self.http = http
        self.base = base

    def go(self):
        self.wiki.get_space("A")  # => GET /wiki/rest/api/space/{spaceKey}
        self.http.get("/rest/api/space")  # => GET /wiki/rest/api/space


class Container(containers.DeclarativeContainer):
    config = providers.Configuration()
    wiki = providers.Singleton(Confluence, url="https://acme.atlassian.net", username=config.user)
    server = providers.Factory(Confluence, url="https://confluence.example.com")
    http = providers.ThreadSafeSingleton(httpx.Client, base_url=SITE)
    service = providers.Factory(Service, wiki=wiki, http=http)


def main():
    container = Container()
    container.wiki().get_space("A")  # => GET /wiki/rest/api/space/{spaceKey}
    container.server().get_space("A")  # => server: GET /wiki/rest/api/space/{spaceKey}
    container.http().get("/rest/api/search")  # => GET /wiki/rest/api/search
    container.service().go()
    Container.http().delete("/rest/api/content/1")  # => DELETE /wiki/rest/api/content/{id}


@inject
def wired(wiki=Provide[Container.wiki], http: httpx.Client = Provide[Container.http]):
    wiki.get_space("A")  # => GET /wiki/rest/api/space/{spaceKey}
    http.get("/api/v2/pages")  # => GET /wiki/api/v2/pages


class Gateway:
    def __init__(self, http: httpx.Client):
        self.http = http

    def call(self, path):
        return self.http.get(SITE + path)


def of_other_containers(container, injector, lagom, parsed):
    container.resolve(Gateway).call("/rest/api/group")  # => GET /wiki/rest/api/group
    injector.get(Gateway).call("/api/v2/tasks")  # => GET /wiki/api/v2/tasks
    lagom[Gateway].call("/api/v2/spaces")  # => GET /wiki/api/v2/spaces
    container.resolve(Confluence).get_space("B")  # => GET /wiki/rest/api/space/{spaceKey}
    parsed.add(Gateway).call("settings")
