"""A loop fills an index of more rows than loops are otherwise unrolled for."""
import requests

class Route:
    def __init__(self, name, verb, path):
        self.name = name
        self.verb = verb
        self.path = path

ROUTES = [
    Route("a", "GET", "/wiki/api/v2/pages"),  #: AAR103
    Route("b", "POST", "/wiki/api/v2/pages"),  #: AAR103
    Route("c", "GET", "/wiki/api/v2/pages/{}"),  #: AAR103
    Route("d", "PUT", "/wiki/api/v2/pages/{}"),  #: AAR103
    Route("e", "DELETE", "/wiki/api/v2/pages/{}"),
    Route("f", "GET", "/wiki/api/v2/blogposts"),  #: AAR103
    Route("g", "POST", "/wiki/api/v2/blogposts"),  #: AAR103
    Route("h", "GET", "/wiki/api/v2/blogposts/{}"),  #: AAR103
    Route("i", "DELETE", "/wiki/api/v2/blogposts/{}"),  #: AAR103
    Route("j", "GET", "/wiki/api/v2/spaces"),  #: any
    Route("k", "GET", "/wiki/api/v2/spaces/{}"),
]
INDEX = {}
for route in ROUTES:
    INDEX[route.name] = route

def send(name, *args):
    route = INDEX[name]
    return requests.request(route.verb, "https://acme.atlassian.net" + route.path.format(*args), timeout=2)

def trash(page):
    return send("e", page)  #: DELETE /wiki/api/v2/pages/{}

def space(ident):
    return send("k", ident)  #: GET /wiki/api/v2/spaces/{}
