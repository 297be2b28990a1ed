"""The endpoint has a method for each verb; endpoints are made by / operators."""
import requests


class Endpoint:
    def __init__(self, *parts):
        self.parts = parts

    def __truediv__(self, part):
        return Endpoint(*self.parts, str(part))

    def __str__(self):
        return "/".join(self.parts)

    def get(self, **params):
        return requests.get(str(self), params=params, timeout=9)

    def delete(self):
        return requests.delete(str(self), timeout=9)


api = Endpoint("https://acme.atlassian.net/wiki/rest/api")
content = api / "content"


def run(page):
    (content / page / "restriction").get()  #: GET /wiki/rest/api/content/{}/restriction
    (content / page / "label" / "x").delete()  #: DELETE /wiki/rest/api/content/{}/label/{}
    (api / "user" / "current").get()  #: GET /wiki/rest/api/user/current
