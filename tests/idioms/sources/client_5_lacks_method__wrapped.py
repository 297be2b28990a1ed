"""The client behind a proxy class, a property, a global made lazily, a thread pool."""
# needs: --client-versions atlassian-python-api=5.0.5
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from atlassian import Confluence


@lru_cache(maxsize=None)
def wiki() -> Confluence:
    return Confluence(url="https://acme.atlassian.net/wiki", username="u", password="t", cloud=True)


_client = None


def client() -> Confluence:
    global _client
    if _client is None:
        _client = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="t", cloud=True)
    return _client


class Pages:
    @property
    def api(self) -> Confluence:
        return wiki()

    def one(self, page: str):
        return self.api.get_page_by_id(page)  #: AAR404

    def many(self, pages: list[str]):
        with ThreadPoolExecutor() as pool:
            return list(pool.map(self.api.get_page_by_id, pages))  #: AAR404


def title(page: str):
    return client().get_page_by_id(page)["title"]  #: AAR404
