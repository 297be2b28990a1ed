"""HTTP methods that are members of enumerations."""
import enum
import http
from http import HTTPMethod

import requests


class Verb(enum.Enum):
    READ = "GET"
    WRITE = "put"


class Wiki:
    def __init__(self, site: str) -> None:
        self.site = site

    def send(self, verb, path):
        return requests.request(verb, f"{self.site}/wiki/api/v2{path}")

    def use(self, page):
        self.send(Verb.READ, f"/pages/{page}")  # => GET /wiki/api/v2/pages/{id}
        self.send(Verb.WRITE.value, f"/pages/{page}")  # => PUT /wiki/api/v2/pages/{id}
        self.send(HTTPMethod.POST, "/pages")  # => POST /wiki/api/v2/pages
        self.send(http.HTTPMethod.DELETE, f"/pages/{page}")  # => DELETE /wiki/api/v2/pages/{id}
        self.send(HTTPMethod.GET.value, f"/pages/{page}/labels")  # => GET /wiki/api/v2/pages/{id}/labels
