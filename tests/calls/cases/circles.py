"""Confluence functions that call each other in a circle: each is told of what the others give."""

import requests


class Client:
    def __init__(self, base, session=None):
        self.base = base or load_config()
        self.session = session or requests.Session()

    def url(self, path):
        """Any form of address, also one that has to be looked up."""
        url = path
        if not url.startswith("/rest/api/") and "://" not in url:
            url = "/rest/api/" + url.lstrip("/")
        if not url.startswith("http"):
            url = self.base + url
        if "/rest/api/" not in url:
            found = self.get(lookup(url))
            url = found["url"]
        return url

    def get(self, path, **params):
        return parsed(self.session.get(self.url(path), params=params))

    def add(self, data):
        return self.session.post(self.url("/content"), json=data)  # => POST /wiki/rest/api/content

    def user(self, name=None):
        if name:
            return self.get("user", name=name)  # => GET /wiki/rest/api/user
        return self.get("user/current")  # => GET /wiki/rest/api/user/current


def usage(client: Client):
    return client.get("content/search", cql="type=page")  # => GET /wiki/rest/api/content/search
