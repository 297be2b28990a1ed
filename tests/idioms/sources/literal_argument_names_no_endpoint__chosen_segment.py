"""A wrapper leaves open which of several paths is meant: callers that choose one are calls of their own."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"
V2 = "https://acme.atlassian.net/wiki/api/v2"


def below(page: str, what: str):
    return requests.get(f"{API}/content/{page}/{what}", timeout=9).json()  #: AAR102


def labels(page: str):
    return below(page, "label")  #: GET /wiki/rest/api/content/{}/label


def state(page: str):
    return below(page, what="state")  #: GET /wiki/rest/api/content/{}/state


def any_of(what: str):
    return below("12", what)


class Resource:
    plural = ""

    def __init__(self, number: int) -> None:
        self.number = number

    def labels(self):
        return requests.get(f"{V2}/{self.plural}/{self.number}/labels", timeout=9).json()  #: AAR102


class Blog(Resource):
    plural = "blogposts"


def blog_labels(number: int):
    return Blog(number).labels()  #: GET /wiki/api/v2/blogposts/{}/labels


def restrictions(page: str, expand: str):
    return requests.get(f"{API}/content/{page}/restriction?expand={expand}", timeout=9).json()  #: GET /wiki/rest/api/content/{}/restriction


def users(page: str):
    return restrictions(page, "restrictions.user")
