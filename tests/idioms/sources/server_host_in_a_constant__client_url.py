"""The client's address in a constant is a Server's."""
from atlassian import Confluence

URL = "https://confluence.corp.example/"


def make() -> Confluence:
    return Confluence(url=URL, token="personal-access-token")


class Sync:
    def __init__(self) -> None:
        self.wiki = make()

    def run(self) -> None:
        self.wiki.get_page_by_id("1")  #: !AAR101 !AAR201 !AAR202 !AAR404
        self.wiki.attach_file("a.png", page_id="1")  #: !AAR101 !AAR201 !AAR202 !AAR404 !AAR405
        self.wiki.get("/rest/api/content/1/label")  #: !AAR101 !AAR201 !AAR202
