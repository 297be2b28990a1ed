"""The default of a parameter is an f-string, which several calls leave out."""
import requests

HOST = "https://acme.atlassian.net"


def fetch(path, root=f"{HOST}/wiki/rest/"):
    return requests.get(root + path, timeout=9)


fetch("api/space")  #: GET /wiki/rest/api/space
fetch("api/longtask")  #: GET /wiki/rest/api/longtask


class Part:
    def __init__(self, name, root=f"{HOST}/wiki/rest/api"):
        self.root = root
        self.name = name

    def load(self):
        return requests.get(f"{self.root}/{self.name}", timeout=9)


Part("space").load()  #: GET /wiki/rest/api/space
Part("longtask").load()  #: GET /wiki/rest/api/longtask
