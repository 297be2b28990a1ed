"""There is no search in v2: the wrong path is told, with the one to take."""
import requests


class Searcher:
    def __init__(self, base_url: str = "https://acme.atlassian.net/wiki"):
        self.base_url = base_url

    def search(self, text: str):
        url = f"{self.base_url}/api/v2/search"
        return requests.get(url, params={"cql": f'text ~ "{text}"'}, auth=("u", "t"), timeout=9)  #: AAR401

    def page_search(self, text: str):
        return requests.get(f"{self.base_url}/api/v2/pages/search", params={"query": text}, timeout=9)  #: any
