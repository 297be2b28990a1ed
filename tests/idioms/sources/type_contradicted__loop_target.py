"""What a loop takes is called what its target is: IDs of comments are none of pages."""
import requests
from atlassian import Confluence

API = "https://acme.atlassian.net/wiki/rest/api"


def authors(wiki: Confluence, comment_ids: list[str]):
    for comment_id in comment_ids:
        yield wiki.get_page_by_id(comment_id)  #: AAR302 !AAR301


def files(attachments: list[dict]):
    return [requests.get(f"{API}/content/{attachment['id']}", timeout=9) for attachment in attachments]  #: AAR302 !AAR301


def titles(wiki: Confluence, page_ids: list[str]):
    for number, page_id in enumerate(page_ids):
        yield number, wiki.get_page_by_id(page_id)  #: AAR201 > GET /wiki/api/v2/pages/{}
