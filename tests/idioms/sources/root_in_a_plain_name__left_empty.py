"""Roots that the source leaves empty, to be filled in: a slash ends them, and paths are glued to them."""
import requests

API_V1 = ""  # https://your-domain.atlassian.net/wiki/rest/api/
API_V1_STAGING = ""


class ConfluencePages:
    root = ""

    def __init__(self, staging=False):
        self.v1 = API_V1_STAGING if staging else API_V1

    def page(self, page):
        return requests.get(self.v1 + f"content/{page}")  #: GET /wiki/rest/api/content/{id}

    def children(self, page):
        url = "{}content/{}/child/page?limit=500".format(API_V1, page)
        return requests.get(url)  #: GET /wiki/rest/api/content/{id}/child/{type}

    def label(self, page):
        return requests.post(API_V1 + "content/%s/label" % page)  #: POST /wiki/rest/api/content/{id}/label

    def create(self, body):
        return requests.post(f"{API_V1}content", json=body)  #: POST /wiki/rest/api/content

    def space(self, key):
        return requests.get(f"{self.root}space/{key}")  #: GET /wiki/rest/api/space/{spaceKey}

    def issue(self, key):
        return requests.get(f"{self.v1}issue/{key}")


class Tickets:
    def page(self, page):
        return requests.get(f"{API_V1}content/{page}")
