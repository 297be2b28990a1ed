"""The caller hands over a literal id, title, space: the call is told within."""
import requests

SITE = "https://acme.atlassian.net"


def get_page(page_id: str) -> dict:
    return requests.get(f"{SITE}/wiki/api/v2/pages/{page_id}", timeout=9).json()  #: GET /wiki/api/v2/pages/{}


def find(title: str, space: str = "ENG") -> dict:
    params = {"title": title, "spaceKey": space}
    return requests.get(f"{SITE}/wiki/rest/api/content", params=params, timeout=9).json()  #: GET /wiki/rest/api/content


if __name__ == "__main__":
    print(get_page("12345"))
    print(find("search"))
    print(find(title="label", space="history"))
    for number in ("1", "2"):
        get_page(number)
