"""An endpoint with its path filled in is a copy of the declared one."""
from collections import namedtuple
from typing import NamedTuple

import requests
from pydantic import BaseModel

SITE = "https://acme.atlassian.net"


class Endpoint(NamedTuple):
    path: str
    method: str = "GET"

    def fill(self, **values):
        return self._replace(path=self.path.format(**values))


class Route(BaseModel):
    method: str
    path: str

    def fill(self, **values):
        return self.model_copy(update={"path": self.path.format(**values)})


Row = namedtuple("Row", "method path")
PAGE = Endpoint("/wiki/api/v2/pages/{id}")
TITLE = Route(method="PUT", path="/wiki/api/v2/pages/{id}/title")
POST = Row("DELETE", "/wiki/api/v2/blogposts/{id}")


def send(endpoint, **kwargs):
    return requests.request(endpoint.method, SITE + endpoint.path, timeout=9, **kwargs)


def read(page_id):
    return send(PAGE.fill(id=page_id))  #: GET /wiki/api/v2/pages/{}


def rename(page_id, title):
    return send(TITLE.fill(id=page_id), json={"title": title, "status": "current"})  #: PUT /wiki/api/v2/pages/{}/title


def remove(post_id):
    return send(POST._replace(path=POST.path.format(id=post_id)))  #: DELETE /wiki/api/v2/blogposts/{}
