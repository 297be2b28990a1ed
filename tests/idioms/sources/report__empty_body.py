"""v2 returns an empty body unless body-format asks for it."""
import requests


def view(page_id: int, auth: tuple[str, str]) -> str:
    answer = requests.get(f"https://acme.atlassian.net/wiki/api/v2/pages/{page_id}", auth=auth, timeout=9)  #: AAR406 AAR101 GET /wiki/api/v2/pages/{}
    answer.raise_for_status()
    return answer.json()["body"]["storage"]["value"]


def view_stored(page_id: int, auth: tuple[str, str]) -> str:
    url = f"https://acme.atlassian.net/wiki/api/v2/pages/{page_id}?body-format=storage"
    answer = requests.get(url, auth=auth, timeout=9)  #: !AAR403 !AAR406 AAR101 GET /wiki/api/v2/pages/{}
    answer.raise_for_status()
    return answer.json()["body"]["storage"]["value"]


def title(page_id: int, auth: tuple[str, str]) -> str:
    return requests.get(f"https://acme.atlassian.net/wiki/api/v2/pages/{page_id}", auth=auth, timeout=9).json()["title"]  #: !AAR403 !AAR406 GET /wiki/api/v2/pages/{}
