"""The segment comes from a table of the content types: all its values are operations."""
import requests

SEGMENT = {"page": "pages", "folder": "folders"}


def children(kind: str, content_id: str):
    url = f"https://acme.atlassian.net/wiki/api/v2/{SEGMENT[kind]}/{content_id}/direct-children"
    return requests.get(url, timeout=9)  #: AAR102 GET /wiki/api/v2/pages/{}/direct-children | GET /wiki/api/v2/folders/{}/direct-children
