"""The id is read from a record that is called otherwise than the client's method."""
from atlassian import Confluence


def authors(wiki: Confluence, comment: dict, blog: dict, page: dict, attachment):
    wiki.get_page_by_id(comment["id"])  #: AAR302 !AAR301
    wiki.get_page_by_id(page_id=blog["id"])  #: AAR302 !AAR301
    wiki.get_page_by_id(attachment.id)  #: AAR302 !AAR301
    return wiki.get_page_by_id(page["id"])  #: AAR201 > GET /wiki/api/v2/pages/{}


def bodies(wiki: Confluence, page_id: str):
    for comment in wiki.get_page_comments(page_id)["results"]:  #: any
        yield wiki.get_page_by_id(comment["id"], expand="body.view")  #: AAR302 !AAR301
