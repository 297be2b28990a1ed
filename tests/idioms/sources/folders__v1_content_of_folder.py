"""A folder read by v1: its replacement is the folder operation where the code says folder."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def folder_title(folder_id: str) -> str:
    return requests.get(f"{API}/content/{folder_id}", timeout=9).json()["title"]  #: AAR201 GET /wiki/rest/api/content/{}


def folders_of(page_id: str):
    return requests.get(f"{API}/content/{page_id}/child/folder", timeout=9).json()["results"]  #: AAR201 GET /wiki/rest/api/content/{}/child/{}
