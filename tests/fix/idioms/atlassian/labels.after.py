# fix: --unsafe-fixes
"""Labels, and the author of the page, by a client in an attribute."""

from atlassian import Confluence


class Reader:
    def __init__(self, site):
        self.client = Confluence(url=site + "/wiki", username="ada", password="x", cloud=True)

    def labels(self, page_id):
        found = self.client.get(f"api/v2/pages/{page_id}/labels", params={"limit": "200"})
        return [label["name"] for label in found["results"]]

    def author(self, page_id):
        page = self.client.get(f"api/v2/pages/{page_id}", params={"status": "current"})
        return page["authorId"]


def main(site):
    reader = Reader(site)
    return reader.labels(110), reader.author(100)
