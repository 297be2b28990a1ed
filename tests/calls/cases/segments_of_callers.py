"""Functions with a variable in the URL for which callers bring segments of other documented paths."""

import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def fetch(what):
    return requests.get(f"{API}/content/{what}")  # => GET /wiki/rest/api/content/{id}


fetch("search")  # => GET /wiki/rest/api/content/search
fetch("123")


def of_page(page_id):
    fetch(page_id)
    fetch(f"{page_id}/label")  # => GET /wiki/rest/api/content/{id}/label
    fetch(what=page_id + "/history")  # => GET /wiki/rest/api/content/{id}/history
    fetch(f"search?cql=parent={page_id}")  # => GET /wiki/rest/api/content/search


class Client:
    def get(self, what, **params):
        return requests.get("{}/content/{}".format(API, what), params=params)  # => GET /wiki/rest/api/content/{id}

    def search(self, cql):
        return self.get("search", cql=cql)  # => GET /wiki/rest/api/content/search

    def page(self, page_id):
        return self.get(page_id, expand="version")


class Private:
    """All calls of a private method are known: its own request is what these name."""

    def _content(self, what):
        return requests.get(f"{API}/content/{what}")  # => GET /wiki/rest/api/content/search

    def search(self):
        return self._content("search")  # => GET /wiki/rest/api/content/search

    def _comments(self, page_id, kind):
        url = f"https://acme.atlassian.net/wiki/api/v2/pages/{page_id}/{kind}"
        return requests.get(url)  # => GET /wiki/api/v2/pages/{id}/footer-comments | GET /wiki/api/v2/pages/{id}/inline-comments

    def comments(self, page_id):
        footer = self._comments(page_id, "footer-comments")  # => GET /wiki/api/v2/pages/{id}/footer-comments
        inline = self._comments(page_id, kind="inline-comments")  # => GET /wiki/api/v2/pages/{id}/inline-comments
        return footer, inline


class Handed:
    """A private method that is also passed on may be called with anything."""

    def _find(self, what):
        return requests.get(f"{API}/content/{what}")  # => GET /wiki/rest/api/content/{id}

    def search(self, pool, names):
        self._find("search")  # => GET /wiki/rest/api/content/search
        return pool.map(self._find, names)


def main(page_id):
    def read(what):
        return requests.get(f"{API}/content/{what}")  # => GET /wiki/rest/api/content/search

    read("search")  # => GET /wiki/rest/api/content/search

    def also(what):
        return requests.get(f"{API}/content/{what}")  # => GET /wiki/rest/api/content/{id}

    also("search")  # => GET /wiki/rest/api/content/search
    also(page_id)


def space(key):
    return requests.get(f"{API}/space/{key}")  # => GET /wiki/rest/api/space/{spaceKey}


space("search")
space("label")
space("DOC/settings")  # => GET /wiki/rest/api/space/{spaceKey}/settings


def of_name(url, page_url, page_id_or_url, resource_id):
    """The address of a page, its piece, and an ID are no path that a caller may continue."""
    requests.get(f"{API}/content/{url.rsplit('/', 1)[-1]}")  # => GET /wiki/rest/api/content/{id}
    requests.get(f"{API}/content/{page_url}")  # => GET /wiki/rest/api/content/{id}
    requests.get(f"{API}/content/{page_id_or_url}")  # => GET /wiki/rest/api/content/{id}
    requests.get(f"{API}/content/{resource_id}")  # => GET /wiki/rest/api/content/{id}


def of_path(content_url):
    return requests.get(f"{API}/{content_url}")


of_path("content/123/label")  # => GET /wiki/rest/api/content/{id}/label
