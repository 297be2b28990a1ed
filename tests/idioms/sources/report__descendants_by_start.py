"""Every batch of a search holds the same pages."""
from atlassian import Confluence


class Exporter:
    def __init__(self, user: str, token: str) -> None:
        self.client = Confluence(url="https://acme.atlassian.net/wiki", username=user, password=token)

    def below(self, page_id: int) -> list[dict]:
        start, found = 0, []
        while True:
            query = {"cql": f"type=page AND ancestor={page_id}", "limit": 250, "start": start}
            answer = self.client.get("rest/api/content/search", params=query)  #: AAR403 GET /wiki/rest/api/content/search
            found += answer["results"]
            if len(answer["results"]) < 250:
                return found
            start += 250
