"""A client is the default of a parameter."""
from atlassian import Confluence


def connect() -> Confluence:
    return Confluence(url="https://acme.atlassian.net/wiki", username="u", password="t", cloud=True)


WIKI = connect()


def spaces(wiki=WIKI):
    return wiki.get_all_spaces()  #: AAR201 !AAR202 GET /wiki/rest/api/space


def labels(page_id, *, client=connect()):
    return client.get_page_labels(page_id)  #: AAR201 GET /wiki/rest/api/content/{}/label


def at_server(wiki=Confluence("https://wiki.corp.example", token="t")):
    return wiki.get_all_spaces()  #: !AAR201 !AAR101


def either(wiki: Confluence = WIKI):
    return wiki.get_all_spaces()  #: AAR201 GET /wiki/rest/api/space
