"""A table of roots: the REST API of both versions, and two that Cloud doesn't have."""
import enum

import urllib3


class Root(enum.StrEnum):
    V1 = "/wiki/rest/api"
    V2 = "/wiki/api/v2"
    OLD = "/wiki/rest/experimental"
    OLDER = "/wiki/rest/prototype/1"


class Wiki:
    def __init__(self, host: str = "acme.atlassian.net") -> None:
        self.pool = urllib3.HTTPSConnectionPool(host)

    def ask(self, root: Root, *path: str, verb: str = "GET"):
        return self.pool.request(verb, "/".join((root, *path))).json()

    def version(self, page: str, number: str):
        return self.ask(Root.OLD, "content", page, "version", number, verb="DELETE")  #: AAR405

    def space(self, key: str):
        return self.ask(Root.OLDER, "space", key)  #: AAR405

    def labels(self, page: str):
        return self.ask(Root.V1, "content", page, "label")  #: !AAR405 GET /wiki/rest/api/content/{}/label

    def tasks(self):
        return self.ask(Root.V2, "tasks")  #: !AAR405 GET /wiki/api/v2/tasks
