"""Closures and lambdas carry the id; the inner call names the endpoint."""
import requests

SITE = "https://acme.atlassian.net/wiki/api/v2"


def getter(kind):
    def fetch(item_id):
        return requests.get(f"{SITE}/{kind}/{item_id}/labels", timeout=9).json()  #: AAR102
    return fetch


pages = getter("pages")
posts = getter("blogposts")
versions = lambda page: requests.get(f"{SITE}/pages/{page}/versions", timeout=9)  # noqa: E731  #: GET /wiki/api/v2/pages/{}/versions
pages("1")  #: GET /wiki/api/v2/pages/{}/labels
posts("2")  #: GET /wiki/api/v2/blogposts/{}/labels
versions("3")


def part_of_page(what):
    return lambda page_id: requests.get(f"{SITE}/pages/{page_id}/{what}", timeout=9).json()  #: AAR102


part_of_page("versions")("3")  #: GET /wiki/api/v2/pages/{}/versions
