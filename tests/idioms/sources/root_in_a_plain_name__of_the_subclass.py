"""Mixins read the address and the transport of the class that combines them."""
import requests


class Labels:
    def labels(self, i):
        return self.get(f"{self.v1}/content/{i}/label")  #: GET /wiki/rest/api/content/{}/label


class Pages:
    collection = "pages"

    def one(self, i):
        return self.get("/".join((self.v2, self.collection, str(i))))  #: GET /wiki/api/v2/pages/{}

    def other(self, i):
        return self.get(f"{self.either}/content/{i}")


class Transport:
    def get(self, url, **options):
        return self.session.get(url, **options).json()


class Wiki(Labels, Pages, Transport):
    host = "https://acme.atlassian.net"
    v1 = f"{host}/wiki/rest/api"
    v2 = host + "/wiki/api/v2"
    either = "https://acme.atlassian.net/wiki/rest/api"

    def __init__(self):
        super().__init__()
        self.session = requests.Session()


class Own(Pages, Transport):
    either = "https://wiki.corp.example/rest/api"
