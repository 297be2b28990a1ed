# fix: --content-type page_id=page --unsafe-fixes
"""A method of the program makes the request and returns the body."""

import requests


class Api:
    def __init__(self, site):
        self.base = site + "/wiki"
        self.session = requests.Session()

    def _get(self, path, params=None):
        response = self.session.get(f"{self.base}{path}", params=params)
        response.raise_for_status()
        return response.json()

    def body(self, page_id):
        page = self._get(f"/rest/api/content/{page_id}", params={"expand": "body.view"})
        return page["title"], page["body"]["view"]["value"]

    def labels(self, page_id):
        return [label["name"] for label in self._get(f"/rest/api/content/{page_id}/label")["results"]]


def main(site):
    api = Api(site)
    return api.body(100), api.labels(110)
