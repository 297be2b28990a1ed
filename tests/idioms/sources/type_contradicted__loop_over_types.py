"""A loop over all types: nothing narrows."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def everything(ids: list[str]):
    for content_id in ids:
        yield requests.get(f"{API}/content/{content_id}", timeout=9).json()  #: AAR302 !AAR301


def of_comment(page_comment_id: str):
    return requests.delete(f"{API}/content/{page_comment_id}", timeout=9)  #: AAR302 !AAR301
