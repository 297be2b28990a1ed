"""get_all_spaces is gone for OAuth, and answers at the site."""
# needs: --client-versions atlassian-python-api=4.0.7
import requests
from atlassian import Confluence


def fetcher(kind: str, cloud_id: str, token: str, user: str) -> list[dict]:
    if kind == "oauth":
        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {token}"
        client = Confluence(url=f"https://api.atlassian.com/ex/confluence/{cloud_id}", session=session, cloud=True)
        return client.get_all_spaces(start=0, limit=25)["results"]  #: AAR202 !AAR201 GET /wiki/rest/api/space
    basic = Confluence(url="https://acme.atlassian.net/wiki", username=user, password=token)
    return basic.get_all_spaces(start=0, limit=25)["results"]  #: AAR201 !AAR202 GET /wiki/rest/api/space
