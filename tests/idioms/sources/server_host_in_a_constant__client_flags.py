"""The client by its subclasses and flags: Server, Cloud and neither."""
import os

from atlassian import Confluence

URL = "https://kb.corp.example:8443/confluence"
OPTIONS = {"url": URL, "token": os.environ["PAT"], "verify_ssl": False}


class Wiki(Confluence):
    def __init__(self, url: str = URL, **options) -> None:
        super().__init__(url=url, **options)


class Cloud(Confluence):
    def __init__(self, **options) -> None:
        super().__init__("https://acme.atlassian.net/wiki", cloud=True, **options)


def pages():
    Confluence(**OPTIONS).get_all_spaces()  #: !AAR101 !AAR201 !AAR202
    Wiki(token="x").get_page_labels("1")  #: !AAR101 !AAR201 !AAR202
    Cloud(username="u", password="p").get_page_labels("1")  #: AAR201
    with Confluence(url=URL, token="x") as wiki:
        wiki.get("rest/api/content/1/label")  #: !AAR101 !AAR201 !AAR202
    dc = Confluence(os.environ["WIKI"], token="x", api_version="latest", cloud=False)
    return dc.get_page_labels("1")  #: !AAR101 !AAR201 !AAR202
