"""Bodies that the source writes as JSON text have keys and values, too."""
import httpx
import requests

V1 = "https://acme.atlassian.net/wiki/rest/api"
V2 = "https://acme.atlassian.net/wiki/api/v2"


def update(title: str, number: int) -> None:
    body = '{"id": "1", "title": "%s", "space": {"key": "PS"}, "version": {"number": %d}}' % (title, number)
    requests.put(f"{V2}/pages/1", data=body, timeout=9)  #: AAR403 PUT /wiki/api/v2/pages/{}


def create(title: str) -> None:
    httpx.post(f"{V2}/pages", content=f'{{"spaceId": "ENG", "title": "{title}"}}')  #: AAR403 POST /wiki/api/v2/pages


def create_right(title: str, space_id: int) -> None:
    text = """{
        "spaceId": %s, "title": "%s", "status": "current",
        "body": {"storage": {"value": "<p/>", "representation": "storage"}}
    }"""
    requests.post(f"{V2}/pages", data=text % (space_id, title), timeout=9)  #: !AAR403 POST /wiki/api/v2/pages


def comment() -> None:
    body = '{"type": "comment", "container": {"id": "1", "type": "blogpost"}}'
    requests.post(f"{V1}/content", data=body, timeout=9)  #: > POST /wiki/api/v2/footer-comments


def broken(text: str) -> None:
    requests.post(f"{V2}/pages", data="{", timeout=9)  #: !AAR403
    requests.post(f"{V2}/pages", data="{}", timeout=9)  #: !AAR403
    requests.post(f"{V2}/pages", data=text, timeout=9)  #: !AAR403
    requests.post(f"{V2}/pages", json={"spaceId": "1", "title": '{"space": 1}'}, timeout=9)  #: !AAR403
    requests.post(f"{V2}/pages", data="[" * 900, timeout=9)  #: !AAR403
    requests.post(f"{V2}/pages", data='{"a":' * 190, timeout=9)  #: !AAR403
