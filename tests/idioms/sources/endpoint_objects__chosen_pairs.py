"""A function chooses a method and a path by its arguments; the call that states these is one endpoint's."""
import requests

ROOT = "https://acme.atlassian.net/wiki/api/v2"


def by_test(action):
    if action == "read":
        return "GET", "/pages/{id}"
    if action == "remove":
        return "DELETE", "/pages/{id}"
    raise ValueError(action)


def by_pattern(action, kind):
    match (action, kind):
        case ("read", "blog"):
            return "GET", "/blogposts/{id}"
        case ("remove", "blog"):
            return "DELETE", "/blogposts/{id}"
    raise ValueError(action)


def remove(ident):
    verb, path = by_test("remove")
    return requests.request(verb, ROOT + path.format(id=ident), timeout=3)  #: DELETE /wiki/api/v2/pages/{}


def remove_blog(ident):
    verb, path = by_pattern("remove", "blog")
    return requests.request(verb, ROOT + path.format(id=ident), timeout=3)  #: DELETE /wiki/api/v2/blogposts/{}
