"""An optional suffix with its own slash is glued to the id."""
import requests

ROOT = "https://acme.atlassian.net/wiki/rest/api/content/"


def content(page_id: str, sub: str = ""):
    return requests.get(ROOT + page_id + sub, timeout=9)  #: GET /wiki/rest/api/content/{}


def body(page_id: str):
    return content(page_id)


def versions(page_id: str):
    return content(page_id, "/version")  #: GET /wiki/rest/api/content/{}/version


def attachments(page_id: str):
    return content(page_id, sub="/child/attachment?limit=50")  #: GET /wiki/rest/api/content/{}/child/attachment
