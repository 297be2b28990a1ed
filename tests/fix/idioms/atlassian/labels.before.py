# fix: --unsafe-fixes
"""Labels, and the author of the page, by a client in an attribute."""

from atlassian import Confluence


class Reader:
    def __init__(self, site):
        self.client = Confluence(url=site + "/wiki", username="ada", password="x", cloud=True)

    def labels(self, page_id):
        found = self.client.get_page_labels(page_id)
        return [label["name"] for label in found["results"]]

    def author(self, page_id):
        page = self.client.get_page_by_id(page_id=page_id)
        return page["history"]["createdBy"]["accountId"]


def main(site):
    reader = Reader(site)
    return reader.labels(110), reader.author(100)
