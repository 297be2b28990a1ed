"""urllib's Request with a method of its own, by a subclass, by get_method, by an attribute."""
import json
import urllib.request
from urllib.request import Request, build_opener, urlopen

API = "https://acme.atlassian.net/wiki/rest/api"


class DeleteRequest(Request):
    def get_method(self):
        return "DELETE"


class MethodRequest(Request):
    def __init__(self, *args, **kwargs):
        self._method = kwargs.pop("method", None)
        super().__init__(*args, **kwargs)

    def get_method(self):
        return self._method or super().get_method()


def drop(page):
    return urlopen(DeleteRequest(f"{API}/content/{page}"), timeout=9)  #: DELETE /wiki/rest/api/content/{}


def put(page, body):
    request = MethodRequest(f"{API}/content/{page}/restriction", data=json.dumps(body).encode(), method="PUT")  #: PUT /wiki/rest/api/content/{}/restriction
    return urlopen(request, timeout=9)


def lambda_method(page, label):
    request = Request(f"{API}/content/{page}/label/{label}")  #: DELETE /wiki/rest/api/content/{}/label/{}
    request.get_method = lambda: "DELETE"
    return build_opener().open(request)


def attribute(page, body):
    request = urllib.request.Request(API + "/content/" + page + "/property/x", data=body)  #: PUT /wiki/rest/api/content/{}/property/{}
    request.method = "PUT"
    return urllib.request.urlopen(request)
