"""Endpoints as NamedTuples in a class, with a generic send."""
from typing import NamedTuple

import requests


class Route(NamedTuple):
    verb: str
    template: str


class Routes:
    GET_PAGE = Route("GET", "/wiki/api/v2/pages/{id}")
    ADD_LABEL = Route("POST", "/wiki/rest/api/content/{id}/label")


class Client:
    def __init__(self, site: str) -> None:
        self.site = site

    def send(self, route: Route, json=None, **parts):
        return requests.request(route.verb, f"https://{self.site}.atlassian.net{route.template.format(**parts)}", json=json, timeout=9)

    def page(self, page_id: str):
        return self.send(Routes.GET_PAGE, id=page_id)  #: GET /wiki/api/v2/pages/{}

    def label(self, page_id: str, name: str):
        return self.send(Routes.ADD_LABEL, json=[{"name": name}], id=page_id)  #: POST /wiki/rest/api/content/{}/label
