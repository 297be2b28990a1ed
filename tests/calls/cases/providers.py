"""Clients and objects that containers of dependencies give for a class."""

import httpx
from atlassian import Confluence

SITE = "https://acme.atlassian.net/wiki"


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
