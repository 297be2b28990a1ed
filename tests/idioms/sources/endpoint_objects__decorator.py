"""A decorator takes method and path; the body of the function gives the parameters."""
import functools

import requests

SITE = "https://acme.atlassian.net/wiki"


def endpoint(method: str, path: str):
    def wrap(function):
        @functools.wraps(function)
        def inner(self, *arguments, **options):
            parts = function(self, *arguments, **options)
            return self.session.request(method, SITE + path.format(**parts))

        return inner

    return wrap


class Api:
    def __init__(self) -> None:
        self.session = requests.Session()

    @endpoint("GET", "/rest/api/content/{id}/state")  #: GET /wiki/rest/api/content/{}/state
    def state(self, page: str):
        return {"id": page}

    @endpoint("DELETE", "/api/v2/blogposts/{id}")  #: DELETE /wiki/api/v2/blogposts/{}
    def drop(self, post: str):
        return {"id": post}
