"""The link is the answer's or made: a helper that joins a link starting with a slash."""
import requests

WIKI = "https://acme.atlassian.net/wiki"


def absolute(link: str) -> str:
    return link if link.startswith("http") else WIKI + link


def save_all(page_id: str, session: requests.Session):
    found = session.get(f"{WIKI}/api/v2/pages/{page_id}/attachments").json()  #: AAR101 GET /wiki/api/v2/pages/{}/attachments
    for row in found["results"]:
        link = row.get("downloadLink") or f"/download/attachments/{page_id}/{row['title']}"
        with session.get(absolute(link), stream=True) as answer:  #: AAR405
            yield answer.content
